import GymnasiumCore
import GymnasiumEnvironments

/// The environments of Sutton and Barto's book, and small ones of the course.
var textbook: [RegistryEntry] {
    let group = "textbook"
    return [
        entry(.kArmedTestbed, in: group, maxEpisodeSteps: 1000),
        entry(.driftingTestbed, in: group, maxEpisodeSteps: 10_000),
        entry(.associativeTestbed, in: group, maxEpisodeSteps: 1000),
        entry(.slotMachines, in: group),
        entry(.fiveByFiveGrid, in: group),
        entry(.fourByFourGrid, in: group),
        entry(.jacksCarRental, in: group),
        entry(.gambler, in: group),
        entry(.racetrack, in: group),
        entry(.randomWalk, in: group),
        entry(.randomWalk19, in: group),
        entry(.randomWalk1000, in: group),
        entry(.windyGrid, in: group),
        entry(.maximizationBias, in: group),
        entry(.dynaMaze, in: group),
        entry(.blockingMaze, in: group),
        entry(.shortcutMaze, in: group),
        entry(.bairdStar, in: group),
        entry(.shortCorridor, in: group),
    ]
}
