internal import LyceumProcess

#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

/// What a program may reach that is not trusted: some files, and nothing else of the machine.
///
///     var launch = Launch("/home/ada/agent")
///     launch.confinement = Confinement(readable: ["/home/ada/data"], writable: ["/home/ada/out"])
///
/// Beside what is given, a program can read itself, the system's programs and libraries, and the Swift libraries that this program has loaded.
/// It has no network, cannot look into other processes or send them signals, cannot leave its group, and has no power of the
/// superuser's but over files. It can still ask whether a file is there, how large it is and whose, and compute, allocate and write as much
/// as its limits let it. Changes of a file's permissions and times seem to succeed, and do nothing.
///
/// Only Linux can do this, from 5.13 on, on two kinds of processors: see ``isAvailable``.
package struct Confinement: Sendable, Hashable {
    /// Files and folders that it may read, with all that is below them.
    package var readable: [String]
    /// Folders in which it may read, write, make and remove.
    package var writable: [String]
    /// Whether it may start other programs: those that it may read. They are confined as it is. The names and arguments of this machine's
    /// processes can be read then, but not their variables, files and memory.
    package var allowsPrograms: Bool
    /// The version of Landlock whose rules are used: lower than this system's only to see what an older one does.
    package var landlock = Self.newestLandlock

    package init(readable: [String] = [], writable: [String] = [], allowsPrograms: Bool = false) {
        self.readable = readable
        self.writable = writable
        self.allowsPrograms = allowsPrograms
    }

    /// For building a package with `swift build`: the compiler and the linker may run, and what the package's manifest asks for, but nothing is
    /// written outside of a folder. The variables `HOME` and `TMPDIR` have to lead there.
    ///
    /// - Parameters:
    ///   - folder: the package's folder, or one that it is in.
    ///   - paths: what else it reads, such as packages that it depends on.
    package static func forBuilding(in folder: String, reading paths: [String] = []) -> Confinement {
        let toolchain = Toolchain.folder.map { [$0] } ?? []
        return Confinement(readable: paths + toolchain, writable: [folder], allowsPrograms: true)
    }

    /// Whether this system can confine a program. If not, none starts that has a confinement.
    package static var isAvailable: Bool { newestLandlock > 0 && hasFilter }

    /// What this system can do, as part of a sentence.
    package static var ability: String {
        guard hasFilter else { return "this system cannot confine programs" }
        switch newestLandlock {
        case ...0: return "this system cannot confine programs: its kernel has no Landlock"
        case 1, 2: return "programs can be confined, but can empty files that they can read"
        case 3..<6: return "programs can be confined, but what they start gets no signals"
        default: return "programs can be confined"
        }
    }

    /// The version of the kernel's Landlock; 0 for none.
    package static let newestLandlock = Int(lyceum_landlock())
    private static let hasFilter = lyceum_can_filter() != 0

    /// Makes the rules for a program.
    ///
    /// - Returns: their number as an open file.
    func rules(for program: String) throws(CannotConfine) -> Int32 {
        guard Self.isAvailable, landlock > 0 else { throw CannotConfine(Self.ability) }
        let rules = lyceum_rules(Int32(landlock))
        guard rules >= 0 else { throw CannotConfine(String(cString: strerror(-rules))) }
        do throws(CannotConfine) {
            for path in readable { try allow(path, [LYCEUM_READ] + running, rules) }
            for path in writable {
                guard Platform.isFolder(path) else { throw CannotConfine("there is no folder \(path) to write in") }
                try allow(path, [LYCEUM_READ, LYCEUM_WRITE] + running, rules)
            }
        } catch {
            Platform.close(Platform.Descriptor(number: rules))
            throw error
        }
        // Whether there is a program, its start tells. Not every system has each of the others.
        try? allow(program, [LYCEUM_READ, LYCEUM_RUN], rules)
        for path in Self.systemFiles + Self.libraryFolders { try? allow(path, [LYCEUM_READ] + running, rules) }
        for path in Self.loaders { try? allow(path, [LYCEUM_READ, LYCEUM_RUN], rules) }
        try? allow("/dev/null", [LYCEUM_READ, LYCEUM_WRITE], rules)
        // A program reads about itself there, under a number that it gets when it is started.
        if allowsPrograms { try? allow("/proc", [LYCEUM_READ], rules) }
        return rules
    }

    private var running: [lyceum_right] { allowsPrograms ? [LYCEUM_RUN] : [] }

    private func allow(_ path: String, _ rights: [lyceum_right], _ rules: Int32) throws(CannotConfine) {
        let all = rights.reduce(0) { $0 | Int32($1.rawValue) }
        let code = path.utf8.contains(0) ? EINVAL : lyceum_allow(rules, Int32(landlock), path, all)
        guard code == 0 else { throw CannotConfine("\(path): \(String(cString: strerror(code)))") }
    }

    /// What programs read without being asked to.
    private static let systemFiles = [
        "/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/etc/alternatives", "/etc/ld.so.cache",
        "/etc/ld.so.preload",
        "/etc/localtime", "/etc/nsswitch.conf", "/etc/passwd", "/etc/group", "/dev/zero", "/dev/random", "/dev/urandom",
        "/proc/cpuinfo", "/proc/meminfo", "/proc/sys/vm/overcommit_memory", "/sys/devices/system/cpu",
    ]

    /// What the system runs first where a program has shared libraries.
    private static let loaders = [
        "/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1", "/lib/ld-musl-x86_64.so.1",
        "/lib/ld-musl-aarch64.so.1",
    ]

    /// The folders of the libraries that this process has loaded: Swift's own are often not among the system's.
    private static let libraryFolders: [String] = Set(
        Toolchain.loadedLibraries.map { Platform.folder(of: $0) }.filter { $0.count > 1 }
    ).sorted()
}

/// Thrown where a program that is to be confined cannot be: it was not started.
package struct CannotConfine: Error, Sendable, Equatable, CustomStringConvertible {
    package let reason: String

    init(_ reason: String) { self.reason = reason }

    package var description: String {
        "a program that is not trusted was not started, as it cannot be confined: \(reason)"
    }
}
