import Enquiries
import Transparency
import Triage

/// An explanation for people: one table for each question, best value first.
struct ExplanationText {
    let text: String

    init(_ explanation: TriageExplanation, subject: String, words: Int) {
        let decision = explanation.decision
        var lines = [
            subject.isEmpty ? "(no subject)" : subject,
            "  \(decision.service), \(percent(decision.confidence)) sure"
                + (decision.isSure ? "" : ": not sure enough to rely on") + "; \(decision.intent.rawValue), "
                + "\(decision.urgency.rawValue), \(decision.action.rawValue)",
        ]
        for (question, accounts) in [("service", explanation.services), ("intent", explanation.intents)] {
            for account in accounts {
                lines.append("")
                lines.append("  \(question) \(account.label)  \(percent(account.probability))")
                lines += Self.rows(account, words).map { "    \(Self.number($0.weight))  \($0.text)" }
                lines.append("    \(Self.number(account.total))  sum")
            }
        }
        let raised = explanation.screens.filter { screen in screen.from.map { screen.probability >= $0 } ?? false }
        lines.append("")
        lines += raised.map {
            "  learned screen \($0.screen): \(percent($0.probability)), raised from \(percent($0.from ?? 1))"
        }
        lines += decision.reasons.filter { $0.weight == 1 }.map { "  \($0.text)  [\($0.source)]" }
        text = lines.joined(separator: "\n")
    }

    private static func rows(_ account: TriageExplanation.Account, _ words: Int) -> [(weight: Double, text: String)] {
        var rows: [(weight: Double, text: String)] = []
        var shown = 0
        var rest = 0.0
        for part in account.parts {
            if case .word = part.kind {
                shown += 1
                if shown > words {
                    rest += part.weight
                    continue
                }
            }
            if case .rounding = part.kind {
                rest += part.weight
                if shown > words { rows.append((rest, "\(shown - words) further words")) }
                continue
            }
            rows.append((part.weight, part.kind.wording))
        }
        return rows
    }

    /// Right-aligned, two places.
    private static func number(_ value: Double) -> String {
        let cents = Int((value * 100).rounded())
        let digits = String(abs(cents) % 100)
        let text =
            (cents < 0 ? "-" : "+") + String(abs(cents) / 100) + "." + (digits.count < 2 ? "0" : "") + digits
        return String(repeating: " ", count: max(7 - text.count, 0)) + text
    }
}

extension TriageExplanation.Part.Kind {
    /// What the part is, for people.
    var wording: String {
        switch self {
        case .start: "before a word is read"
        case .word(let word): word
        case .strongestSentence(let sentence):
            sentence.map { "by its strongest sentence: \(Self.shortened($0))" } ?? "no sentence long enough"
        case .subject: "by its subject"
        case .rule(let id, let reason): "rule \(id): \(reason)"
        case .limitOfRules: "rules together may not count more"
        case .rounding: "rounding"
        }
    }

    private var name: String {
        switch self {
        case .start: "start"
        case .word: "word"
        case .strongestSentence: "sentence"
        case .subject: "subject"
        case .rule: "rule"
        case .limitOfRules: "limit"
        case .rounding: "rounding"
        }
    }

    private var detail: String? {
        switch self {
        case .word(let word): word
        case .strongestSentence(let sentence): sentence
        case .rule(let id, _): id
        case .start, .subject, .limitOfRules, .rounding: nil
        }
    }

    fileprivate func json(_ weight: Double) -> JSONValue {
        var members: [String: JSONValue] = ["kind": .string(name), "weight": .number(weight)]
        if let detail { members["text"] = .string(detail) }
        return .object(members)
    }

    private static func shortened(_ sentence: String) -> String {
        let words = sentence.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.count <= 80 ? words : words.prefix(79) + "…"
    }
}

extension TriageExplanation {
    /// The form of `postroom explain --json`; `Docs/Commands.md` explains the keys.
    func json(messageID: String?) -> JSONValue {
        func values(_ accounts: [Account]) -> JSONValue {
            .array(
                accounts.map { account in
                    [
                        "label": .string(account.label), "probability": .number(account.probability),
                        "sum": .number(account.total),
                        "parts": .array(account.parts.map { $0.kind.json($0.weight) }),
                    ]
                })
        }
        return [
            "decision": decision.json(messageID: messageID), "services": values(services), "intents": values(intents),
            "screens": .array(
                screens.map { screen in
                    var members: [String: JSONValue] = [
                        "screen": .string(screen.screen), "probability": .number(screen.probability),
                    ]
                    if let from = screen.from { members["from"] = .number(from) }
                    return .object(members)
                }),
        ]
    }
}
