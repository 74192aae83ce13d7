package import MailFormat
package import MailSigning
package import Transparency

extension ExaminedMail {
    /// A mail as it was read.
    ///
    /// - Parameters:
    ///   - key: The sender's public DKIM key, or `nil` where it is not known.
    ///   - proof: Checks the proof that was handed in against a mail; asked for the mail and for those attached to it.
    ///   - depth: How many mails within mails are read.
    package init(
        _ message: MailMessage, key: DKIMPublicKey?,
        proof: (MailMessage) -> LayerState = { _ in .unchecked(.noProofGiven) }, depth: Int = 3
    ) {
        let leaves = message.parts.filter(\.isBodyText)
        let text = leaves.first { $0.contentType == "text/plain" }
        let html = leaves.first { $0.contentType == "text/html" }
        let numbers = Self.numbers(message.parts)
        let isPassedOn = Self.isPassedOn(message.subject ?? "")
        self.init(
            fields: message.headerFields.map { Field($0.name, $0.rawValue) },
            text: text.flatMap { message.text(ofPart: $0.index) },
            shownText: text.map { message.visibleText(ofPart: $0.index).text },
            html: html.map { message.visibleText(ofPart: $0.index).text },
            textParts: leaves.map { numbers[$0.index] },
            sections: message.reply.spans.compactMap { span in
                switch span.kind {
                case .reply, .signature, .disclaimer: Section(.own, span.text)
                // Outlook writes a forwarded text as it writes a quoted one; the subject tells them apart.
                case .quote: Section(isPassedOn && !span.text.contains("\n>") ? .forwarded : .quoted, span.text)
                case .forwarded: Section(.forwarded, span.text)
                case .quoteHeader: nil
                }
            },
            dkim: LayerState(DKIMCheck(message.bytes, key: key), keyGiven: key != nil), proof: proof(message),
            attached: depth > 0
                ? message.parts.compactMap { message.embeddedMessage(ofPart: $0.index) }
                    .map { ExaminedMail($0, key: key, proof: proof, depth: depth - 1) } : [])
    }

    /// True for a subject as mail programs give it to what they pass on.
    private static func isPassedOn(_ subject: String) -> Bool {
        let start = subject.lowercased().drop { $0.isWhitespace }
        return ["fwd:", "fw:", "wg:", "tr:", "rv:"].contains { start.hasPrefix($0) }
    }

    /// The numbers of parts as IMAP counts them (RFC 9051 section 6.4.5).
    private static func numbers(_ parts: [MailPart]) -> [String] {
        var numbers: [String] = []
        var children: [Int: Int] = [:]
        for part in parts {
            guard let parent = part.parent else {
                numbers.append(part.kind == .multipart ? "" : "1")
                continue
            }
            children[parent, default: 0] += 1
            let number = String(children[parent] ?? 1)
            numbers.append(numbers[parent].isEmpty ? number : numbers[parent] + "." + number)
        }
        return numbers
    }
}

extension LayerState {
    /// Who hands in a key expects a signature.
    init(_ check: DKIMCheck, keyGiven: Bool) {
        self =
            switch check {
            case .unsigned: keyGiven ? .missing : .notUsed
            case .othersOnly: keyGiven ? .missing : .unchecked(.othersSignatures)
            case .unreadable: .broken(.unknownForm)
            case .unknownMethod: .unchecked(.unknownMethod)
            case .bodyChanged: .broken(.signedBodyChanged)
            case .signatureWrong: .broken(.signedHeaderChanged)
            case .bodyFits: .unchecked(.bodyFitsNoKey)
            case .valid: .intact
            }
    }

    /// What a proof says of a mail.
    ///
    /// - Parameters:
    ///   - bytes: The proof file.
    ///   - policy: Whom the checker trusts.
    ///   - now: Seconds since 1970.
    package init(proof bytes: [UInt8], of message: MailMessage, policy: LogPolicy, now: Int64) {
        do {
            let finding = try ReplyProof(bytes).check(
                reply: message.bytes, text: message.text, policy: policy, now: now)
            self = finding.extent == .whole ? .intact : .broken(.proofFitsTextOnly)
        } catch {
            self = .broken(.proofFails("\(error)"))
        }
    }
}
