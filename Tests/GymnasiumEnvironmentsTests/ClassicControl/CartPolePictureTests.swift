import Foundation
import Gymnasium
import LyceumGraphics
import LyceumNumerics
import TestSupport
import Testing

@Suite("The picture of CartPole") struct CartPolePictureTests {
    private func frame(position: Double, angle: Double) throws -> NDArray<UInt8> {
        var env = CartPole(renderMode: .rgbArray)
        env.state = CartPole.State(position: position, velocity: 0, angle: angle, angularVelocity: 0)
        return try #require(try env.render()?.lastImage)
    }

    /// Which columns of some rows hold a colour, nearly.
    private func columns(_ image: NDArray<UInt8>, rows: Range<Int>, near color: [Int]) -> [Int] {
        (0..<image.shape[1]).filter { column in
            rows.contains { row in
                (0..<3).allSatisfy { abs(Int(image[row, column, $0]) - color[$0]) < 60 }
            }
        }
    }

    @Test("It is Gymnasium's: less than 3 of 255 away on average, and neither cart nor pole is displaced by a column")
    func sameAsGymnasium() throws {
        let states = try referenceLines("frames/cartpole.tsv").map { try $0.map { try #require(Double($0)) } }
        #expect(states.count == 100)
        for (number, state) in states.enumerated() {
            let name = "cartpole-\(number < 10 ? "0" : "")\(number).png"
            let path = try referencePath("frames/\(name)")
            let expected = try PNG.decode(Array(Data(contentsOf: URL(filePath: path))))
            let ours = try frame(position: state[0], angle: state[1])
            #expect(ours.shape == expected.shape)
            // Every seventh byte: all three colours, and each row at other columns.
            let (mine, theirs) = (ours.elements, expected.elements)
            let sample = stride(from: 0, to: mine.count, by: 7)
            let sum = sample.reduce(0) { $0 + abs(Int(mine[$1]) - Int(theirs[$1])) }
            #expect(Double(sum) / Double(mine.count / 7) < 3, "state \(number)")
            // The cart below the pole, and the pole at two heights above the cart.
            let brown = [202, 152, 101]
            for (rows, color) in [(306..<312, [0, 0, 0]), (200..<210, brown), (270..<280, brown)] {
                let (mine, theirs) = (
                    columns(ours, rows: rows, near: color), columns(expected, rows: rows, near: color)
                )
                let middle = { (list: [Int]) in Double((list.first ?? 0) + (list.last ?? 0)) / 2 }
                #expect(abs(middle(mine) - middle(theirs)) <= 1, "state \(number), rows \(rows)")
                #expect(abs(mine.count - theirs.count) <= 3, "state \(number), rows \(rows): \(mine) and \(theirs)")
            }
        }
    }

    @Test("The same state gives the same pixels on every machine")
    func pinned() throws {
        var digests: [String] = []
        for (position, angle) in [(0.0, 0.0), (0.3, 0.1), (-2.39, -0.2)] {
            var hash = ByteHash()
            for byte in try frame(position: position, angle: angle).elements { hash.add(byte) }
            digests.append(hash.digits)
        }
        #expect(digests == ["a9a5be236375c8f6", "8047cae505e66c80", "47b5d26788d5657f"])
    }

    @Test("Without a mode, and before the first reset, there is none")
    func none() throws {
        var env = CartPole()
        try env.reset(seed: 1)
        #expect(try env.render() == nil)
        var early = CartPole(renderMode: .rgbArray)
        #expect(try early.render() == nil)
        var made = try make(.cartPole, renderMode: .rgbArray)
        #expect(throws: ResetNeeded("render")) { try made.render() }
        try made.reset()
        #expect(try made.render()?.lastImage?.shape == [400, 600, 3])
    }
}
