/// Tables with headers that screen readers can follow.
struct PageTable {
    enum Cell {
        case text(String)
        case number(String)
        case markup(Markup)

        func markup(isHeader: Bool) -> Markup {
            let name = isHeader ? "th" : "td"
            let scope = isHeader ? [("scope", "row")] : []
            return switch self {
            case .text(let text): .element(name, scope, text)
            case .number(let text): .element(name, scope + [("class", "n")], text)
            case .markup(let markup): .element(name, scope, [markup])
            }
        }
    }

    /// Heads that begin with `#` stand above numbers.
    let heads: [String]
    var rows: [[Cell]] = []
    /// How many of the last rows sum up.
    var sums = 0
    var caption = ""

    var markup: Markup {
        let head = heads.map { head -> Markup in
            let isNumber = head.hasPrefix("#")
            return .element(
                "th", [("scope", "col")] + (isNumber ? [("class", "n")] : []),
                isNumber ? String(head.dropFirst()) : head)
        }
        let body = rows.enumerated().map { place, cells -> Markup in
            .element(
                "tr", place >= rows.count - sums ? [("class", "sum")] : [],
                cells.enumerated().map { $1.markup(isHeader: $0 == 0) })
        }
        return .element(
            "div", [("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", caption)],
            [
                .element(
                    "table", [],
                    (caption.isEmpty ? [] : [.element("caption", [], caption)])
                        + [.element("thead", [], [.element("tr", [], head)]), .element("tbody", [], body)])
            ])
    }

    /// A bar as long as the share, with its number.
    static func bar(_ share: Double) -> Cell {
        .markup(
            .group([
                .element(
                    "span",
                    [
                        ("class", "bar"), ("style", "width:\(Figure.places(min(max(share, 0), 1) * 6, 2))rem"),
                        ("aria-hidden", "true"),
                    ], ""),
                .text(" " + Figure.places(share, 2)),
            ]))
    }
}

func paragraph(_ text: String) -> Markup { .element("p", [], text) }
func note(_ text: String) -> Markup { .element("p", [("class", "note")], text) }
func figure(_ caption: String, _ content: Markup) -> Markup {
    .element("figure", [], [.element("figcaption", [], caption), content])
}
