/// What a server found out about the sender (RFC 8601). Only worth something if ``server`` is one's own.
public struct AuthenticationResults: Sendable, Hashable {
    /// The outcome of one method.
    public struct Outcome: Sendable, Hashable {
        /// The method in lower case, such as `spf`, `dkim`, `dmarc`.
        public let method: String
        /// The outcome in lower case, such as `pass`, `fail`, `none`.
        public let result: String
        /// What the result was found on, such as `header.from` with a domain.
        public let properties: [String: String]
    }

    /// The server that states the results, as it names itself.
    public let server: String
    /// The outcomes, in order. Empty if the server says `none`.
    public let outcomes: [Outcome]

    init?(_ value: String) {
        let statements = Self.statements(value)
        guard let first = statements.first?.first else { return nil }
        // Of another version of the field nothing is known (RFC 8601 section 2.2).
        if let version = statements[0].dropFirst().first, version != "1" { return nil }
        server = first.lowercased()
        var outcomes: [Outcome] = []
        for words in statements.dropFirst().prefix(50) {
            var pairs: [(name: String, value: String)] = []
            for word in words {
                guard let mark = word.utf8.firstIndex(of: Byte.equals) else { continue }
                pairs.append((String(word[..<mark]).lowercased(), String(word[word.utf8.index(after: mark)...])))
            }
            guard let method = pairs.first, !method.name.isEmpty else { continue }
            var properties: [String: String] = [:]
            for pair in pairs.dropFirst() where properties[pair.name] == nil { properties[pair.name] = pair.value }
            let name = method.name.utf8.firstIndex(of: 0x2F).map { String(method.name[..<$0]) } ?? method.name
            outcomes.append(Outcome(method: name, result: method.value.lowercased(), properties: properties))
        }
        self.outcomes = outcomes
    }

    /// The words between semicolons, comments left out, quotes undone, blanks around `=` closed up.
    private static func statements(_ value: String) -> [[String]] {
        var statements: [[String]] = [[]]
        var word: [UInt8] = []
        var comment = 0
        var isQuoted = false
        var isEscaped = false
        func finish() {
            if !word.isEmpty { statements[statements.count - 1].append(String(decoding: word, as: UTF8.self)) }
            word.removeAll(keepingCapacity: true)
        }
        for byte in value.utf8 {
            if isEscaped {
                isEscaped = false
                if comment == 0 { word.append(byte) }
            } else if byte == Byte.backslash, comment > 0 || isQuoted {
                isEscaped = true
            } else if comment > 0 {
                if byte == Byte.openParen { comment += 1 }
                if byte == Byte.closeParen { comment -= 1 }
            } else if byte == Byte.quote {
                isQuoted.toggle()
            } else if isQuoted {
                word.append(byte)
            } else if byte == Byte.openParen {
                comment = 1
            } else if byte == Byte.semicolon {
                finish()
                statements.append([])
            } else if Byte.isSpace(byte) {
                if word.last != Byte.equals { finish() }
            } else if byte == Byte.equals, word.isEmpty, let last = statements[statements.count - 1].popLast() {
                word = Array(last.utf8) + [byte]
            } else {
                word.append(byte)
            }
        }
        finish()
        return statements
    }
}

extension MailMessage {
    /// The results that servers on the way stated, the latest first. A sender can forge those of other servers.
    public var authenticationResults: [AuthenticationResults] {
        headerFields.filter { $0.isNamed("Authentication-Results") }.prefix(100)
            .compactMap { AuthenticationResults($0.rawValue) }
    }
}
