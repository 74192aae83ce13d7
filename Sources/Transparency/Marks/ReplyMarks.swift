/// The machine-readable marks of a reply, as they are written to its header.
///
/// `AI-Disclosure` follows draft-abaris-aicdh, `X-AI-Generated` is what another mail client already shows;
/// `AI-Provenance` and `AI-Content-Parts` are our own (`Docs/Marks.md`). All values are ASCII; none names a person.
package struct ReplyMarks: Sendable, Equatable {
    /// Says the mode, the record and the visible sentence, so that these cannot contradict each other.
    package var label: Label
    /// What put the draft together, without a person's name.
    package var model: String
    /// The authority.
    package var provider: String
    /// The unit that reviewed, never a person.
    package var reviewedBy: String
    /// Seconds since 1970 at which the text was composed.
    package var date: Int64
    /// The log that holds the record.
    package var log: String
    /// SHA-256 of the text, see ``textDigest(of:)``. 32 bytes.
    package var digest: [UInt8]
    /// Where anybody can look the record up; its id is put behind. `nil` where there is no such place.
    package var verifyPrefix: String?
    /// Numbers of the text parts as IMAP counts them (RFC 9051 section 6.4.5), for example `1` and `2`.
    package var textParts: [String]

    package init(
        label: Label, model: String, provider: String, reviewedBy: String, date: Int64, log: String,
        digest: [UInt8], verifyPrefix: String? = nil, textParts: [String]
    ) {
        (self.label, self.model, self.provider, self.reviewedBy) = (label, model, provider, reviewedBy)
        (self.date, self.log, self.digest) = (date, log, digest)
        (self.verifyPrefix, self.textParts) = (verifyPrefix, textParts)
    }

    /// The version of `AI-Provenance`. A reader that knows only lower ones says so.
    package static let version: Int64 = 1

    package var mode: AIMode { label.evidence.mode }

    /// A header field; where it is folded, then between its members.
    package struct Field: Sendable, Equatable {
        package let name: String
        package let members: [String]

        package var value: String { members.joined(separator: ", ") }
    }

    /// Header fields in the order in which they are written.
    ///
    /// - Throws: Where a name is longer than readers have to accept.
    package var headerFields: [Field] {
        get throws(StructuredFieldError) {
            var fields = [
                Field(name: "AI-Disclosure", members: try StructuredField.parts(of: disclosure)),
                Field(name: "AI-Provenance", members: try StructuredField.parts(of: provenance)),
                Field(name: "AI-Content-Parts", members: try StructuredField.parts(ofList: contentParts)),
            ]
            if mode != .none { fields.append(Field(name: "X-AI-Generated", members: ["1"])) }
            if label.evidence.approval == nil {
                // RFC 3834 section 5; the second keeps Exchange from answering.
                fields.append(Field(name: "Auto-Submitted", members: ["auto-replied"]))
                fields.append(Field(name: "X-Auto-Response-Suppress", members: ["All"]))
            }
            return fields
        }
    }

    private var disclosure: [StructuredField.Entry] {
        var entries = [StructuredField.Entry("mode", .token(mode.rawValue))]
        if mode != .none { entries.append(.init("model", .text(Self.cut(model)))) }
        entries.append(.init("provider", .text(Self.cut(provider))))
        if label.evidence.approval != nil { entries.append(.init("reviewed-by", .text(Self.cut(reviewedBy)))) }
        return entries + [.init("date", .date(date))]
    }

    private var provenance: [StructuredField.Entry] {
        var entries: [StructuredField.Entry] = [
            .init("v", .integer(Self.version)), .init("record", .text("urn:uuid:" + label.evidence.record)),
            .init("log", .text(Self.cut(log))), .init("digest", .bytes(digest)), .init("label", .text(label.id)),
            .init("dst", .text(mode.digitalSourceType(edited: label.evidence.edited))),
        ]
        if let verifyPrefix { entries.append(.init("verify", .text(verifyPrefix + label.evidence.record))) }
        return entries
    }

    /// The subject repeats the citizen's own; AI writes none.
    private var contentParts: [StructuredField.Member] {
        (textParts.map { ($0, mode.partAction) } + [("subject", AIMode.none.partAction)]).map { part, action in
            .item(.init(.string(part), [.init("action", .token(action))]))
        }
    }

    /// A name at the length that lines of a header can hold (RFC 5322 section 2.1.1: 998 bytes), a letter beyond ASCII
    /// taking up to twelve.
    private static func cut(_ text: String) -> String {
        var room = 800
        return String(
            text.prefix { letter in
                room -= letter.utf8.reduce(0) { $0 + ((0x20...0x7E).contains($1) ? 1 : 3) }
                return room >= 0
            })
    }

    /// SHA-256 of a text's words with one blank between them, 32 bytes. How lines break and how many blanks stand between
    /// words does not count, since mail servers and mail programs change that.
    package static func textDigest(of text: String) -> [UInt8] { sha256(TextWords.joined(text)) }
}
