import Enquiries
import Sample
import Testing
import Triage

struct LearningQuarantineTests {
    private static let now = Sample.start

    /// Different words for each number, so that no two are near duplicates.
    private static func words(_ number: Int) -> String {
        (0..<12).map { "w\(number &* 131 &+ $0 &* 17)x" }.joined(separator: " ")
    }

    private static func correction(
        _ number: Int, to service: String = "parking", hoursAgo: Int64 = 48, body: String? = nil, mail: Int? = nil,
        officer: String? = nil, flags: Set<Flag> = [], urgency: Urgency = .normal
    ) -> Correction {
        Correction(
            caseID: CaseID("c\(mail ?? number)"), mail: MailID("m\(mail ?? number)"),
            mailSHA256: "digest-\(mail ?? number)", subject: "s", body: body ?? words(number), from: ServiceID("waste"),
            to: ServiceID(service), language: "en", urgency: urgency, flags: flags,
            officer: OfficerID(officer ?? "officer-\(number)"),
            at: now.adding(seconds: -hoursAgo * 3600 + Int64(number)), record: String("r000\(number)".suffix(5)),
            model: "m", confidence: 0.5)
    }

    /// `perService` enquiries for each of three services, with words of their own.
    private static func training(_ perService: Int = 100) -> [TrainingEnquiry] {
        ["waste", "parking", "other"].enumerated().flatMap { place, service in
            (0..<perService).map { number in
                TrainingEnquiry(
                    id: "\(service)-\(number)", language: "en", subject: "t",
                    body: words(1_000_000 * (place + 1) + number), service: service, intent: .other, action: .draft)
            }
        }
    }

    private func sort(
        _ corrections: [Correction], training: [TrainingEnquiry] = training(), forgotten: Set<CaseID> = [],
        now: Timestamp = now, _ edit: (inout LearningPolicy) -> Void = { _ in }
    ) -> Quarantine.Outcome {
        var policy = LearningPolicy()
        edit(&policy)
        return Quarantine(
            policy: policy, services: ["waste", "parking", "other"].map { ServiceID($0) }, training: training,
            forgotten: forgotten, now: now
        ).sort(corrections)
    }

    @Test(arguments: [(24 * 3600, true), (24 * 3600 - 1, false)] as [(Int64, Bool)])
    func `a correction waits for a day, to the second`(age: Int64, counts: Bool) {
        var one = Self.correction(1)
        one.at = Self.now.adding(seconds: -age)
        let outcome = sort([one])
        #expect(outcome.released.count == (counts ? 1 : 0))
        #expect(outcome.refused.map(\.because) == (counts ? [] : [.tooYoung(until: Self.now.adding(seconds: 1))]))
    }

    @Test(
        arguments: [
            (Set([Flag.safeguarding]), Urgency.normal, Quarantine.Refusal.danger), ([.threat], .normal, .danger),
            ([], .emergency, .danger), ([.injection], .normal, .flagged(.injection)),
            ([.spam], .normal, .flagged(.spam)),
            ([.phishing], .normal, .flagged(.phishing)), ([.autoReply], .normal, .flagged(.autoReply)),
            ([.noContent], .normal, .flagged(.noContent)),
            ([.vulnerable], .urgent, nil), ([.multiIssue, .legal], .normal, nil),
        ] as [(Set<Flag>, Urgency, Quarantine.Refusal?)])
    func `mails of danger and of junk teach nothing`(flags: Set<Flag>, urgency: Urgency, because: Quarantine.Refusal?) {
        let outcome = sort([Self.correction(1, flags: flags, urgency: urgency)])
        #expect(outcome.refused.first?.because == because && outcome.released.isEmpty == (because != nil))
    }

    @Test func `the last word about a mail counts, and only that`() {
        let outcome = sort([
            Self.correction(2, to: "other", mail: 1), Self.correction(1, mail: 1), Self.correction(3, mail: 3),
            Self.correction(4, mail: 3),
        ])
        #expect(outcome.released.map(\.record) == ["r0002", "r0004"])
        #expect(outcome.refused.map(\.because) == [.contradicted(by: "r0002"), .repeated(by: "r0004")])
    }

    @Test func `a last word that does not count yet still takes the earlier one away`() {
        let outcome = sort([Self.correction(1, mail: 1), Self.correction(2, to: "other", hoursAgo: 1, mail: 1)])
        #expect(outcome.released.isEmpty)
    }

    @Test func `forgotten cases and services that are gone are refused by name`() {
        let outcome = sort([Self.correction(1), Self.correction(2, to: "moon")], forgotten: [CaseID("c1")])
        #expect(outcome.refused.map(\.because) == [.forgotten, .unknownService(ServiceID("moon"))])
    }

    @Test func `a flood of the same words is cut at the limit`() {
        // Limit 3: the fourth resembles three, the fifth four.
        let flood = (1...6).map { Self.correction($0, body: Self.words(77) + " Kind regards \($0)") }
        let outcome = sort(flood)
        #expect(outcome.released.map(\.record) == ["r0001", "r0002", "r0003", "r0004"])
        #expect(outcome.refused.map(\.because) == [.nearDuplicates(4), .nearDuplicates(4)])
        #expect(sort(flood) { $0.nearDuplicates = 0 }.released.count == 1)
    }

    @Test func `words that the desk's own training has are refused, so that no measured enquiry is learned`() {
        let own = Self.training(3)
        let outcome = sort([Self.correction(1, body: own[0].body + " thanks")], training: own)
        #expect(outcome.refused.map(\.because) == [.knownToDesk])
    }

    private static func word(
        _ number: Int, _ before: Intent = .report, _ after: Intent = .complaint, mail: Int? = nil,
        officer: String? = nil, to service: String = "waste"
    ) -> Correction {
        var one = correction(number, to: service, mail: mail, officer: officer)
        (one.intentFrom, one.intent) = (before, after)
        return one
    }

    @Test func `words about intents and about services of one mail both count`() {
        let outcome = sort([Self.correction(1, mail: 1), Self.word(2, mail: 1)])
        #expect(outcome.released.map(\.record) == ["r0001", "r0002"])
        #expect(outcome.released.map(\.label.after) == ["parking", "complaint"])
        #expect(outcome.released.map(\.phrase.intent) == [nil, .complaint])
        // A service that is gone takes nothing from a word about the intent.
        #expect(sort([Self.word(3, to: "moon")]).released.count == 1)
    }

    @Test func `the last word about the intent of a mail counts`() {
        let outcome = sort([Self.word(1, mail: 1), Self.word(2, .complaint, .objection, mail: 1)])
        #expect(outcome.released.map(\.record) == ["r0002"])
        #expect(outcome.refused.map(\.because) == [.contradicted(by: "r0002")])
    }

    @Test(arguments: [(20, 0), (21, 1)])
    func `one officer alone teaches intents up to the minimum, whatever was said of services`(made: Int, refused: Int) {
        let words = (1...made).map { Self.word($0, officer: "kim") }
        let services = (101...120).map { Self.correction($0, officer: "kim") }
        let outcome = sort(words + services)
        #expect(outcome.refused.count == refused && outcome.refused.allSatisfy { $0.correction.matter == .intent })
    }

    @Test(arguments: [(45, 0), (46, 1)])
    func `one intent gets no more words than the median intent has enquiries`(made: Int, refused: Int) {
        // 90 enquiries of one intent; the median of one is its number, halved by the multiple.
        let words = (1...made).map { Self.word($0) }
        let outcome = sort(words, training: Self.training(30)) { $0.classMultiple = 0.5 }
        #expect(outcome.refused.map(\.because) == (0..<refused).map { _ in .classBalance(limit: 45) })
    }

    @Test(arguments: [(20, 20, 0), (21, 20, 1), (60, 20, 40)])
    func `one officer alone teaches up to the minimum`(made: Int, counts: Int, refused: Int) {
        let outcome = sort((1...made).map { Self.correction($0, officer: "kim") })
        #expect(outcome.released.count == counts && outcome.refused.count == refused)
        #expect(outcome.refused.allSatisfy { $0.because == .officerShare(limit: 20) })
        #expect(outcome.released.map(\.record) == (1...counts).map { String("r000\($0)".suffix(5)) })
    }

    @Test(arguments: [(0.5, 30), (0.25, 10), (0.8, 60), (1.0, 60)])
    func `beside colleagues the share decides`(share: Double, counts: Int) {
        let others = (1...30).map { Self.correction($0) }
        let one = (101...160).map { Self.correction($0, officer: "kim") }
        let outcome = sort(others + one) {
            $0.officerShare = share
            $0.officerMinimum = 5
        }
        let own = outcome.released.count { $0.officer == OfficerID("kim") }
        #expect(own == counts)
        #expect(Double(own) <= share * Double(outcome.released.count) + 1e-9)
    }

    @Test(arguments: [(1.0, 10), (0.5, 5), (2.0, 20), (0.01, 1)])
    func `a service gets a multiple of the median service's enquiries`(multiple: Double, counts: Int) {
        let outcome = sort((1...25).map { Self.correction($0) }, training: Self.training(10)) {
            $0.classMultiple = multiple
        }
        #expect(outcome.released.count == counts)
        #expect(outcome.refused.allSatisfy { $0.because == .classBalance(limit: counts) })
    }

    @Test func `the order of reading changes nothing`() {
        let all = (1...40).map { Self.correction($0, officer: $0 % 2 == 0 ? "kim" : nil) }
        #expect(sort(all) == sort(all.reversed()))
        #expect(sort(all) == sort(all.shuffled()))
    }
}
