/// The HTML form of a reply, made from the approved text and nothing else: the label first as visible text, paragraphs,
/// and the links that the text holds. No picture, no style, no program, nothing fetched.
package struct MarkedHTML: Sendable {
    let marks: ReplyMarks
    let language: String

    /// - Parameter language: A BCP 47 tag.
    package init(marks: ReplyMarks, language: String) { (self.marks, self.language) = (marks, language) }

    /// The document with the text behind the label.
    package func document(_ text: String) -> String {
        let mode = marks.mode
        var out = "<!DOCTYPE html>\n<html lang=\"\(Self.escaped(language))\">\n<head>\n<meta charset=\"utf-8\">\n"
        // Label and subject are no AI's words, hence `mixed` (W3C draft "AI Content Disclosure").
        out += "<meta name=\"ai-disclosure\" content=\"\(mode == .none ? "none" : "mixed")\">\n"
        out += "<script type=\"application/ld+json\">\(description)</script>\n</head>\n<body>\n"
        if !marks.label.text.isEmpty { out += Self.paragraph(marks.label.text) }
        out += "<div ai-disclosure=\"\(mode.htmlValue)\""
        if mode != .none {
            out += " ai-model=\"\(Self.escaped(marks.model))\" ai-provider=\"\(Self.escaped(marks.provider))\""
        }
        out += ">\n"
        for paragraph in Self.paragraphs(text) { out += Self.paragraph(paragraph) }
        return out + "</div>\n</body>\n</html>\n"
    }

    /// schema.org terms as JSON-LD: data, which no mail program executes.
    private var description: String {
        let edited = marks.label.evidence.edited
        var sources: [JSONValue] = [.string(marks.mode.digitalSourceType(edited: edited))]
        if let term = marks.mode.schemaTerm(edited: edited) { sources.insert(.string(term), at: 0) }
        let value: JSONValue = [
            "@context": "https://schema.org", "@type": "EmailMessage", "inLanguage": .string(language),
            "digitalSourceType": .array(sources),
        ]
        // A "<" in a string could end the element.
        return value.canonicalText.replacing("<", with: "\\u003c")
    }

    private static func paragraphs(_ text: String) -> [String] {
        var paragraphs: [String] = []
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.contains(where: { !$0.isWhitespace }) {
                lines.append(line)
            } else if !lines.isEmpty {
                paragraphs.append(lines.joined(separator: "\n"))
                lines = []
            }
        }
        if !lines.isEmpty { paragraphs.append(lines.joined(separator: "\n")) }
        return paragraphs
    }

    private static func paragraph(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.split(separator: " ", omittingEmptySubsequences: false).map(word).joined(separator: " ")
        }
        return "<p>" + lines.joined(separator: "<br>\n") + "</p>\n"
    }

    /// A word; one that is a web address becomes a link that shows where it leads.
    private static func word(_ word: Substring) -> String {
        guard let start = ["https://", "http://"].compactMap({ word.firstRange(of: $0)?.lowerBound }).min() else {
            return escaped(word)
        }
        var end = word.endIndex
        // Stops and brackets behind an address belong to the sentence.
        while end > start, ".,;:!?)>]\"'“”».".contains(word[word.index(before: end)]) { end = word.index(before: end) }
        let address = word[start..<end]
        guard address.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return escaped(word) }
        return escaped(word[..<start]) + "<a href=\"\(escaped(address))\">\(escaped(address))</a>"
            + escaped(word[end...])
    }

    static func escaped(_ text: some StringProtocol) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
