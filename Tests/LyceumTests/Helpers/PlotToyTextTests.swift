import Foundation
import Lyceum
import TestSupport
import Testing

/// Gymnasium's grid worlds in the picture of values, policies and trajectories.
@Suite struct PlotToyTextTests {
    @Test func `The lake and the cliff are drawn with their cells, by typed and by string ids`() throws {
        try withTemporaryFolder { folder in
            var lake = try make("FrozenLake-v1", ["is_slippery": false])
            try lake.reset(seed: 1)
            let values = (0..<16).map { Double($0) / 16 }
            try plotFrozenLake(lake, values: values, to: folder + "/lake.svg")
            let text = try text(folder + "/lake.svg")
            #expect(text.contains("start") && text.contains("goal") && text.contains("0.500000"))
            let layout = try #require(lake.gridLayout)
            #expect(layout.states(.pit) == [5, 7, 11, 12] && layout.states(.goal) == [15])
            let cliff = try #require(try make(.cliffWalking).gridLayout)
            #expect(cliff.states(.pit) == Array(37..<47) && cliff.states(.start) == [36])
            try plotGridWorld(make(.cliffWalking), to: folder + "/cliff.svg")
        }
    }

    @Test func `Where a layout says that an action leads, it leads`() throws {
        for (id, states) in [("FrozenLake-v1", 16), ("FrozenLake8x8-v1", 64), ("CliffWalking-v1", 48)] {
            let options: Info = id.hasPrefix("Frozen") ? ["is_slippery": false] : [:]
            let layout = try #require(try make(id, options).gridLayout)
            for state in 0..<states where layout.cells[state] == .floor {
                for (action, move) in layout.moves.enumerated() {
                    var env = try make(id, options)
                    try env.reset(seed: 1)
                    try env.setAttribute("s", to: .int(state))
                    let target = layout.neighbour(of: state, move)
                    let expected = id.hasPrefix("Cliff") && layout.cells[target] == .pit ? 36 : target
                    #expect(
                        try env.step(action).observation == .int(expected), "\(id), state \(state), action \(action)")
                }
            }
        }
    }
}
