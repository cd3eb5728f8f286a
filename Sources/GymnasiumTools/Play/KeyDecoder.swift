import GymnasiumCore

/// What happened to a key.
package struct KeyEvent: Sendable, Equatable {
    package enum Change: Sendable { case struck, pressed, released }

    let key: Key
    /// Struck where a terminal says no more; pressed or released where it reports both.
    package let change: Change
    /// Whether it is ctrl-C, or another key that ends a program.
    var isInterrupt = false

    package init(key: Key, change: Change, isInterrupt: Bool = false) {
        self.key = key
        self.change = change
        self.isInterrupt = isInterrupt
    }
}

/// Reads keys from the bytes that a terminal sends: characters in UTF-8, the escape sequences of arrows, and the
/// messages of kitty's keyboard protocol (`CSI code ; modifiers : event u`).
package struct KeyDecoder: Sendable {
    private var rest: [UInt8] = []

    package init() {}

    /// Whether an escape was read that may be a key of its own or begin a sequence.
    package var isAmbiguous: Bool { !rest.isEmpty }

    /// The events in some bytes; what is incomplete is kept for the next call.
    ///
    /// - Parameter isComplete: whether no more bytes follow at once, so that an escape at the end is the key.
    package mutating func events(_ bytes: [UInt8], isComplete: Bool) -> [KeyEvent] {
        rest += bytes
        var events: [KeyEvent] = []
        var position = 0
        while position < rest.count {
            guard let (event, length) = Self.next(rest[position...], isComplete: isComplete) else { break }
            if let event { events.append(event) }
            position += length
        }
        rest.removeFirst(position)
        return events
    }

    /// The first event and how many bytes it takes; `nil` where more bytes are needed.
    private static func next(_ bytes: ArraySlice<UInt8>, isComplete: Bool) -> (KeyEvent?, Int)? {
        guard let first = bytes.first else { return nil }
        if first == 0x1B { return escape(bytes, isComplete: isComplete) }
        if first == 3 || first == 4 { return (KeyEvent(key: .escape, change: .struck, isInterrupt: true), 1) }
        if first == 10 { return (KeyEvent(key: .enter, change: .struck), 1) }
        if first < 0x80 { return (Key(code: Int(first)).map { KeyEvent(key: $0, change: .struck) }, 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard bytes.count >= length else { return isComplete ? (nil, bytes.count) : nil }
        let character = String(decoding: bytes.prefix(length), as: UTF8.self).first
        return (character.map { KeyEvent(key: .character($0), change: .struck) }, length)
    }

    private static func escape(_ bytes: ArraySlice<UInt8>, isComplete: Bool) -> (KeyEvent?, Int)? {
        let after = bytes.dropFirst()
        guard let second = after.first else {
            return isComplete ? (KeyEvent(key: .escape, change: .struck), 1) : nil
        }
        // CSI is ESC [, and terminals in application mode send ESC O.
        guard second == UInt8(ascii: "[") || second == UInt8(ascii: "O") else {
            return (KeyEvent(key: .escape, change: .struck), 1)
        }
        let body = after.dropFirst()
        guard let end = body.firstIndex(where: { 0x40...0x7E ~= $0 }) else {
            return isComplete ? (nil, bytes.count) : nil
        }
        let parameters = String(decoding: body[..<end], as: UTF8.self).split(
            separator: ";", omittingEmptySubsequences: false
        ).map { $0.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) } }
        return (event(final: body[end], parameters), end - bytes.startIndex + 1)
    }

    private static func event(final: UInt8, _ parameters: [[Int?]]) -> KeyEvent? {
        func parameter(_ index: Int, _ part: Int) -> Int? {
            guard parameters.indices.contains(index), parameters[index].indices.contains(part) else { return nil }
            return parameters[index][part]
        }
        let modifiers = (parameter(1, 0) ?? 1) - 1
        let (isShift, isControl) = (modifiers & 1 != 0, modifiers & 4 != 0)
        let key: Key?
        switch Character(Unicode.Scalar(final)) {
        case "A": key = .up
        case "B": key = .down
        case "C": key = .right
        case "D": key = .left
        case "u":
            let code = parameter(0, 0) ?? 0
            // Codes from 57344 on belong to keys without a character.
            key = 57_344...63_743 ~= code ? nil : Key(code: code)
        default: key = nil
        }
        guard var key else { return nil }
        let isInterrupt = isControl && [Key("c"), Key("d")].contains(key)
        if isShift, case .character(let character) = key, let upper = character.uppercased().first {
            key = .character(upper)
        }
        // Only the message of a release is sure to name its kind; arrows come in the same form from every terminal.
        let isReporting = final == UInt8(ascii: "u") || parameter(1, 1) != nil
        let change: KeyEvent.Change = parameter(1, 1) == 3 ? .released : isReporting ? .pressed : .struck
        return KeyEvent(key: key, change: change, isInterrupt: isInterrupt)
    }
}
