import LyceumGraphics

/// A small figure that walks over tiles.
struct Walker {
    /// What it wears.
    enum Clothes {
        /// A pointed hat and a green coat.
        case elf
        /// A brimmed hat, a red jacket and a rucksack.
        case hiker
    }

    let clothes: Clothes
    /// Which way it looks: -1 to the left, 1 to the right, 0 out of the picture.
    var look = 0.0

    /// Draws it standing in a tile of some size.
    func draw(on canvas: inout Canvas, at center: Point, size: Double) {
        let unit = size / 64
        func place(_ x: Double, _ y: Double) -> Point { center + Point(x, y) * unit }
        let coat = clothes == .elf ? Color(46, 139, 87) : Color.red
        canvas.fill(ellipseAt: place(0, 25), radiusX: 15 * unit, radiusY: 4 * unit, Paint.shadow)
        for side in [-1.0, 1] {
            canvas.stroke([place(4 * side, 12), place(5 * side, 23)], width: 6 * unit, Paint.ink, cap: .round)
        }
        if clothes == .hiker {
            canvas.fill(
                rectAt: place(-8 - 9 * look, -5), width: 16 * unit, height: 18 * unit, cornerRadius: 4 * unit, .brown)
        }
        canvas.fill([place(-7, -6), place(7, -6), place(12, 15), place(-12, 15)], coat)
        canvas.stroke([place(-8, -3), place(-14, 8)], width: 5 * unit, coat, cap: .round)
        canvas.stroke([place(8, -3), place(14, 8)], width: 5 * unit, coat, cap: .round)
        canvas.fill(rectAt: place(-11, 7), width: 22 * unit, height: 3.5 * unit, Paint.ink)
        canvas.fill(circleAt: place(0, -13), radius: 9 * unit, Paint.skin)
        for side in [-1.0, 1] {
            canvas.fill(circleAt: place(3.5 * side + 3 * look, -12), radius: 1.5 * unit, Paint.ink)
        }
        hat(on: &canvas, place, unit)
    }

    private func hat(on canvas: inout Canvas, _ place: (Double, Double) -> Point, _ unit: Double) {
        switch clothes {
        case .elf:
            canvas.fill([place(-10, -16), place(10, -16), place(3 - 9 * look, -33)], Color(214, 69, 65))
            canvas.fill(
                rectAt: place(-11, -18), width: 22 * unit, height: 5 * unit, cornerRadius: 2.5 * unit, .white)
            canvas.fill(circleAt: place(3 - 9 * look, -32), radius: 3.5 * unit, .white)
        case .hiker:
            canvas.fill(
                rectAt: place(-15, -20), width: 30 * unit, height: 4 * unit, cornerRadius: 2 * unit, .brown)
            canvas.fill(
                rectAt: place(-8, -28), width: 16 * unit, height: 10 * unit, cornerRadius: 3 * unit, .brown)
            canvas.fill(rectAt: place(-8, -22), width: 16 * unit, height: 2.5 * unit, .yellow)
        }
    }
}
