import Enquiries
import Review
import Sample
import Testing
import Transparency

/// Approving with a second person, holding and taking back.
struct ApprovingTests {
    private static let key = CaseKey([UInt8](repeating: 9, count: 32))
    private static let ada = Officer(id: OfficerID("ada"), name: "Ada", rights: [.read, .edit, .approveTogether])
    private static let bob = Officer(id: OfficerID("bob"), name: "Bob", rights: [.read, .edit, .approveTogether])
    private static let chief = Officer(id: OfficerID("chief"), name: "C", rights: [.read, .edit, .approve])

    private func desk(at now: Timestamp = Sample.start) -> ReviewDesk {
        ReviewDesk(
            desk: Sample.desk(), oversight: .init(trainingRequired: false), surroundings: Sample.surroundings(at: now))
    }

    private let file = Sample.file(.drafted, decision: Sample.decision(), draft: Sample.draft())

    private func decide(
        _ verdict: Verdict, _ file: CaseFile, by officer: Officer, at now: Timestamp = Sample.start
    ) throws -> Recorded<ReviewDesk.Outcome> {
        try desk(at: now).decide(verdict, on: file, by: officer, key: Self.key, findings: [])
    }

    private func approval(of file: CaseFile, at now: Timestamp = Sample.start, heldFor: Int64 = 0) throws -> Verdict {
        let moment = ReviewDesk.moment(of: file, now: now)
        let shown = try desk(at: now).composer.preview(
            try #require(file.draft), of: file, key: Self.key, composedAt: moment)
        return .approve(sha256: shown.sha256, composedAt: moment, heldFor: heldFor)
    }

    @Test func `who approves with a second person sends nothing alone`() throws {
        let outcome = try decide(approval(of: file), file, by: Self.ada)
        #expect(outcome.value.approved == nil && outcome.value.file.state == .drafted)
        #expect(outcome.value.file.reply == nil && outcome.value.file.firstApproval?.by == Self.ada.id)
        #expect(outcome.record.disclosed["decision"] == "approved first")
        let again = outcome.value.file
        #expect(throws: ReviewRefusal.secondPersonNeeded) { try decide(approval(of: again), again, by: Self.ada) }
    }

    @Test(arguments: [ApprovingTests.bob, chief])
    func `a second person approves the very bytes of the first, minutes later`(_ second: Officer) throws {
        let later = Sample.start.adding(seconds: 600)
        let first = try decide(approval(of: file), file, by: Self.ada).value.file
        let outcome = try decide(approval(of: first, at: later), first, by: second, at: later)
        #expect(outcome.value.file.state == .approved)
        #expect(outcome.value.file.reply?.sha256 == first.firstApproval?.sha256)
        #expect(outcome.record.disclosed["people"] == 2)
        // The bytes were composed for the first person: since when the second one saw them, nobody knows.
        #expect(outcome.record.details["dwell_ms"] == nil && outcome.record.details["opened"] == nil)
        #expect(outcome.records.map(\.action) == [.label, .review])
    }

    @Test func `a text that changed since the first approval needs both again`() throws {
        let first = try decide(approval(of: file), file, by: Self.ada).value.file
        let edited = try decide(.edit(subject: "Re: Bin", text: "Another text."), first, by: Self.bob).value.file
        #expect(edited.firstApproval == nil)
        let outcome = try decide(approval(of: edited), edited, by: Self.bob)
        #expect(outcome.value.approved == nil && outcome.value.file.firstApproval?.by == Self.bob.id)
    }

    @Test func `where an officer asks for a second person, nobody approves alone`() throws {
        let asked = try decide(.askSecond(note: "a large sum"), file, by: Self.chief).value.file
        #expect(asked.secondPerson?.note == "a large sum" && asked.state == .drafted)
        let first = try decide(approval(of: asked), asked, by: Self.chief)
        #expect(first.value.approved == nil)
        let second = try decide(approval(of: first.value.file), first.value.file, by: Self.bob)
        #expect(second.value.approved != nil)
    }

    @Test func `drafting rights alone approve nothing`() throws {
        let drafter = Officer(id: OfficerID("d"), name: "D", rights: [.read, .edit])
        #expect(throws: ReviewRefusal.lacksRight(.approve)) { try decide(approval(of: file), file, by: drafter) }
    }

    @Test(arguments: [0, 30, 600] as [Int64])
    func `a held reply is due when its time is over`(seconds: Int64) throws {
        let outcome = try decide(approval(of: file, heldFor: seconds), file, by: Self.chief)
        #expect(outcome.value.file.reply?.nextAttempt == Sample.start.adding(seconds: seconds))
    }

    @Test func `an approval is taken back with its draft, and a new one is of other bytes`() throws {
        let approved = try decide(approval(of: file, heldFor: 30), file, by: Self.chief).value.file
        let outcome = try decide(.withdraw(note: ""), approved, by: Self.bob)
        let back = outcome.value.file
        #expect(back.state == .drafted && back.reply == nil && back.draft?.text == file.draft?.text)
        #expect(back.earlierReplies.last?.voidedBecause == "an officer took the approval back")
        #expect(outcome.record.disclosed["decision"] == "withdrawn")
        let again = try decide(approval(of: back), back, by: Self.chief).value.file
        #expect(again.reply?.sha256 != approved.reply?.sha256)
        #expect(again.reply?.approvalRecord != approved.reply?.approvalRecord)
    }

    @Test(arguments: CaseState.allCases.filter { $0 != .approved })
    func `nothing is taken back that does not wait in the outbox`(_ state: CaseState) throws {
        let file = Sample.file(state, decision: Sample.decision(), draft: Sample.draft())
        #expect(throws: ReviewRefusal.notPossible(state)) { try decide(.withdraw(note: ""), file, by: Self.chief) }
    }

    @Test(
        "a case is put off until a moment to come, 30 days at most",
        arguments: [(-1, false), (0, false), (1, true), (30 * 86_400, true), (30 * 86_400 + 1, false)]
            as [(Int64, Bool)])
    func snooze(seconds: Int64, isPossible: Bool) throws {
        let until = Sample.start.adding(seconds: seconds)
        guard isPossible else {
            #expect(throws: ReviewRefusal.badSnooze) { try decide(.snooze(until: until), file, by: Self.ada) }
            return
        }
        let after = try decide(.snooze(until: until), file, by: Self.ada).value.file
        #expect(after.snooze == Snooze(until: until, by: Self.ada.id) && after.state == .drafted)
        #expect(try decide(.wake, after, by: Self.bob).value.file.snooze == nil)
    }

    @Test func `no case is put off past the day on which its answer is due`() throws {
        var urgent = file
        urgent.decision?.deadline = CalendarDate(iso8601: "2026-11-24")
        let day = try #require(urgent.decision?.deadline)
        #expect(throws: ReviewRefusal.snoozedPastDue(day)) {
            try decide(.snooze(until: Sample.start.adding(seconds: 3 * 86_400)), urgent, by: Self.ada)
        }
        _ = try decide(.snooze(until: Sample.start.adding(seconds: 86_400)), urgent, by: Self.ada)
    }

    @Test func `a case that was put off comes back when somebody acts on it`() throws {
        let off = try decide(.snooze(until: Sample.start.adding(seconds: 60)), file, by: Self.ada).value.file
        #expect(try decide(.edit(subject: "x", text: "Yes."), off, by: Self.bob).value.file.snooze == nil)
    }
}
