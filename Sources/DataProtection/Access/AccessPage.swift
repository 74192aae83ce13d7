import Enquiries

/// The page of an export that people read: explanations, then the list of files. No script, no style from elsewhere.
struct AccessPage {
    /// For each case, in each variant of the language.
    let explanations: [[Explanation]]
    let files: [String]
    let events: Int
    let wishes: Int
    let withheld: Int
    let language: ExplanationLanguage
    let day: CalendarDate

    var html: String {
        let title = Words.title.text(in: language)
        let cases = explanations.map { variants in
            variants.map { Self.html($0) }.joined(separator: "\n")
        }.joined(separator: "\n<hr>\n")
        let list = files.map { "<li><a href=\"\(Self.escaped($0))\">\(Self.escaped($0))</a></li>" }
        return """
            <!DOCTYPE html>
            <html lang="\(language.tag)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(title)</title>
            <style>body{font:1.1rem/1.5 sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}</style>
            </head>
            <body>
            <main>
            <h1>\(title)</h1>
            <p>\(day.iso8601)</p>
            \(cases)
            <h2>\(Words.files.text(in: language))</h2>
            <p>\(Words.numbers(events: events, wishes: wishes, withheld: withheld).text(in: language))</p>
            <ul>
            <li><a href="data.json">data.json</a></li>
            \(list.joined(separator: "\n"))
            </ul>
            </main>
            </body>
            </html>

            """
    }

    private static func html(_ explanation: Explanation) -> String {
        var parts = ["<section lang=\"\(explanation.language.tag)\">", "<h2>\(escaped(explanation.title))</h2>"]
        for section in explanation.sections {
            parts.append("<h3>\(escaped(section.heading))</h3>")
            parts += section.paragraphs.map { "<p>\(escaped($0))</p>" }
            if !section.points.isEmpty {
                parts.append(
                    "<ul>\n" + section.points.map { "<li>\(escaped($0))</li>" }.joined(separator: "\n") + "\n</ul>")
            }
        }
        return (parts + ["</section>"]).joined(separator: "\n")
    }

    /// Text from mails and records as text and nothing else.
    static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case 0..<0x20 where byte != 0x0A && byte != 0x09: bytes.append(0x20)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private enum Words {
        static let title = Said(
            "Auskunft über Ihre Daten", plain: "Das haben wir über Sie gespeichert", en: "The data kept about you")
        static let files = Said("Alle Dateien", plain: "Alle Dateien", en: "All files")

        static func numbers(events: Int, wishes: Int, withheld: Int) -> Said {
            let de =
                "Gemeldete Ereignisse: \(events). Wünsche, keine Hinweise zu bekommen: \(wishes). Nachrichten anderer, die hier fehlen: "
                + "\(withheld). Mitarbeiterinnen und Mitarbeiter sind mit Rolle und Nummer genannt."
            return Said(
                de, plain: de,
                en:
                    "Reported events: \(events). Wishes to get no hints: \(wishes). Messages of others, left out here: \(withheld). "
                    + "Officers are named by role and number.")
        }
    }
}
