import Foundation
import Lyceum
import RecordingTestSupport
import Synchronization
import TestSupport

/// The file of the scenarios that are replayed; `nil` for that of the tests.
let scenarioFile = Mutex<String?>(nil)

/// Recorded runs of rldurham's Recorder, carried out by ours: what students run is built with optimisation, which may change
/// the last bit of a number where nobody keeps it from doing so.
let recorderScenarios = Check("recorder/scenarios") { _ in
    let scenarios = try RecorderScenario.all(scenarioFile.withLock { $0 })
    try require(!scenarios.isEmpty, "there is no scenario")
    var (compared, differences) = (0, [String]())
    for scenario in scenarios where scenario.touches.isDisjoint(with: ["phantom", "bad smoothing"]) {
        let ours = try withTemporaryFolder { folder in
            try Warnings.collecting { try RecorderReplay(scenario, folder: folder) }.0
        }
        // There rldurham stops at the last call.
        let isStopped = !scenario.touches.isDisjoint(with: ["negative variance", "overflow"])
        differences += ours.differences(
            from: scenario, upTo: isStopped ? scenario.calls.count - 1 : nil,
            ignoringSmoothed: scenario.touches.contains("double entry"))
        if !isStopped, ours.log != scenario.log.map({ $0 + ours.openRow }) {
            differences.append("\(scenario): another log")
        }
        compared += 1
    }
    let first = differences.prefix(3).joined(separator: "; ")
    try require(differences.isEmpty, "\(differences.count) differences: \(first)")
    return "\(compared) of \(scenarios.count) scenarios on the bits"
}
