import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// Slot machines that take a fee and pay with different probabilities. `textbook/SlotMachines-v0`.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(6)`: the machine |
/// | Observation | `Discrete(1)`: always 0 |
/// | Reward | the machine's prize, or nothing, less the fee of 25 |
/// | Start | always the same |
/// | Terminated | after one pull |
/// | Truncated | never |
///
/// Machines win with probability 0.4, 0.2, 0.1, 0.1, 0.1 and 0.7 and pay 1, 0.1, 2, 0.5, 6 and 70: only the last one is worth
/// the fee, with 24 on average. They are those of the rldurham course's lecture 2 and practical 2.
public struct SlotMachines: ConfigurableEnv {
    /// How likely each machine pays.
    public let winProbabilities: [Double]
    /// What each machine pays.
    public let prizes: [Double]
    /// What a pull costs.
    public let fee: Double
    /// The machine pulled last and whether it paid, for the picture.
    var last: (machine: Int, hasWon: Bool)?
    private var hasStarted = false
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?
    /// Always 0: there is nothing to see.
    public var observationSpace = Discrete(1)
    /// The machines.
    public var actionSpace: Discrete
    /// What wins are drawn from: one number from 0 to 1 for a pull.
    public var random = Generator()

    /// What machines are made with.
    public struct Settings: EnvSettings {
        /// The values of the options; the table says what each means.
        public var winProbabilities = [0.4, 0.2, 0.1, 0.1, 0.1, 0.7], prizes = [1, 0.1, 2, 0.5, 6, 70], fee = 25.0

        /// The course's six machines.
        public static let standard = Settings()
        /// The table of the options.
        public static let options = [
            EnvOption("win_probabilities", \Settings.winProbabilities, "how likely each machine pays, 0 to 1"),
            EnvOption("prizes", \.prizes, "what each machine pays"), EnvOption("fee", \.fee, "what a pull costs"),
        ]
    }

    /// Machines.
    ///
    /// - Parameters:
    ///   - winProbabilities: how likely each pays, from 0 to 1.
    ///   - prizes: what each pays, as many.
    ///   - fee: what a pull costs.
    ///   - renderMode: how it draws.
    /// - Throws: ``InvalidArgument``.
    public init(
        winProbabilities: [Double] = Settings.standard.winProbabilities,
        prizes: [Double] = Settings.standard.prizes, fee: Double = Settings.standard.fee,
        renderMode: RenderMode? = nil
    ) throws {
        try self.init(
            Settings(winProbabilities: winProbabilities, prizes: prizes, fee: fee), renderMode: renderMode)
    }

    /// Machines with these settings.
    ///
    /// - Throws: ``InvalidArgument``.
    public init(_ settings: Settings, renderMode: RenderMode?) throws {
        let (winProbabilities, prizes, fee) = (settings.winProbabilities, settings.prizes, settings.fee)
        guard !winProbabilities.isEmpty, winProbabilities.allSatisfy({ (0...1).contains($0) }) else {
            throw InvalidArgument(
                "win_probabilities", given: winProbabilities, expected: "a probability, from 0 to 1, for each machine")
        }
        guard prizes.count == winProbabilities.count, prizes.allSatisfy(\.isFinite) else {
            throw InvalidArgument(
                "prizes", given: prizes, expected: "\(winProbabilities.count) finite numbers, one for each machine")
        }
        try checkFinite("fee", fee)
        self.winProbabilities = winProbabilities
        self.prizes = prizes
        self.fee = fee
        self.renderMode = renderMode
        actionSpace = Discrete(winProbabilities.count)
    }

    /// The expected reward of each machine, the fee taken off.
    public var values: [Double] { zip(winProbabilities, prizes).map { $0 * $1 - fee } }

    /// Makes the machines ready for a pull.
    ///
    /// - Throws: `InvalidSeed`.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        hasStarted = true
        last = nil
        return Reset(0)
    }

    /// Pulls a machine.
    ///
    /// - Throws: ``InvalidAction``, ``ResetNeeded``.
    public mutating func step(_ machine: Int) throws -> Step<Int> {
        guard actionSpace.contains(machine) else { throw InvalidAction(machine, in: actionSpace) }
        guard hasStarted else { throw ResetNeeded("step") }
        let hasWon = random.random() < winProbabilities[machine]
        last = (machine, hasWon)
        return Step(0, reward: (hasWon ? prizes[machine] : 0) - fee, terminated: true)
    }

    /// What it was made with.
    public static let attributes = [
        Attribute<SlotMachines>(readOnly: "win_probabilities", \.winProbabilities),
        Attribute(readOnly: "prizes", \.prizes), Attribute(readOnly: "fee", \.fee),
        Attribute(readOnly: "values", \.values),
    ]
}

extension EnvID where E == SlotMachines {
    /// `textbook/SlotMachines-v0`: the course's six machines.
    public static var slotMachines: EnvID { EnvID("textbook/SlotMachines-v0") }
}
