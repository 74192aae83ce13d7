package import Enquiries

/// The name under which a citizen wants to be addressed. Never a guess about gender, never a company or an office.
package struct SignatureName: Sendable, Hashable {
    package enum Source: String, Sendable {
        /// Behind a closing such as "Viele Grüße".
        case closing
        /// The last short line of the text.
        case lastLine = "last-line"
        /// The display name of the From field.
        case header
        /// The signature gives a first name, the From field the whole one.
        case closingAndHeader = "closing-and-header"
    }

    package let name: String
    package let source: Source

    /// Lines at the end of a text among which a signature is looked for.
    static let lines = 14

    /// The writer's name, or nil where neither signature nor From field holds one.
    package init?(of mail: Enquiry) {
        let header = mail.from.name.flatMap { PersonName(display: $0)?.text }
        var texts = [mail.text]
        // A signature below "-- " is no part of the new text; it counts only where it is the author's own.
        if mail.spans.count(where: { $0.kind == .reply }) > 0, let last = mail.spans.last, last.kind == .signature {
            texts.append(last.text)
        }
        for text in texts {
            guard let found = Self.find(in: text, header: header, address: mail.from.address) else { continue }
            let isPart = header.map { Self.holds($0, found.name) && $0 != found.name } ?? false
            if isPart, !found.name.contains(" "), let header {
                (name, source) = (header, .closingAndHeader)
            } else {
                (name, source) = (found.name, found.source)
            }
            return
        }
        guard let header else { return nil }
        (name, source) = (header, .header)
    }

    private static func find(in text: String, header: String?, address: String) -> (name: String, source: Source)? {
        let lines = text.utf8.suffix(2000).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
            .map { String(decoding: $0, as: UTF8.self).trimmed }.filter { !$0.isEmpty }.suffix(Self.lines)
        let last = Array(lines)
        for index in last.indices.reversed() {
            guard let rest = ClosingWords.rest(behind: last[index]) else { continue }
            if let name = PersonName(signed: rest) { return (name.text, .closing) }
            // The name may stand below a blank line or a second line of greeting.
            for below in last[(index + 1)...].prefix(2) {
                if let name = PersonName(signed: below) { return (name.text, .closing) }
            }
            return nil
        }
        // Address and telephone number may stand below the name.
        let below = last.suffix(3).reversed().prefix {
            $0.contains { $0.isNumber || $0 == "@" } && PersonName(signed: $0) == nil
        }
        let above = last.dropLast(below.count)
        guard above.count > 1, let line = above.last, let name = PersonName(signed: line) else { return nil }
        // Without a closing one word may be anything; two words must at least look like a signature: no full stop.
        let isKnown = [header ?? "", address].contains { holds($0, name.text) }
        let isAlone = name.text.contains(" ") && !".?!:,;".contains(line.last ?? ".")
        return isKnown || isAlone && name.isWhole ? (name.text, .lastLine) : nil
    }

    private static func holds(_ whole: String, _ part: String) -> Bool {
        let words = Set(WordFolding.folded(whole).split { !$0.isLetter }.map(String.init))
        let parts = WordFolding.folded(part).split { !$0.isLetter }.map(String.init)
        return !parts.isEmpty && parts.allSatisfy(words.contains)
    }
}

extension String {
    /// Without blanks around it.
    fileprivate var trimmed: String {
        guard let start = firstIndex(where: { !$0.isWhitespace }), let end = lastIndex(where: { !$0.isWhitespace })
        else {
            return ""
        }
        return String(self[start...end])
    }
}
