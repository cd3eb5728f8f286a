extension Double {
    /// The number that Python's `float` reads from a text; `nil` where it reads none.
    ///
    /// White space around the number and single underscores between digits are allowed, hexadecimal digits are not.
    package init?(pythonText text: String) {
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        let trimmed = String(scalars).lowercased()
        let unsigned = trimmed.hasPrefix("-") || trimmed.hasPrefix("+") ? trimmed.dropFirst() : trimmed[...]
        if !["inf", "infinity", "nan"].contains(unsigned) {
            let characters = Array(unsigned.utf8)
            let isDigit = characters.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            for (index, character) in characters.enumerated() where !isDigit[index] {
                guard ".e+-_".utf8.contains(character) else { return nil }
                let isBetweenDigits = index > 0 && index + 1 < isDigit.count && isDigit[index - 1] && isDigit[index + 1]
                if character == UInt8(ascii: "_"), !isBetweenDigits { return nil }
            }
        }
        self.init(trimmed.filter { $0 != "_" })
    }
}
