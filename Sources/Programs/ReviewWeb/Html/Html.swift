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
        source = ""
        source.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { Self.append(scalar, to: &source) }
    }

    init(joining parts: [Html]) { source = parts.map(\.source).joined() }

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

    static func append(_ scalar: Unicode.Scalar, to out: inout String) {
        switch scalar {
        case "&": out += "&amp;"
        case "<": out += "&lt;"
        case ">": out += "&gt;"
        case "\"": out += "&quot;"
        case "'": out += "&#39;"
        case "\n", "\t": out.unicodeScalars.append(scalar)
        case "\r": out += "&#13;"
        case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}": out += "\u{FFFD}"
        default: out.unicodeScalars.append(scalar)
        }
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
