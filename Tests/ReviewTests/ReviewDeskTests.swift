import Enquiries
import MailFormat
import Review
import Sample
import Testing
import Transparency

struct ReviewDeskTests {
    private static let key = CaseKey([UInt8](repeating: 9, count: 32))
    private let desk = ReviewDesk(
        desk: Sample.desk(), oversight: .init(trainingRequired: false), surroundings: Sample.surroundings())
    private let file = Sample.file(.drafted, decision: Sample.decision(), draft: Sample.draft())

    private func preview(_ file: CaseFile, at moment: Timestamp = Sample.start) throws -> ReplyComposer.Preview {
        try desk.composer.preview(file.draft ?? Sample.draft(), of: file, key: Self.key, composedAt: moment)
    }

    private func approve(
        _ file: CaseFile, sha256: String? = nil, at moment: Timestamp = Sample.start,
        by officer: Officer = Sample.officer, findings: [Finding] = [], confirmed: Set<String> = []
    ) throws -> Recorded<ReviewDesk.Outcome> {
        try desk.decide(
            .approve(
                sha256: try sha256 ?? preview(file, at: moment).sha256, composedAt: moment, confirmed: confirmed),
            on: file, by: officer, key: Self.key, findings: findings)
    }

    private static let amount = Finding(.amount, range: 0..<8, excerpt: "35 euros")
    private static let slot = Finding(.unfilledSlot, range: 9..<20, excerpt: "[[number]]")
    private static let remark = Finding(.readability, range: 0..<0, excerpt: "", severity: .remark)

    @Test(
        "findings are confirmed or changed before approval, open slots are filled",
        arguments: [
            ([], [], nil), ([remark], [], nil), ([amount], [], [.amount]), ([amount], [amount.id], nil),
            ([amount], ["amount.1.0"], [.amount]), ([slot], [slot.id], [.unfilledSlot]),
            ([amount, slot, remark], [amount.id], [.unfilledSlot]), ([amount, slot], [], [.amount, .unfilledSlot]),
        ] as [([Finding], Set<String>, [Finding.Kind]?)])
    func findings(found: [Finding], confirmed: Set<String>, open: [Finding.Kind]?) throws {
        if let open {
            #expect(throws: ReviewRefusal.openFindings(open)) {
                try approve(file, findings: found, confirmed: confirmed)
            }
        } else {
            let outcome = try approve(file, findings: found, confirmed: confirmed)
            let recorded = outcome.record.disclosed["confirmed_findings"]
            #expect(recorded == .array(confirmed.isEmpty ? [] : [.string("amount")]))
        }
    }

    @Test func `a refusal for findings names kinds, never what the letter says`() {
        let text = ReviewRefusal.openFindings([.amount, .person]).description
        #expect(text.contains("2 things") && !text.contains("35"))
    }

    @Test func `approval binds exactly the bytes that were shown`() throws {
        let shown = try preview(file)
        let outcome = try approve(file)
        #expect(outcome.value.approved?.bytes == shown.bytes)
        #expect(outcome.value.file.state == .approved)
        #expect(outcome.value.file.reply?.sha256 == shown.sha256)
        #expect(outcome.record.commitments["reply"]?.digest == sha256(shown.bytes))
        #expect(outcome.record.commitments["text"]?.digest == ReplyMarks.textDigest(of: shown.text))
        #expect(outcome.record.id == shown.approvalRecord)
        #expect(outcome.records.map(\.action) == [.label, .review])
        #expect(outcome.records[1].cause == outcome.records[0].id)
    }

    @Test func `the reply begins with the label and bears the marks`() throws {
        let shown = try preview(file)
        let message = MailParser().parse(shown.bytes)
        #expect(message.text?.hasPrefix("Drafted with AI; checked and released by a person.") == true)
        #expect(MarksReport(ExaminedMail(message, key: nil)).state == .intact)
        #expect(message.first("X-AI-Generated") == "1")
        #expect(message.inReplyTo == ["one@citizen.example"] && message.references == ["one@citizen.example"])
        #expect(message.to.map(\.address) == ["ann@citizen.example"])
        #expect(message.first("Auto-Submitted") == nil)
    }

    @Test func `a reply that an officer wrote alone does not claim to be drafted by AI`() throws {
        var own = file
        own.draft?.proposal = nil
        let message = MailParser().parse(try preview(own).bytes)
        #expect(message.first("X-AI-Generated") == nil)
        #expect(message.first("AI-Disclosure")?.hasPrefix("mode=none") == true)
        #expect(message.text?.hasPrefix("Sorted with AI support. A person decides.\n\n") == true)
    }

    @Test func `composing twice gives the same bytes`() throws {
        #expect(try preview(file).bytes == preview(file).bytes)
    }

    @Test func `one changed character anywhere voids what was shown`() throws {
        let shown = try preview(file).sha256
        var changed = file
        changed.draft?.text += "."
        #expect(throws: ReviewRefusal.self) { try approve(changed, sha256: shown) }
        changed = file
        changed.draft?.subject += "."
        #expect(throws: ReviewRefusal.self) { try approve(changed, sha256: shown) }
        changed = file
        changed.mails[0].from.address = "other@citizen.example"
        #expect(throws: ReviewRefusal.self) { try approve(changed, sha256: shown) }
    }

    @Test func `who lacks the right cannot decide`() {
        for verdict: Verdict in [
            .reject(.tone, note: ""), .edit(subject: "s", text: "t"), .askSecond(note: ""), .wake,
            .snooze(until: Sample.start), .relabel(intent: .other, flags: [], note: ""),
            .handOver(to: "x", note: ""), .reassign(to: ServiceID("parking"), note: ""), .close(note: ""),
            .reopen(note: ""), .settle(sent: true, note: ""),
        ] {
            let without = Officer(
                id: OfficerID("x"), name: "X", rights: Set(Officer.Right.allCases).subtracting([verdict.needs]))
            #expect(throws: ReviewRefusal.lacksRight(verdict.needs)) {
                try desk.decide(verdict, on: file, by: without, key: Self.key, findings: [])
            }
        }
    }

    @Test func `newer mail voids the draft`() {
        var newer = file
        newer.mails.append(Sample.enquiry(id: "mail-2"))
        #expect(throws: ReviewRefusal.newerMail) { try approve(newer, sha256: "x") }
    }

    @Test(arguments: [(-12 * 3600, true), (-12 * 3600 - 1, false), (60, true), (61, false)] as [(Int64, Bool)])
    func `a shown reply can be approved for twelve hours`(seconds: Int64, fits: Bool) throws {
        let moment = Sample.start.adding(seconds: seconds)
        if fits {
            _ = try approve(file, at: moment)
        } else {
            #expect(throws: ReviewRefusal.previewTooOld) { try approve(file, at: moment) }
        }
    }

    @Test func `open slots and empty texts are not approved`() {
        var open = file
        open.draft?.text = "Your {{reference}} is ready."
        #expect(throws: ReviewRefusal.self) { try approve(open) }
        open.draft?.text = " \n 1"
        #expect(throws: ReviewRefusal.emptyText) { try approve(open) }
    }

    @Test(arguments: ["", "no-at", "a@b>\r\nRCPT TO:<evil@c", "a b@c.example", "@c", "a@", "a@b@c"])
    func `an address that no mail server should see is refused`(address: String) {
        var bad = file
        bad.mails[0].from.address = address
        #expect(throws: ReviewRefusal.noAddress) { try approve(bad) }
    }

    @Test func `a name beyond ASCII before the @ is an address (RFC 6531)`() throws {
        var other = file
        other.mails[0].from.address = "jürgen@b.example"
        _ = try approve(other)
    }

    @Test(arguments: ["Ann\r\nBcc: evil@example.org", "=?utf-8?Q?a=0D=0Ab?=", "a\u{0}b", "\u{202E}nnA"])
    func `nothing in a name or subject begins a header field`(hostile: String) throws {
        var bad = file
        bad.mails[0].from.name = hostile
        bad.draft?.subject = hostile
        let text = String(decoding: try preview(bad).bytes, as: UTF8.self)
        let head = text.split(separator: "\r\n\r\n").first ?? ""
        #expect(!head.split(separator: "\r\n").contains { $0.hasPrefix("Bcc") })
    }

    @Test func `editing keeps the proposal, so that the label stays`() throws {
        let edited = try desk.decide(
            .edit(subject: "Re: Bin\r\nX: y", text: "New text.\r\n\u{7}"), on: file, by: Sample.officer, key: Self.key,
            findings: [])
        let draft = try #require(edited.value.file.draft)
        #expect(draft.text == "New text." && draft.subject == "Re: Bin X: y")
        #expect(draft.authorship == .softwareThenOfficer && draft.revision == 2)
        #expect(edited.value.approved == nil)
    }

    @Test func `an officer may write a reply where there was no draft`() throws {
        let file = Sample.file(.withPerson, decision: Sample.decision(action: .human))
        let edited = try desk.decide(
            .edit(subject: "s", text: "My words."), on: file, by: Sample.officer, key: Self.key, findings: []
        ).value.file
        #expect(edited.state == .drafted && edited.draft?.authorship == .officer)
    }

    @Test func `kept bytes that are not the approved ones are not sent`() throws {
        let approved = try approve(file).value
        var bytes = try #require(approved.approved).bytes
        #expect(try ReviewDesk.approved(approved.file, bytes: bytes).bytes == bytes)
        bytes[100] ^= 1
        #expect(throws: ReviewRefusal.approvalBroken) { try ReviewDesk.approved(approved.file, bytes: bytes) }
    }

    @Test func `a voided approval gives nothing to send`() throws {
        var approved = try approve(file).value
        let bytes = try #require(approved.approved).bytes
        var late = approved.file
        late.mails.append(Sample.enquiry(id: "mail-2"))
        #expect(throws: ReviewRefusal.newerMail) { try ReviewDesk.approved(late, bytes: bytes) }
        late = approved.file
        late.reply?.voidedBecause = "x"
        #expect(throws: ReviewRefusal.noDraft) { try ReviewDesk.approved(late, bytes: bytes) }
        approved = try approve(file).value
        late = approved.file
        late.state = .sent
        #expect(throws: ReviewRefusal.notPossible(.sent)) { try ReviewDesk.approved(late, bytes: bytes) }
    }
}
