/// The machine-readable marks of a reply, written to and read from its header.
///
/// `AI-Disclosure` follows draft-abaris-aicdh, `X-AI-Generated` is what another mail client already shows,
/// `AI-Provenance` is our own and ties the reply to its record and its text.
package struct ReplyMarks: Sendable, Equatable {
    package var mode: AIMode
    /// True where an officer changed the proposed text.
    package var edited: Bool
    /// What put the draft together, without a person's name.
    package var model: String
    /// The authority.
    package var provider: String
    /// The unit that reviewed, never a person.
    package var reviewedBy: String
    /// Seconds since 1970 at which the text was composed.
    package var date: Int64
    /// The record of the approval.
    package var record: String
    /// The log that holds the record.
    package var log: String
    /// SHA-256 of the text, see ``textDigest(of:)``. 32 bytes.
    package var digest: [UInt8]

    package init(
        mode: AIMode, edited: Bool, model: String, provider: String, reviewedBy: String, date: Int64, record: String,
        log: String, digest: [UInt8]
    ) {
        (self.mode, self.edited, self.model, self.provider) = (mode, edited, model, provider)
        (self.reviewedBy, self.date, self.record) = (reviewedBy, date, record)
        (self.log, self.digest) = (log, digest)
    }

    /// Header fields in the order in which they are written.
    package var headerFields: [(name: String, value: String)] {
        var disclosure: [(String, StructuredField.Item)] = [("mode", .token(mode.rawValue))]
        if mode != .none { disclosure.append(("model", .string(model))) }
        disclosure += [
            ("provider", .string(provider)), ("reviewed-by", .string(reviewedBy)), ("date", .date(date)),
        ]
        let provenance: [(String, StructuredField.Item)] = [
            ("record", .string(record)), ("log", .string(log)), ("digest", .bytes(digest)),
            ("dst", .string(mode.digitalSourceType(edited: edited))),
        ]
        var fields = [
            (name: "AI-Disclosure", value: StructuredField.serialize(disclosure)),
            (name: "AI-Provenance", value: StructuredField.serialize(provenance)),
        ]
        if mode != .none { fields.append((name: "X-AI-Generated", value: "1")) }
        return fields
    }

    /// SHA-256 of a reply's text. Line ends and blanks at the ends of lines and of the text do not count, since mail
    /// servers change them.
    package static func textDigest(of text: String) -> [UInt8] {
        var lines: [[UInt8]] = []
        var line: [UInt8] = []
        func ended(_ line: [UInt8]) -> [UInt8] {
            var line = line
            while let last = line.last, last == 0x20 || last == 0x09 || last == 0x0D { line.removeLast() }
            return line
        }
        for byte in text.utf8 {
            if byte == 0x0A {
                lines.append(ended(line))
                line = []
            } else {
                line.append(byte)
            }
        }
        lines.append(ended(line))
        while let last = lines.last, last.isEmpty { lines.removeLast() }
        return sha256(lines.joined(separator: [0x0A]))
    }
}

/// What is left of the marks of a mail.
package struct MarksReport: Sendable, Equatable {
    package enum State: String, Sendable {
        case intact, tampered, unmarked
        case textOnly = "text only"
    }

    package enum Layer: String, Sendable, CaseIterable {
        case visibleSentence = "visible sentence"
        case disclosureHeader = "AI-Disclosure"
        case provenanceHeader = "AI-Provenance"
        case textDigest = "text digest"
    }

    package let state: State
    package let found: [Layer]
    package let record: String?
    package let mode: String?

    /// Examines a mail offline.
    ///
    /// - Parameters:
    ///   - header: The first field of a name, unfolded.
    ///   - text: The decoded text part.
    package init(header: (String) -> String?, text: String) {
        let disclosure = header("AI-Disclosure").flatMap(StructuredField.parse)
        let provenance = header("AI-Provenance").flatMap(StructuredField.parse)
        var found: [Layer] = []
        if Self.showsLabel(text) { found.append(.visibleSentence) }
        if disclosure?["mode"] != nil { found.append(.disclosureHeader) }
        if provenance?["record"] != nil { found.append(.provenanceHeader) }
        var digestFits: Bool?
        if case .bytes(let stated)? = provenance?["digest"] {
            digestFits = stated == ReplyMarks.textDigest(of: text)
            if digestFits == true { found.append(.textDigest) }
        }
        let headerBroken =
            header("AI-Disclosure") != nil && disclosure == nil
            || header("AI-Provenance") != nil && provenance == nil
        if found.isEmpty && !headerBroken && digestFits == nil {
            state = .unmarked
        } else if found.count == Layer.allCases.count {
            state = .intact
        } else if found == [.visibleSentence] && !headerBroken && digestFits == nil {
            state = .textOnly
        } else {
            state = .tampered
        }
        self.found = found
        if case .string(let id)? = provenance?["record"] { record = id } else { record = nil }
        if case .token(let word)? = disclosure?["mode"] { mode = word } else { mode = nil }
    }

    /// True where the text begins with a label. The unit's name is open, the words around it are not.
    static func showsLabel(_ text: String) -> Bool {
        let start = text.drop { $0.isWhitespace }.split(whereSeparator: \.isWhitespace).prefix(60)
            .joined(separator: " ")
        return Label.Kind.allCases.contains { kind in
            Label.languages.contains { language in
                let words = Label(kind, language: language, responsible: "\u{0}").text.split(separator: "\u{0}")
                return start.hasPrefix(words.first.map { String($0) } ?? "\u{0}")
            }
        }
    }
}
