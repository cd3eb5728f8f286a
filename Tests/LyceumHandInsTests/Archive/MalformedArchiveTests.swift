import LyceumHandIns
import Testing

@Suite("Archives that do harm")
struct MalformedArchiveTests {
    private func problem(_ bytes: [UInt8], _ limits: ArchiveLimits = .standard) -> String? {
        do throws(MalformedArchive) {
            let zip = try ZipArchive(bytes: bytes, name: "it.zip", limits: limits)
            for member in zip.members { _ = try zip.contents(of: member) }
            return nil
        } catch {
            return error.problem
        }
    }

    @Test(
        "are refused for a name that leads elsewhere",
        arguments: [
            ("/etc/passwd", "is an absolute path"), ("../a", "leads out of"), ("a/../../b", "leads out of"),
            ("a/..", "leads out of"), ("a\\..\\b", "has a backslash"), ("C:/a", "has a colon"), ("c:a", "has a colon"),
            ("a//b", "has an empty part"), ("./a", "has an empty part"), ("a/./b", "has an empty part"),
            ("", "is empty"), ("//", "is an absolute path"), ("a\n", "has a control character"),
            ("a\u{0}.txt", "NUL character"), ("a\u{7F}", "has a control character"),
            (String(repeating: "a", count: 600), "is longer than 512 bytes"),
            (String(repeating: "a/", count: 30) + "a", "lies in more than 24 folders"),
        ])
    func names(name: String, expected: String) {
        let problem = problem(RawZip.one(name).bytes)
        #expect(problem?.contains(expected) == true, "\(problem ?? "was read")")
    }

    @Test("are refused for names that are not UTF-8")
    func encodings() {
        #expect(
            problem(RawZip.one { $0.name = [0x61, 0xFF] }.bytes) == "the name of a file is said to be UTF-8 and is not")
        let unmarked = RawZip.one { ($0.name, $0.flags) = ([0x61, 0xFF], 0) }
        #expect(problem(unmarked.bytes) == "the name of a file is not UTF-8")
    }

    @Test("are refused for two names of one place")
    func pairs() {
        func pair(_ first: String, _ second: String) -> String? {
            problem(RawZip(.init(first), .init(second)).bytes)
        }
        #expect(pair("a", "a")?.contains("is there twice") == true)
        #expect(pair("a", "A")?.contains("differs from another one in capitals only") == true)
        #expect(pair("é", "e\u{301}")?.contains("is there twice") == true)
        #expect(pair("a", "a/b")?.contains("is a file and a folder") == true)
        #expect(pair("a/b", "A/c")?.contains("in capitals only") == true)
    }

    @Test("are refused for files of other kinds")
    func kinds() {
        func one(_ name: String = "a", _ change: (inout RawZip.Entry) -> Void) -> String? {
            problem(RawZip.one(name, change).bytes)
        }
        #expect(one { $0.attributes = 0o120777 << 16 } == "\"a\" is a symbolic link")
        #expect(one { $0.attributes = 0o010644 << 16 } == "\"a\" is neither a file nor a folder")
        #expect(one { $0.attributes = 0o040755 << 16 } == "\"a\" is a folder with the name of a file")
        #expect(one { $0.attributes = 16 } == "\"a\" is a folder with the name of a file")
        #expect(one("a/") { $0.attributes = 16 } == "the folder \"a/\" has contents of its own")
        #expect(one { $0.flags |= 1 } == "\"a\" is encrypted")
        #expect(one { $0.flags |= 1 << 6 } == "\"a\" is encrypted")
        #expect(one { $0.flags |= 1 << 5 } == "\"a\" has flags that mean nothing here")
        #expect(one { $0.method = 14 } == "\"a\" is compressed by a method other than deflate")
        #expect(one { $0.disk = 1 } == "\"a\" is in another part")
    }

    @Test("are refused for sizes and places that contradict each other")
    func places() {
        func two(_ change: (inout RawZip) -> Void) -> String? { problem(RawZip.two(change).bytes) }
        #expect(two { $0.entries[1].place = 0 } == "\"b.txt\" overlaps another file")
        #expect(two { $0.entries[1].place = 10 } == "\"b.txt\" overlaps another file")
        #expect(two { $0.entries[1].place = 1 << 30 }?.contains("before \"b.txt\"") == true)
        #expect(
            two {
                $0.entries[0].packedSize = 200; $0.entries[0].size = 200
            }?.contains("overlaps another file") == true)
        #expect(two { $0.entries[0].packedSize = 3 } == "\"a.txt\" is not compressed, and has two different sizes")
        #expect(
            two {
                $0.entries[0].packedSize = 3; $0.entries[0].size = 3
            }?.contains("belong to no file") == true)
        #expect(two { $0.entries[0].localSize = 9 }?.contains("another size or checksum than the list says") == true)
        #expect(two { $0.entries[0].localName = Array("c.txt".utf8) } == "\"a.txt\" has two names")
        #expect(two { $0.entries[0].checksum ^= 1 }?.contains("its checksum is wrong") == true)
        #expect(two { $0.beforeList = [0] } == "there are bytes before its list that belong to no file")
        #expect(two { $0.beforeEnd = [0] } == "the list of its files is not where it is said to be")
        #expect(two { $0.listSize = 5 } == "the list of its files is not where it is said to be")
        #expect(two { $0.listPlace = 0 } == "the list of its files is not where it is said to be")
        #expect(two { $0.afterEnd = [0] } == "its end is missing, or something follows it")
        #expect(two { $0.commentSize = 4 } == "a comment is said to follow it, and does not")
        #expect(two { $0.count = 1 } == "the list of its files has another length than it says")
        #expect(two { $0.count = 3 } == "the list of its files is cut off or damaged")
        #expect(two { $0.disk = 1 } == "it is one of several parts")
        #expect(two { $0.entries[0].extra = [1, 2, 3] } == "an extra field of \"a.txt\" is cut off")
        #expect(two { $0.entries[0].extra = [9, 9, 7, 0] } == "an extra field of \"a.txt\" is cut off")
        #expect(two { $0.entries[0].extra = [0x55, 0x54, 1, 0, 3] } == nil)
        #expect(two { $0.entries[0].flags |= 1 << 3 }?.contains("another size or checksum behind it") == true)
        #expect(problem(Array("no archive at all, but a longer text".utf8)) == "it does not begin like a ZIP archive")
        #expect(problem([]) == "it does not begin like a ZIP archive")
    }

    @Test("are refused in the form for more than 4 GB")
    func bigForm() {
        let expected = "it is in the form for more than 4 GB (ZIP64)"
        #expect(problem(RawZip.one { $0.extra = [1, 0, 8, 0] + [UInt8](repeating: 0, count: 8) }.bytes) == expected)
        #expect(problem(RawZip.one { $0.size = .max }.bytes) == expected)
        #expect(problem(RawZip.one { $0.localSize = .max }.bytes) == expected)
        #expect(problem(RawZip.one { $0.place = .max }.bytes) == expected)
        #expect(problem(RawZip.two { $0.count = .max }.bytes) == expected)
        #expect(problem(RawZip.two { $0.listPlace = .max }.bytes) == expected)
        #expect(
            problem(RawZip.two { $0.beforeEnd = long(0x0706_4B50) + [UInt8](repeating: 0, count: 16) }.bytes)
                == expected)
    }

    @Test("are refused as bombs before anything is unpacked")
    func bombs() {
        let grows = RawZip.one { ($0.method, $0.size) = (8, 900_000_000) }
        #expect(problem(grows.bytes)?.contains("would grow from 4 bytes to 900000000") == true)
        let limits = ArchiveLimits(bytes: 1000, expandedBytes: 6, members: 1)
        #expect(problem(RawZip.one().bytes, limits) == nil)
        #expect(problem(RawZip.two { _ in }.bytes, limits) == "it has 2 files, and may have 1")
        #expect(
            problem(RawZip.two { _ in }.bytes, ArchiveLimits(expandedBytes: 6))
                == "its files would have more than 6 bytes together")
        #expect(
            problem(RawZip.one { $0.extra = [9, 9, 0, 4] + [UInt8](repeating: 0, count: 1024) }.bytes, limits)?
                .contains("may have 1000") == true)
        // A stream that is longer than its size, which says so itself.
        let longer = RawZip.one {
            ($0.method, $0.size, $0.contents, $0.packedSize) = (8, 3, [0x4B, 0x4C, 0x4C, 0x4C, 0x04, 0], 6)
        }
        #expect(problem(longer.bytes)?.contains("cannot be unpacked") == true)
        let shorter = RawZip.one { ($0.method, $0.size) = (8, 100) }
        #expect(problem(shorter.bytes)?.contains("cannot be unpacked") == true)
    }
}
