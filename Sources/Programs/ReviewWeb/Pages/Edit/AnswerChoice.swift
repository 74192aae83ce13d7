import Enquiries

/// The approved answers that an officer can put into a reply: those of the language, valid today, the case's own
/// service first.
struct AnswerChoice: Sendable {
    struct Group: Sendable {
        let service: Service
        let answers: [Answer]
    }

    let groups: [Group]

    init(file: CaseFile, desk: Desk?, on today: CalendarDate) {
        let language = file.draft?.language ?? file.decision?.language
        let first = file.decision?.service
        let valid = (desk?.answers ?? []).filter { answer in
            answer.language == language && answer.validFrom <= today && answer.validTo.map { today <= $0 } ?? true
        }
        let services =
            (desk?.services ?? []).filter { $0.id == first } + (desk?.services ?? []).filter { $0.id != first }
        groups = services.compactMap { service in
            let own = valid.filter { $0.service == service.id }
            return own.isEmpty ? nil : Group(service: service, answers: own)
        }
    }

    /// The answer of that id and level, as ``value(of:)`` writes it.
    func answer(_ value: String) -> Answer? {
        groups.lazy.flatMap(\.answers).first { Self.value(of: $0) == value }
    }

    static func value(of answer: Answer) -> String { answer.id + "/" + answer.level.rawValue }
}
