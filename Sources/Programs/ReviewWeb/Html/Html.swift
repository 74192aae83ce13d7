/// A piece of a page.
///
/// Pages are built from Swift values and not from Mustache templates: Mustache prints nothing for a misspelt name and
/// takes unescaped text for three braces instead of two. Here a misspelt name does not compile, and text can get into a
/// page only through ``init(text:)``, which escapes it; there is no other way, not even on purpose.
///
/// A piece holds its finished bytes. What goes around it copies them once into room of the right size, which costs less
/// than strings that grow: a page of the queue has some 1,500 elements.
struct Html: Sendable, Equatable {
    /// Finished HTML in UTF-8.
    private(set) var bytes: [UInt8]

    var source: String { String(decoding: bytes, as: UTF8.self) }

    init() { bytes = [] }

    /// Text from anywhere, escaped. Controls that HTML forbids become U+FFFD.
    init(text: String) {
        bytes = []
        bytes.append(escaping: text)
    }

    init(joining parts: [Html]) {
        if parts.count == 1 {
            self = parts[0]
            return
        }
        bytes = []
        bytes.reserveCapacity(parts.reduce(0) { $0 + $1.bytes.count })
        for part in parts { bytes += part.bytes }
    }

    /// An element. Names come from ``Element`` alone.
    init(_ element: Element, _ attributes: [Attribute], _ content: Html) {
        bytes = []
        bytes.reserveCapacity(
            element.start.count + element.end.count + 1 + content.bytes.count
                + attributes.reduce(0) { $0 + $1.roughSize })
        bytes += element.start
        for attribute in attributes { attribute.write(to: &bytes) }
        bytes.append(UInt8(ascii: ">"))
        if element.isVoid { return }
        // The HTML parser drops one line end right behind these tags.
        if element.dropsFirstNewline, content.bytes.first == 0x0A { bytes.append(0x0A) }
        bytes += content.bytes
        bytes += element.end
    }

    /// A whole document with its doctype.
    static func document(_ root: Html) -> [UInt8] {
        let start = "<!DOCTYPE html>\n".utf8
        var bytes: [UInt8] = []
        bytes.reserveCapacity(start.count + root.bytes.count + 1)
        bytes += start
        bytes += root.bytes
        bytes.append(0x0A)
        return bytes
    }
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
