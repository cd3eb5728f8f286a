import Foundation
import Lyceum
import TestSupport
import Testing

@Suite("plotGridWorld")
struct PlotGridWorldTests {
    private let values = (0..<16).map { -Double($0) }

    private func count(_ text: String, in svg: String) -> Int { svg.components(separatedBy: text).count - 1 }

    @Test("takes typed and dynamic stacks, and nothing that is no grid world")
    func stacks() throws {
        let typed = try make(.windyGrid)
        let dynamic = try make("textbook/WindyGrid-v0")
        #expect(typed.gridLayout == WindyGrid().layout && dynamic.gridLayout == WindyGrid().layout)
        #expect(WindyGrid().gridLayout == WindyGrid().layout)
        #expect(try gridMap(typed).svg == gridMap(dynamic).svg)
        let error = try #require(throws: NotAGridWorld.self) { try gridMap(try make("CartPole-v1")) }
        #expect(error.description.contains("CartPole") && error.description.contains("conform its type to GridWorld"))
        #expect(throws: NotAGridWorld.self) { try gridMap(CartPole()) }
    }

    @Test("values are numbers and shades, the least white and the greatest dark, whatever their range")
    func shades() throws {
        let map = try gridMap(FourByFourGrid(), values: values)
        #expect(map.svg.contains("−14.00000") && map.svg.contains("−1.000000"))
        let rising = try gridMap(FourByFourGrid(), values: (1...16).map(Double.init))
        #expect(count("fill=\"#404c60\"", in: rising.svg) == 1)
        let wild = try gridMap(FourByFourGrid(), values: [.nan, .infinity, -.infinity] + values[3...])
        #expect(!wild.svg.lowercased().contains("nan") && !wild.svg.contains("inf"))
        let small = (0..<16).map { Double($0) / 100 }
        let plain = try gridMap(FourByFourGrid(), values: small)
        let ramped = try gridMap(FourByFourGrid(), values: small, colorRamp: 0.5)
        #expect(plain.svg != ramped.svg && !plain.svg.contains("#404c60"))
        #expect(try !gridMap(FourByFourGrid(), values: small, showsValues: false).svg.contains("0.150000"))
    }

    @Test("a policy is drawn as arrows where something can be done")
    func policies() throws {
        let greedy = try gridMap(FourByFourGrid(), policy: .actions(Array(repeating: 1, count: 16)))
        #expect(greedy.cells.map(\.arrows.count) == [0] + Array(repeating: 1, count: 14) + [0])
        #expect(greedy.cells[3].arrows == [GridMap.Arrow(right: 1, down: 0)])
        let uniform = try gridMap(
            FourByFourGrid(), policy: .probabilities(Array(repeating: [0.5, 0.25, 0.25, 0], count: 16)))
        #expect(uniform.cells[1].arrows.count == 3 && uniform.cells[1].arrows[0] == .init(right: 0, down: -0.5))
        let stay = WindyGrid(kingsMoves: true, canStay: true)
        #expect(try gridMap(stay, policy: .actions(Array(repeating: 8, count: 70))).svg.contains("fill=\"none\""))
    }

    @Test("what does not fit the world is refused by its name")
    func refusals() throws {
        func refusal(_ body: () throws -> Void) throws -> String {
            try #require(throws: InvalidArgument.self, performing: body).argument
        }
        let env = FourByFourGrid()
        #expect(try refusal { _ = try gridMap(env, values: [1]) } == "values")
        #expect(try refusal { _ = try gridMap(env, policy: .actions([1])) } == "policy")
        #expect(try refusal { _ = try gridMap(env, policy: .actions(Array(repeating: 4, count: 16))) } == "policy")
        #expect(try refusal { _ = try gridMap(env, policy: .probabilities([[1, 0, 0, 0]])) } == "policy")
        #expect(try refusal { _ = try gridMap(env, trajectory: [0, 16]) } == "trajectory")
        #expect(try refusal { _ = try gridMap(env, colorRamp: 0) } == "colorRamp")
    }

    @Test("files are written, as a whole, into a folder that is made")
    func files() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/a/b.svg"
            try plotGridWorld(FourByFourGrid(), values: values, trajectory: [1, 2, 6], title: "a < b", to: path)
            let text = try String(contentsOfFile: path, encoding: .utf8)
            #expect(text.hasPrefix("<svg") && text.hasSuffix("</svg>\n") && text.contains("a &lt; b"))
            try plotFrozenLake(try make("textbook/DynaMaze-v0"), to: path)
            #expect(try String(contentsOfFile: path, encoding: .utf8).contains(">ice<"))
            #expect(throws: (any Error).self) { try plotGridWorld(FourByFourGrid(), to: "/proc/no/such.svg") }
        }
    }
}
