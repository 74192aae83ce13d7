/// Elements and text, from which XML and HTML are written. Text cannot become an element: it is always escaped.
package indirect enum Markup: Sendable {
    case node(String, Attributes, [Markup])
    case text(String)
    /// Several, one after the other.
    case group([Markup])

    package struct Attributes: Sendable {
        let list: [(String, String)]

        init(_ list: [(String, String)]) { self.list = list }
    }

    /// An element with attributes, in that order.
    package static func element(
        _ name: String, _ attributes: [(String, String)] = [], _ content: [Markup] = []
    ) -> Markup {
        .node(name, Attributes(attributes), content)
    }

    /// An element that holds a text and nothing else.
    package static func element(_ name: String, _ attributes: [(String, String)] = [], _ text: String) -> Markup {
        .node(name, Attributes(attributes), [.text(text)])
    }

    /// Elements of HTML that hold nothing and have no end.
    private static let void: Set = ["meta", "br", "hr", "col"]
    /// Elements that may be written without an end where they are empty, since they are no HTML.
    private static let foreign: Set = [
        "path", "line", "circle", "rect", "polyline", "polygon", "testcase", "failure", "testsuite",
    ]

    /// Well-formed XML that is read as HTML in the same way.
    package var xml: String {
        var out = ""
        write(to: &out)
        return out
    }

    private func write(to out: inout String) {
        switch self {
        case .text(let text): Self.escape(text, to: &out)
        case .group(let parts): for part in parts { part.write(to: &out) }
        case .node(let name, let attributes, let content):
            out += "<" + name
            for (name, value) in attributes.list {
                out += " " + name + "=\""
                Self.escape(value, to: &out)
                out += "\""
            }
            if content.isEmpty, Self.void.contains(name) || Self.foreign.contains(name) {
                out += "/>"
            } else {
                out += ">"
                for part in content { part.write(to: &out) }
                out += "</" + name + ">"
            }
        }
    }

    /// Characters that mean something are escaped; those that XML forbids become a replacement character.
    private static func escape(_ text: String, to out: inout String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "\t", "\n", "\r": out.unicodeScalars.append(scalar)
            default:
                let isForbidden =
                    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
                out.unicodeScalars.append(isForbidden ? "\u{FFFD}" : scalar)
            }
        }
    }
}
