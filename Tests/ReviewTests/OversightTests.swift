import Enquiries
import Review
import Sample
import Testing
import Transparency

struct OversightTests {
    private static let key = CaseKey([UInt8](repeating: 9, count: 32))
    private static let needed = OversightRules(trainingVersion: "2026-1", validDays: 30)

    private static func officer(trained: String?, _ day: String = "2026-11-01", addedAt: Timestamp? = nil) -> Officer {
        let training = trained.flatMap { version in
            CalendarDate(iso8601: day).flatMap { Officer.Training(version: version, completed: $0) }
        }
        return Officer(
            id: OfficerID("kim"), name: "Kim", rights: [.read, .edit, .approve], training: training, addedAt: addedAt)
    }

    private func approve(
        by officer: Officer, at now: Timestamp = Sample.start, rules: OversightRules = needed,
        policy: DeskPolicy = DeskPolicy(domain: .generalEnquiries), file: CaseFile? = nil
    ) throws -> Recorded<ReviewDesk.Outcome> {
        let desk = ReviewDesk(
            desk: Sample.desk(policy: policy), oversight: rules, surroundings: Sample.surroundings(at: now))
        let file = file ?? Sample.file(.drafted, decision: Sample.decision(), draft: Sample.draft())
        let preview = try desk.composer.preview(
            try #require(file.draft), of: file, key: Self.key, composedAt: now.adding(seconds: -2))
        return try desk.decide(
            .approve(sha256: preview.sha256, composedAt: preview.composedAt), on: file, by: officer, key: Self.key,
            findings: [])
    }

    @Test(
        "article 4: without a valid training nothing is approved",
        arguments: [
            (officer(trained: nil), .missing(needed: "2026-1")),
            (officer(trained: "2025-1"), .otherVersion(has: "2025-1", needed: "2026-1")),
            (officer(trained: "2026-1", "2026-10-22"), nil),
            (officer(trained: "2026-1", "2026-10-21"), .expired(last: CalendarDate(iso8601: "2026-11-20"))),
        ] as [(Officer, Gap?)])
    func training(officer: Officer, gap: Gap?) throws {
        guard let gap else {
            #expect(try approve(by: officer).value.approved != nil)
            return
        }
        #expect(throws: ReviewRefusal.training(try #require(gap.gap))) { try approve(by: officer) }
        // The rule can be switched off, and then the same officer approves.
        #expect(try approve(by: officer, rules: .init(trainingRequired: false)).value.approved != nil)
    }

    /// ``TrainingGap`` with dates that may have been misspelt above.
    enum Gap: Sendable {
        case missing(needed: String?)
        case otherVersion(has: String, needed: String)
        case expired(last: CalendarDate?)

        var gap: TrainingGap? {
            switch self {
            case .missing(let needed): .missing(needed: needed)
            case .otherVersion(let has, let needed): .otherVersion(has: has, needed: needed)
            case .expired(let last): last.map { .expired(last: $0) }
            }
        }
    }

    @Test
    func `articles 14 and 26 (2): the record shows role and training, and how long somebody looked stays private`()
        throws
    {
        let record = try approve(by: Self.officer(trained: "2026-1")).record
        #expect(record.disclosed["role"] == "approve" && record.disclosed["training_version"] == "2026-1")
        #expect(record.details["dwell_ms"] == .integer(2000))
        let leaf = String(decoding: record.sealed(under: Self.key, effect: nil).leaf, as: UTF8.self)
        for secret in ["dwell", "opened", "kim", "Kim"] { #expect(!leaf.contains(secret), "\(secret)") }
        // Both moments of the leaf are that of the decision: their difference would be the time somebody looked.
        #expect(record.start == record.end)
    }

    @Test(
        "a review before its oversight facts is refused",
        arguments: [
            (-1, 0, 0, .mailReceived), (0, 1, 0, .draftMade), (0, 0, 1, .officerAdded), (0, 0, 0, nil),
        ] as [(Int64, Int64, Int64, OversightFacts.Fact?)])
    func clock(now: Int64, drafted: Int64, added: Int64, fact: OversightFacts.Fact?) throws {
        var file = Sample.file(.drafted, decision: Sample.decision(), draft: Sample.draft())
        file.history = [
            .init(at: Sample.start.adding(seconds: drafted), what: "drafted", detail: "", by: nil, record: "r")
        ]
        let officer = Self.officer(trained: "2026-1", addedAt: Sample.start.adding(seconds: added))
        let moment = Sample.start.adding(seconds: now)
        if let fact {
            #expect(throws: ReviewRefusal.clockBehind(fact)) { try approve(by: officer, at: moment, file: file) }
        } else {
            #expect(try approve(by: officer, at: moment, file: file).value.approved != nil)
        }
    }

    @Test func `a training that lies ahead of the clock cannot be claimed`() {
        #expect(throws: ReviewRefusal.clockBehind(.trainingCompleted)) {
            try approve(by: Self.officer(trained: "2026-1", "2026-11-22"))
        }
    }

    @Test func `article 26 (11): every reply of a high-risk desk tells the person of the system`() throws {
        let policy = DeskPolicy(
            domain: .benefitDecisions, profile: .highRisk,
            evidence: .init(
                euDatabase: "https://register.example/1", fria: "F", dpia: "D", workersInformed: "W",
                notice: LocalizedText(["en": "A machine helped to decide who reads this."])))
        let outcome = try approve(by: Self.officer(trained: "2026-1"), policy: policy)
        let bytes = try #require(outcome.value.approved?.bytes)
        let sent = String(decoding: bytes, as: UTF8.self)
        #expect(sent.contains("A machine helped to decide who reads this."))
        let digest = sha256Hex("A machine helped to decide who reads this.".utf8)
        #expect(outcome.record.disclosed["notice_sha256"] == .string(digest))
        #expect(try approve(by: Self.officer(trained: "2026-1")).record.disclosed["notice_sha256"] == .null)
    }

    @Test func `a case is held and released by who may supervise`() throws {
        let desk = ReviewDesk(desk: Sample.desk(), oversight: Self.needed, surroundings: Sample.surroundings())
        let file = Sample.file(.closed)
        func decide(_ verdict: Verdict, _ file: CaseFile, _ officer: Officer = Sample.officer) throws -> CaseFile {
            try desk.decide(verdict, on: file, by: officer, key: Self.key, findings: []).value.file
        }
        #expect(throws: ReviewRefusal.lacksRight(.supervise)) {
            try decide(.hold(note: "court"), file, Self.officer(trained: nil))
        }
        #expect(throws: ReviewRefusal.notHeld) { try decide(.release(note: ""), file) }
        let held = try decide(.hold(note: "court"), file)
        #expect(held.hold?.because == "court" && held.state == .closed && held.version == 2)
        #expect(try decide(.release(note: "over"), held).hold == nil)
    }
}
