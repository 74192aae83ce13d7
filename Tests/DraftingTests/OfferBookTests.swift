import Drafting
import Enquiries
import Foundation
import Sample
import Testing

struct OfferBookTests {
    private func suggestions(
        _ offers: [Offer], service: String = "parking", events: [LifeEvent] = [.moving], language: String = "en",
        action: TriageAction = .draft, text: String = "I moved.", days: [OfferEvent: CalendarDate] = [:],
        optOuts: OptOuts = .none
    ) -> OfferBook.Suggestions {
        var decision = Sample.decision(service: service, language: language, action: action)
        decision.lifeEvents = events
        return OfferBook(OfferSample.desk(offers)).suggestions(
            for: decision, mail: Sample.enquiry(text), days: days, optOuts: optOuts)
    }

    @Test func `an offer comes with what is known and what is not`() throws {
        let conditions = [
            OfferSample.condition("a", .event), OfferSample.condition("b", .mail), OfferSample.condition("c", .never),
        ]
        let found = suggestions([OfferSample.offer("one", conditions: conditions)], language: "de")
        let offer = try #require(found.offers.first)
        #expect(offer.conditions.map(\.state) == [.known, .inMail, .unknown])
        #expect(offer.conditions.map(\.text) == ["a gilt", "b gilt", "c gilt"])
        #expect(offer.sentence == "Perhaps one. de" && offer.responsible == "waste" && offer.event == .moving)
        #expect(offer.source == "Ihre eigene Nachricht" && offer.notice.contains("keine Entscheidung"))
        let paragraph = OfferLetter.paragraph(found.offers, language: "de")
        #expect(paragraph.contains("\n- Perhaps one. de\n") && paragraph.contains("keine Entscheidungen"))
        #expect(OfferLetter.paragraph([], language: "de").isEmpty)
        #expect(found.leftOut.isEmpty)
    }

    @Test func `an offer of another authority names it`() {
        let found = suggestions([OfferSample.offer("one", service: "other", authority: "Family Office")])
        #expect(found.offers.map(\.responsible) == ["Family Office"])
        #expect(found.offers.first?.notice.contains("Family Office") == true)
    }

    @Test(arguments: [
        ([LifeEvent](), TriageAction.draft), ([.birth], .draft), ([.moving], .human), ([.moving], .discard),
    ])
    func `no event, another event, or a mail for a person: no offer`(events: [LifeEvent], action: TriageAction) {
        #expect(suggestions([OfferSample.offer("one")], events: events, action: action) == .init())
    }

    /// The text of an offer that somebody opted out of appears nowhere in what is made.
    @Test(arguments: [
        OptOuts(topics: [.housing]), OptOuts(isComplete: true), OptOuts(isComplete: true, topics: [.work]),
    ])
    func `an opt-out leaves no text`(optOuts: OptOuts) throws {
        let found = suggestions([OfferSample.offer("one")], optOuts: optOuts)
        #expect(found.offers.isEmpty)
        #expect(found.leftOut == [.init(offer: "one", because: .optedOut)])
        let everything = String(decoding: try JSONEncoder().encode(found), as: UTF8.self)
        #expect(!everything.contains("Perhaps") && !everything.contains("Title"))
    }

    @Test func `an opt-out counts for its topic alone`() {
        let offers = [OfferSample.offer("one"), OfferSample.offer("two", topic: .vehicle)]
        let found = suggestions(offers, optOuts: OptOuts(topics: [.vehicle]))
        #expect(found.offers.map(\.offer) == ["one"])
        #expect(found.leftOut == [.init(offer: "two", because: .optedOut)])
    }

    @Test(arguments: [
        ("waste", "I moved.", [String](), true), ("parking", "I moved.", [], false),
        ("parking", "I moved. How do I order a Bin-Bag?", ["bin bag*"], true),
        ("parking", "I moved.", ["bin bag*"], false),
    ])
    func `the mail's own matter is not offered again`(service: String, text: String, names: [String], isOwn: Bool) {
        let found = suggestions([OfferSample.offer("one", names: names)], service: service, text: text)
        #expect(found.offers.isEmpty == isOwn)
        #expect(found.leftOut == (isOwn ? [.init(offer: "one", because: .ownMatter)] : []))
    }

    @Test func `the service for everything else is no matter`() {
        let found = suggestions([OfferSample.offer("one", service: "other", authority: "A")], service: "other")
        #expect(found.offers.count == 1)
    }

    @Test func `at most three, the first deadline first, then by id`() throws {
        let offers = [
            OfferSample.offer("d"), OfferSample.offer("c", due: OfferSample.due(.after(.months(3)))),
            OfferSample.offer("b", due: OfferSample.due(.after(.days(14)))), OfferSample.offer("a"),
            OfferSample.offer("e", events: [.birth], due: OfferSample.due(.same)),
        ]
        let found = suggestions(offers, events: [.moving, .birth])
        #expect(found.offers.map(\.offer) == ["e", "b", "c"])
        #expect(found.leftOut.map(\.offer) == ["a", "d"])
        #expect(found.leftOut.allSatisfy { $0.because == .tooMany })
        #expect(found.offers.allSatisfy { $0.dueDay == nil })

        let days: [OfferEvent: CalendarDate] = [.birth: try OfferSample.day("2027-05-01")]
        let dated = suggestions(offers, events: [.moving, .birth], days: days)
        #expect(dated.offers.map(\.offer) == ["b", "c", "e"])
        #expect(dated.offers.map(\.dueDay) == [nil, nil, try OfferSample.day("2027-05-01")])
    }

    @Test func `a name that can never be found is a problem of the desk`() {
        let book = OfferBook(OfferSample.desk([OfferSample.offer("one", names: ["*", "good"])]))
        #expect(book.problems.count == 1)
    }
}
