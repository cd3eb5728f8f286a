/// The letters of the pictures: strokes on a small grid, drawn for this package.
///
/// Two hexadecimal digits are a point: x from 0 to 8, and y from 0, the height of a capital letter, through 4, that of
/// a small one, and c, the baseline, down to f. A space begins a new stroke; a stroke that does not move is a dot.
enum Font {
    /// The height of a capital letter on the grid.
    static let capHeight = 12.0

    /// The strokes of a character; a box for one that the font does not have.
    static func strokes(of character: Character) -> [[Point]] {
        let text = glyphs[character] ?? "101c7c7010"
        return text.split(separator: " ").map { stroke in
            let digits = stroke.compactMap { $0.hexDigitValue }
            return stride(from: 0, to: digits.count - 1, by: 2).map {
                Point(Double(digits[$0]), Double(digits[$0 + 1]))
            }
        }
    }

    private static let glyphs: [Character: String] = [
        "A": "0c408c 1878", "B": "0c005072745606 56888a6c0c", "C": "826020020a2c6c8a", "D": "0c005083895c0c",
        "E": "80000c8c 0666", "F": "80000c 0666", "G": "826020020a2c6c8a8757", "H": "000c 808c 0686",
        "I": "404c", "J": "808a6c2c0a", "K": "000c 8007 348c", "L": "000c8c", "M": "0c0047808c", "N": "0c008c80",
        "O": "2060828a6c2c0a0220", "P": "0c006082856707", "Q": "2060828a6c2c0a0220 598d",
        "R": "0c006082856707 478c", "S": "82602002042666888a6c2c0a", "T": "0080 404c", "U": "000a2c6c8a80",
        "V": "004c80", "W": "002c456c80", "X": "008c 800c", "Y": "004680 464c", "Z": "00800c8c",
        "a": "153454767c 7838191b3c5c7a", "b": "101c 163454767a5c3c1a", "c": "765434161a3c5c7a",
        "d": "707c 765434161a3c5c7a", "e": "1878765434161a3c6c7b", "f": "615040323c 1464",
        "g": "765434161a3c5c7a 747d5f3f1e", "h": "101c 163454767c", "i": "444c 4141", "j": "545d4f2f 5151",
        "k": "101c 6419 377c", "l": "404b5c", "m": "040c 0624464c 4664868c", "n": "141c 163454767c",
        "o": "3454767a5c3c1a1634", "p": "141f 163454767a5c3c1a", "q": "747f 765434161a3c5c7a",
        "r": "141c 16345465", "s": "75543415173858797b5c3c1b", "t": "313a4c6c 1464", "u": "141a3c5c7a 747c",
        "v": "144c74", "w": "042c466c84", "x": "147c 741c", "y": "144b 743f2f", "z": "14741c7c",
        "0": "3050727a5c3c1a1230", "1": "23404c 2c6c", "2": "12305072741c7c", "3": "11205072745636 56787a5c2c1b",
        "4": "5c501878", "5": "7020163555777a5c3c1b", "6": "6040141a3c5c7a78563618", "7": "10703c",
        "8": "305072745636141230 36181a3c5c7a7856", "9": "2c4c787250301214365674",
        "!": "4048 4c4c", "\"": "3034 5054", "#": "322a 625a 1474 1878", "$": "7222142666786a1a 404c",
        "%": "1131331311 59797b5b59 701c", "&": "8c242130506163181a3c5c87", "'": "4044", "(": "6043496c",
        ")": "2043492c", "*": "4147 1276 7216", "+": "4349 1676", ",": "4b4c3e", "-": "2666", ".": "4c4c",
        "/": "701c", ":": "4545 4b4b", ";": "4545 4b4c3e", "<": "72167a", "=": "1474 1878", ">": "12761a",
        "?": "12305072744648 4c4c", "@": "8983612103092b6b 67553527395967", "[": "60404c6c", "\\": "107c",
        "]": "20404c2c", "^": "144074", "_": "0e8e", "`": "3052", "{": "6050414536474b5c6c", "|": "404e",
        "}": "2030414556474b3c2c", "~": "17355775", "°": "3050523230", "×": "2468 6428", "−": "1676",
        "←": "8606 330639", "→": "0686 538659", "↑": "4c41 144174", "↓": "414c 194c79", "π": "1474 342c 646b7c",
        " ": "",
    ]
}
