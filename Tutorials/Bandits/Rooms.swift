import Lyceum

/// Three rooms in a circle, with the six slot machines in each; only those in room 1 are plugged in.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(7)`: 0 walks on to the next room, 1 to 6 pull an arm of this one |
/// | Observation | `Discrete(3)`: the room |
/// | Reward | 0 for walking; for a pull what ``SlotMachines`` pays in room 1, and -25 in the others |
/// | Terminated | never: give it a time limit |
struct Rooms: Env {
    var observationSpace = Discrete(3)
    var actionSpace = Discrete(7)
    var random = Generator()
    /// How it draws, and what it can draw: text, a line for each state, and images (see RoomsPicture.swift).
    var renderMode: RenderMode?
    static let metadata = Metadata(renderModes: [.ansi, .rgbArray], renderFPS: 4)

    private(set) var room = 0
    private let machines = SlotMachines()

    mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        room = 0
        return Reset(room)
    }

    mutating func step(_ action: Int) throws -> Step<Int> {
        guard actionSpace.contains(action) else { throw InvalidAction(action, in: actionSpace) }
        if action == 0 {
            room = (room + 1) % 3
            return Step(room, reward: 0)
        }
        if room != 1 { return Step(room, reward: -machines.fee) }
        return Step(room, reward: machines.reward(of: action - 1, luck: random.random()))
    }

    func render() -> RenderedFrame? {
        switch renderMode {
        case .ansi: .text((0..<3).map { $0 == room ? "[ you ]" : "[     ]" }.joined(separator: " "))
        case .rgbArray: picture()
        default: nil
        }
    }
}
