import Testing

@testable import TextRetrieval

struct TextIndexTests {
    private static let texts = [
        "Replacement of a lost identity card. Report the loss at the office.",
        "Parking permit for residents. The permit is valid for a year.",
        "Bulky waste is collected on request. Book a collection.",
        "Certificates of birth and marriage. Order a certificate.",
    ]
    private static let index = TextIndex(
        texts.map { [.init($0, weight: 1)] }, vocabulary: Vocabulary(texts + ["I need a card for the office, please"]))

    @Test(
        "the document that shares most rare words comes first",
        arguments: [
            ("I lost my identity card", 0), ("Where can residents get a parking permit?", 1),
            ("collect my bulky things", 2), ("birth certificate", 3), ("certificates, please", 3),
            ("Parkingpermits", 1),
        ])
    func best(query: String, document: Int) {
        #expect(Self.index.hits(for: query).first?.document == document)
    }

    @Test(arguments: ["", "xyzzy", "!!! 😀"]) func `nothing in common gives no hit`(query: String) {
        #expect(Self.index.hits(for: query).isEmpty)
    }

    @Test func `hits fall by score and name the words that brought them`() {
        let hits = Self.index.hits(for: "lost identity card, and a parking permit")
        #expect(hits.map(\.score) == hits.map(\.score).sorted(by: >))
        #expect(hits.first { $0.document == 0 }?.words.contains("identity") == true)
        #expect(hits.first { $0.document == 1 }?.words.contains("permit") == true)
    }

    @Test func `a field of more weight counts more`() {
        let index = TextIndex(
            [
                [.init("waste", weight: 1), .init("parking", weight: 5)],
                [.init("waste", weight: 5), .init("parking", weight: 1)],
            ],
            vocabulary: Vocabulary(["waste", "parking", "other"]))
        #expect(index.hits(for: "parking").first?.document == 0)
        #expect(index.hits(for: "waste").first?.document == 1)
    }

    @Test func `equal documents come in their order`() {
        let index = TextIndex([[.init("waste", weight: 1)], [.init("waste", weight: 1)]], vocabulary: Vocabulary([]))
        #expect(index.hits(for: "waste").map(\.document) == [0, 1])
    }

    @Test func `a long query costs no more than its first words`() {
        let query = String(repeating: "card ", count: 200_000)
        #expect(Self.index.hits(for: query).first?.document == 0)
    }
}
