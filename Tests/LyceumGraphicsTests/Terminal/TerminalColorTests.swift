import LyceumGraphics
import Testing

@Suite("Colours of terminals") struct TerminalColorTests {
    @Test("Codes are ANSI's, with those of Gymnasium for grey and crimson")
    func codes() {
        #expect(TerminalColor.green("ok") == "\u{1B}[32mok\u{1B}[0m")
        #expect(TerminalColor.gray("x", isBold: true, isBackground: true) == "\u{1B}[40;1mx\u{1B}[0m")
        #expect(TerminalColor.allCases.map(\.rawValue) == Array(30...38))
        #expect(TerminalColor.crimson("", isBackground: true) == "\u{1B}[48m\u{1B}[0m")
    }
}
