import Foundation
import LyceumSystem
import TestSupport
import Testing

/// Files as the operating system gives them.
@Suite struct PlatformFileTests {
    private func text(_ path: String) throws -> String {
        String(decoding: try Platform.readFile(path, limit: 1 << 20), as: UTF8.self)
    }

    private func status(_ path: String) -> stat {
        var status = stat()
        lstat(path, &status)
        return status
    }

    private let bytes = Array("new".utf8)

    // MARK: - Reasons

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/sys/kernel"), "there is no /sys"))
    func `A folder where none may be made is refused with the system's reason`() {
        let error = #expect(throws: FileError.self) { try Platform.makeFolder("/sys/lyceum/logs") }
        #expect(error?.path == "/sys/lyceum")
        #expect(["Operation not permitted", "Permission denied", "Read-only file system"].contains(error?.reason))
    }

    @Test func `A path with a NUL character is refused wherever one is taken`() throws {
        try withTemporaryFolder { folder in
            try Platform.replaceFile(folder + "/a", with: bytes)
            let file = try #require(try Platform.createExclusively(folder + "/b"))
            defer { Platform.close(file) }
            let path = folder + "/a\0b"
            let calls: [() throws -> Void] = [
                { try Platform.makeFolder(path) }, { _ = try Platform.createExclusively(path) },
                { _ = try Platform.openOlder(path) }, { _ = try Platform.destination(of: path) },
                { try Platform.replaceFile(path, with: bytes) }, { _ = try Platform.readFile(path, limit: 9) },
                { _ = try Platform.moveWithoutReplacing(folder + "/a", to: path) },
                { _ = try Platform.moveWithoutReplacing(path, to: folder + "/c") },
                { _ = try Platform.createWhole(beside: folder + "/a\0/b", for: path, to: "write") { _, _ in } },
            ]
            for call in calls {
                let error = #expect(throws: FileError.self) { try call() }
                #expect(error?.description.contains("NUL") == true)
            }
            #expect(!Platform.remove(path))
            #expect(!Platform.isSameFile(file, folder + "/b\0"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["a", "b"])
        }
    }

    // MARK: - Names

    @Test(arguments: [("", "a"), ("runs", "runs/a"), ("runs/", "runs/a"), ("/", "/a"), ("a/b", "a/b/a")])
    func `A folder and a name are joined by one slash, and no folder is the current one`(folder: String, path: String) {
        #expect(Platform.joined(folder, "a") == path)
    }

    // MARK: - Writing

    @Test func `What fails half-way leaves no file, under no name`() throws {
        struct Failure: Error {}
        try withTemporaryFolder { folder in
            try Platform.replaceFile(folder + "/a", with: Array("old".utf8))
            #expect(throws: Failure.self) {
                try Platform.createWhole(beside: folder + "/a", for: "a", to: "write") { temporary, file in
                    try Platform.write(bytes, to: file, at: 0, path: temporary)
                    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 2)
                    throw Failure()
                }
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a"])
            #expect(try Platform.readFile(folder + "/a", limit: 9) == Array("old".utf8))
        }
    }

    @Test func `A symbolic link stays, and what it leads to is written`() throws {
        try withTemporaryFolder { folder in
            try Platform.replaceFile(folder + "/there/a", with: Array("old".utf8))
            for (link, target) in [("b", "there/a"), ("c", "b"), ("d", "there/none"), ("e", "\(folder)/far/away/f")] {
                try FileManager.default.createSymbolicLink(
                    atPath: "\(folder)/\(link)", withDestinationPath: target)
                try Platform.replaceFile("\(folder)/\(link)", with: Array(link.utf8))
                #expect(status("\(folder)/\(link)").st_mode & S_IFMT == S_IFLNK)
                #expect(try text("\(folder)/\(link)") == link)
            }
            #expect(try text(folder + "/there/a") == "c")
            #expect(try text(folder + "/there/none") == "d")
            #expect(try text(folder + "/far/away/f") == "e")
        }
    }

    @Test(arguments: [0o600, 0o640, 0o755, 0o666] as [mode_t]) func `Permissions stay`(mode: mode_t) throws {
        try withTemporaryFolder { folder in
            try Platform.replaceFile(folder + "/a", with: Array("old".utf8))
            chmod(folder + "/a", mode)
            try Platform.replaceFile(folder + "/a", with: bytes)
            #expect(status(folder + "/a").st_mode & 0o7777 == mode)
            #expect(try text(folder + "/a") == "new")
        }
    }

    @Test(.enabled(if: getuid() == 0, "only root may give files away")) func `The owner stays`() throws {
        try withTemporaryFolder { folder in
            try Platform.replaceFile(folder + "/a", with: bytes)
            chown(folder + "/a", 1234, 4321)
            try Platform.replaceFile(folder + "/a", with: bytes)
            #expect(status(folder + "/a").st_uid == 1234 && status(folder + "/a").st_gid == 4321)
        }
    }

    @Test(.enabled(if: getuid() != 0, "root may write everything")) func `A file that is write-protected stays`() throws
    {
        try withTemporaryFolder { folder in
            try Platform.replaceFile(folder + "/a", with: Array("old".utf8))
            chmod(folder + "/a", 0o400)
            let error = #expect(throws: FileError.self) { try Platform.replaceFile(folder + "/a", with: bytes) }
            #expect(error?.reason == "Permission denied")
            #expect(try text(folder + "/a") == "old")
        }
    }

    @Test func `A pipe is written into, and one that nobody reads is an error`() throws {
        try withTemporaryFolder { folder in
            let pipe = folder + "/pipe"
            #expect(mkfifo(pipe, 0o600) == 0)
            let error = #expect(throws: FileError.self) { try Platform.replaceFile(pipe, with: bytes) }
            #expect(error?.reason == "it is a pipe that nobody reads")
            let reader = open(pipe, O_RDONLY | O_NONBLOCK)
            defer { close(reader) }
            // A pipe on its way through a link, as a shell makes it.
            try Platform.replaceFile("/dev/fd/\(reader)", with: Array("two ".utf8))
            try Platform.replaceFile(pipe, with: bytes)
            var buffer = [UInt8](repeating: 0, count: 20)
            let count = read(reader, &buffer, 20)
            #expect(String(decoding: buffer.prefix(max(0, count)), as: UTF8.self) == "two new")
            #expect(status(pipe).st_mode & S_IFMT == S_IFIFO)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["pipe"])
        }
    }

    @Test func `A device is written into, and stays one`() throws {
        try Platform.replaceFile("/dev/null", with: bytes)
        #expect(status("/dev/null").st_mode & S_IFMT == S_IFCHR)
        if FileManager.default.fileExists(atPath: "/dev/full") {
            let error = #expect(throws: FileError.self) { try Platform.replaceFile("/dev/full", with: bytes) }
            #expect(error?.reason == "No space left on device")
        }
        try withTemporaryFolder { folder in
            // Only root may make the device nodes; they stand for the null device and for a disk.
            guard mknod(folder + "/null", S_IFCHR | 0o666, 0x103) == 0 else { return }
            try Platform.replaceFile(folder + "/null", with: bytes)
            #expect(status(folder + "/null").st_mode & S_IFMT == S_IFCHR)
            guard mknod(folder + "/disk", S_IFBLK | 0o666, 0x7AA) == 0 else { return }
            let error = #expect(throws: FileError.self) { try Platform.replaceFile(folder + "/disk", with: bytes) }
            #expect(error?.reason.hasPrefix("it is a disk") == true)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["disk", "null"])
        }
    }

    @Test func `A folder of the name is an error`() throws {
        try withTemporaryFolder { folder in
            let error = #expect(throws: FileError.self) { try Platform.replaceFile(folder, with: bytes) }
            #expect(error?.reason == "Is a directory")
            let left = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(left.isEmpty)
        }
    }

    // MARK: - Reading

    @Test func `A pipe that nobody writes into is an error, not a program that waits for ever`() throws {
        try withTemporaryFolder { folder in
            #expect(mkfifo(folder + "/pipe", 0o600) == 0)
            let error = #expect(throws: FileError.self) { try Platform.readFile(folder + "/pipe", limit: 9) }
            #expect(error?.reason == "it is a pipe that nobody writes into")
        }
    }

    @Test func `A pipe is read to its end, however slowly it is written`() throws {
        try withTemporaryFolder { folder in
            let pipe = folder + "/pipe"
            #expect(mkfifo(pipe, 0o600) == 0)
            let long = String(repeating: "abcdefgh", count: 30_000)
            let writer = Thread {
                usleep(200_000)
                let number = open(pipe, O_WRONLY)
                usleep(1_500_000)
                for part in [long, "end"] {
                    var rest = Array(part.utf8)[...]
                    while !rest.isEmpty {
                        rest = rest.dropFirst(rest.withUnsafeBytes { write(number, $0.baseAddress, $0.count) })
                    }
                    usleep(100_000)
                }
                close(number)
            }
            writer.start()
            let read = try text(pipe)
            #expect(read == long + "end")
        }
    }

    @Test func `A file that is too large is refused before it is read`() throws {
        try withTemporaryFolder { folder in
            try Platform.replaceFile(folder + "/large", with: [])
            guard truncate(folder + "/large", 1 << 40) == 0 else { return }
            let time = ContinuousClock().measure {
                let error = #expect(throws: FileError.self) {
                    try Platform.readFile(folder + "/large", limit: 1 << 39)
                }
                #expect(error?.reason == "it has more than 549755813888 bytes")
            }
            #expect(time < .seconds(10))
            #expect(try Platform.readFile("/dev/null", limit: 0).isEmpty)
        }
    }
    // MARK: - Folders

    @Test func `A folder tells its names, and what each stands for without following links`() throws {
        try withTemporaryFolder { folder in
            try Platform.replaceFile(folder + "/file", with: bytes)
            try Platform.makeFolder(folder + "/inner")
            symlink("file", folder + "/link")
            symlink("inner", folder + "/way")
            mkfifo(folder + "/pipe", 0o600)
            let names = Set(Platform.names(in: folder)).subtracting([".", ".."])
            #expect(names == ["file", "inner", "link", "way", "pipe"])
            let kinds: [String: Platform.FileKind?] = [
                "file": .file, "inner": .folder, "link": .link, "way": .link, "pipe": .special, "none": nil,
            ]
            for (name, kind) in kinds { #expect(Platform.kind(of: "\(folder)/\(name)") == kind) }
            #expect(Platform.isFolder(folder + "/way") && !Platform.isFolder(folder + "/link"))
            #expect(Platform.names(in: folder + "/none").isEmpty && Platform.names(in: folder + "/file").isEmpty)
        }
    }
}
