/// The text of an SVG file as it grows.
///
/// Colours are attributes for a light background; a style sheet replaces them on a dark screen. A program that knows no
/// style sheets, and a printer, so get dark on white. There are no ids in the file, so that several can stand in one page.
struct SVGWriter {
    private(set) var bytes: [UInt8] = []

    /// The beginning of a file.
    init(width: Double, height: Double, name: String) {
        bytes.reserveCapacity(1 << 14)
        raw("<svg xmlns=\"http://www.w3.org/2000/svg\"")
        attribute("width", width)
        attribute("height", height)
        raw(" viewBox=\"0 0 ")
        number(width)
        raw(" ")
        number(height)
        raw("\" role=\"img\" style=\"color-scheme:light dark;font-variant-numeric:tabular-nums\" font-family=\"")
        raw("system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue','Noto Sans',Arial,sans-serif\">\n<title>")
        escaped(name)
        raw("</title>\n<style>")
        raw(Palette.styleSheet)
        raw("</style>\n<rect class=\"ly-paper\" width=\"100%\" height=\"100%\" fill=\"\(Palette.paper.light)\"/>\n")
    }

    /// The complete file.
    var finished: [UInt8] { bytes + Array("</svg>\n".utf8) }

    // MARK: - Elements

    /// Elements whose coordinates start elsewhere.
    mutating func group(atX x: Double, y: Double, _ body: (inout SVGWriter) -> Void) {
        raw("<g transform=\"translate(")
        number(x)
        raw(" ")
        number(y)
        raw(")\">\n")
        body(&self)
        raw("</g>\n")
    }

    /// Elements whose coordinates start elsewhere, cut off at a rectangle with a margin around it.
    mutating func window(
        _ frame: Frame, margin: Double, _ body: (inout SVGWriter) -> Void
    ) {
        raw("<svg")
        attribute("x", frame.left - margin)
        attribute("y", frame.top - margin)
        attribute("width", frame.width + 2 * margin)
        attribute("height", frame.height + 2 * margin)
        raw(" viewBox=\"")
        number(-margin)
        raw(" ")
        number(-margin)
        raw(" ")
        number(frame.width + 2 * margin)
        raw(" ")
        number(frame.height + 2 * margin)
        raw("\">\n")
        body(&self)
        raw("</svg>\n")
    }

    /// A line of text; a halo is drawn behind it, in the colour of its ground, where it may cross other things.
    mutating func text(
        _ text: String, x: Double, y: Double, size: Double, ink: Palette.Ink = Palette.ink, anchor: Anchor = .start,
        isBold: Bool = false, isUpright: Bool = false, halo: ChartColor? = nil
    ) {
        raw("<text")
        if isUpright {
            raw(" transform=\"translate(")
            number(x)
            raw(" ")
            number(y)
            raw(") rotate(-90)\"")
        } else {
            attribute("x", x)
            attribute("y", y)
        }
        attribute("font-size", size)
        if anchor != .start { raw(" text-anchor=\"\(anchor.rawValue)\"") }
        if isBold { raw(" font-weight=\"600\"") }
        fill(ink)
        if let halo {
            raw(" paint-order=\"stroke\" stroke-width=\"3\" stroke-linejoin=\"round\"")
            raw(" stroke=\"\(halo.onLight)\"")
        }
        raw(">")
        escaped(text)
        raw("</text>\n")
    }

    /// The point of a text that is at its position.
    enum Anchor: String {
        case start
        case middle
        case end
    }

    /// A filled rectangle.
    mutating func rectangle(
        x: Double, y: Double, width: Double, height: Double, _ attributes: (inout SVGWriter) -> Void
    ) {
        raw("<rect")
        attribute("x", x)
        attribute("y", y)
        attribute("width", width)
        attribute("height", height)
        attributes(&self)
        raw("/>\n")
    }

    /// A path: its attributes, then its data.
    mutating func path(_ attributes: (inout SVGWriter) -> Void, data: (inout PathData) -> Void) {
        raw("<path")
        attributes(&self)
        raw(" d=\"")
        var path = PathData(bytes: bytes)
        bytes = []
        data(&path)
        bytes = path.bytes
        raw("\"/>\n")
    }

    // MARK: - Attributes

    mutating func fill(_ color: ChartColor) { paint("fill", color.onLight, color.className.map { $0 + "-f" }) }
    mutating func stroke(_ color: ChartColor) { paint("stroke", color.onLight, color.className) }
    mutating func fill(_ ink: Palette.Ink) { paint("fill", ink.light, ink.name) }
    mutating func stroke(_ ink: Palette.Ink) { paint("stroke", ink.light, ink.name + "-s") }

    private mutating func paint(_ attribute: StaticString, _ color: String, _ name: String?) {
        if let name { raw(" class=\"\(name)\"") }
        raw(" ")
        bytes += UnsafeBufferPointer(start: attribute.utf8Start, count: attribute.utf8CodeUnitCount)
        raw("=\"\(color)\"")
    }

    mutating func attribute(_ name: String, _ value: Double) {
        raw(" ")
        raw(name)
        raw("=\"")
        number(value)
        raw("\"")
    }

    // MARK: - Text

    /// Markup as it is.
    mutating func raw(_ text: String) { bytes += text.utf8 }

    /// A text that a reader sees; what XML does not allow becomes a space.
    mutating func escaped(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": raw("&amp;")
            case "<": raw("&lt;")
            case ">": raw("&gt;")
            case "\"": raw("&quot;")
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": raw(" ")
            default: bytes += UTF8.encode(scalar).map { Array($0) } ?? []
            }
        }
    }

    /// A number in tenths.
    mutating func number(_ value: Double) { PathData.append(PathData.tenths(value), to: &bytes) }
}
