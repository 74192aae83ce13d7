/// What a mail server said about a reply, as far as it is kept.
package struct ServerAnswer: Codable, Sendable, Equatable {
    /// Characters that are kept. A server's reply line has 512 bytes at most (RFC 5321 section 4.5.3.1.5); what several
    /// lines say beyond this helps nobody.
    package static let longest = 500

    /// In one line, without control characters. It may repeat the citizen's address, so it belongs into no log.
    package let text: String
    /// The reply code, 200 to 599 (RFC 5321 section 4.2); `nil` where no server spoke.
    package let code: Int?
    /// The enhanced status code, for example `5.1.1` (RFC 3463).
    package let enhanced: String?
    /// Under which name the server queued the message, where it said so in one of the usual ways.
    package let queueID: String?
    package let at: Timestamp

    package init(_ said: String, at: Timestamp) {
        let scalars = said.unicodeScalars.map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: " " as Unicode.Scalar
            default: scalar
            }
        }
        text = String(String(String.UnicodeScalarView(scalars)).prefix(Self.longest))
        let words = text.split(separator: " ").map(String.init)
        let place = words.firstIndex { Self.code(in: $0) != nil }
        code = place.flatMap { Self.code(in: words[$0]) }
        enhanced = place.flatMap { Self.enhanced(in: words, at: $0) }
        queueID = code.map { $0 / 100 } == 2 ? Self.queueID(in: words) : nil
        self.at = at
    }

    /// `250`, also as `250-2.0.0` and, in a sentence of ours, `(550`.
    private static func code(in word: String) -> Int? {
        let start = word.hasPrefix("(") ? word.dropFirst() : word[...]
        let digits = start.prefix { ("0"..."9").contains($0) }
        guard digits.count == 3, let code = Int(digits), (200...599).contains(code) else { return nil }
        let rest = start.dropFirst(3)
        return rest.isEmpty || rest.hasPrefix("-") || rest == ")" ? code : nil
    }

    private static func enhanced(in words: [String], at place: Int) -> String? {
        let behindHyphen = words[place].split(separator: "-", maxSplits: 1).dropFirst().first.map(String.init)
        let candidates = [behindHyphen, place + 1 < words.count ? words[place + 1] : nil].compactMap { $0 }
        return candidates.first { candidate in
            let parts = candidate.split(separator: ".", omittingEmptySubsequences: false)
            return parts.count == 3 && ["2", "4", "5"].contains(parts[0])
                && parts.dropFirst().allSatisfy { part in
                    (1...3).contains(part.count) && part.allSatisfy { ("0"..."9").contains($0) }
                }
        }
    }

    /// As Postfix (`queued as X`), Exim (`id=X`), and Sendmail and OpenSMTPD (`X Message accepted`) say it.
    private static func queueID(in words: [String]) -> String? {
        for (index, word) in words.enumerated() {
            let next = index + 1 < words.count ? words[index + 1] : ""
            if word == "as", index > 0, words[index - 1].lowercased() == "queued" { return name(next) }
            if word.hasPrefix("id=") { return name(String(word.dropFirst(3))) }
            if next == "Message", index + 2 < words.count, words[index + 2] == "accepted" { return name(word) }
        }
        return nil
    }

    private static func name(_ word: String) -> String? {
        var name = word[...]
        while let last = name.last, ":.,;)".contains(last) { name.removeLast() }
        return (1...100).contains(name.utf8.count) ? String(name) : nil
    }
}
