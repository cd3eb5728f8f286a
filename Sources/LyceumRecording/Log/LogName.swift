import LyceumSystem
import LyceumValues

/// The name that a log gets: the one asked for, or the first of `log-1.txt`, `log-2.txt`, … that is free.
///
/// An existing file keeps its name, whether it is of an older run or of one that is still going: what somebody knows as
/// the log of a run must not become another one. Only a file without a row is removed, if nobody is writing it.
struct LogName {
    let path: String
    /// Whether the file has this name already.
    let isOwn: Bool
    /// Who has the name asked for; `nil` if it is this one.
    private let occupant: Occupant?

    private enum Occupant {
        case olderRun(episodes: Int?)
        case thisProgram, anotherProgram
    }

    /// The name for a file.
    ///
    /// - Parameters:
    ///   - wish: the name asked for; not a symbolic link.
    ///   - own: the file, if it has a name already.
    /// - Throws: ``FileError``.
    init(_ wish: String, own: OpenFile?) throws {
        var occupant: Occupant?
        for candidate in Self.candidates(wish) {
            switch try Self.state(of: candidate, own: own) {
            case .isFree: self = LogName(path: candidate, isOwn: false, occupant: occupant)
            case .isOwn: self = LogName(path: candidate, isOwn: true, occupant: occupant)
            case .isTaken(let other):
                occupant = occupant ?? other
                continue
            case .isSpecial:
                guard candidate == wish else { continue }
                throw FileError(path: wish, operation: "replace", reason: "it is not a regular file")
            }
            return
        }
        throw FileError(path: wish, operation: "create", reason: "all its numbered names are taken")
    }

    private init(path: String, isOwn: Bool, occupant: Occupant?) {
        self.path = path
        self.isOwn = isOwn
        self.occupant = occupant
    }

    private enum State {
        case isFree, isOwn, isSpecial
        case isTaken(Occupant)
    }

    private static func state(of name: String, own: OpenFile?) throws -> State {
        if let own, own.has(name) { return .isOwn }
        switch try Platform.openOlder(name, patience: .milliseconds(100)) {
        case .isMissing: return .isFree
        case .isSpecial: return .isSpecial
        case .isForbidden: return .isTaken(.olderRun(episodes: nil))
        case .isBusy(let identity):
            return .isTaken(OpenFile.isWriting(identity) ? .thisProgram : .anotherProgram)
        case .isIdle(let file, let isLocked):
            defer { Platform.close(file) }
            if isLocked, isWithoutRows(file), Platform.remove(name) { return .isFree }
            return .isTaken(.olderRun(episodes: episodes(in: file)))
        }
    }

    /// Whether a file is empty, or a header or the beginning of one.
    private static func isWithoutRows(_ file: Platform.Descriptor) -> Bool {
        let longest = CourseLog.header(hasEnds: true).utf8
        let size = Platform.size(of: file)
        guard size <= longest.count else { return false }
        let text = Platform.read(file, at: 0, count: size)
        return text.count == size && (longest.starts(with: text) || text.elementsEqual(header.utf8))
    }

    private static let header = CourseLog.header(hasEnds: false)

    /// The number of rows; `nil` where the file is not a log, or too large to be counted in passing.
    private static func episodes(in file: Platform.Descriptor) -> Int? {
        let size = Platform.size(of: file)
        guard size <= 1 << 26 else { return nil }
        let text = Platform.read(file, at: 0, count: size)
        guard text.starts(with: header.utf8.dropLast()) else { return nil }
        return text.count { $0 == UInt8(ascii: "\n") } - 1
    }

    /// `log.txt`, `log-1.txt`, `log-2.txt`, … for `log.txt`.
    private static func candidates(_ path: String) -> some Sequence<String> {
        let nameStart = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
        let dot = path[nameStart...].lastIndex(of: ".").flatMap { $0 == nameStart ? nil : $0 } ?? path.endIndex
        return (0...99_999).lazy.map { $0 == 0 ? path : "\(path[..<dot])-\($0)\(path[dot...])" }
    }

    /// Tells the user which file is which, if the log did not get the name asked for.
    func tell(wish: String) {
        switch occupant {
        case nil: return
        case .thisProgram:
            Warnings.warn("\(wish) is being written by this program already: this recorder writes \(path)")
        case .anotherProgram:
            Warnings.warn("\(wish) is being written by another program: this one writes \(path)")
        case .olderRun(let episodes):
            let size = episodes.map { ", with \($0) episode\($0 == 1 ? "" : "s")," } ?? ""
            Warnings.warn(
                isOwn
                    ? "the log of this run is \(path); \(wish) is an older one\(size) and stays as it is"
                    : "\(wish) is there already\(size) and stays as it is: the log of this run is \(path)")
        }
    }
}
