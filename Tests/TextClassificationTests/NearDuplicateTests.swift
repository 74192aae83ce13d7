import Testing
import TextClassification

struct NearDuplicateTests {
    private static func words(_ range: Range<Int>) -> String { range.map { "wort\($0)" }.joined(separator: " ") }

    @Test(
        arguments: [
            ("one two three four", "One,  two THREE - four!", 1), ("one two three four", "one two three five", 1.0 / 3),
            ("one two", "one two", 1), ("one two", "two one", 0), ("", "", 0), ("!!", "one", 0), ("a b c", "x y z", 0),
        ] as [(String, String, Double)])
    func `similarity is the share of common runs of three words`(one: String, other: String, expected: Double) {
        #expect(Shingles(one).similarity(to: Shingles(other)) == expected)
        #expect(Shingles(other).similarity(to: Shingles(one)) == expected)
    }

    @Test func `a text that shares more than half of its runs is found, one that shares less is not`() {
        let base = Shingles(Self.words(0..<102))
        // 100 runs each; with k words moved on, 100 - k are common among 100 + k.
        let near = Shingles(Self.words(30..<132))
        let far = Shingles(Self.words(40..<142))
        #expect(base.similarity(to: near) == 70.0 / 130)
        #expect(base.similarity(to: far) == 60.0 / 140)
        let index = NearDuplicateIndex([base])
        #expect(index.matches(near) == [0])
        #expect(index.matches(far).isEmpty)
    }

    @Test func `the threshold itself counts as near`() {
        // 3 of 6 runs.
        let one = Shingles("a b c d e f g")
        let other = Shingles("a b c d e x")
        #expect(one.similarity(to: other) == 0.5)
        #expect(NearDuplicateIndex([one]).matches(other) == [0])
    }

    @Test func `groups join copies, near-duplicates of near-duplicates, and what is linked`() {
        let texts = [
            Self.words(0..<102), Self.words(20..<122), Self.words(40..<142), Self.words(500..<560), "", "",
            Self.words(0..<102), Self.words(900..<950),
        ].map { Shingles($0) }
        #expect(NearDuplicateIndex.groups(of: texts) == [0, 0, 0, 3, 4, 5, 0, 7])
        #expect(NearDuplicateIndex.groups(of: texts, linked: [(7, 3)]) == [0, 0, 0, 3, 4, 5, 0, 3])
    }

    @Test func `many copies and many different texts take time in line with their number`() {
        let copies = (0..<20_000).map { _ in Shingles("always the same mail with the same few words in it") }
        #expect(Set(NearDuplicateIndex.groups(of: copies)) == [0])
        // A form letter whose only difference is a number at the end: all fall into the same buckets.
        let forms = (0..<2_000).map { Shingles(Self.words(0..<60) + " number\($0)") }
        #expect(Set(NearDuplicateIndex.groups(of: forms)) == [0])
    }

    @Test func `a sample of a share holds every smaller one`() {
        let order = CrossValidation.shuffled(50, seed: 4)
        #expect(order.sorted() == Array(0..<50) && order != Array(0..<50))
        #expect(order == CrossValidation.shuffled(50, seed: 4))
        #expect(order != CrossValidation.shuffled(50, seed: 5))
        #expect(CrossValidation.shuffled(0, seed: 1).isEmpty)
    }
}
