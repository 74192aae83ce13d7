import Testing

@testable import MailFormat

@Suite struct ReportTests {
    @Test func `a bounce tells who was not reached, why, and which message it was`() throws {
        let message = MailParser().parse(try FixtureTests.bytes("machines/bounce"))
        let report = try #require(message.deliveryReport)
        #expect(message.isDeliveryReport && message.hasNullReturnPath)
        #expect(report.reportingServer == "mx.post.example" && report.envelopeID == "reply-8")
        let first = try #require(report.recipients.first)
        #expect(first.finalRecipient == "anna.beck@post.example" && first.originalRecipient == "anna@post.example")
        #expect(first.action == .failed && first.status == "5.1.1" && first.isPermanentFailure)
        #expect(first.diagnostic == "550 5.1.1 <anna.beck@post.example>:    no such user")
        #expect(report.recipients.map(\.action) == [.failed, .delayed])
        #expect(!report.recipients[1].isPermanentFailure)
        #expect(message.returnedMessageID == "desk-8@town.example")
        #expect(message.dispositionReport == nil)
    }

    @Test func `a read receipt tells what was done with which message`() throws {
        let message = MailParser().parse(try FixtureTests.bytes("machines/read-receipt"))
        let report = try #require(message.dispositionReport)
        #expect(report.originalMessageID == "desk-8@town.example" && report.disposition == "displayed")
        #expect(!report.wasAutomatic && message.deliveryReport == nil)
    }

    @Test func `list fields and authentication results are typed`() throws {
        let message = MailParser().parse(try FixtureTests.bytes("machines/newsletter"))
        let list = try #require(message.mailingList)
        #expect(list.id == "kunden.werke.example" && list.isOneClick)
        #expect(list.unsubscribe == ["mailto:leave@werke.example", "https://werke.example/leave?u=1"])
        let results = try #require(message.authenticationResults.first)
        #expect(results.server == "mail.town.example")
        #expect(results.outcomes.map(\.method) == ["spf", "dkim", "dmarc"])
        #expect(results.outcomes.map(\.result) == ["pass", "fail", "none"])
        #expect(results.outcomes[0].properties["smtp.mailfrom"] == "werke.example")
        #expect(results.outcomes[1].properties["reason"] == "bad; signature")
    }

    @Test(arguments: ["", ";", "x", "x; none", "x; =", "((((", "x; a=\"", "x; spf", "=;=;="])
    func `odd authentication results do no harm`(value: String) {
        let message = MailParser().parse(Array("Authentication-Results: \(value)\n\nx".utf8))
        #expect(message.authenticationResults.allSatisfy { $0.outcomes.count <= 3 })
    }

    @Test(arguments: [("x 1; spf=pass", 1), ("x; spf=pass", 1), ("x 2; spf=pass", 0), ("x y; spf=pass", 0)])
    func `results in another version of the field are left out`(value: String, count: Int) {
        let message = MailParser().parse(Array("Authentication-Results: \(value)\n\nx".utf8))
        #expect(message.authenticationResults.count == count)
    }

    @Test(arguments: [
        ("Re: AW: Tonne", "Tonne"), ("WG:Tonne", "Tonne"), ("Re[2]: Tonne", "Tonne"),
        ("Fwd: [Amt] Tonne", "[Amt] Tonne"),
        ("Termin: Montag", "Termin: Montag"), ("Re:", ""), ("回复：垃圾", "垃圾"), ("Odp: Śmieci", "Śmieci"), ("", ""),
    ])
    func `the base subject has no marks of answers`(subject: String, wanted: String) {
        #expect(BaseSubject.of(subject) == wanted)
    }

    @Test func `threads survive loops, repetitions and messages that name themselves`() {
        let mail = "Message-ID: <c@x>\nReferences: <a@x> <c@x> <a@x> <b@x>\nIn-Reply-To: <b@x> <z@x>\n\nx"
        #expect(MailParser().parse(Array(mail.utf8)).ancestors == ["a@x", "b@x", "z@x"])
    }

    @Test func `of very many references the first and the last hundred stay`() {
        let ids = (0..<20_000).map { "<\($0)@x>" }.joined(separator: "\n ")
        let message = MailParser().parse(Array("References: \(ids)\n\nx".utf8))
        #expect(message.references.count == 200)
        #expect(message.references.first == "0@x" && message.references.last == "19999@x")
        #expect(message.references[99] == "99@x" && message.references[100] == "19900@x")
    }
}
