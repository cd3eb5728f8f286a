import GymnasiumCore
import LyceumGraphics
import LyceumValues

extension GridWorld where Self: TabularEnv {
    /// The letters of the grid, the agent's on red.
    var gridText: String? { state.map { layout.text(agent: $0) } }
}

extension FiveByFiveGrid {
    /// Images of 320 × 320 and text, 4 a second.
    public static let metadata = Metadata(renderModes: [.human, .rgbArray, .ansi], renderFPS: 4)

    /// Draws the cells, with A and B and where they carry to.
    ///
    /// - Returns: an image of shape (320, 320, 3), or the grid in letters; `nil` before the first reset.
    public mutating func render() throws -> RenderedFrame? {
        frame(of: state, text: gridText) { state in
            var ground = GridDrawing.Ground()
            ground.floor = Color(232, 240, 250)
            var drawing = GridDrawing(layout, cell: 64, ground: ground)
            for (names, from, color) in [(["A", "A'"], 1, WorldColors.goal), (["B", "B'"], 3, WorldColors.agent)] {
                guard let carrier = Self.carriers[from] else { continue }
                for cell in [from, carrier.target] { drawing.fill(cell, ground.floor.mixed(with: color, 0.35)) }
                drawing.write(names[0], on: from)
                drawing.write(names[1], on: carrier.target)
                let side = Point(18, 0)
                drawing.canvas.arrow(
                    from: drawing.center(of: from) + side + Point(0, 16),
                    to: drawing.center(of: carrier.target) + side - Point(0, 16), width: 4, head: 14, color)
                drawing.canvas.text(
                    "+\(Int(carrier.reward))", at: drawing.center(of: from + 5) + Point(-8, 0), size: 20, color,
                    anchor: .center, isBold: true)
            }
            drawing.agent(on: state)
            return drawing.canvas
        }
    }
}

extension FourByFourGrid {
    /// Images of 320 × 320 and text, 4 a second.
    public static let metadata = Metadata(renderModes: [.human, .rgbArray, .ansi], renderFPS: 4)

    /// Draws the cells, the final corners in grey as in the book.
    ///
    /// - Returns: an image of shape (320, 320, 3), or the grid in letters; `nil` before the first reset.
    public mutating func render() throws -> RenderedFrame? {
        frame(of: state, text: gridText) { state in
            var drawing = GridDrawing(layout, cell: 80)
            for cell in layout.cells.indices {
                if layout.cells[cell] == .goal {
                    drawing.fill(cell, Color(176, 179, 186))
                } else {
                    let corner = drawing.corner(of: cell) + Point(8, 24)
                    drawing.canvas.text("\(cell)", at: corner, size: 18, WorldColors.quiet)
                }
            }
            drawing.agent(on: state, .violet)
            return drawing.canvas
        }
    }
}

extension WindyGrid {
    /// Images of 480 × 368 and text, 4 a second.
    public static let metadata = Metadata(renderModes: [.human, .rgbArray, .ansi], renderFPS: 4)

    /// Draws the cells, and the wind as arrows, with its strength below.
    ///
    /// - Returns: an image of shape (368, 480, 3), or the grid in letters; `nil` before the first reset.
    public mutating func render() throws -> RenderedFrame? {
        frame(of: state, text: gridText) { state in
            var ground = GridDrawing.Ground()
            ground.floor = Color(240, 248, 246)
            var drawing = GridDrawing(layout, cell: 48, bottom: 32, ground: ground)
            for (column, wind) in Self.wind.enumerated() {
                let x = 48 * Double(column) + 24
                for row in 0..<7 where wind > 0 && layout.cells[row * 10 + column] == .floor {
                    for side in wind == 1 ? [0.0] : [-9.0, 9.0] {
                        let y = 48 * Double(row) + 24
                        drawing.canvas.arrow(
                            from: Point(x + side, y + 15), to: Point(x + side, y - 15), width: 3, head: 10,
                            Color(150, 196, 204))
                    }
                }
                let text = "\(wind)" + (isWindStochastic && wind > 0 ? "?" : "")
                drawing.canvas.text(
                    text, at: Point(x, 352), size: 20, wind > 0 ? Color(60, 130, 145) : WorldColors.quiet,
                    anchor: .center, isBold: true)
            }
            drawing.agent(on: state, .orange)
            return drawing.canvas
        }
    }
}

extension DynaMaze {
    /// Images of 432 × 288 and text, 4 a second.
    public static let metadata = Metadata(renderModes: [.human, .rgbArray, .ansi], renderFPS: 4)

    /// Draws the cells: stone walls, brick where the way is going to be blocked, a hedge where a shortcut opens.
    ///
    /// - Returns: an image of shape (288, 432, 3), or the grid in letters; `nil` before the first reset.
    public mutating func render() throws -> RenderedFrame? {
        frame(of: state, text: gridText) { state in
            var ground = GridDrawing.Ground()
            ground.floor = Color(246, 240, 226)
            switch maze {
            case .fixed: ground.wall = Color(122, 126, 136)
            case .blocking: ground.wall = Color(168, 84, 62)
            case .shortcut: ground.wall = Color(70, 128, 74)
            }
            var drawing = GridDrawing(layout, cell: 48, ground: ground)
            let other = hasChanged ? before.layout : after.layout
            for cell in layout.cells.indices where layout.cells[cell] == .wall && other.cells[cell] != .wall {
                drawing.write(hasChanged ? "!" : "?", on: cell, size: 0.5, .white)
            }
            drawing.agent(on: state)
            return drawing.canvas
        }
    }
}

extension WindyGrid: Playable {
    /// The arrows, or w, a, s and d; with king's moves e, c, z and q go diagonally; the space bar stays where that can be done.
    public var keysToAction: [KeyCombination: Int] {
        var keys: [KeyCombination: Int] = [.up: 0, "w": 0, .right: 1, "d": 1, .down: 2, "s": 2, .left: 3, "a": 3]
        if kingsMoves { keys.merge(["e": 4, "c": 5, "z": 6, "q": 7]) { $1 } }
        if canStay { keys[.space] = actionSpace.n - 1 }
        return keys
    }
}

extension DynaMaze: Playable {
    /// The arrows, or w, a, s and d.
    public var keysToAction: [KeyCombination: Int] {
        [.up: 0, "w": 0, .right: 1, "d": 1, .down: 2, "s": 2, .left: 3, "a": 3]
    }
}
