extension Document {
    /// The document for people. Ends with a line feed.
    package var markdown: String {
        var lines = ["# \(Self.escaped(title))", ""]
        let words = HeadWords(language)
        lines.append(
            "\(words.software): \(software.name) \(software.version), \(words.commit) \(software.commit ?? words.unknown)  "
        )
        lines.append("\(words.date): \(date)  ")
        lines.append("\(words.openItems): \(open.count)")
        lines.append("")
        for note in notes { lines += ["> \(Self.escaped(note))", ">"] }
        lines[lines.count - 1] = ""
        for section in sections {
            lines += ["## \(section.id)  \(Self.escaped(section.heading))", ""]
            if let provision = section.provision { lines += ["*\(provision.text(in: language))*", ""] }
            for item in section.items { lines += markdown(item, words) }
        }
        if !open.isEmpty {
            lines += ["## \(words.openItems)", ""]
            lines += open.map { "- \(Self.escaped($0.question)) \($0.place)" } + [""]
        }
        lines += ["## \(words.sources)", ""] + sources.map { "- \(Self.escaped($0))" } + [""]
        return lines.joined(separator: "\n")
    }

    private func markdown(_ item: Item, _ words: HeadWords) -> [String] {
        switch item {
        case .text(let text): return [Self.escaped(text), ""]
        case .field(let field):
            switch field.answer {
            case .known(let values) where values.count == 1:
                return ["**\(Self.escaped(field.label)):** \(Self.escaped(values[0]))", ""]
            case .known(let values):
                return ["**\(Self.escaped(field.label)):**", ""] + values.map { "- \(Self.escaped($0))" } + [""]
            case .open(let open):
                return [
                    "**\(Self.escaped(field.label)):** **\(words.open):** \(Self.escaped(open.question)) `\(open.place)`",
                    "",
                ]
            }
        case .table(let table):
            func row(_ cells: [String]) -> String { "| " + cells.map(Self.cell).joined(separator: " | ") + " |" }
            return [
                "**\(Self.escaped(table.caption))**", "", row(table.header),
                "|" + String(repeating: " --- |", count: table.header.count),
            ] + table.rows.map(row) + [""]
        }
    }

    /// Text that Markdown shows as it is, on one line: no markup, no HTML can come in through a configuration file.
    static func escaped(_ text: String) -> String {
        var out: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): out.append(UInt8(ascii: " "))
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "]"),
                UInt8(ascii: "\\"):
                out += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "<"): out += "&lt;".utf8
            case UInt8(ascii: "&"): out += "&amp;".utf8
            default: out.append(byte)
            }
        }
        // A text that begins like a heading, a quotation or a list would change the structure.
        if let first = out.first, "#>-+".utf8.contains(first) { out.insert(UInt8(ascii: "\\"), at: 0) }
        return String(decoding: out, as: UTF8.self)
    }

    private static func cell(_ text: String) -> String {
        escaped(text).split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
}

/// Words that frame every document.
struct HeadWords {
    let software, commit, date, openItems, open, sources, unknown: String

    init(_ language: Language) {
        switch language {
        case .german:
            (software, commit, date) = ("Software", "Commit", "Stand")
            (openItems, open, sources, unknown) = ("Offene Punkte", "OFFEN", "Quellen", "nicht bekannt")
        case .english:
            (software, commit, date) = ("Software", "commit", "Date")
            (openItems, open, sources, unknown) = ("Open items", "OPEN", "Sources", "not known")
        case .dutch:
            (software, commit, date) = ("Software", "commit", "Datum")
            (openItems, open, sources, unknown) = ("Open punten", "OPEN", "Bronnen", "niet bekend")
        }
    }
}
