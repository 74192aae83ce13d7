package import Enquiries

/// Decides which corrections count. Whoever can write mail, and an officer who errs or means harm, must not be able to
/// teach a model much.
package struct Quarantine: Sendable {
    /// Why a correction does not count.
    package enum Refusal: Sendable, Equatable {
        /// The case is to be forgotten.
        case forgotten
        case unknownService(ServiceID)
        /// A later correction of the same mail says otherwise, or says it again.
        case contradicted(by: String)
        case repeated(by: String)
        case tooYoung(until: Timestamp)
        /// Somebody may be in danger: such a mail is nobody's teaching material.
        case danger
        case flagged(Flag)
        /// The desk's own training has the same words.
        case knownToDesk
        case nearDuplicates(Int)
        case officerShare(limit: Int)
        case classBalance(limit: Int)
    }

    package struct Refused: Sendable, Equatable {
        package let correction: Correction
        package let because: Refusal
    }

    /// Both lists oldest first.
    package struct Outcome: Sendable, Equatable {
        package let released: [Correction]
        package let refused: [Refused]
    }

    private let policy: LearningPolicy
    private let services: Set<ServiceID>
    private let forgotten: Set<CaseID>
    private let now: Timestamp
    private let ownTexts: NearDuplicates
    private let classLimits: [Correction.Matter: Int]

    /// - Parameters:
    ///   - training: The desk's own labelled enquiries.
    ///   - forgotten: Cases from which nothing may be learned any more.
    ///   - now: The clock, handed in.
    package init(
        policy: LearningPolicy, services: [ServiceID], training: [TrainingEnquiry], forgotten: Set<CaseID>,
        now: Timestamp
    ) {
        (self.policy, self.services, self.forgotten, self.now) = (policy, Set(services), forgotten, now)
        var texts = NearDuplicates(similarity: policy.similarity)
        for enquiry in training { texts.add(enquiry.text) }
        ownTexts = texts
        func limit(_ label: (TrainingEnquiry) -> String) -> Int {
            let sizes = Dictionary(grouping: training, by: label).values.map(\.count).sorted()
            let median = sizes.isEmpty ? 0 : Double(sizes[(sizes.count - 1) / 2] + sizes[sizes.count / 2]) / 2
            return max(1, Int(policy.classMultiple * median))
        }
        classLimits = [.service: limit(\.service), .intent: limit(\.intent.rawValue)]
    }

    /// Words about services and words about intents are judged by themselves: none uses up the other's limits.
    package func sort(_ corrections: [Correction]) -> Outcome {
        let sorted = Correction.Matter.allCases.map { matter in
            sort(corrections.filter { $0.matter == matter }, classLimit: classLimits[matter] ?? 1)
        }
        func isOlder(_ one: Correction, _ other: Correction) -> Bool {
            (one.at, one.record) < (other.at, other.record)
        }
        return Outcome(
            released: sorted.flatMap(\.released).sorted(by: isOlder),
            refused: sorted.flatMap(\.refused).sorted { isOlder($0.correction, $1.correction) })
    }

    private func sort(_ corrections: [Correction], classLimit: Int) -> Outcome {
        let ordered = corrections.sorted { ($0.at, $0.record) < ($1.at, $1.record) }
        // The last word about a mail, by the digest of the mail.
        let last = Dictionary(ordered.map { ($0.mailSHA256, $0) }, uniquingKeysWith: { $1 })
        var refusals: [String: Refusal] = [:]
        var accepted: [Correction] = []
        var learned = NearDuplicates(similarity: policy.similarity)
        for correction in ordered {
            if let refusal = refusal(of: correction, last: last[correction.mailSHA256] ?? correction) {
                refusals[correction.record] = refusal
                continue
            }
            let resembled = learned.neighbours(of: correction.text).count
            guard resembled <= policy.nearDuplicates else {
                refusals[correction.record] = .nearDuplicates(resembled)
                continue
            }
            learned.add(correction.text)
            accepted.append(correction)
        }
        accepted = cappedByOfficer(accepted, &refusals)
        accepted = cappedByLabel(accepted, classLimit, &refusals)
        return Outcome(
            released: accepted,
            refused: ordered.compactMap { correction in
                refusals[correction.record].map { Refused(correction: correction, because: $0) }
            })
    }

    /// Why the correction does not count whatever the others are.
    private func refusal(of correction: Correction, last: Correction) -> Refusal? {
        if forgotten.contains(correction.caseID) { return .forgotten }
        if correction.matter == .service, !services.contains(correction.to) { return .unknownService(correction.to) }
        if last.record != correction.record {
            return last.label.after == correction.label.after
                ? .repeated(by: last.record) : .contradicted(by: last.record)
        }
        if correction.flags.contains(.safeguarding) || correction.flags.contains(.threat)
            || correction.urgency == .emergency
        {
            return .danger
        }
        let teachesNothing: [Flag] = [.injection, .spam, .phishing, .autoReply, .noContent]
        if let flag = teachesNothing.first(where: correction.flags.contains) { return .flagged(flag) }
        let releasedAt = correction.at.adding(seconds: policy.quarantine)
        if releasedAt > now { return .tooYoung(until: releasedAt) }
        return ownTexts.neighbours(of: correction.text).isEmpty ? nil : .knownToDesk
    }

    /// Keeps the oldest corrections of an officer who has made more than the share. Taking some away makes the whole
    /// smaller, so it is looked at again until it fits.
    private func cappedByOfficer(_ corrections: [Correction], _ refusals: inout [String: Refusal]) -> [Correction] {
        guard policy.officerShare < 1 else { return corrections }
        var kept = corrections
        while true {
            let counts = Dictionary(grouping: kept, by: \.officer).mapValues(\.count)
            let limits = counts.mapValues { own in
                let others = Double(kept.count - own)
                // own ≤ share × (own + others), solved for own; the small number is for 0.1 and its like.
                let share = Int(policy.officerShare / (1 - policy.officerShare) * others + 1e-9)
                return max(policy.officerMinimum, share)
            }
            var seen: [OfficerID: Int] = [:]
            let fitting = kept.filter { correction in
                seen[correction.officer, default: 0] += 1
                let limit = limits[correction.officer] ?? 0
                let fits = seen[correction.officer, default: 0] <= limit
                if !fits { refusals[correction.record] = .officerShare(limit: limit) }
                return fits
            }
            if fitting.count == kept.count { return kept }
            kept = fitting
        }
    }

    private func cappedByLabel(
        _ corrections: [Correction], _ classLimit: Int, _ refusals: inout [String: Refusal]
    ) -> [Correction] {
        var seen: [String: Int] = [:]
        return corrections.filter { correction in
            seen[correction.label.after, default: 0] += 1
            let fits = seen[correction.label.after, default: 0] <= classLimit
            if !fits { refusals[correction.record] = .classBalance(limit: classLimit) }
            return fits
        }
    }
}

extension Quarantine.Refusal: CustomStringConvertible {
    /// The closed word of the list in `Docs/Learning.md`.
    package var word: String {
        switch self {
        case .forgotten: "forgotten"
        case .unknownService: "unknown-service"
        case .contradicted: "contradicted"
        case .repeated: "repeated"
        case .tooYoung: "too-young"
        case .danger: "danger"
        case .flagged(let flag): "flagged-\(flag.rawValue)"
        case .knownToDesk: "known-to-desk"
        case .nearDuplicates: "near-duplicates"
        case .officerShare: "officer-share"
        case .classBalance: "class-balance"
        }
    }

    package var description: String {
        switch self {
        case .forgotten: "the case is to be forgotten"
        case .unknownService(let service): "the desk has no service \"\(service)\" any more"
        case .contradicted(let record): "a later correction of the same mail says otherwise (record \(record))"
        case .repeated(let record): "a later correction of the same mail says the same (record \(record))"
        case .tooYoung(let until): "in quarantine until \(until.iso8601)"
        case .danger: "somebody may be in danger; such mails teach nothing"
        case .flagged(let flag): "flagged \(flag.rawValue)"
        case .knownToDesk: "the desk's own training has nearly the same words"
        case .nearDuplicates(let count): "nearly the same as \(count) corrections that count already"
        case .officerShare(let limit): "more than the \(limit) corrections that may come from one officer"
        case .classBalance(let limit): "more than the \(limit) corrections that one service or intent may have"
        }
    }
}
