/// What a Swift file imports, declares and uses, by names.
///
/// It reads words, not types: members, which follow a point, are not looked at.
struct SwiftNames {
    /// The modules that it imports.
    private(set) var imports: Set<String> = []
    /// What other files see: types, functions and variables outside any braces that are not private.
    private(set) var declared: Set<String> = []
    /// Those of them that are types which programs see.
    private(set) var publicTypes: Set<String> = []
    /// What is declared inside braces, the generic parameters, and what is private to the file.
    private(set) var inner: Set<String> = []
    /// The words that may mean something declared elsewhere.
    private(set) var used: Set<String> = []

    private let tokens: [SwiftTokens.Token]

    private static let introducers: Set<String> = [
        "struct", "class", "enum", "actor", "protocol", "typealias", "associatedtype", "func", "var", "let", "case",
    ]
    private static let modifiers: Set<String> = [
        "public", "package", "internal", "open", "private", "fileprivate", "final", "static", "class", "mutating",
        "nonisolated", "lazy", "weak", "unowned", "override", "indirect", "consuming", "borrowing", "nonmutating",
    ]

    init(_ text: String) {
        tokens = SwiftTokens(text).tokens
        for index in tokens.indices { read(index) }
    }

    private func text(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].text : "" }

    private func isWord(_ index: Int) -> Bool {
        text(index).first.map { $0.isLetter || $0 == "_" } ?? false
    }

    private mutating func read(_ index: Int) {
        guard isWord(index), text(index - 1) != "." else {
            return readQualified(index)
        }
        if text(index) == "import" {
            imports.insert(text(index + 1))
        } else if Self.introducers.contains(text(index)), isWord(index + 1) {
            readDeclaration(index)
        } else if !isDeclared(index), text(index - 1) != "import" {
            use(index)
        }
    }

    /// A name behind that of its module, `Gymnasium.make`, means that one.
    private mutating func readQualified(_ index: Int) {
        guard isWord(index), text(index - 1) == ".", text(index - 3) != ".", text(index - 2).first?.isUppercase == true
        else { return }
        used.insert("\(text(index - 2)).\(text(index))")
    }

    private func isDeclared(_ index: Int) -> Bool {
        Self.introducers.contains(text(index - 1)) && text(index - 1) != "case"
    }

    private mutating func readDeclaration(_ index: Int) {
        // `class func`, `class var`: the word that follows declares.
        guard !Self.introducers.contains(text(index + 1)) else { return }
        let name = text(index + 1)
        if tokens[index].depth == 0, !hasModifier(index, ["private", "fileprivate"]), text(index) != "case" {
            declared.insert(name)
            let isType = name.first?.isUppercase == true
            if isType, hasModifier(index, ["public", "open"]) { publicTypes.insert(name) }
        } else {
            inner.insert(name)
        }
        guard text(index + 2) == "<" else { return }
        var next = index + 3
        var level = 1
        while next < tokens.count, level > 0 {
            if text(next) == "<" { level += 1 }
            if text(next) == ">", text(next - 1) != "-" { level -= 1 }
            let isParameter = level == 1 && isWord(next) && ["<", ",", "each"].contains(text(next - 1))
            if isParameter { inner.insert(text(next)) }
            next += 1
        }
    }

    private func hasModifier(_ index: Int, _ sought: Set<String>) -> Bool {
        var before = index - 1
        while Self.modifiers.contains(text(before)) {
            if sought.contains(text(before)) { return true }
            before -= 1
        }
        return false
    }

    private mutating func use(_ index: Int) {
        let name = text(index)
        let isType = name.first?.isUppercase == true
        let follows = text(index + 1)
        if !isType {
            // A label, `step(as: …)`, or the name of a parameter.
            if follows == ":" {
                if text(index - 1) != "?" { inner.insert(name) }
                return
            }
            if isWord(index - 1), text(index + 1) == ":" { return }
        }
        used.insert(name)
    }
}
