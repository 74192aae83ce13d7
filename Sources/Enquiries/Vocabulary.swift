// The closed lists of the annotation guide. Their raw values are contract: they appear in `postroom triage --json`,
// in training data and in records.

/// What the citizen wants done.
package enum Intent: String, Codable, Sendable, CaseIterable {
    case information, application, appointment, status, document, payment, report, complaint, objection, cancellation
    case access, thanks, other
}

/// How soon a person must look. Made by readable rules only, never by tone and never by anything learned.
package enum Urgency: String, Codable, Sendable, CaseIterable, Comparable {
    case low, normal, urgent, emergency

    private var rank: Int {
        switch self {
        case .low: 0
        case .normal: 1
        case .urgent: 2
        case .emergency: 3
        }
    }

    package static func < (one: Self, other: Self) -> Bool { one.rank < other.rank }
}

/// An event in the writer's life that the mail reveals.
package enum LifeEvent: String, Codable, Sendable, CaseIterable {
    case birth, marriage, separation, moving
    case movingAbroad = "moving-abroad"
    case arrival, unemployment
    case illnessOrDisability = "illness-disability"
    case care, retirement, bereavement
    case startingBusiness = "starting-business"
    case schoolStart = "school-start"
    case comingOfAge = "coming-of-age"
    case vehiclePurchase = "vehicle-purchase"
    case buildingHome = "building-home"
}

/// Something about a mail that people must know before they answer it.
package enum Flag: String, Codable, Sendable, CaseIterable {
    case safeguarding, threat, vulnerable, legal, press, politician
    case thirdPartyData = "third-party-data"
    case identityNeeded = "identity-needed"
    case spam, phishing
    case autoReply = "auto-reply"
    case injection
    case multiIssue = "multi-issue"
    case noContent = "no-content"

    /// Machine mail and junk: it goes to the visible pile and gets no draft.
    package var meansDiscard: Bool { self == .spam || self == .phishing || self == .autoReply }

    /// A person must deal with it; no draft is made.
    package var needsPerson: Bool {
        switch self {
        case .safeguarding, .threat, .legal, .press, .politician, .injection, .noContent: true
        default: false
        }
    }
}

/// What happens to a mail after triage.
package enum TriageAction: String, Codable, Sendable, CaseIterable {
    /// An answer may be drafted for review.
    case draft
    /// No draft: a person must deal with it.
    case human
    /// Spam, phishing or machine mail: shown on a pile, never deleted.
    case discard
}
