import Foundation
import LyceumSystem
import Synchronization
import TestSupport
import Testing

@Suite("A program that is started")
struct LaunchTests {
    @Test("prints into a file, on both streams, and ends with its code")
    func file() throws {
        try withTemporaryFolder { folder in
            try "old and long".write(toFile: "\(folder)/log", atomically: true, encoding: .utf8)
            let launch = shell("echo a; echo b >&2; exit 3").with { $0.output = .file("\(folder)/log") }
            let program = try launch.start()
            #expect(program.waitForEnd(seconds: 30).end == .code(3))
            #expect(program.currentEnd() == .code(3))
            #expect(try text("\(folder)/log") == "a\nb\n")
            _ = #expect(throws: FileError.self) {
                try launch.with { $0.output = .file("\(folder)/no/log") }.start()
            }
        }
    }

    @Test("reads nothing, and its errors are kept with its output or not at all")
    func streams() throws {
        let launch = shell("echo hello; cat; echo no >&2")
        #expect(try launch.outcome() == (.code(0), "hello\nno\n"))
        #expect(try launch.with { $0.errors = .discarded }.outcome() == (.code(0), "hello\n"))
        #expect(try launch.with { $0.output = .discarded }.outcome() == (.code(0), ""))
    }

    @Test("may print as much as it likes; only the last bytes are kept")
    func tail() throws {
        let launch = shell("i=0; while [ $i -lt 20000 ]; do echo 123456789; i=$((i+1)); done; echo end")
        #expect(try launch.with { $0.output = .kept(limit: 15) }.outcome() == (.code(0), "\n123456789\nend\n"))
        #expect(try launch.with { $0.output = .kept(limit: 0) }.outcome() == (.code(0), ""))
        let all = try launch.with { $0.output = .kept(limit: 1 << 20) }.outcome().text
        #expect(all == String(repeating: "123456789\n", count: 20000) + "end\n")
    }

    @Test("is looked for in the search path, or found by its path, from this process's folder")
    func search() throws {
        #expect(try Launch("sh", ["-c", "exit 4"]).outcome().end == .code(4))
        #expect(try Launch.file(of: "/no/such") == "/no/such")
        #expect(try Launch.file(of: "a/b") == FileManager.default.currentDirectoryPath + "/a/b")
        #expect(Launch.thisProgram?.hasPrefix("/") == true)
    }

    @Test("that is not there, is no program, or cannot be named, is told with the system's words")
    func missing() throws {
        func reason(_ launch: Launch) -> String {
            do {
                _ = try launch.start()
                return ""
            } catch { return "\(error)" }
        }
        #expect(reason(Launch("lyceum-no-such-program")).contains("search path"))
        #expect(reason(Launch("/no/such/program")) == "cannot start /no/such/program: No such file or directory")
        #expect(reason(Launch("/etc/passwd")) == "cannot start /etc/passwd: Permission denied")
        #expect(reason(Launch("")).contains("names no program"))
        #expect(reason(Launch("/bin/sh", ["a\0b"])).contains("NUL"))
        #expect(reason(shell("").with { $0.variables["A"] = "\0" }).contains("NUL"))
        #expect(reason(shell("").with { $0.folder = "/no/folder" }).contains("/no/folder: No such file"))
    }

    @Test("begins in the folder that it is given")
    func folder() throws {
        try withTemporaryFolder { folder in
            let place = try Platform.absolutePath(folder)
            #expect(try shell("pwd -P").with { $0.folder = folder }.outcome().text == place + "\n")
        }
    }

    @Test("has this process's variables and more, or only those that tell nothing of the user")
    func variables() throws {
        setenv("LYCEUM_TEST_SECRET", "secret", 1)
        let launch = shell("echo $LYCEUM_TEST_SECRET $LYCEUM_TEST_MORE $SWIFT_BACKTRACE ${PATH:+path} ${HOME:+home}")
            .with { $0.variables["LYCEUM_TEST_MORE"] = "more = a" }
        #expect(try launch.outcome().text == "secret more = a enable=no path home\n")
        let alone = launch.with { $0.inheritsVariables = false }
        #expect(try alone.outcome().text == "more = a enable=no path\n")
        #expect(try alone.with { $0.explainsCrashes = true }.outcome().text == "more = a path\n")
        let other = alone.with { $0.variables = ["PATH": "", "SWIFT_BACKTRACE": "x"] }
        #expect(try other.outcome().text == "x\n")
    }

    @Test("has none of this process's open files")
    func descriptors() throws {
        let file = open("/dev/null", O_RDONLY)
        defer { close(file) }
        #expect(fcntl(file, F_GETFD) == 0)
        // The shell opens the folder itself.
        let launch = Launch("/bin/ls", ["/proc/self/fd"]).with { $0.output = .kept(limit: 1000) }
        #expect(try launch.outcome().text == "0\n1\n2\n3\n")
        #expect(try launch.with { $0.hasChannel = true }.outcome().text == "0\n1\n2\n3\n4\n5\n")
    }

    @Test("can be interrupted even where this process cannot")
    func ignoredSignals() throws {
        let former = signal(SIGTERM, SIG_IGN)
        defer { signal(SIGTERM, former) }
        #expect(try shell("kill -TERM $$; echo alive").outcome().end == .signal(SIGTERM))
    }

    @Test("gives everything back: 200 starts leave no file open and no process behind")
    func leaks() throws {
        func open() throws -> Int { try fileNames(in: "/proc/self/fd").count }
        _ = try shell("").with { $0.hasChannel = true }.outcome()
        let before = try open()
        for number in 0..<200 {
            let launch = number % 4 == 0 ? Launch("/no/such/program") : shell("exit 7")
            _ = try? launch.with {
                $0.hasChannel = true
                if number % 3 == 0 { $0.output = .kept(limit: 10) }
                if number % 5 == 0, Confinement.isAvailable { $0.confinement = Confinement() }
            }.outcome()
        }
        // Other tests run at the same time, and have files open for a moment.
        #expect(try open() < before + 20)
    }

    @Test("can be started by many threads at once")
    func threads() throws {
        let wrong = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 60) { number in
            do {
                let (end, text) = try shell("echo \(number); exit \(number)").outcome()
                if end != .code(Int32(number)) || text != "\(number)\n" {
                    wrong.withLock { $0.append("\(end) \(text)") }
                }
            } catch { wrong.withLock { $0.append("\(error)") } }
        }
        #expect(wrong.withLock { $0 } == [])
    }
}
