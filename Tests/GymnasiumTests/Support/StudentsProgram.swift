import Testing

/// What the compiler says of a student's program, which imports this package's core.
func compilerMessages(of program: String, languageMode: String = "6") throws -> String {
    try #require(Compiler.installed).messages(
        "import Gymnasium\nimport LyceumNumerics\n\(program)", languageMode: languageMode)
}
