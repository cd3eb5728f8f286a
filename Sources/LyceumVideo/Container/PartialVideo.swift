import LyceumSystem

/// A video file in the making: fragments that can be played up to the last one, and in the end the plain file made of
/// them.
struct PartialVideo: ~Copyable {
    /// The path of the growing file.
    let path: String

    private let file: Platform.Descriptor
    private let boxes: MovieBoxes
    private var samples = SampleTable()
    /// The samples that are not in the file yet.
    private var waiting: [UInt8] = []
    private var waitingStart = 0
    /// The position in the file of each fragment's samples.
    private var fragments: [Fragment] = []
    private var end: Int
    private var lastFlush = ContinuousClock.now

    private struct Fragment {
        var offset: Int
        var count: Int
    }

    /// Creates the file with the first free name of `name.partial.mp4`, `name.partial-2.mp4`, ….
    init(beside path: String, boxes: MovieBoxes) throws {
        let name = FileName(path)
        if !name.folder.isEmpty { try Platform.makeFolder(name.folder) }
        for kind in [Self.leftovers, .temporaryFiles] { kind.clear(in: name.folder) }
        let (candidate, created) = try name.firstFree(".partial") { candidate in
            try Platform.createExclusively(candidate).map { (candidate, $0) }
        }
        let header = boxes.fragmentedHeader
        do {
            try Platform.write(header, to: created, at: 0, path: candidate)
        } catch {
            Platform.close(created)
            Platform.remove(candidate)
            throw error
        }
        self.path = candidate
        file = created
        self.boxes = boxes
        end = header.count
    }

    deinit { Platform.close(file) }

    /// The number of frames.
    var count: Int { samples.count }

    /// Whether the file has a frame; waiting ones do not count.
    var hasFragments: Bool { !fragments.isEmpty }

    /// Takes a sample that `code` appends, and writes a fragment once a second of video has gathered or two seconds
    /// have passed. If that cannot be written, the sample does not count.
    mutating func append(isKey: Bool, _ code: (inout [UInt8]) -> Void) throws {
        let start = waiting.count
        code(&waiting)
        samples.append(size: waiting.count - start, isKey: isKey)
        let duration = (samples.count - waitingStart) * boxes.rate.duration
        guard duration >= boxes.rate.scale || ContinuousClock.now - lastFlush >= .seconds(2) else { return }
        do {
            try flush()
        } catch {
            waiting.removeLast(waiting.count - start)
            samples.removeLast()
            throw error
        }
    }

    /// Writes the waiting samples as a fragment. After an error the file ends with the fragment before.
    mutating func flush() throws {
        guard !waiting.isEmpty else { return }
        let keys = Set(samples.keys.reversed().prefix { $0 >= waitingStart }.map(Int.init))
        var bytes = boxes.fragmentHeader(
            number: fragments.count + 1, firstSample: waitingStart, sizes: samples.sizes[waitingStart...],
            isKey: keys.contains)
        let header = bytes.count
        bytes += waiting
        // A part of a fragment's header would make the whole file unreadable for some players. So the fragment is
        // written as a box of the same size that players skip, and its first eight bytes are corrected once all of it
        // is there.
        let first = Array(bytes[..<8])
        var writer = BoxWriter()
        writer.put(bytes.count, bytes: 4)
        writer.put("free")
        bytes.replaceSubrange(..<8, with: writer.bytes)
        do {
            try Platform.write(bytes, to: file, at: end, path: path)
            try Platform.write(first, to: file, at: end, path: path)
        } catch {
            try? Platform.truncate(file, to: end, path: path)
            throw error
        }
        fragments.append(Fragment(offset: end + header, count: waiting.count))
        end += bytes.count
        waiting.removeAll(keepingCapacity: true)
        waitingStart = samples.count
        lastFlush = .now
    }

    /// Writes the plain file under the first free name of `name.mp4`, `name-2.mp4`, … and removes the partial one.
    func finish(as path: String) throws -> String {
        let name = FileName(path)
        if !name.folder.isEmpty { try Platform.makeFolder(name.folder) }
        let (finished, target) = try Platform.createWhole(beside: path, for: path, to: "write") { temporary, target in
            var bytes = boxes.plainHeader(samples)
            var position = 0
            if fragments.isEmpty {
                bytes += waiting
                try Platform.write(bytes, to: target, at: 0, path: path)
            } else {
                try Platform.write(bytes, to: target, at: 0, path: path)
                position = bytes.count
                for fragment in fragments {
                    try Platform.copy(
                        "recording", from: file, at: fragment.offset, count: fragment.count, to: target, at: position,
                        path: path)
                    position += fragment.count
                }
                try Platform.write(waiting, to: target, at: position, path: path)
            }
            let isOnDisk = DiskSync.isAffordable
            if isOnDisk { try DiskSync.bring(target, path: path) }
            let finished = try name.firstFree("") { candidate in
                try Platform.moveWithoutReplacing(temporary, to: candidate) ? candidate : nil
            }
            Platform.remove(self.path)
            if isOnDisk { DiskSync.bringFolder(of: finished) } else { DiskSync.later(finished) }
            return finished
        }
        Platform.close(target)
        return finished
    }

    /// Removes the file.
    func remove() { Platform.remove(path) }
}

/// The parts of a path.
struct FileName {
    /// The folder, without the last slash; empty if there is none.
    let folder: String
    /// All before the suffix, with the folder.
    let stem: String
    /// The suffix with its dot; `.mp4` if the path has none.
    let suffix: String

    init(_ path: String) {
        let slash = path.lastIndex(of: "/")
        folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? ""
        let nameStart = slash.map { path.index(after: $0) } ?? path.startIndex
        if let dot = path[nameStart...].lastIndex(of: "."), dot > nameStart, path[dot...].lowercased() == ".mp4" {
            stem = String(path[..<dot])
            suffix = String(path[dot...])
        } else {
            stem = path
            suffix = ".mp4"
        }
    }

    /// The result of `take` for the first name that it accepts: `stem` with an addition, or with a number after that.
    ///
    /// - Throws: `FileError` if too many names are taken, and what `take` throws.
    func firstFree<Result>(_ addition: String, _ take: (_ name: String) throws -> Result?) throws -> Result {
        for number in 1...99_999 {
            if let result = try take(stem + addition + (number == 1 ? "" : "-\(number)") + suffix) { return result }
        }
        throw FileError(path: stem + suffix, operation: "create", reason: "all its numbered names are taken")
    }
}
