import Lyceum

extension Rooms {
    /// The three rooms as an image: six machines in each, lit where they are plugged in, and the player.
    func picture() -> RenderedFrame {
        var canvas = Canvas(width: 480, height: 200, background: Color(238, 234, 226))
        for number in 0..<3 {
            let left = Double(number) * 160
            let isPluggedIn = number == 1
            canvas.fill(
                rectAt: Point(left + 6, 10), width: 148, height: 180, cornerRadius: 8,
                isPluggedIn ? Color(255, 246, 214) : Color(214, 212, 208))
            for arm in 0..<6 {
                let corner = Point(left + 22 + Double(arm % 3) * 42, 24 + Double(arm / 3) * 54)
                canvas.fill(
                    rectAt: corner, width: 32, height: 42, cornerRadius: 5, isPluggedIn ? .blue : Color(grey: 150))
                canvas.fill(
                    rectAt: corner + Point(5, 6), width: 22, height: 14, isPluggedIn ? .yellow : Color(grey: 110))
                canvas.text("\(arm + 1)", at: corner + Point(16, 31), size: 14, .white, anchor: .center)
            }
            if number == room {
                canvas.fill(circleAt: Point(left + 80, 168), radius: 14, .red)
                canvas.fill(circleAt: Point(left + 80, 146), radius: 9, Color(240, 205, 170))
            }
        }
        return .image(canvas.image)
    }
}
