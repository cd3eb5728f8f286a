import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import Testing

@Suite("Pictures in a terminal") struct TerminalPictureTests {
    @Test("Without a zoom an image is as large as fits")
    func fits() {
        func size(_ height: Int, _ width: Int, _ columns: Int, _ rows: Int) -> [Int] {
            let size = TerminalPicture.size(of: (height, width), zoom: nil, columns: columns, rows: rows)
            return [size.height, size.width]
        }
        #expect(size(400, 600, 60, 100) == [40, 60])
        #expect(size(400, 600, 1000, 10) == [20, 30])
        #expect(size(10, 20, 80, 40) == [40, 80])
        #expect(size(1, 100_000, 80, 24) == [1, 80])
    }

    @Test("A zoom enlarges by what it says, as far as there is room")
    func zoom() {
        func size(_ zoom: Double) -> [Int] {
            let size = TerminalPicture.size(of: (10, 20), zoom: zoom, columns: 80, rows: 15)
            return [size.height, size.width]
        }
        #expect(size(1) == [10, 20] && size(0.5) == [5, 10] && size(2) == [20, 40])
        #expect(size(3) == [30, 60] && size(100) == [30, 60] && size(0.001) == [1, 1])
    }

    @Test("A character is two pixels, and a colour is written when it changes")
    func characters() throws {
        let (red, blue): ([UInt8], [UInt8]) = ([255, 0, 0], [0, 0, 255])
        let image = try NDArray<UInt8>(shape: [3, 2, 3], elements: red + red + blue + red + blue + blue)
        let lines = try #require(TerminalPicture.lines(image, height: 3, width: 2))
        #expect(
            lines == [
                "\u{1B}[38;2;255;0;0;48;2;0;0;255m▀\u{1B}[48;2;255;0;0m▀\u{1B}[0m",
                "\u{1B}[38;2;0;0;255;49m▀▀\u{1B}[0m",
            ])
        #expect(TerminalPicture.lines(NDArray(shape: [3, 2], repeating: 0), height: 3, width: 2) == nil)
    }

    @Test("A window that changes its size again and again always shows the frame in proportion")
    func resizing() throws {
        var lamp = Lamp(length: 100)
        let rules = try PlayRules(lamp, keysToAction: ["a": 0])
        var console = ScriptedConsole([(1, "aaaaaa"), (2, "q")])
        console.sizes = [(20, 10), (7, 5), (200, 60), (3, 4), (200, 60), (40, 12)]
        var game = PlayableGame<Lamp, ScriptedConsole>(rules, console: console)
        _ = try game.run(&lamp)
        // The lamp has 32 × 24 pixels; three rows are for the text.
        let widths = game.console.pictures.map { picture in
            picture.split(separator: "\n").first?.split(separator: "▀", omittingEmptySubsequences: false).count
        }
        #expect(widths.map { ($0 ?? 0) - 1 } == [24, 19, 5, 152, 3, 152, 24])
    }
}
