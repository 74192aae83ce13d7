import Drafting
import Enquiries
import Sample
import Testing
import Transparency

struct OfferDeskTests {
    private let identity = String(repeating: "ab", count: 32)

    private func open(
        language: String = "en", name: String? = "Ann Lee", facts: [String: ReportedEvent.Fact] = [:]
    ) throws -> Recorded<OfferDesk.Opening> {
        let offer = OfferSample.offer(
            "pass", events: [.documentExpiry],
            conditions: [
                OfferSample.condition("ends", .event), OfferSample.condition("resident", .mail),
                OfferSample.condition("travels", .never),
            ], due: OfferSample.due(.same), topic: .documents)
        var event = try OfferSample.event(.documentExpiry, on: "2027-02-28", language: language, facts: facts)
        event.person.name = name
        return OfferDesk(desk: OfferSample.desk([offer]), offersVersion: "v", surroundings: Sample.surroundings())
            .open(offer, for: event, day: event.date, identity: identity)
    }

    @Test func `a reminder waits for an officer, with its record`() throws {
        let opened = try open()
        let file = opened.value.file
        #expect(file.state == .drafted && file.version == 1 && file.reply == nil)
        #expect(file.mails.count == 1 && file.newest.origin == .event && file.newest.messageID == nil)
        #expect(file.newest.from == .init(name: "Ann Lee", address: "ann@citizen.example"))
        #expect(file.newest.rawSHA256 == sha256Hex(opened.value.notice))
        #expect(file.decision?.service == ServiceID("waste"))
        #expect(file.due == (try OfferSample.day("2027-02-28")))
        #expect(opened.record.action == .draft && opened.record.caseReference == file.id.text)
        #expect(file.history.map(\.record) == [opened.record.id])
        let draft = try #require(file.draft)
        #expect(draft.answers == file.newest.id && draft.authorship == .software && draft.gaps.isEmpty)
        #expect(opened.record.outputs["draft"] == sha256Hex(draft.text.utf8))
        // The public leaf tells nobody's event.
        #expect(opened.record.disclosed["offer"] == nil && opened.record.disclosed["event"] == nil)
    }

    @Test func `the letter says what, until when, what is known, that it decides nothing, and how to opt out`() throws {
        let text = try #require(try open(facts: ["resident": .yesOrNo(true)]).value.file.draft?.text)
        #expect(
            text == """
                Hello Ann Lee,

                We are writing to you unasked. It is about: Title of pass en. The day that we assume is 28 February 2027.

                Perhaps pass. en

                Important: In time. By our count, the day for it is 28 February 2027.

                What we know:
                - ends holds
                - resident holds

                What is open:
                - travels holds

                This is a hint and not a decision. Whether the conditions are met is examined only when you apply \
                (responsible: waste). Legal basis: § 1.

                How we know the day: Register en.

                You would rather not get such hints? Just reply: "No hints". We will then not write to you unasked any \
                more about identity cards and documents, or about any topic if you wish. You lose nothing by it.

                Kind regards
                Citizens' Office
                """)
    }

    @Test func `the letter is in the person's language where the desk has it, else says so`() throws {
        let german = try open(language: "de").value.file
        #expect(german.draft?.text.hasPrefix("Guten Tag Ann Lee,\n\nwir schreiben Ihnen von uns aus.") == true)
        #expect(german.draft?.text.contains("28. Februar 2027") == true && german.draft?.gaps.isEmpty == true)
        let turkish = try #require(try open(language: "tr").value.file.draft)
        #expect(turkish.language == "en" && turkish.gaps.contains { $0.what.contains("\"tr\"") })
    }

    @Test func `a name that is none is not greeted`() throws {
        let text = try open(name: "http://evil.example <b>").value.file.draft?.text
        #expect(text?.hasPrefix("Hello,\n") == true && text?.contains("evil") == false)
    }

    @Test func `a fact that nobody handed over stays open`() throws {
        let text = try #require(try open().value.file.draft?.text)
        #expect(text.contains("What is open:\n- resident holds\n- travels holds"))
    }

    @Test func `event and offer make the case, and nothing else does`() throws {
        let (one, other) = (try open(), try open(language: "de"))
        #expect(one.value.file.id == other.value.file.id)
        #expect(one.value.file.newest.mailKey == OfferDesk.key(identity: identity, offer: "pass"))
        #expect(OfferDesk.key(identity: identity, offer: "pas") != OfferDesk.key(identity: identity, offer: "pass"))
        #expect(OfferDesk.key(identity: "a", offer: "b/c") != OfferDesk.key(identity: "a/b", offer: "c"))
        #expect(one.value.file.id.text.utf8.count == 36)
    }

    @Test func `the notice holds the event as canonical JSON`() throws {
        let notice = try open(facts: ["n": .number(3), "t": .text("x")]).value.notice
        #expect(
            String(decoding: notice, as: UTF8.self)
                == #"{"date":"2027-02-28","day":"2027-02-28","event":"document-expiry","facts":{"n":3,"t":"x"},"id":"e1","#
                + #""language":"en","offer":"pass","offers_version":"v","person":{"address":"ann@citizen.example","#
                + #""name":"Ann Lee"},"schema":"postroom-offer-notice/1","source":"Register"}"#)
    }

    @Test func `an opt-out is a closed case that names nobody`() throws {
        let desk = OfferDesk(desk: OfferSample.desk([]), offersVersion: "v", surroundings: Sample.surroundings())
        let noted = desk.optOut(person: identity, topic: .family, because: "by telephone")
        let file = noted.value.file
        #expect(file.state == .closed && file.newest.origin == .optOut && file.newest.from.address.isEmpty)
        #expect(noted.record.action == .stop && noted.record.trigger == .human)
        #expect(noted.record.disclosed == ["stopped": "offers"])
        #expect(file.newest.rawSHA256 == sha256Hex(noted.value.notice))
        let again = desk.optOut(person: identity, topic: .family, because: "by mail").value.file
        #expect(again.newest.mailKey == file.newest.mailKey)
        for other in [
            desk.optOut(person: identity, topic: nil, because: "x"),
            desk.optOut(person: String(repeating: "cd", count: 32), topic: .family, because: "x"),
        ] { #expect(other.value.file.newest.mailKey != file.newest.mailKey) }
    }
}
