import CourseTool
import Testing

@Suite("Gaps of a practical")
struct GapTests {
    /// What a student gets of a text; or the error's text.
    private func opened(_ text: String, besides names: [String] = []) -> String {
        do { return try MarkedText(text, file: "A.swift", besides: names).opened } catch { return "\(error)" }
    }

    @Test("the lines between the marks give way to a call that throws; all else stays as it is")
    func opens() {
        let text = """
            func sweep() throws {
                let x = 1
                // GAP "sweep 2": V(s) ← r + γ V(s')
                for s in 0..<x {
                    return
                }
                // END GAP
            }

            """
        #expect(
            opened(text) == """
                func sweep() throws {
                    let x = 1
                    // GAP "sweep 2": V(s) ← r + γ V(s')
                    try openGap("sweep 2")
                    // END GAP
                }

                """)
        #expect(opened("let noGap = \"// GAPS\"  // GAPS\n// GAPS\n") == "let noGap = \"// GAPS\"  // GAPS\n// GAPS\n")
    }

    @Test(
        "a gap whose last statement is a return becomes one",
        arguments: [
            (["return 1"], true), (["let a = 1", "return a"], true), (["return a.map {", "    $0", "}", ""], true),
            (["return f(", "    a", ")"], true), (["if a {", "    return", "}"], false), (["returns = 1"], false),
            (["if a { return }", "b()"], false), (["return"], true),
        ])
    func returns(solution: [String], isReturn: Bool) {
        let lines = (["// GAP \"a\": do it"] + solution + ["// END GAP"]).map { $0.isEmpty ? "" : "    " + $0 }
        let call = isReturn ? "return try openGap(\"a\")" : "try openGap(\"a\")"
        #expect(
            opened(lines.joined(separator: "\n")) == "    // GAP \"a\": do it\n    \(call)\n    // END GAP")
    }

    @Test(
        "a mark that makes no gap is an error that names file and line",
        arguments: [
            ("// GAP \"a\": do it\nx\n", "A.swift:1: the gap \"a\" does not end"),
            ("x\n// END GAP", "A.swift:2: a gap ends here that has not begun"),
            (
                "// GAP \"a\": do it\nx\n// GAP \"b\": do it\n// END GAP\n// END GAP",
                "A.swift:3: the gap \"b\" begins inside of the gap \"a\" of line 1"
            ),
            (
                "// GAP \"a\": do it\nx\n// END GAP\n\n// GAP \"a\": do it\nx\n// END GAP",
                "A.swift:5: there are two gaps \"a\": the first one begins in line 1"
            ),
            ("\n// GAP \"c\": do it\nx\n// END GAP", "A.swift:2: another file has a gap \"c\", too"),
            (
                "// GAP: do it\nx\n// END GAP",
                "A.swift:1: the gap has no name: expected `// GAP \"name\": what to do`"
            ),
            (
                "// GAP \"\": do it\nx\n// END GAP",
                "A.swift:1: a gap's name has letters, digits and spaces; got \"\": expected `// GAP \"name\": what to do`"
            ),
            (
                "// GAP \"a-b\": do it\nx\n// END GAP",
                "A.swift:1: a gap's name has letters, digits and spaces; got \"a-b\": expected `// GAP \"name\": what to do`"
            ),
            (
                "// GAP \"a\"\nx\n// END GAP",
                "A.swift:1: the gap does not say what to do: expected `// GAP \"name\": what to do`"
            ),
            (
                "//GAP \"a\": do it\nx\n// END GAP",
                "A.swift:1: the gap has no name: expected `// GAP \"name\": what to do`"
            ),
            ("// GAP \"a\": do it\n\n// END GAP", "A.swift:1: the gap \"a\" has no solution"),
            ("// GAP \"a\": do it\nx\n// END GAPS", "A.swift:3: expected `// END GAP`"),
            (
                "// GAP \"a\": do it\nx\n    // END GAP",
                "A.swift:3: the end of the gap \"a\" is not below its beginning"
            ),
            ("x  // GAP \"a\": do it\n// END GAP", "A.swift:1: a mark stands on a line of its own"),
            ("// GAP \"a\": do it\nx  // END GAP", "A.swift:2: a mark stands on a line of its own"),
        ])
    func malformed(text: String, problem: String) {
        #expect(opened(text, besides: ["c"]) == problem)
    }
}
