import LyceumGraphics

/// The picture of a world of cells.
struct GridDrawing {
    /// What is drawn on.
    var canvas: Canvas
    /// The length of a cell's side in pixels.
    let cell: Double
    /// The upper left corner of the grid.
    let origin: Point
    private let layout: GridLayout

    /// The colours of a world's ground.
    struct Ground {
        var floor = WorldColors.paper
        var line = WorldColors.line
        var wall = Color(122, 116, 108)
        var pit = WorldColors.pit
        var text = WorldColors.ink
    }

    /// A grid with its cells.
    ///
    /// - Parameters:
    ///   - layout: the cells.
    ///   - cell: the length of a cell's side in pixels.
    ///   - top: room above the grid in pixels.
    ///   - bottom: room below it.
    ///   - ground: the colours.
    init(_ layout: GridLayout, cell: Double, top: Double = 0, bottom: Double = 0, ground: Ground = Ground()) {
        self.layout = layout
        self.cell = cell
        origin = Point(0, top)
        canvas = Canvas(
            width: Int(cell) * layout.columnCount, height: Int(cell) * layout.rowCount + Int(top + bottom),
            background: ground.floor)
        for state in layout.cells.indices { draw(state, ground) }
        let (width, height) = (cell * Double(layout.columnCount), cell * Double(layout.rowCount))
        for column in 1..<max(2, layout.columnCount) {
            let x = cell * Double(column)
            canvas.fill(rectAt: Point(x - 0.5, top), width: 1, height: height, ground.line)
        }
        for row in 0...layout.rowCount {
            let y = min(max(top + cell * Double(row), 0.5), Double(canvas.height) - 0.5)
            canvas.fill(rectAt: Point(0, y - 0.5), width: width, height: 1, ground.line)
        }
    }

    private mutating func draw(_ state: Int, _ ground: Ground) {
        let corner = corner(of: state)
        switch layout.cells[state] {
        case .floor: break
        case .start:
            fill(state, ground.floor.mixed(with: WorldColors.start, 0.55))
            canvas.text("S", at: center(of: state), size: cell * 0.4, ground.text, anchor: .center, isBold: true)
        case .goal:
            fill(state, ground.floor.mixed(with: WorldColors.goal, 0.4))
            canvas.flag(at: center(of: state), size: cell * 0.8)
        case .pit: fill(state, ground.pit)
        case .wall:
            fill(state, ground.wall)
            let light = ground.wall.mixed(with: .white, 0.25)
            for row in 0..<3 {
                for brick in 0..<2 {
                    let shift = row % 2 == 0 ? 0.0 : 0.25
                    let x = corner.x + cell * (0.04 + 0.5 * Double(brick) + (brick == 0 ? 0 : -shift))
                    let width = brick == 0 ? 0.42 - shift : 0.42 + shift
                    canvas.fill(
                        rectAt: Point(x, corner.y + cell * (0.05 + 0.32 * Double(row))), width: cell * width,
                        height: cell * 0.25, light)
                }
            }
        }
    }

    /// The upper left corner of a state's cell.
    func corner(of state: Int) -> Point {
        origin + Point(cell * Double(layout.column(of: state)), cell * Double(layout.row(of: state)))
    }

    /// The middle of a state's cell.
    func center(of state: Int) -> Point { corner(of: state) + Point(cell / 2, cell / 2) }

    /// Fills a state's cell.
    mutating func fill(_ state: Int, _ color: Color) {
        canvas.fill(rectAt: corner(of: state), width: cell, height: cell, color)
    }

    /// Writes on a state's cell.
    mutating func write(_ text: String, on state: Int, size: Double = 0.4, _ color: Color = WorldColors.ink) {
        canvas.text(text, at: center(of: state), size: cell * size, color, anchor: .center, isBold: true)
    }

    /// Puts the agent on a state's cell.
    mutating func agent(on state: Int, _ color: Color = WorldColors.agent) {
        canvas.figure(at: center(of: state), radius: cell * 0.3, color)
    }
}
