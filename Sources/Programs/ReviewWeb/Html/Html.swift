/// A piece of a page.
///
/// Pages are built from Swift values and not from Mustache templates: Mustache prints nothing for a misspelt name and
/// takes unescaped text for three braces instead of two. Here a misspelt name does not compile, and text can get into a
/// page only through ``init(text:)``, which escapes it; there is no other way, not even on purpose.
struct Html: Sendable, Equatable {
    /// Finished HTML.
    private(set) var source: String

    init() { source = "" }

    /// Text from anywhere, escaped. Controls that HTML forbids become U+FFFD.
    init(text: String) {
        // Most texts of a page hold nothing to escape; looking at bytes is some ten times as fast as at characters.
        if text.utf8.allSatisfy(Self.isPlain) {
            source = text
            return
        }
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count + 64)
        var isBehindC2 = false
        for byte in text.utf8 {
            // U+0080 to U+009F are C2 80 to C2 9F in UTF-8.
            if isBehindC2 {
                isBehindC2 = false
                if byte < 0xA0 { out += Self.replacement } else { out += [0xC2, byte] }
                continue
            }
            switch byte {
            case UInt8(ascii: "&"): out += "&amp;".utf8
            case UInt8(ascii: "<"): out += "&lt;".utf8
            case UInt8(ascii: ">"): out += "&gt;".utf8
            case UInt8(ascii: "\""): out += "&quot;".utf8
            case UInt8(ascii: "'"): out += "&#39;".utf8
            case 0x0A, 0x09: out.append(byte)
            case 0x0D: out += "&#13;".utf8
            case 0x00..<0x20, 0x7F: out += Self.replacement
            case 0xC2: isBehindC2 = true
            default: out.append(byte)
            }
        }
        source = String(decoding: out, as: UTF8.self)
    }

    private static let replacement = Array("\u{FFFD}".utf8)

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
        case 0x00..<0x20, 0x7F, 0xC2: false
        default: true
        }
    }

    init(joining parts: [Html]) {
        source = ""
        source.reserveCapacity(parts.reduce(0) { $0 + $1.source.utf8.count })
        for part in parts { source += part.source }
    }

    /// An element. Names come from ``Element`` alone.
    init(_ element: Element, _ attributes: [Attribute], _ content: Html) {
        source = "<" + element.name
        for attribute in attributes { source += attribute.source }
        source += ">"
        if element.isVoid { return }
        // The HTML parser drops one line end right behind these tags.
        if element.dropsFirstNewline, content.source.hasPrefix("\n") { source += "\n" }
        source += content.source
        source += "</" + element.name + ">"
    }

    /// A whole document with its doctype.
    static func document(_ root: Html) -> String { "<!DOCTYPE html>\n" + root.source + "\n" }
}

/// Lets a page be written as nested blocks. A string in a block is text and gets escaped.
@resultBuilder
enum HtmlBuilder {
    static func buildExpression(_ html: Html) -> Html { html }
    static func buildExpression(_ text: String) -> Html { Html(text: text) }
    static func buildBlock(_ parts: Html...) -> Html { Html(joining: parts) }
    static func buildOptional(_ part: Html?) -> Html { part ?? Html() }
    static func buildEither(first: Html) -> Html { first }
    static func buildEither(second: Html) -> Html { second }
    static func buildArray(_ parts: [Html]) -> Html { Html(joining: parts) }
}

/// Several pieces as one.
func html(@HtmlBuilder _ content: () -> Html) -> Html { content() }
