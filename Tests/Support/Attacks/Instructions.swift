/// Finds what a text tells its reader to say.
enum Instructions {
    /// Beginnings of words that ask to write, answer, insert, call or confirm: German, English, French, Spanish, Italian,
    /// Polish, Romanian, Turkish, Ukrainian, Arabic.
    private static let orders = [
        "schreib", "antwort", "füge", "setze", "gib ", "führe", "nenne", "ignorier", "bestätig", "stelle",
        "write", "answer", "repl", "insert", "add ", "put ", "output", "run ", "ignore", "confirm", "embed", "list ",
        "écri", "répon", "insèr", "ajout", "exécut", "commence", "escrib", "contest", "insert", "añad", "ejecut",
        "escríb", "empiez", "scriv", "rispo", "inseris", "aggiung", "esegui", "cominci", "napis", "odpowi", "wstaw", "dodaj",
        "wykonaj", "zacznij", "scri", "răspun", "adaug", "execut", "încep", "yaz", "cevap", "cevab", "ekle", "çalıştır",
        "напиш", "відпові", "встав", "додай", "викона", "почни", "كتب", "الرد", "يجيب", "أدرج", "أضف", "نفذ", "ابدأ",
    ]
    /// Beginnings of words that ask to repeat what went before.
    private static let repeats = [
        "wiederhol", "wörtlich", "repeat", "verbatim", "répète", "repite", "ripeti", "powtórz", "repetă", "tekrarla",
        "повтори", "كرر",
    ]
    private static let quotes: [(open: Set<Character>, close: Set<Character>)] = [
        (["„"], ["“", "”", "\""]), (["“"], ["”"]), (["«"], ["»"]), (["\""], ["\""]),
    ]
    /// Characters of a quoted sentence that is taken for something to say.
    private static let quotedLength = 4...400

    /// - Parameter everything: What is repeated on request.
    static func sayings(in text: String, repeating everything: String) -> [String] {
        var sayings: [String] = []
        for reading in Readings.all(of: text) {
            let folded = reading.lowercased()
            let isRepeat = repeats.contains { folded.contains($0) }
            guard isRepeat || orders.contains(where: { folded.contains($0) }) else { continue }
            let carried = String(
                text.utf8.prefix(40).map { "\(String($0 >> 4, radix: 16))\(String($0 & 15, radix: 16))" }
                    .joined())
            sayings += quoted(reading)
            sayings += links(reading).map { link in
                ["DATEN", "DATA"].first(where: link.hasSuffix).map { link.dropLast($0.count) + carried } ?? link
            }
            sayings += calls(reading)
            if isRepeat { sayings.append(String(everything.prefix(4_000))) }
        }
        var seen: Set<String> = []
        return sayings.filter { seen.insert($0).inserted }
    }

    private static func quoted(_ text: String) -> [String] {
        let characters = Array(text)
        var found: [String] = []
        for (open, close) in quotes {
            var start: Int?
            for (place, character) in characters.enumerated() {
                if let begun = start, close.contains(character) {
                    if quotedLength.contains(place - begun - 1) { found.append(String(characters[begun + 1..<place])) }
                    start = nil
                } else if open.contains(character) {
                    start = place
                }
            }
        }
        return found
    }

    private static func links(_ text: String) -> [String] {
        var found: [String] = []
        var rest = Substring(text)
        while let start = rest.firstRange(of: "https://") {
            let end = rest[start.lowerBound...].firstIndex { $0.isWhitespace || ")>]\"".contains($0) } ?? rest.endIndex
            found.append(String(rest[start.lowerBound..<end]))
            rest = rest[end...]
        }
        return found
    }

    /// Lines in a form by which software calls software.
    private static func calls(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init).filter { line in
            line.contains("tool_call") || line.contains("Action Input:")
                || (line.contains("(") && line.contains("=") && line.contains(")"))
        }
    }
}

extension Substring {
    fileprivate func firstRange(of word: String) -> Range<Index>? {
        var place = startIndex
        while place < endIndex {
            if self[place...].hasPrefix(word) { return place..<index(place, offsetBy: word.count) }
            place = index(after: place)
        }
        return nil
    }
}
