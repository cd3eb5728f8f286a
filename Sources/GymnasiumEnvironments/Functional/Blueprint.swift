import LyceumGraphics

/// What a functional environment is drawn on: a blueprint, chalk on blue, apart from its cousin that keeps a state.
func blueprint(width: Int, height: Int) -> Canvas {
    var canvas = Canvas(width: width, height: height, background: WorldColors.blueprint)
    let faint = WorldColors.chalk.opacity(0.12)
    for x in stride(from: 20, to: width, by: 20) {
        canvas.fill(rectAt: Point(Double(x), 0), width: 1, height: Double(height), faint)
    }
    for y in stride(from: 20, to: height, by: 20) {
        canvas.fill(rectAt: Point(0, Double(y)), width: Double(width), height: 1, faint)
    }
    return canvas
}
