package import Cases
package import Enquiries

/// What the table of cases repeats from the document, so that lists need not read documents. Writing and checking
/// both go by this one list.
package enum CaseColumns {
    package static let names = [
        "desk", "state", "version", "service", "urgency", "due", "language", "confidence", "subject", "sender",
        "received_at", "updated_at", "flags", "reply", "approved_at", "next_attempt",
        "consulting_since", "attention", "snoozed_until",
    ]

    package static func values(of file: CaseFile) -> SQLValues {
        let line = CaseSummary(file)
        return [
            line.desk.text, line.state.rawValue, file.version, line.service?.text, rank(line.urgency),
            line.due?.iso8601, line.language, line.confidence, line.subject.withoutNull, line.sender.withoutNull,
            line.receivedAt.milliseconds, line.updatedAt.milliseconds,
            line.flags.map(\.rawValue).joined(separator: ","), file.reply?.id.text,
            file.reply?.approvedAt.milliseconds, file.reply?.nextAttempt.milliseconds,
            file.openConsultation?.since.milliseconds, file.attention?.rawValue, file.snooze?.until.milliseconds,
        ]
    }

    /// The columns of a summary, in the order in which ``summary(_:)`` reads them.
    package static let ofSummary = summaryNames.joined(separator: ", ")

    package static var ofSummaryCount: Int { summaryNames.count }

    /// The same with the table in front.
    package static func ofSummary(in table: String) -> String {
        summaryNames.map { "\(table).\($0)" }.joined(separator: ", ")
    }

    private static let summaryNames = [
        "id", "desk", "state", "service", "confidence", "urgency", "due", "language", "subject", "sender",
        "received_at", "updated_at", "flags",
    ]

    /// - Throws: ``StoreError/damaged(_:)`` where a word is none of its list.
    package static func summary(_ row: any SQLRow) throws -> CaseSummary {
        let id: String = try row.at(0)
        guard let state = CaseState(rawValue: try row.at(2)), let urgency = urgency(rank: try row.at(5)) else {
            throw StoreError.damaged("case \(id) has a state or urgency that does not exist")
        }
        let due: String? = try row.at(6)
        let flags: String = try row.at(12)
        let known =
            flags.isEmpty ? [] : flags.split(separator: ",").compactMap { Flag(rawValue: String($0)) }
        return CaseSummary(
            id: CaseID(id), desk: DeskID(try row.at(1)), state: state,
            service: try (row.at(3) as String?).map { ServiceID($0) },
            confidence: try row.at(4), urgency: urgency, due: due.flatMap { CalendarDate(iso8601: $0) },
            language: try row.at(7),
            subject: try row.at(8), sender: try row.at(9), receivedAt: Timestamp(milliseconds: try row.at(10)),
            updatedAt: Timestamp(milliseconds: try row.at(11)),
            flags: known)
    }

    package static func rank(_ urgency: Urgency) -> Int {
        switch urgency {
        case .emergency: 0
        case .urgent: 1
        case .normal: 2
        case .low: 3
        }
    }

    package static func urgency(rank: Int) -> Urgency? {
        Urgency.allCases.first { self.rank($0) == rank }
    }
}
