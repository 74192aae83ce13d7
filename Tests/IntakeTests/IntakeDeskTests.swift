import Enquiries
import Intake
import Sample
import Testing

struct IntakeDeskTests {
    private let desk = IntakeDesk(surroundings: Sample.surroundings())

    private func read(_ text: String) -> Enquiry {
        desk.enquiry(
            from: ArrivedMail(bytes: Array(text.utf8), receivedAt: Sample.start, source: "test"), id: MailID("m"))
    }

    @Test func `a plain mail becomes an enquiry with what its author wrote`() {
        let enquiry = read(
            """
            From: =?utf-8?Q?J=C3=BCrgen?= <j@citizen.example>
            To: Desk <DESK@testing.example>
            Subject: Meine Tonne
            Date: Fri, 20 Nov 2026 23:30:00 +0100
            Message-ID: <a@citizen.example>

            Bitte leeren.

            > Am 1.11. schrieben Sie:
            > alte Antwort
            """)
        #expect(enquiry.from == Enquiry.Party(name: "Jürgen", address: "j@citizen.example"))
        #expect(enquiry.recipients == ["desk@testing.example"])
        #expect(enquiry.text.contains("Bitte leeren.") && !enquiry.text.contains("alte Antwort"))
        #expect(enquiry.spans.contains { $0.kind == .quote && $0.text.contains("alte Antwort") })
        #expect(enquiry.writtenOn.iso8601 == "2026-11-20")
        #expect(enquiry.isReadable && !enquiry.isAutomatic)
    }

    @Test func `a date far in the future is the sender's mistake`() {
        let enquiry = read("From: a@b.example\nDate: Fri, 20 Nov 2036 10:00:00 +0000\n\nText")
        #expect(enquiry.writtenOn == Sample.start.date())
    }

    @Test(arguments: [
        "Auto-Submitted: auto-replied", "Return-Path: <>",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=x",
    ])
    func `mail of machines is known by its header`(field: String) {
        #expect(read("From: a@b.example\n\(field)\n\nText").isAutomatic)
    }

    @Test func `rubbish is kept as unreadable and opens a case that shows so`() {
        let enquiry = read("\u{1}\u{2}\u{3} no header at all")
        #expect(!enquiry.isReadable)
        #expect(desk.open(enquiry, as: CaseID("c"), at: DeskID("d")).value.state == .unreadable)
    }

    @Test(arguments: [IntakeDesk.longestText, IntakeDesk.longestText + 1])
    func `text is cut above the limit and said so`(bytes: Int) {
        let line = "Wort und Wort und "
        let text = String(String(repeating: line, count: bytes / line.utf8.count + 1).prefix(bytes))
        let enquiry = read("From: a@b.example\n\n" + text.dropLast() + "x")
        #expect(enquiry.text.utf8.count <= IntakeDesk.longestText)
        #expect(enquiry.defects.contains("text cut") == (bytes > IntakeDesk.longestText))
    }

    @Test func `a further mail voids what was drafted and approved`() throws {
        var file = Sample.file(.approved, decision: Sample.decision(), draft: Sample.draft())
        file.reply = Reply(
            id: ReplyID("r"), sha256: "", messageID: "", sender: "", recipient: "", draft: DraftID("draft-1"),
            draftRevision: 1, answers: MailID("mail-1"), approvedBy: OfficerID("kim"), approvedAt: Sample.start,
            approvalRecord: "x", nextAttempt: Sample.start)
        let joined = try desk.join(Sample.enquiry(id: "mail-2"), to: file).value
        #expect(joined.state == .received)
        #expect(joined.mails.count == 2 && joined.draft == nil && joined.reply == nil)
        #expect(joined.earlierReplies.first?.voidedBecause != nil)
    }
}
