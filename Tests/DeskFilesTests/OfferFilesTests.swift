import DeskFiles
import Enquiries
import Foundation
import Testing

struct OfferFilesTests {
    /// A desk in two languages with one file of offers.
    private func load(_ offers: String) throws -> LoadedDesk {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("offers-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = [
            "desk.yaml": """
            id: tiny
            name: {en: Tiny, de: Klein}
            languages: [de, en]
            timeZone: Europe/Berlin
            domain: general-enquiries
            addresses: [tiny@desk.example]
            sender: {name: Tiny, address: tiny@desk.example}
            unit: {en: Unit, de: Amt}
            phone: "1"
            links: ["https://desk.example/a"]
            signOff: {en: Bye, de: Gruß}
            fallbackService: other
            """,
            "services.yaml": """
            - {id: waste, name: {en: W, de: A}, unit: {en: U, de: U}}
            - {id: other, name: {en: O, de: S}, unit: {en: U, de: U}}
            """,
            "offers/a.yaml": offers,
        ]
        for (name, text) in files {
            let place = folder.appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: place)
        }
        return try DeskLoader(path: folder.path).load()
    }

    private static let offer = """
        - id: one
          events: [birth, document-expiry]
          service: waste
          title: {de: T, en: T}
          sentence: {de: "Vielleicht, siehe https://desk.example/a.", en: "Perhaps."}
          conditions:
            - {fact: born, known: event, text: {de: G, en: B}}
          basis: "§ 1"
          source: {de: Q, en: S}
          day: {age: 6, of: child-birth-date, by: 06-30, then: 08-01}
          due: {after: P3M, text: {de: bis dann, en: until then}}
          remind: {before: P20B, for: P60D}
          topic: family
          names: [bins]

        """

    private func problems(_ text: String) throws -> [String] {
        try load(text).problems.map(\.line).filter { $0.hasPrefix("offers/") }
    }

    @Test func `an offer is read whole`() throws {
        let loaded = try load(Self.offer)
        #expect(loaded.problems.filter { $0.origin.file.hasPrefix("offers/") }.isEmpty)
        let offer = try #require(loaded.desk.offers.first)
        #expect(offer.id == "one" && offer.events == [.birth, .documentExpiry] && offer.topic == .family)
        #expect(offer.conditions.map(\.fact) == ["born"] && offer.conditions.first?.known == .event)
        #expect(offer.due?.distance == .after(.months(3)))
        #expect(offer.reminder == .init(first: .before(.workingDays(20)), lasting: .days(60)))
        guard case .age(let age) = offer.day else {
            Issue.record("the day was not read")
            return
        }
        #expect(age.years == 6 && age.of == "child-birth-date" && age.cutoff?.then.month == 8)
        #expect(loaded.offersVersion.utf8.count == 16)
    }

    @Test(arguments: [
        ("[birth, document-expiry]", "[birth, wedding]", "a.yaml:2", "one of birth"),
        ("[birth, document-expiry]", "[]", "a.yaml:2", "at least one event"),
        ("events: [birth, document-expiry]\n  ", "", "a.yaml:1", "\"events\" is missing"),
        ("service: waste", "service: wsate", "a.yaml:1", "\"wsate\" is not in services.yaml"),
        ("service: waste", "service: other", "a.yaml:1", "\"authority\" is missing"),
        ("service: waste", "service: waste\n  authority: {de: A, en: A}", "a.yaml:1", "own service"),
        ("title: {de: T, en: T}", "title: {en: T}", "a.yaml:1", "a text in de"),
        ("title: {de: T, en: T}\n  ", "", "a.yaml:1", "\"title\" is missing"),
        ("en: B}", "en: \" \"}", "a.yaml:1", "a text in en"),
        ("desk.example/a", "desk.example/b", "a.yaml:1", "not in desk.yaml"),
        ("known: event", "known: always", "a.yaml:7", "one of event, mail, never"),
        ("known: event, ", "", "a.yaml:7", "\"known\" is missing"),
        ("fact: born, ", "", "a.yaml:7", "\"fact\" is missing"),
        ("after: P3M", "after: 3 months", "a.yaml:11", "P1M"),
        ("after: P3M", "after: P3M, before: P1M", "a.yaml:11", "none beside before"),
        ("before: P20B", "before: P0D", "a.yaml:12", "P1M"),
        (", for: P60D", "", "a.yaml:12", "\"for\" is missing"),
        ("for: P60D", "for: P1000D", "a.yaml:12", "P1M"),
        ("by: 06-30", "by: 02-29", "a.yaml:10", "06-30"), ("by: 06-30, ", "", "a.yaml:10", "\"by\" is missing"),
        ("then: 08-01", "then: 06-29", "a.yaml:10", "not before"), ("age: 6", "age: 0", "a.yaml:10", "a number"),
        ("age: 6, ", "", "a.yaml:10", "\"fact\" is missing"),
        ("topic: family", "topic: fun", "a.yaml:13", "one of family"),
        ("topic: family\n  ", "", "a.yaml:1", "\"topic\" is missing"),
        ("basis: \"§ 1\"", "bassi: x", "a.yaml:8", "\"bassi\" is not known"),
    ])
    func `what is wrong is said with file and line`(old: String, new: String, place: String, words: String) throws {
        let text = Self.offer.replacing(old, with: new)
        #expect(text != Self.offer)
        let found = try problems(text)
        #expect(found.contains { $0.hasPrefix("offers/\(place):") && $0.contains(words) }, "\(found)")
    }

    @Test func `two offers with one id are a problem`() throws {
        #expect(try problems(Self.offer + Self.offer).contains { $0.contains("the offer \"one\" exists twice") })
    }

    /// The example desks. A hint never says that somebody is entitled to anything.
    @Test(arguments: [("stadt", 25), ("vehicle", 10)])
    func `the example desks have sound offers`(desk: String, least: Int) throws {
        let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let loaded = try DeskLoader(path: root.appendingPathComponent("Corpora/desks/\(desk)").path).load()
        #expect(loaded.problems.filter { $0.origin.file.hasPrefix("offers/") }.map(\.line) == [])
        #expect(loaded.desk.offers.count >= least)
        if desk == "stadt" {
            let covered = Set(loaded.desk.offers.flatMap(\.events))
            #expect(LifeEvent.allCases.filter { !covered.contains(OfferEvent($0)) } == [])
        }
        let claims = ["haben anspruch", "steht ihnen zu", "sind berechtigt", "you are entitled", "you qualify"]
        for offer in loaded.desk.offers {
            for text in offer.sentence.byLanguage.values {
                #expect(!claims.contains { text.lowercased().contains($0) }, "\(offer.id)")
                #expect(text.hasSuffix("."), "\(offer.id)")
            }
            #expect(!offer.conditions.isEmpty, "\(offer.id)")
        }
    }
}
