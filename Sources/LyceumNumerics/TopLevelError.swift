/// Ends a program whose top-level code threw: what was printed so far, one line `error: …` on the standard error, code 1.
///
/// It is called in the place of the standard library's report of a crash, in every program that links this module, a
/// student's own included: `Sources/LyceumProcess/TopLevelError.c`.
@_silgen_name("lyceum_end_with_error")
package func endWithError(_ error: any Error) -> Never {
    end(saying: "error: \(error)")
}

/// Ends a program for a mistake in it where nothing can be thrown: one line with the place in the program, code 1.
package func endWithMistake(_ sentence: String, _ file: StaticString, _ line: UInt) -> Never {
    end(saying: "\(file):\(line): error: \(sentence)")
}

private func end(saying line: String) -> Never {
    Platform.flushStandardOutput()
    Platform.writeToStandardError(line + "\n")
    Platform.exit(1)
}
