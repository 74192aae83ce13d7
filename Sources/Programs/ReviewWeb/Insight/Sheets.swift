import Enquiries

/// A row of facts: what it is, and what it says.
typealias FactRow = (name: String, value: Html)

/// Facts below one heading.
func facts(_ rows: [FactRow]) -> Html {
    dl(.class("facts")) {
        for row in rows {
            dt { row.name }
            dd { row.value }
        }
    }
}

/// A table that scrolls by itself where the page is narrow, reachable by keyboard.
///
/// - Parameters:
///   - name: Its caption, which also names the part that scrolls.
///   - rows: The first cell of each is its header.
func sheetTable(_ name: String, _ columns: [String], _ rows: [[Html]]) -> Html {
    div(.class("scroll"), .role("region"), .aria("label", name), .focusable(0)) {
        table(.class("figures")) {
            caption { name }
            thead { tr { for column in columns { th(.scope("col")) { column } } } }
            tbody {
                for row in rows {
                    tr {
                        for (place, cell) in row.enumerated() {
                            if place == 0 { th(.scope("row")) { cell } } else { td { cell } }
                        }
                    }
                }
            }
        }
    }
}

/// A time for people, with that of machines beside it: day and time where a desk is.
func moment(_ moment: Timestamp, _ clock: (Timestamp) -> (CalendarDate, String), _ say: Language) -> Html {
    let (day, hour) = clock(moment)
    return time(.datetime(moment.iso8601)) { "\(say(day)), \(hour)" }
}

extension Language {
    /// A number with one digit behind the point.
    func decimal(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let text = "\(abs(tenths) / 10)\(self == .german ? "," : ".")\(abs(tenths) % 10)"
        return tenths < 0 ? "\u{2212}" + text : text
    }

    /// A share of 0 to 1 in per cent, with one digit behind the point.
    func share(_ value: Double) -> String { decimal(value * 100) + "\u{A0}%" }

    /// Bytes in units of a thousand.
    func bytes(_ count: Int64) -> String {
        switch count {
        case ..<1000: "\(count) B"
        case ..<1_000_000: decimal(Double(count) / 1000) + " kB"
        case ..<1_000_000_000: decimal(Double(count) / 1_000_000) + " MB"
        default: decimal(Double(count) / 1_000_000_000) + " GB"
        }
    }
}

extension ReviewSite {
    /// Day and time where the first desk is. For what concerns no desk alone.
    func clock(_ moment: Timestamp) -> (CalendarDate, String) {
        guard let desk = desks.first?.id else { return (moment.date(), "") }
        return (clocks.day(of: moment, at: desk), clocks.time(of: moment, at: desk))
    }

    /// The desk that `desk` in the query names, or the first, among those at which the visitor has `right`.
    func chosenDesk(_ asking: Asking, _ visit: Visit, _ right: Officer.Right) throws -> Desk {
        let own = visit.desks(right, of: self)
        guard let wanted = asking.query["desk"] else {
            guard let first = own.first else { throw Problem.lacksRight(right) }
            return first
        }
        guard let desk = own.first(where: { $0.id.text == wanted }) else { throw Problem(.notFound) }
        return desk
    }
}

/// Links to the same page for other desks; nothing where there is one.
func deskChoice(_ desks: [Desk], chosen: DeskID, at path: SitePath, _ say: Language) -> Html {
    guard desks.count > 1 else { return Html() }
    return navigation(.class("choices"), .aria("label", say(.chooseDesk))) {
        for desk in desks {
            anchor(
                .class("button quiet-button"), .href(path.with([("desk", desk.id.text)])),
                .aria("current", desk.id == chosen ? "page" : nil)
            ) { say(desk.name, of: desk) }
        }
    }
}

extension Word {
    static let chooseDesk = Word("Prüftisch wählen", "Choose a desk")
    static let unknown = Word("nicht bekannt", "not known")
    static let notServed = Word(
        "Diese Angaben gibt es hier nicht: Das Programm, das die Seiten zeigt, hat keinen Zugang dazu.",
        "These details are not available here: the program that shows the pages has no access to them.")
}
