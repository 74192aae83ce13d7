import Foundation

/// Finds what a text tells its reader to say.
enum Instructions {
    /// Beginnings of words that ask to write, answer, insert, call or confirm: German, English, French, Spanish, Italian,
    /// Polish, Romanian, Turkish, Ukrainian, Arabic.
    private static let orders = WordStarts([
        "schreib", "antwort", "füge", "setze", "gib ", "führe", "nenne", "ignorier", "bestätig", "stelle",
        "write", "answer", "repl", "insert", "add ", "put ", "output", "run ", "ignore", "confirm", "embed", "list ",
        "écri", "répon", "insèr", "ajout", "exécut", "commence", "escrib", "contest", "insert", "añad", "ejecut",
        "escríb", "empiez", "scriv", "rispo", "inseris", "aggiung", "esegui", "cominci", "napis", "odpowi", "wstaw",
        "dodaj",
        "wykonaj", "zacznij", "scri", "răspun", "adaug", "execut", "încep", "yaz", "cevap", "cevab", "ekle", "çalıştır",
        "напиш", "відпові", "встав", "додай", "викона", "почни", "كتب", "الرد", "يجيب", "أدرج", "أضف", "نفذ", "ابدأ",
    ])
    /// Beginnings of words that ask to repeat what went before.
    private static let repeats = WordStarts([
        "wiederhol", "wörtlich", "repeat", "verbatim", "répète", "repite", "ripeti", "powtórz", "repetă", "tekrarla",
        "повтори", "كرر",
    ])
    private static let quotes: [(open: Unicode.Scalar, close: [Unicode.Scalar])] = [
        ("„", ["“", "”", "\""]), ("“", ["”"]), ("«", ["»"]), ("\"", ["\""]),
    ]
    /// Unicode scalars of a quoted sentence that is taken for something to say.
    private static let quotedLength = 4...400

    /// - Parameter everything: What is repeated on request.
    static func sayings(in text: String, repeating everything: String) -> [String] {
        var sayings: [String] = []
        for reading in Readings.all(of: text) {
            let folded = Array(reading.lowercased().utf8)
            let isRepeat = repeats.occur(in: folded)
            guard isRepeat || orders.occur(in: folded) else { continue }
            let carried = String(
                text.utf8.prefix(40).map { "\(String($0 >> 4, radix: 16))\(String($0 & 15, radix: 16))" }
                    .joined())
            sayings += quoted(reading)
            sayings += links(reading).map { link in
                ["DATEN", "DATA"].first(where: link.hasSuffix).map { link.dropLast($0.count) + carried } ?? link
            }
            sayings += calls(reading)
            if isRepeat { sayings.append(everything) }
        }
        var seen: Set<String> = []
        return sayings.filter { seen.insert($0).inserted }
    }

    private static func quoted(_ text: String) -> [String] {
        let scalars = Array(text.unicodeScalars)
        let marks = scalars.indices.filter { place in
            switch scalars[place].value {
            case 0x22, 0xAB, 0xBB, 0x201C...0x201E: true
            default: false
            }
        }
        var found: [String] = []
        for (open, close) in quotes {
            var start: Int?
            for place in marks {
                let scalar = scalars[place]
                if let begun = start, close.contains(scalar) {
                    if quotedLength.contains(place - begun - 1) {
                        found.append(String(String.UnicodeScalarView(scalars[begun + 1..<place])))
                    }
                    start = nil
                } else if scalar == open, opens(scalars, place) {
                    start = place
                }
            }
        }
        return found
    }

    /// A straight quotation mark opens a sentence only where a word may begin: in markup it stands behind "=".
    private static func opens(_ scalars: [Unicode.Scalar], _ place: Int) -> Bool {
        scalars[place] != "\"" || place == 0 || scalars[place - 1].value <= 0x20 || scalars[place - 1] == "("
    }

    private static func links(_ text: String) -> [String] {
        text.components(separatedBy: "https://").dropFirst().map { rest in
            "https://" + rest.prefix { !$0.isWhitespace && !")>]\"".contains($0) }
        }
    }

    /// Lines in a form by which software calls software.
    private static func calls(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init).filter { line in
            line.contains("tool_call") || line.contains("Action Input:")
                || (line.contains("(") && line.contains("=") && line.contains(")"))
        }
    }
}

/// Words to be found in bytes.
private struct WordStarts {
    private let byFirst: [UInt8: [[UInt8]]]

    init(_ words: [String]) { byFirst = Dictionary(grouping: words.map { Array($0.utf8) }, by: { $0.first ?? 0 }) }

    func occur(in bytes: [UInt8]) -> Bool {
        bytes.indices.contains { place in
            byFirst[bytes[place]]?.contains { bytes[place...].starts(with: $0) } ?? false
        }
    }
}
