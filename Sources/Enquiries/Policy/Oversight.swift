/// What an officer must have learned before he or she may approve (Articles 4 and 26(2) of Regulation (EU) 2024/1689).
package struct OversightRules: Sendable, Equatable {
    package let trainingRequired: Bool
    /// The training that counts, for example `2026-1`; `nil` where any does.
    package let trainingVersion: String?
    /// How long a training counts. 1 to 3,650 days.
    package let validDays: Int

    package static let usualDays = 730
    package static let allowedDays = 1...3650

    /// By standard a training is needed, any version, for two years.
    package init(trainingRequired: Bool = true, trainingVersion: String? = nil, validDays: Int = usualDays) {
        (self.trainingRequired, self.trainingVersion, self.validDays) = (trainingRequired, trainingVersion, validDays)
    }

    /// Why an officer's training does not allow an approval on `day`; `nil` where it does.
    package func gap(of training: Officer.Training?, on day: CalendarDate) -> TrainingGap? {
        guard trainingRequired else { return nil }
        guard let training else { return .missing(needed: trainingVersion) }
        if let needed = trainingVersion, training.version != needed {
            return .otherVersion(has: training.version, needed: needed)
        }
        let last = training.completed.adding(days: validDays)
        return day > last ? .expired(last: last) : nil
    }
}

/// Why an officer may not approve yet.
package enum TrainingGap: Sendable, Equatable {
    case missing(needed: String?)
    case otherVersion(has: String, needed: String)
    /// `last` was the last day on which it counted.
    case expired(last: CalendarDate)
}

/// What must have happened before a review can have happened.
///
/// A clock that was set back would make records that claim a review before there was anything to review.
package struct OversightFacts: Sendable, Equatable {
    package enum Fact: String, Sendable, CaseIterable {
        case mailReceived = "mail-received"
        case draftMade = "draft-made"
        case officerAdded = "officer-added"
        case trainingCompleted = "training-completed"
    }

    /// Facts with the first instant at which each was true.
    package let known: [Fact: Timestamp]

    package init(_ known: [Fact: Timestamp]) { self.known = known }

    /// - Parameter startOfDay: The first instant of a day where the desk is.
    package init(of file: CaseFile, officer: Officer, startOfDay: (CalendarDate) -> Timestamp) {
        var known: [Fact: Timestamp] = [.mailReceived: file.newest.receivedAt]
        known[.draftMade] = file.history.last { ["drafted", "edited"].contains($0.what) }?.at
        known[.officerAdded] = officer.addedAt
        known[.trainingCompleted] = officer.training.map { startOfDay($0.completed) }
        self.known = known
    }

    /// The first fact, in the order of ``Fact``, that `moment` lies before.
    package func firstAfter(_ moment: Timestamp) -> Fact? {
        Fact.allCases.first { fact in known[fact].map { $0 > moment } ?? false }
    }
}
