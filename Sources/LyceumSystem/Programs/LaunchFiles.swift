internal import LyceumProcess

#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

/// The files that are open while a program is started, and are the program's alone afterwards.
struct LaunchFiles {
    private var numbers: [Int32] = []

    mutating func add(_ number: Int32) { numbers.append(number) }

    mutating func close() {
        for number in numbers { Platform.close(Platform.Descriptor(number: number)) }
        numbers = []
    }

    /// Opens what the program prints into.
    ///
    /// - Returns: the file, -1 for none, and what is kept of it.
    mutating func openOutput(_ output: Launch.Output, _ program: String) throws -> (number: Int32, tail: OutputTail?) {
        switch output {
        case .discarded: return (-1, nil)
        case .file(let path):
            let opened = try Platform.openFile(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, to: "write")
            guard opened.value >= 0 else { throw FileError(path: path, operation: "write", code: opened.code) }
            add(opened.value)
            return (opened.value, nil)
        case .kept(let limit):
            let ends = try pipe(program)
            add(ends.writing)
            guard let tail = OutputTail(of: ends.reading, limit: limit) else {
                Platform.close(Platform.Descriptor(number: ends.reading))
                throw CannotStart(program, "no thread can be started that reads what it prints")
            }
            return (ends.writing, tail)
        }
    }

    /// Opens two pipes.
    ///
    /// - Returns: this process's ends of them, and the program's.
    mutating func openChannel(
        _ isWanted: Bool, _ program: String
    ) throws(CannotStart) -> (channel: Channel?, program: (reading: Int32, writing: Int32)) {
        guard isWanted else { return (nil, (-1, -1)) }
        let questions = try pipe(program)
        add(questions.writing)
        let answers = try pipe(program)
        numbers.removeLast()
        add(questions.reading)
        add(answers.writing)
        return (Channel(reading: answers.reading, writing: questions.writing), (questions.reading, answers.writing))
    }

    private func pipe(_ program: String) throws(CannotStart) -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        let code = lyceum_pipe(&ends)
        guard code == 0 else { throw CannotStart(program, String(cString: strerror(code))) }
        return (ends[0], ends[1])
    }
}
