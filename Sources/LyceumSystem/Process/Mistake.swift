#if canImport(Runtime)
    internal import Runtime
#endif

/// Reports a program's mistake in an expression, which cannot throw.
package enum Mistake {
    /// Ends the program with code 1, after what it printed so far and one line on the standard error.
    ///
    ///     main.swift:12: error: +: shapes [3] and [2] do not go together: …
    ///
    /// The line is that of the call from outside the package, not the one that found the mistake.
    package static func stop(_ message: some CustomStringConvertible) -> Never {
        stop(message.description, at: callersLine())
    }

    /// Ends the program as ``stop(_:)`` does, naming a known place.
    ///
    /// - Parameter place: a file and a line; `nil` for none.
    @inline(never)
    package static func stop(_ sentence: String, at place: String?) -> Never {
        Platform.flushStandardOutput()
        // Joined with `+`: in release builds, Swift 6.3.1 loses the parts of an interpolation in a function that never
        // returns.
        Platform.writeToStandardError((place.map { $0 + ": " } ?? "") + "error: " + sentence + "\n")
        Platform.exit(1)
    }

    /// The file and line of the innermost call from outside the package's libraries, such as "main.swift:12"; `nil`
    /// where the program carries no line numbers.
    ///
    /// Operators, properties and initialisers from literals cannot take a line as an argument, so it is read off the
    /// stack.
    static func callersLine() -> String? {
        #if canImport(Runtime)
            guard #available(macOS 26, *) else { return nil }
            guard let stack = try? Backtrace.capture(limit: 512),
                let named = stack.symbolicated(options: [.showInlineFrames, .useSymbolCache])
            else { return nil }
            for frame in named.frames {
                guard let location = frame.symbol?.sourceLocation, location.line > 0, isOutside(location.path) else {
                    continue
                }
                return "\(location.path.split(separator: "/").last ?? "?"):\(location.line)"
            }
        #endif
        return nil
    }

    /// Whether a source file belongs neither to the libraries nor to the compiler, as a macro's expansion does.
    package static func isOutside(_ path: String) -> Bool {
        guard path.hasSuffix(".swift"), !path.contains("@__swiftmacro") else { return false }
        // Optimised code may name a file by its path from the build folder.
        return !libraries.contains { library in
            let folder = "Sources/\(library)/"
            return path.hasPrefix(sources + "\(library)/")
                || !path.hasPrefix("/") && (path.hasPrefix(folder) || path.contains("/" + folder))
        }
    }

    /// The folder of the package's sources when it was compiled, with a slash behind it.
    private static let sources = String(#filePath.dropLast("LyceumSystem/Process/Mistake.swift".count))
    private static let libraries = [
        "LyceumSystem", "LyceumNumerics", "LyceumValues", "LyceumGraphics", "LyceumVideo", "LyceumPhysics",
        "LyceumLearning", "GymnasiumCore", "GymnasiumWrappers", "GymnasiumEnvironments", "GymnasiumTools", "Gymnasium",
        "LyceumRecording", "Lyceum", "LyceumHandIns", "CourseTool",
    ]
}
