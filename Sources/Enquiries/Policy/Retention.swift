/// How long what is kept.
///
/// The standards are a proposal and no law: Articles 19(1) and 26(6) of Regulation (EU) 2024/1689 ask for six months of
/// logs at least; how long a case file is kept, the authority's file plan says.
package struct RetentionRules: Sendable, Equatable {
    package enum Class: String, Sendable, CaseIterable {
        /// The public leaf of a record. It holds no personal data and is not erased with a case.
        case leaves
        /// The private form of a record.
        case records
        /// Mails, drafts and replies, with all that a case says about its writer.
        case bodies
        /// Drafts that an officer turned down.
        case rejectedDrafts
    }

    /// How long a class is kept after its case ended; `records` after the last record as well.
    package enum Period: Sendable, Equatable {
        /// Until somebody erases it.
        case unlimited
        case span(CivilPeriod)

        /// Reads `unlimited` and ISO 8601 durations of one unit: `P184D`, `P27W`, `P6M`, `P10Y`. 1 to 9999.
        package init?(_ text: String) {
            if text == "unlimited" {
                self = .unlimited
                return
            }
            guard text.utf8.count >= 3, text.utf8.count <= 6, text.first == "P",
                let number = Int(text.dropFirst().dropLast()), (1...9999).contains(number)
            else { return nil }
            switch text.last {
            case "D": self = .span(.days(number))
            case "W": self = .span(.weeks(number))
            case "M": self = .span(.months(number))
            case "Y": self = .span(.years(number))
            default: return nil
            }
        }

        /// As ``init(_:)`` reads it.
        package var text: String {
            switch self {
            case .unlimited: "unlimited"
            case .span(.days(let count)): "P\(count)D"
            case .span(.weeks(let count)): "P\(count)W"
            case .span(.months(let count)): "P\(count)M"
            case .span(.years(let count)): "P\(count)Y"
            case .span(.workingDays(let count)): "P\(count)B"
            }
        }

        /// The first day on which the period is over.
        package func isOver(from day: CalendarDate) -> CalendarDate? {
            switch self {
            case .unlimited: nil
            case .span(let period): period.lastDay(after: day).adding(days: 1)
            }
        }
    }

    package static let standard: [Class: Period] = [
        .leaves: .span(.years(10)), .records: .span(.months(6)), .bodies: .unlimited,
        .rejectedDrafts: .span(.months(6)),
    ]

    private let periods: [Class: Period]
    /// Why records are kept for less than six months, where they are.
    package let override: String?

    /// - Parameter periods: Those that differ from ``standard``.
    package init(_ periods: [Class: Period] = [:], override: String? = nil) {
        self.periods = Self.standard.merging(periods) { $1 }
        self.override = override
    }

    package func period(_ kind: Class) -> Period { periods[kind] ?? .unlimited }

    /// Classes that hold records and are kept for less than six months without a reason.
    ///
    /// A month has at least 28 days, so a period in days must be as long as the longest six months: 184.
    package var tooShort: [Class] {
        guard override == nil else { return [] }
        return [Class.leaves, .records].filter {
            switch period($0) {
            case .unlimited, .span(.years(1...)): false
            case .span(.months(let count)): count < 6
            case .span(.weeks(let count)): count * 7 < 184
            case .span(.days(let count)): count < 184
            case .span(.years), .span(.workingDays): true
            }
        }
    }
}

/// A reason why a case must not be erased, whatever the periods say.
package struct LegalHold: Codable, Sendable, Equatable {
    package var because: String
    package var by: OfficerID
    package var at: Timestamp

    package init(because: String, by: OfficerID, at: Timestamp) {
        (self.because, self.by, self.at) = (because, by, at)
    }
}

/// What is to be erased on a day.
package enum RetentionPlan {
    /// A case as far as retention asks about it.
    package struct Candidate: Sendable, Equatable {
        package let id: CaseID
        /// The day on which the case ended: nobody had work with it any more. `nil` while it is open.
        package let endedOn: CalendarDate?
        /// The day of its last record.
        package let lastRecordOn: CalendarDate
        /// Days on which an officer turned a draft down whose text is still kept.
        package let rejectedOn: [CalendarDate]
        package let hold: LegalHold?

        package init(
            id: CaseID, endedOn: CalendarDate?, lastRecordOn: CalendarDate, rejectedOn: [CalendarDate] = [],
            hold: LegalHold? = nil
        ) {
            (self.id, self.endedOn, self.lastRecordOn) = (id, endedOn, lastRecordOn)
            (self.rejectedOn, self.hold) = (rejectedOn, hold)
        }
    }

    package enum Step: String, Sendable {
        /// Bodies, private records and the case key. The leaves stay.
        case eraseCase
        case eraseRejectedDrafts
    }

    package struct Item: Sendable, Equatable {
        package let id: CaseID
        package let step: Step
        /// The first day on which nothing asks for keeping it.
        package let since: CalendarDate
    }

    /// Everything due on `day`, longest overdue first, then by case.
    ///
    /// A case goes as a whole: its private records are readable only together with its key and its bodies, so the class
    /// that is kept longest decides. An open case and one under a hold are never due.
    package static func due(
        _ cases: some Sequence<Candidate>, on day: CalendarDate, by rules: RetentionRules
    ) -> [Item] {
        var items: [Item] = []
        for file in cases where file.hold == nil {
            if let since = caseEnd(file, rules), since <= day {
                items.append(Item(id: file.id, step: .eraseCase, since: since))
                continue
            }
            let drafts = file.rejectedOn.compactMap { rules.period(.rejectedDrafts).isOver(from: $0) }
            if let since = drafts.min(), since <= day {
                items.append(Item(id: file.id, step: .eraseRejectedDrafts, since: since))
            }
        }
        return items.sorted { $0.since != $1.since ? $0.since < $1.since : $0.id < $1.id }
    }

    /// Cases that would be due were they not held.
    package static func held(
        _ cases: some Sequence<Candidate>, on day: CalendarDate, by rules: RetentionRules
    ) -> [CaseID] {
        cases.filter { file in file.hold != nil && caseEnd(file, rules).map { $0 <= day } ?? false }.map(\.id).sorted()
    }

    private static func caseEnd(_ file: Candidate, _ rules: RetentionRules) -> CalendarDate? {
        guard let ended = file.endedOn, let bodies = rules.period(.bodies).isOver(from: ended),
            let records = rules.period(.records).isOver(from: max(ended, file.lastRecordOn))
        else { return nil }
        return max(bodies, records)
    }
}
