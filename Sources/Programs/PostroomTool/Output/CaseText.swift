import Enquiries
import Foundation

/// A case as text for a terminal.
enum CaseText {
    static func json(_ file: CaseFile) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(file), as: UTF8.self)
    }

    static func lines(_ file: CaseFile) -> [String] {
        let mail = file.newest
        var lines = [
            "Case     \(file.id), version \(file.version), \(file.state.rawValue)", "Desk     \(file.desk)",
            "From     \([mail.from.name, mail.from.address].compactMap { $0 }.joined(separator: " "))",
            "Subject  \(mail.subject)", "Received \(mail.receivedAt.iso8601)",
        ]
        if let sender = mail.sender {
            lines.append("Sender   \(SenderWords.line(sender, "en"))")
            lines += sender.warnings.map { "Warning  \(SenderWords.warning($0, "en"))" }
        }
        if !mail.defects.isEmpty { lines.append("Damaged  \(mail.defects.joined(separator: ", "))") }
        lines += mail.attachments.map { "File     \($0.name ?? "without a name") (\($0.contentType))" }
        lines += mail.hiddenText.map { "Hidden   \($0)" }
        lines += ["", mail.text, ""]
        if let decision = file.decision {
            lines.append(
                "Service  \(decision.service) (\(percent(decision.confidence)))  \(decision.intent.rawValue)  "
                    + "\(decision.urgency.rawValue)  \(decision.action.rawValue)  \(decision.language)")
            if let correction = decision.correction {
                lines.append(
                    "         corrected by \(correction.by); before: \(correction.from) (\(percent(correction.confidence)))"
                )
            }
            if let opinion = decision.opinion { lines += AdviceText.lines(opinion) }
            if !decision.flags.isEmpty {
                lines.append("Flags    \(decision.flags.map(\.rawValue).joined(separator: ", "))")
            }
            lines += decision.reasons.map { "Because  \($0.text) [\($0.source), \($0.weight)]" }
            lines += decision.clocks.map { "Due      \($0.due.iso8601) (\($0.source); an officer confirms it)" }
        }
        if let because = file.withoutDraftBecause { lines.append("No draft \(because)") }
        if let draft = file.draft {
            lines += [
                "", "Draft \(draft.id), revision \(draft.revision), \(AdviceText.maker(draft)) and not sent:", "",
                draft.text, "",
            ]
            lines += AdviceText.sentences(draft)
            lines += draft.gaps.map { "Missing  \($0.what)" }
        }
        lines += file.history.map {
            "\($0.at.iso8601)  \($0.what)\($0.by.map { " by \($0)" } ?? "")\($0.detail.isEmpty ? "" : ": " + $0.detail)"
                + "  [record \($0.record)]"
        }
        return lines
    }
}
