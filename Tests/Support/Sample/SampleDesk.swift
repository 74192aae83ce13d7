package import Enquiries
import Synchronization

/// A small desk, enquiries and surroundings for tests of stages.
package enum Sample {
    package static let start = Timestamp(secondsSince1970: 1_795_266_000)  // 2026-11-21T13:00:00Z

    /// A clock that stands still and ids that count up: everything made with it is the same each time.
    package static func surroundings(at now: Timestamp = start) -> Surroundings {
        let counter = Counter()
        return Surroundings(now: { now }, randomBytes: { count in counter.bytes(count) })
    }

    package static func rule(
        _ id: String, any: [String], then: KeywordRule.Consequence, not: [String] = [], weight: Double = 2.5,
        examples: [String] = [], calm: [String] = [], all: [String] = [], near: KeywordRule.Near? = nil,
        place: KeywordRule.Place = .both
    ) -> KeywordRule {
        KeywordRule(
            id: id, consequence: then, weight: weight, place: place, any: any, all: all, near: near, not: not,
            reason: LocalizedText(["en": "mentions \(id)", "de": "nennt \(id)"]), examples: examples, calm: calm,
            origin: Origin(file: "rules/test.yaml", line: 1))
    }

    package static func answer(
        _ id: String, service: String, language: String = "en", kind: Answer.Kind = .general,
        keywords: [String] = [], intents: [Intent] = [], needs: [String] = [], level: Answer.Level = .standard,
        text: String, validFrom: String = "2026-01-01",
        validTo: String? = nil
    ) -> Answer {
        Answer(
            id: id, service: ServiceID(service), language: language, kind: kind, title: id, intents: intents,
            keywords: keywords, needs: needs, version: 1,
            validFrom: CalendarDate(iso8601: validFrom) ?? CalendarDate(daysSince1970: 0),
            validTo: validTo.flatMap { CalendarDate(iso8601: $0) }, unit: "Unit", source: "test", identity: .none,
            level: level, text: text, origin: Origin(file: "answers/\(id).md", line: 1))
    }

    package static let rules: [KeywordRule] = [
        rule("waste.bins", any: ["bin", "bins", "rubbish", "tonne*"], then: .init(service: ServiceID("waste"))),
        rule("parking.fine", any: ["parking", "fine"], then: .init(service: ServiceID("parking"))),
        rule(
            "screen.self-harm", any: ["end my life"],
            then: .init(flag: .safeguarding, urgency: .emergency, action: .human)),
        rule("screen.injection", any: ["ignore previous instructions"], then: .init(flag: .injection)),
        rule("screen.phishing", any: ["verify your account"], then: .init(flag: .phishing)),
        rule("event.moving", any: ["moved house"], then: .init(lifeEvent: .moving)),
    ]

    package static let clocks = [
        StatutoryClock(
            id: "objection", services: [], intents: [.objection], period: .months(1), source: "§ 70 VwGO",
            text: LocalizedText(["en": "one month"]), origin: Origin(file: "clocks.yaml", line: 1))
    ]

    package static func desk(
        rules: [KeywordRule] = rules, clocks: [StatutoryClock] = clocks, answers: [Answer]? = nil,
        authenticationServers: [String] = [], invitation: String? = nil,
        policy: DeskPolicy = DeskPolicy(domain: .generalEnquiries)
    ) -> Desk {
        let services = ["waste", "parking", "other"]
        return Desk(
            id: DeskID("test"), name: LocalizedText(["en": "City of Testing", "de": "Stadt Test"]),
            languages: ["en", "de"], timeZone: "Europe/Berlin", policy: policy,
            addresses: ["desk@testing.example"],
            sender: Desk.Sender(name: "City of Testing", address: "desk@testing.example"),
            unit: LocalizedText(["en": "Citizens' Office", "de": "Bürgeramt"]), phone: "1", links: [],
            signOff: LocalizedText(["en": "Kind regards", "de": "Freundliche Grüße"]),
            fallbackService: ServiceID("other"),
            services: services.map {
                Service(
                    id: ServiceID($0), name: LocalizedText(["en": $0]), unit: LocalizedText(["en": $0]),
                    origin: Origin(file: "services.yaml", line: 1))
            },
            rules: rules, clocks: clocks,
            answers: answers
                ?? services.flatMap { service in
                    ["en", "de"].map { language in
                        answer(
                            "\(service).general", service: service, language: language,
                            text: "About \(service) in \(language).")
                    }
                },
            authenticationServers: authenticationServers,
            identityInvitation: invitation.map { LocalizedText(["en": $0]) })
    }

    package static func enquiry(
        _ text: String = "My bin was not emptied on Tuesday, please come again.", subject: String = "Bin",
        id: String = "mail-1", from: String = "ann@citizen.example", name: String? = "Ann Lee",
        automatic: Bool = false, messageID: String? = "one@citizen.example"
    ) -> Enquiry {
        Enquiry(
            id: MailID(id), rawSHA256: String(repeating: "ab", count: 32), mailKey: "key-\(id)", receivedAt: start,
            writtenOn: start.date(), from: Enquiry.Party(name: name, address: from),
            recipients: ["desk@testing.example"], subject: subject, text: text, messageID: messageID,
            isAutomatic: automatic)
    }

    package static func file(
        _ state: CaseState = .received, mail: Enquiry = enquiry(), decision: TriageDecision? = nil,
        draft: Draft? = nil
    ) -> CaseFile {
        CaseFile(
            id: CaseID("case-1"), desk: DeskID("test"), state: state, version: 1, createdAt: start, updatedAt: start,
            mails: [mail], decision: decision, draft: draft,
            history: (decision == nil ? [] : [event("classified")]) + (draft == nil ? [] : [event("drafted")]))
    }

    /// A step of the software with its record.
    package static func event(_ what: String) -> CaseFile.Event {
        CaseFile.Event(at: start, what: what, detail: "", by: nil, record: "record-of-\(what)")
    }

    package static func decision(
        service: String = "waste", also: [String] = [], language: String = "en", confidence: Double = 0.9,
        intent: Intent = .report, flags: [Flag] = [], action: TriageAction = .draft
    ) -> TriageDecision {
        TriageDecision(
            language: language, languageConfidence: 1, service: ServiceID(service), confidence: confidence,
            candidates: [.init(service: ServiceID(service), confidence: confidence)],
            also: also.map { ServiceID($0) }, intent: intent, urgency: .normal, lifeEvents: [], flags: flags,
            deadline: nil, action: action, reasons: [], by: [.init(kind: .bayes, id: "test.services", version: "0")])
    }

    package static func draft(
        _ text: String = "Hello Ann Lee,\n\nAbout waste in en.", answers: MailID = MailID("mail-1")
    )
        -> Draft
    {
        Draft(
            id: DraftID("draft-1"), answers: answers, language: "en", subject: "Re: Bin", paragraphs: [], gaps: [],
            text: text, proposal: text)
    }

    package static let officer = Officer(
        id: OfficerID("kim"), name: "Kim", rights: [.read, .edit, .approve, .supervise])
}

/// Bytes that are different at each call and the same in each run.
private final class Counter: Sendable {
    private let value = Mutex<UInt64>(0)

    func bytes(_ count: Int) -> [UInt8] {
        var state = value.withLock {
            $0 += 1
            return $0 &* 0x9E37_79B9_7F4A_7C15
        }
        return (0..<count).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return UInt8(truncatingIfNeeded: state)
        }
    }
}
