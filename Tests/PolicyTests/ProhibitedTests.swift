import Enquiries
import Foundation
import Sample
import TextClassification
import Testing
import Triage

/// Article 5 and the prohibited list: what this software must not do cannot be added without one of these failing.
struct ProhibitedTests {
    private let list: ProhibitedList

    init() throws { list = try ProhibitedList.load() }

    @Test func `every prohibition says what and why, in German and English`() {
        #expect(Set(list.prohibited.map(\.id)).count == list.prohibited.count && list.prohibited.count >= 6)
        for entry in list.prohibited {
            #expect(entry.what["de"]?.isEmpty == false && entry.what["en"]?.isEmpty == false, "\(entry.id)")
            #expect(!entry.because.isEmpty && !entry.names.isEmpty, "\(entry.id)")
        }
    }

    @Test(arguments: ["Sources/Stages/2-Triage", "Sources/Libraries/TextClassification"])
    func `article 5: nothing in triage is named like something prohibited`(folder: String) throws {
        let sources = try ProhibitedList.sources(folder)
        #expect(sources.count > 5)
        for source in sources { #expect(try list.declarations(in: source.text) == [], "\(source.path)") }
    }

    @Test func `features are made from text alone`() throws {
        let sources = try ProhibitedList.sources("Sources/Stages/2-Triage")
        #expect(sources.contains { $0.text.contains("TextFeatures(") })
        for source in sources { #expect(list.features(in: source.text) == [], "\(source.path)") }
    }

    @Test func `the classifier cannot see an enquiry, only text`() throws {
        for source in try ProhibitedList.sources("Sources/Libraries/TextClassification") {
            #expect(!source.text.contains("import Enquiries"), "\(source.path)")
        }
    }

    @Test func `no query groups or orders by a person`() throws {
        // Lists of officers for administrators hold no citizen, and are ordered by id.
        let sources = try ProhibitedList.sources("Sources/Adapters/SQLiteStore")
        #expect(sources.contains { $0.text.contains("ORDER BY") })
        for source in sources { #expect(try list.sql(in: source.text) == [], "\(source.path)") }
    }

    @Test func `a decision has no member for anything prohibited`() throws {
        let desk = Self.desk
        let decision = desk.decision(for: Sample.enquiry("My bin was not emptied on Tuesday. I moved house."))
        let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(decision))
        #expect(list.keys(in: json) == [])
        let words =
            Flag.allCases.map(\.rawValue) + Intent.allCases.map(\.rawValue) + Urgency.allCases.map(\.rawValue)
            + LifeEvent.allCases.map(\.rawValue) + AIFunction.allCases.map(\.rawValue)
        for word in words { #expect(list.entry(namedBy: word) == nil, "\(word)") }
    }

    // Each check on a planted violation: a check that finds nothing in it guards nothing.

    @Test(arguments: [
        "eligibilityScore", "fraud_score", "senderRank", "SentimentModel", "priorContacts", "ReligionTag",
    ])
    func `a prohibited name is noticed wherever it is planted`(name: String) throws {
        #expect(try list.declarations(in: "struct A {\n    let \(name): Double\n}") == [name])
        let inner: [String: Any] = ["service": "waste", "candidates": [[name: 0.4]]]
        #expect(list.keys(in: inner) == [name])
    }

    @Test(arguments: [
        "let features = TextFeatures(enquiry.from.address)", "TextFeatures(ClassifierText.joined(file.history))",
        "x = TextFeatures(enquiry.sender)",
    ])
    func `a feature of the sender is noticed`(line: String) {
        #expect(list.features(in: "func f() {\n\(line)\n}") == [line])
    }

    @Test(arguments: [
        ("SELECT sender, count(*) FROM mails GROUP BY sender", 1),
        ("SELECT 1 FROM a ORDER BY received_at, person LIMIT 1", 1),
        ("SELECT 1, rank() OVER (PARTITION BY correspondent) FROM a", 1),
        ("SELECT 1 FROM a WHERE sender = ? ORDER BY id", 0),
    ])
    func `a query that ranks people is noticed`(sql: String, count: Int) throws {
        #expect(try list.sql(in: "let q = \"\(sql)\"").count == count)
    }

    private static var desk: TriageDesk {
        let classifier = TextClassifier.train(
            [("bin rubbish collection", "waste"), ("parking fine permit", "parking"), ("jobs press", "other")].map {
                LabelledText(text: $0.0, label: $0.1)
            })
        return TriageDesk(
            desk: Sample.desk(), model: ServiceModel(services: classifier, intents: classifier, version: "test"),
            rulesVersion: "r", surroundings: Sample.surroundings())
    }

    // What decides is proved by changing everything else.

    @Test func `every field of an enquiry is known to decide or not to`() {
        let fields = Mirror(reflecting: Sample.enquiry()).children.compactMap(\.label)
        #expect(Set(fields) == Set(list.enquiry_fields.may_decide + list.enquiry_fields.must_not_decide))
        #expect(Set(Self.changes.keys) == Set(list.enquiry_fields.must_not_decide))
    }

    private static let changes: [String: @Sendable (inout Enquiry) -> Void] = [
        "id": { $0.id = MailID("another") }, "rawSHA256": { $0.rawSHA256 = "00" }, "mailKey": { $0.mailKey = "k" },
        "from": { $0.from = .init(name: "Parking Fine", address: "parking.fine@parking.example") },
        "replyTo": { $0.replyTo = .init(name: "Parking", address: "p@parking.example") },
        "recipients": { $0.recipients = ["parking@testing.example"] }, "messageID": { $0.messageID = "parking@x" },
        "inReplyTo": { $0.inReplyTo = ["parking@x"] }, "references": { $0.references = ["parking@x"] },
        "attachments": { $0.attachments = [.init(name: "parking-fine.pdf", contentType: "application/pdf", size: 9)] },
        "hiddenText": { $0.hiddenText = ["parking fine permit"] }, "remoteImages": { $0.remoteImages = 9 },
        "defects": { $0.defects = ["parking"] }, "isReadable": { $0.isReadable = false },
        "origin": { $0.origin = .event }, "sender": { $0.sender = SenderCheck(warnings: [.denied]) },
    ]

    @Test(arguments: ["My bin was not emptied.", "Where do I pay the parking fine?", "Hello there, a question."])
    func `articles 3 (4) GDPR and 5 (1)(c): who writes changes nothing in the decision`(text: String) {
        let desk = Self.desk
        let plain = Sample.enquiry(text)
        let decision = desk.decision(for: plain)
        for (field, change) in Self.changes {
            var other = plain
            change(&other)
            #expect(other != plain, "the change of \(field) changes nothing")
            #expect(desk.decision(for: other) == decision, "\(field) decides")
        }
    }

    @Test func `a mail's earlier cases change nothing in the decision`() {
        let desk = Self.desk
        let plain = Sample.file()
        var known = plain
        known.mails.insert(Sample.enquiry("Parking fine, parking permit!", id: "mail-0"), at: 0)
        known.history = [.init(at: Sample.start, what: "rejected", detail: "rude", by: OfficerID("kim"), record: "r")]
        known.version = 7
        #expect(desk.decide(known).value == desk.decide(plain).value)
    }

    @Test func `the moment of arrival decides dates alone`() {
        let desk = Self.desk
        var later = Sample.enquiry()
        later.receivedAt = later.receivedAt.adding(seconds: 86_400 * 40)
        let (one, two) = (desk.decision(for: Sample.enquiry()), desk.decision(for: later))
        #expect(one.service == two.service && one.confidence == two.confidence && one.urgency == two.urgency)
        #expect(one.flags == two.flags && one.intent == two.intent && one.action == two.action)
    }

    @Test func `a decision that looks at the sender is noticed`() {
        let desk = Self.desk
        func partial(_ enquiry: Enquiry) -> TriageDecision {
            var decision = desk.decision(for: enquiry)
            if enquiry.from.address.hasSuffix("parking.example") { decision.urgency = .urgent }
            return decision
        }
        var other = Sample.enquiry()
        Self.changes["from"]?(&other)
        #expect(partial(other) != partial(Sample.enquiry()))
    }
}
