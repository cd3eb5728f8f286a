import Foundation
import LyceumSystem
import TestSupport
import Testing

@Suite("A program that is confined", .enabled(if: Confinement.isAvailable))
struct ConfinementTests {
    /// Something that a program does, which prints `done` where it could: as it is, and confined to a folder `in` to write in and one to read.
    private struct Attempt {
        let launch: Launch
        var programs = false

        /// - Parameter script: for the shell; `$1` is the folder that the two are in, and it begins in `in`.
        static func shell(_ script: String, programs: Bool = false) -> Attempt {
            Attempt(launch: LyceumSystemTests.shell(script), programs: programs)
        }

        /// - Parameter script: for Python; `above` is the folder that the two are in.
        static func python(_ script: String, programs: Bool = false) -> Attempt {
            let head = "import ctypes, os, sys\nabove = sys.argv[-1]\nlibc = ctypes.CDLL(None)\n"
            var launch = Launch("/usr/bin/python3", ["-c", head + script])
            launch.output = .kept(limit: 1 << 12)
            return Attempt(launch: launch, programs: programs)
        }

        func outcome(
            _ isConfined: Bool, landlock: Int = Confinement.newestLandlock
        ) throws -> (end: RunningProgram.End, text: String) {
            try withTemporaryFolder { folder in
                let folder = try Platform.absolutePath(folder)
                try Platform.makeFolder("\(folder)/in")
                try Platform.makeFolder("\(folder)/data/deep")
                for (name, text) in ["data/deep/open": "open", "secret": "secret", "in/old": "inner"] {
                    try "\(text)\n".write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
                }
                for (name, target) in ["link": "../secret", "above": ".."] {
                    try FileManager.default.createSymbolicLink(
                        atPath: "\(folder)/in/\(name)", withDestinationPath: target)
                }
                var launch = launch
                launch.arguments.append(folder)
                launch.folder = "\(folder)/in"
                if isConfined {
                    var confinement = Confinement(
                        readable: ["\(folder)/data"], writable: ["\(folder)/in"], allowsPrograms: programs)
                    confinement.landlock = landlock
                    launch.confinement = confinement
                }
                return try launch.outcome()
            }
        }

        var isDoneFreely: Bool { get throws { try outcome(false).text.contains("done") } }

        func isDone(landlock: Int = Confinement.newestLandlock) throws -> Bool {
            let (end, text) = try outcome(true, landlock: landlock)
            guard case .code = end else { return true }
            return text.contains("done")
        }
    }

    @Test(
        "cannot reach files that are none of its business, however they are named",
        arguments: [
            "read x < $1/secret && echo done", "read x < ../secret && echo done",
            "read x < $1/data/../secret && echo done",
            "read x < link && echo done", "read x < above/secret && echo done", "read x < /etc/fstab && echo done",
            "IFS= read -r x < /proc/$PPID/cmdline; [ -n \"$x\" ] && echo done",
            "IFS= read -r x < /proc/1/cmdline; [ -n \"$x\" ] && echo done",
            "IFS= read -r x < /proc/$PPID/environ; [ -n \"$x\" ] && echo done",
            "for x in $1/*; do [ $x != \"$1/*\" ] && echo done; done",
            "echo x > $1/other && echo done", "echo x >> $1/secret && echo done", "echo x > link && echo done",
            "echo x > $1/data/deep/open && echo done", "echo x > above/new && echo done",
            "echo x >> /tmp/lyceum-test-file && echo done && rm /tmp/lyceum-test-file",
            "echo x > /dev/zero && echo done",
        ])
    func files(script: String) throws {
        #expect(try Attempt.shell(script).isDoneFreely || script.contains("/etc/fstab"))
        for version in 1...Confinement.newestLandlock {
            #expect(try !Attempt.shell(script).isDone(landlock: version), "Landlock \(version)")
            if script.contains("cmdline") { continue }
            #expect(try !Attempt.shell(script, programs: true).isDone(landlock: version), "Landlock \(version)")
        }
    }

    @Test(
        "cannot reach them by what other programs do either",
        arguments: [
            "ln $1/secret hard && echo done", "mv $1/secret mine && echo done", "mv old $1/moved && echo done",
            "cat $1/secret && echo done", "rm $1/secret && echo done", "mkdir $1/new && echo done",
            "ls $1 && echo done",
            "ln -s ../secret soft && cat soft && echo done", "touch $1/new; [ -f $1/new ] && echo done",
            "chmod 777 $1/secret; [ -x $1/secret ] && echo done",
            "touch -d 1999-01-01 $1/secret; [ $1/secret -ot /bin/sh ] && echo done",
            "ln -s .. more; echo x > more/secret && echo done", "mknod device c 1 5 && echo done",
            "truncate -s 0 $1/data/deep/open; [ -s $1/data/deep/open ] || echo done",
        ])
    func filesByPrograms(script: String) throws {
        #expect(try Attempt.shell(script).isDoneFreely || script.contains("mknod"))
        #expect(try !Attempt.shell(script, programs: true).isDone())
        #expect(try !Attempt.shell(script).isDone())
    }

    @Test(
        "reads, writes and computes as before where it may",
        arguments: [
            "read x < $1/data/deep/open && echo done", "read x < /proc/self/stat && echo done",
            "echo a > new && echo b >> new && read x < new && echo done", "read x < old && echo x > old && echo done",
            "read x < /dev/zero & echo done", "echo x > /dev/null && echo done", "trap 'echo done' USR1; kill -USR1 $$",
            "(exit 3); [ $? = 3 ] && echo done", "/bin/true && cat old && echo done",
            "mkdir a; mv old a/b; cat a/b && echo done",
            "cp /bin/echo ./mine; ./mine done", "sleep 60 & kill $!; wait $!; [ $? = 143 ] && echo done",
            "mkdir a b; echo x > a/x; mv a/x b/y && ln b/y c && rm -r a b && cat c && echo done",
            "echo x | cat && seq 1 3 | sort -r | head -1 && echo done",
        ])
    func allowed(script: String) throws {
        #expect(try Attempt.shell(script, programs: true).outcome(true).text.contains("done"))
        #expect(try Attempt.shell(script).isDoneFreely)
    }

    @Test(
        "cannot start programs where that is not allowed, nor reach other processes",
        arguments: [
            ("/bin/true && echo done", false), ("(echo done)", false), ("exec /bin/echo done", false),
            ("cp /bin/echo mine; exec ./mine done", false), ("kill -0 $PPID && echo done", false),
            ("kill -0 $PPID && echo done", true), ("env kill -0 1 && echo done", true),
            ("setsid -w sh -c 'echo done'", true), ("renice -n 1 -p $$ && echo done", true),
            ("prlimit --pid $PPID --nofile && echo done", true),
        ] as [(String, Bool)])
    func processes(script: String, programs: Bool) throws {
        #expect(try Attempt.shell(script).isDoneFreely)
        #expect(try !Attempt.shell(script, programs: programs).isDone())
    }

    private static let hasPython = Platform.exists("/usr/bin/python3")

    @Test(
        "cannot use what the kernel has for other programs", .enabled(if: hasPython),
        arguments: [
            "import socket; socket.create_server(('127.0.0.1', 0)); print('done')",
            "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM); print('done')",
            "import socket; socket.socket(socket.AF_UNIX); print('done')",
            "import socket; socket.socket(16, socket.SOCK_RAW, 0); print('done')",
            "print('done' if libc.ptrace(0, 0, 0, 0) == 0 else 'refused')",
            "print('done' if libc.process_vm_readv(os.getpid(), 0, 0, 0, 0, 0) == 0 else 'refused')",
            "print('done' if libc.unshare(0) == 0 else 'refused')",
            "print('done' if libc.shmget(0, 4096, 0o600) >= 0 else 'refused')",
            "os.sched_setaffinity(os.getppid(), os.sched_getaffinity(os.getppid())); print('done')",
            "os.kill(os.getppid(), 0); print('done')", "os.chroot('.'); print('done')",
        ])
    func kernel(script: String) throws {
        let (end, _) = try Attempt.python("print('done')").outcome(true)
        #expect(end == .code(0))
        #expect(try Attempt.python(script).isDoneFreely || script.contains("chroot") || script.contains("RAW"))
        for programs in [false, true] { #expect(try !Attempt.python(script, programs: programs).isDone()) }
    }

    @Test(
        "has its threads, and no second process", .enabled(if: hasPython),
        arguments: [
            "os.fork(); print('done')", "os.setpgid(0, 0); print('done')", "os.memfd_create('x'); print('done')",
            "os.kill(0, 0); print('done')", "os.posix_spawn('/bin/echo', ['echo', 'done'], {})",
            "os.execv('/bin/echo', ['echo', 'done'])",
        ])
    func single(script: String) throws {
        #expect(try Attempt.python(script).isDoneFreely)
        #expect(try !Attempt.python(script).isDone())
        let threads = "import threading\nt = threading.Thread(target=lambda: print('done'))\nt.start()\nt.join()"
        #expect(try Attempt.python(threads).outcome(true).text == "done\n")
        #expect(try Attempt.python("os.abort()").outcome(true).end == .signal(SIGABRT))
    }

    @Test("has no power of the superuser's but over files", .enabled(if: geteuid() == 0))
    func powers() throws {
        let script =
            "while read x y; do case $x in Cap[EP]*) [ $((0x$y & ~6)) = 0 ] || echo done;; esac; done < /proc/self/status"
        #expect(try Attempt.shell(script).isDoneFreely)
        #expect(try !Attempt.shell(script).isDone())
        #expect(try Attempt.shell("read x < /proc/self/status && echo done").isDone())
    }

    @Test("is not started where a folder to write in is missing, or the rules cannot be had")
    func refused() throws {
        for path in ["/no/folder", "/etc/passwd", "a\0b"] {
            var launch = shell("echo done")
            launch.confinement = Confinement(writable: [path])
            #expect(throws: CannotConfine.self) { try launch.start() }
            launch.confinement = Confinement(readable: [path])
            if path != "/etc/passwd" { #expect(throws: CannotConfine.self) { try launch.start() } }
        }
        var launch = Launch("/no/such/program")
        launch.confinement = Confinement()
        #expect(throws: CannotStart.self) { try launch.start() }
        launch.confinement?.landlock = 0
        #expect(throws: CannotConfine.self) { try launch.start() }
    }
}
