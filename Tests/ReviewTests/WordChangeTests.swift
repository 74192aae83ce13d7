import Review
import Testing

@Suite struct WordChangeTests {
    @Test(arguments: [
        ("one two three", "one two three", 0, 3), ("one two three", "one 2 three", 1, 3), ("one", "one two", 1, 2),
        ("one two", "", 2, 2), ("a b c d", "b c d a", 2, 4), ("one\n two", "one two", 0, 2),
    ])
    func `words put in, taken out or replaced are counted`(before: String, after: String, changed: Int, words: Int) {
        let change = WordChange(from: before, to: after)
        #expect(change?.changed == changed && change?.words == words)
        #expect(WordChange(from: after, to: before)?.changed == changed)
    }

    @Test(arguments: [(WordChange.mostWords, true), (WordChange.mostWords + 1, false), (0, false)])
    func `texts without words or with too many are not compared`(words: Int, isCompared: Bool) {
        let text = Array(repeating: "x", count: words).joined(separator: " ")
        #expect((WordChange(from: text, to: text) != nil) == isCompared)
    }
}
