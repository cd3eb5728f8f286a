import GymnasiumCore
import GymnasiumWrappers
import LyceumSystem
import LyceumValues

/// Writes a trace as a run goes on: an episode is in the file when it is over, whatever ends the program then.
///
/// At first each episode is a block of its own, in memory that the file stands behind; where the file becomes too large, or the policy
/// leaves episodes out, those are compressed into larger blocks, in a new file that takes the place of the old one. Where a trace
/// cannot be written, the run goes on.
struct TraceWriter: Sendable {
    private let policy: TracePolicy
    private let head: [UInt8]
    private var file: TraceFile?
    private var window: MappedWindow? {
        didSet { roomEnd = window?.end ?? 0 }
    }
    /// How far the file may be written through memory; 0 for not at all.
    private var roomEnd = 0
    /// Whether writing through memory has failed, so that the system is called for each episode.
    private var isUnmapped = false
    /// Where the next block goes.
    private var end = 0
    /// Where the blocks of single episodes begin.
    private var looseStart = 0
    private let scratch = ByteWriter()
    /// About how many steps the file has, of those that a reader takes.
    private var steps = 0
    /// Blocks that could not be written yet.
    private var waiting: [UInt8] = []
    private var nextAttempt: ContinuousClock.Instant?
    private var hasGivenUp = false

    /// How many bytes of single episodes are compressed together, at least.
    private static let looseLimit = 1 << 20
    /// By how much memory a file is written at least, most of it behind its end.
    private static let windowSize = 1 << 24
    /// How many bytes may wait for room on the disk.
    private static let waitingLimit = 1 << 24

    init(_ header: TraceHeader) {
        policy = header.policy
        head = TraceFrame.magic + TraceFrame.bytes(.header, header.json.utf8)
    }

    /// The path of the file; `nil` where there is none.
    var path: String? { hasGivenUp ? nil : file?.path }

    /// Creates the file.
    mutating func open(_ path: String) {
        guard file == nil, !hasGivenUp else { return }
        do {
            file = try TraceFile.create(path, contents: head)
            (end, looseStart) = (head.count, head.count)
        } catch {
            giveUp(error)
        }
    }

    private mutating func giveUp(_ error: any Error) {
        Warnings.warn("\(error); the run goes on, and its log too, without a trace from which it could be replayed")
        (hasGivenUp, window, waiting) = (true, nil, [])
        closeGap()
    }

    /// Adds an episode; the file is created with the first one.
    // The trail is not changed; as `inout` its arrays are not counted once more for each call.
    mutating func add(_ row: CourseLog.Row, isLogged: Bool, _ trail: inout StepTrail, logPath: () -> String?) {
        guard !hasGivenUp else { return }
        if file == nil, let path = logPath() { open(RunTrace.path(besideLog: path)) }
        guard file != nil else { return }
        let wasInterrupted = trail.kind != .lost && trail.markCount != row.length
        let isWhole = trail.kind != .lost && !trail.starts.isEmpty && !wasInterrupted
        TraceFrame.begin(scratch)
        TracedEpisode.write(
            row, isLogged: isLogged, isWhole: isWhole, wasInterrupted: wasInterrupted, trail, to: scratch)
        if isWhole, scratch.count > min(TracePack.expandedLimit / 2, policy.byteLimit / 4) {
            TraceFrame.begin(scratch)
            TracedEpisode.write(
                row, isLogged: isLogged, isWhole: false, wasInterrupted: false, trail, to: scratch)
        }
        TraceFrame.seal(.episode, scratch)
        steps += trail.kind == .values ? scratch.count : trail.count
        append()
        // Compressing takes longer than playing a short episode: it waits until there is need.
        let isLong = policy.leavesOut && end - looseStart >= max(Self.looseLimit, looseStart / 2)
        if isLong || hasManySteps || end > policy.byteLimit { pack() }
    }

    private var hasManySteps: Bool { steps > RunTrace.stepLimit / 2 }

    private mutating func append() {
        guard waiting.isEmpty else { return wait() }
        let count = scratch.count
        if end + count + TraceFrame.headSize > roomEnd { makeRoom(for: count + TraceFrame.headSize) }
        if end + count <= roomEnd {
            window.unsafelyUnwrapped.write(scratch.contents, at: end)
            end += count
        } else if let file {
            let (written, error) = Platform.writeSome(
                of: scratch.contents, to: file.descriptor, at: end, path: file.path)
            guard let error else { return end += written }
            if nextAttempt == nil {
                Warnings.warn("\(error); the run goes on, and its trace is written as soon as that is possible")
            }
            wait()
        }
    }

    /// Makes the file long enough for a block, and room behind it.
    private mutating func makeRoom(for count: Int) {
        guard !isUnmapped, let file else { return }
        // Room that is not needed costs as much as what is; a small file needs little of it.
        let wanted = end + count + min(max(1 << 14, end / 8), 1 << 18)
        if window.map({ !$0.grow(to: wanted) }) ?? true {
            let limit = (wanted / Self.windowSize + 1) * Self.windowSize
            window = MappedWindow(file.descriptor, size: Platform.size(of: file.descriptor), limit: limit)
            if window?.grow(to: wanted) != true { window = nil }
        }
        roomEnd = window?.end ?? 0
        isUnmapped = window == nil
        if isUnmapped { closeGap() }
    }

    /// Takes away the room behind the last block.
    private func closeGap() {
        if let file { try? Platform.truncate(file.descriptor, to: end, path: file.path) }
    }

    private mutating func wait() {
        waiting += scratch.contents
        if let nextAttempt, ContinuousClock.now < nextAttempt { return }
        flush()
    }

    /// Writes what waits.
    private mutating func flush() {
        guard let file, !waiting.isEmpty else { return }
        do {
            try Platform.write(waiting, to: file.descriptor, at: end, path: file.path)
            end += waiting.count
            waiting = []
            nextAttempt = nil
        } catch {
            nextAttempt = .now + .milliseconds(50)
            closeGap()
            if waiting.count > Self.waitingLimit { giveUp(error) }
        }
    }

    /// Compresses the blocks of single episodes, and leaves episodes out where the policy wants that.
    ///
    /// - Parameter isLast: whether the file need not have room to grow; without it, the file would be written anew for every episode.
    private mutating func pack(isLast: Bool = false) {
        guard let file, waiting.isEmpty else { return }
        do {
            let bytes = Platform.read(file.descriptor, at: 0, count: end)
            var contents = try packed(bytes)
            if contents.count > (isLast ? policy.byteLimit : policy.byteLimit / 4 * 3) || policy.leavesOut
                || hasManySteps
            {
                contents = try thinned(contents)
                // So many episodes that even how they began is too much.
                if contents.count > policy.byteLimit / 4 * 3 { contents = try thinned(contents, keepsStarts: false) }
            }
            window = nil
            self.file = try file.replaced(by: contents)
            (end, looseStart) = (contents.count, contents.count)
        } catch {
            // The file stays as it is, and is packed later.
            looseStart = end
            if end > 2 * policy.byteLimit { giveUp(error) }
        }
    }

    /// A file whose single episodes are compressed; blocks that are compressed already stay.
    private func packed(_ bytes: [UInt8]) throws -> [UInt8] {
        var contents = Array(bytes[..<looseStart])
        let frames = try TraceFrame.all(of: bytes).frames.filter { $0.range.lowerBound >= looseStart }
        Self.add(frames.map { Array(bytes[$0.range]) }, to: &contents)
        return contents
    }

    private static func add(_ episodes: [[UInt8]], to contents: inout [UInt8]) {
        var part: [[UInt8]] = []
        var size = 0
        for episode in episodes {
            part.append(episode)
            size += episode.count
            if size >= looseLimit {
                contents += TraceFrame.bytes(.pack, TracePack.compressed(part))
                (part, size) = ([], 0)
            }
        }
        if !part.isEmpty { contents += TraceFrame.bytes(.pack, TracePack.compressed(part)) }
    }

    /// A file in which only chosen episodes have their steps.
    private mutating func thinned(_ bytes: [UInt8], keepsStarts: Bool = true) throws -> [UInt8] {
        var room = RunTrace.expandedLimit
        var encoded: [[UInt8]] = []
        for (kind, range) in try TraceFrame.all(of: bytes).frames.dropFirst() {
            encoded += try RunTrace.episodes(kind, bytes, in: range, room: &room)
        }
        let ratio = Double(bytes.count) / Double(max(1, encoded.reduce(0) { $0 + $1.count }))
        var steps = Int.max
        var episodes: [(episode: TracedEpisode, bytes: [UInt8])] = []
        for bytes in encoded {
            var reader = ByteReader(bytes)
            let episode = try TracedEpisode(&reader, stepsLeft: &steps)
            if episodes.last?.episode.row.count == episode.row.count { episodes.removeLast() }
            episodes.append((episode, bytes))
        }
        let chosen = policy.choice(
            returns: episodes.map(\.episode.row.rewardSum),
            sizes: episodes.map { $0.episode.isWhole ? Int(Double($0.bytes.count) * ratio) + 1 : 0 },
            room: hasManySteps ? min(policy.byteLimit, bytes.count) / 4 : policy.byteLimit / 2)
        self.steps = chosen.reduce(0) { total, index in
            let (episode, bytes) = episodes[index]
            return total + (episode.trail.kind == .values ? bytes.count : episode.stepCount)
        }
        var contents = head
        Self.add(
            episodes.enumerated().map { index, entry in
                if chosen.contains(index) || !entry.episode.isWhole && keepsStarts { return entry.bytes }
                return entry.episode.thinned(keepsStarts: keepsStarts).encoded
            }, to: &contents)
        return contents
    }

    /// Ends a run, or a part of one: the file is as small as the policy wants it, has its name, and survives a power cut.
    mutating func settle() {
        guard !hasGivenUp, let file else { return }
        flush()
        if !file.isInPlace { return putBack() }
        // A file that may be as large as it is stays as it is: compressing it takes about as long as playing did.
        if policy.leavesOut && end - looseStart > 4096 || end > policy.byteLimit { pack(isLast: true) }
        window = nil
        closeGap()
        if let file = self.file { try? DiskSync.bring(file.descriptor, path: file.path) }
    }

    private mutating func putBack() {
        guard let file else { return }
        move(to: file.path)
    }

    /// Gives the file another name.
    mutating func move(to path: String) {
        guard !hasGivenUp, let file else { return open(path) }
        guard file.path != path || !file.isInPlace else { return }
        window = nil
        closeGap()
        do {
            self.file = try file.moved(to: path, size: end)
        } catch {
            Warnings.warn("\(error); the trace stays \(file.path)")
        }
    }
}
