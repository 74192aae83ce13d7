package import Enquiries
package import Transparency
package import Triage

/// How often a language model's second opinion is right where a desk would ask for one, beside what the desk's own model,
/// which had not seen these enquiries, says of them.
package struct OpinionTrial: Sendable {
    /// What became of one enquiry.
    package struct Turn: Sendable {
        let id: String
        /// The service that is right, and those that count as right too.
        let right: Set<ServiceID>
        let decision: TriageDecision
        let result: Result

        package enum Result: Sendable {
            case answered(SecondOpinion.Answer)
            /// The mail may not be sent, for this reason.
            case stayed(String)
            /// No answer of use came, for this reason.
            case unanswered(String)
        }

        package init(_ enquiry: TrainingEnquiry, _ decision: TriageDecision, _ result: Result) {
            id = enquiry.id
            right = Set(([enquiry.service] + enquiry.alt).map { ServiceID($0) })
            (self.decision, self.result) = (decision, result)
        }

        var isLocalRight: Bool { right.contains(decision.service) }
        var answer: SecondOpinion.Answer? { if case .answered(let answer) = result { answer } else { nil } }
    }

    package let model: String
    /// Digest of the prompt that was asked with.
    package let prompt: String
    /// Enquiries that the desk decided in all.
    package let decided: Int
    package let turns: [Turn]

    package init(model: String, prompt: String, decided: Int, turns: [Turn]) {
        (self.model, self.prompt, self.decided, self.turns) = (model, prompt, decided, turns)
    }

    private var answered: [(turn: Turn, answer: SecondOpinion.Answer)] {
        turns.compactMap { turn in turn.answer.map { (turn, $0) } }
    }

    /// What the desk's rule of combination goes by from now on.
    package var reliability: OpinionReliability {
        var shares: [SecondOpinion.Sureness: OpinionReliability.Share] = [:]
        for (turn, answer) in answered {
            shares[answer.sureness, default: .init(right: 0, of: 0)].of += 1
            if turn.right.contains(answer.service) { shares[answer.sureness]?.right += 1 }
        }
        return OpinionReliability(model: model, prompt: prompt, bySureness: shares)
    }

    /// One line for each tenth of the desk's own confidence: whether asking pays there.
    package struct Bin: Sendable, Equatable {
        package let from: Double
        package let count: Int
        package let localRight: Int
        package let modelRight: Int
    }

    package var bins: [Bin] {
        (0..<10).compactMap { tenth in
            let inside = answered.filter { min(9, Int($0.turn.decision.confidence * 10)) == tenth }
            guard !inside.isEmpty else { return nil }
            return Bin(
                from: Double(tenth) / 10, count: inside.count, localRight: inside.count { $0.turn.isLocalRight },
                modelRight: inside.count { $0.turn.right.contains($0.answer.service) })
        }
    }

    private func reasons(_ of: (Turn.Result) -> String?) -> [(reason: String, count: Int)] {
        Dictionary(turns.compactMap { of($0.result) }.map { ($0, 1) }, uniquingKeysWith: +)
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { (reason: $0.key, count: $0.value) }
    }

    package var stayed: [(reason: String, count: Int)] {
        reasons { if case .stayed(let reason) = $0 { reason } else { nil } }
    }

    package var unanswered: [(reason: String, count: Int)] {
        reasons { if case .unanswered(let reason) = $0 { reason } else { nil } }
    }

    package var json: JSONValue {
        [
            "model": .string(model), "prompt": .string(prompt), "decided": .integer(Int64(decided)),
            "asked": .integer(Int64(turns.count)), "answered": .integer(Int64(answered.count)),
            "local_right": .integer(Int64(answered.count { $0.turn.isLocalRight })),
            "model_right": .integer(Int64(answered.count { $0.turn.right.contains($0.answer.service) })),
            "by_sureness": .object(
                Dictionary(
                    uniqueKeysWithValues: reliability.bySureness.map {
                        (
                            $0.key.rawValue,
                            [
                                "right": .integer(Int64($0.value.right)), "of": .integer(Int64($0.value.of)),
                                "lower": .number(($0.value.lowerBound * 10_000).rounded() / 10_000),
                            ]
                        )
                    })),
            "bins": .array(
                bins.map {
                    [
                        "from": .number($0.from), "count": .integer(Int64($0.count)),
                        "local_right": .integer(Int64($0.localRight)), "model_right": .integer(Int64($0.modelRight)),
                    ]
                }),
            "stayed": .object(Dictionary(uniqueKeysWithValues: stayed.map { ($0.reason, .integer(Int64($0.count))) })),
            "unanswered": .object(
                Dictionary(uniqueKeysWithValues: unanswered.map { ($0.reason, .integer(Int64($0.count))) })),
        ]
    }

    package var text: String {
        func share(_ right: Int, _ of: Int) -> String {
            of == 0 ? "–" : "\(right) of \(of) (\(Int((Double(right) / Double(of) * 100).rounded())) %)"
        }
        var lines = [
            "model            \(model)",
            "asked            \(turns.count) of \(decided) enquiries, \(answered.count) answered",
            "right            the model \(share(answered.count { $0.turn.right.contains($0.answer.service) }, answered.count)), "
                + "the desk alone \(share(answered.count { $0.turn.isLocalRight }, answered.count))",
        ]
        for sureness in SecondOpinion.Sureness.allCases {
            guard let measured = reliability.bySureness[sureness] else { continue }
            lines.append(
                "  \(sureness.rawValue)   \(share(measured.right, measured.of)), counted as "
                    + "\(Int((measured.lowerBound * 100).rounded())) %")
        }
        lines.append("by the desk's own confidence")
        for bin in bins {
            lines.append(
                "  from \(Int(bin.from * 100)) %   desk \(share(bin.localRight, bin.count)), model "
                    + share(bin.modelRight, bin.count))
        }
        for (title, list) in [("stays here", stayed), ("no answer", unanswered)] where !list.isEmpty {
            lines.append("\(title)   " + list.map { "\($0.reason) \($0.count)" }.joined(separator: ", "))
        }
        return lines.joined(separator: "\n")
    }
}
