import GymnasiumCore
import GymnasiumEnvironments

/// The worlds of Sutton and Barto's book, and the course's slot machines.
var textbook: [RegistryEntry] {
    func world<E: Env>(
        _ name: String, maxEpisodeSteps: Int? = nil, _ entryPoint: @escaping @Sendable (Options) throws -> E
    ) -> RegistryEntry {
        entry("textbook/\(name)-v0", in: "textbook", maxEpisodeSteps: maxEpisodeSteps, entryPoint)
    }
    return [
        world("KArmedTestbed", maxEpisodeSteps: 1000) { try KArmedTestbed(options: $0) },
        world("DriftingTestbed", maxEpisodeSteps: 10_000) { try KArmedTestbed(options: $0, drift: 0.01) },
        world("AssociativeTestbed", maxEpisodeSteps: 1000, AssociativeTestbed.init(options:)),
        world("SlotMachines", SlotMachines.init(options:)),
        world("FiveByFiveGrid", FiveByFiveGrid.init(options:)),
        world("FourByFourGrid", FourByFourGrid.init(options:)),
        world("JacksCarRental", JacksCarRental.init(options:)),
        world("Gambler", Gambler.init(options:)),
        world("Racetrack", Racetrack.init(options:)),
        world("RandomWalk") { try RandomWalk(options: $0) },
        world("RandomWalk19") { try RandomWalk(options: $0, states: 19, leftReward: -1) },
        world("RandomWalk1000") { try RandomWalk(options: $0, states: 1000, reach: 100, leftReward: -1) },
        world("WindyGrid", WindyGrid.init(options:)),
        world("MaximizationBias", MaximizationBias.init(options:)),
        world("DynaMaze") { try DynaMaze(options: $0, .fixed) },
        world("BlockingMaze") { try DynaMaze(options: $0, .blocking) },
        world("ShortcutMaze") { try DynaMaze(options: $0, .shortcut) },
        world("BairdStar", BairdStar.init(options:)),
        world("ShortCorridor", ShortCorridor.init(options:)),
    ]
}
