@testable import PhraseMatching
import Testing

struct PhraseMatcherTests {
    @Test(arguments: [
        ("Sperrmüll", "SPERRMUELL", true),
        ("sperrmüll*", "die Sperrmüllabfuhr", true),
        ("*gebühr", "Abfallgebühr", true),
        ("*gebühr", "Gebührenordnung", false),
        ("*gebühr*", "Abfallgebührenbescheid", true),
        ("altes Sofa", "mein altes, rotes Sofa", false),
        ("altes Sofa", "mein altes\nSofa!", true),
        ("don't wake", "I dont wake up", true),
        ("dont wake", "I don’t wake up", true),
        ("e-mail", "per E Mail", true),
        ("straße", "Strasse", true),
        ("çalışma izni", "Çalışma İzni istiyorum", true),
        ("паспорт*", "Новый ПАСПОРТА", true),
        ("şehir", "Şehir", true),
        ("bin", "cabin", false),
    ])
    func `a phrase is found whatever its spelling`(phrase: String, text: String, found: Bool) throws {
        var matcher = PhraseMatcher()
        let index = try matcher.add(phrase)
        #expect(matcher.hits(in: FoldedText(text)).contains { $0.phrase == index } == found)
    }

    @Test(arguments: ["", "  ", "*", "--", "a*", "*b", "in*ner"])
    func `a phrase that can never be meant is refused`(phrase: String) {
        var matcher = PhraseMatcher()
        #expect(throws: PhraseMatcher.PhraseError.self) { try matcher.add(phrase) }
    }

    @Test func `zero-width characters do not hide a word`() throws {
        var matcher = PhraseMatcher()
        _ = try matcher.add("ignore previous")
        #expect(matcher.hits(in: FoldedText("ig\u{200B}no\u{AD}re pre\u{2060}vious")).count == 1)
    }

    @Test func `a hit knows where it stands in the original text`() throws {
        var matcher = PhraseMatcher()
        _ = try matcher.add("grüner Müll")
        let text = "Ach, grüner  Müll!"
        let folded = FoldedText(text)
        let hit = try #require(matcher.hits(in: folded).first)
        let place = folded.source(of: hit.words)
        #expect(String(decoding: Array(text.utf8)[place], as: UTF8.self) == "grüner  Müll")
    }

    @Test func `a million equal words cost no more than their number`() throws {
        var matcher = PhraseMatcher()
        _ = try matcher.add("a a a a b")
        let folded = FoldedText(String(repeating: "a ", count: 1_000_000))
        #expect(folded.wordCount == 200_000)
        #expect(matcher.hits(in: folded).isEmpty)
    }
}

struct WordAutomatonTests {
    /// What the automaton must find, by looking for each pattern by itself.
    private static func slowly(_ patterns: [String], _ word: String) -> Set<Int> {
        Set(patterns.indices.filter { (" " + word + " ").contains(patterns[$0]) })
    }

    @Test(arguments: ["tonne", "mülltonne", "tonnen", "on", "o", "", "tontonne", "xyz", "тонна", "ne", "nonne"])
    func `one pass finds what looking for each pattern finds`(word: String) {
        let patterns = [" tonne ", " tonne", "tonne ", "onn", " on ", "ne ", "n", " тон", "тонна ", "onne", " mull"]
        var found: [Int32] = []
        WordAutomaton(patterns.map { Array($0.utf8) }).append(matching: Array(word.utf8)[...], to: &found)
        #expect(Set(found.map { Int($0) }) == Self.slowly(patterns, word))
        #expect(Set(found).count == found.count, "each once")
    }

    @Test func `without patterns nothing is found`() {
        var found: [Int32] = []
        WordAutomaton([]).append(matching: Array("word".utf8)[...], to: &found)
        #expect(found.isEmpty)
    }

    @Test func `a phrase added after a search is found by the next`() throws {
        var matcher = PhraseMatcher()
        _ = try matcher.add("bin")
        #expect(matcher.hits(in: FoldedText("full bin")).count == 1)
        _ = try matcher.add("full*")
        #expect(matcher.hits(in: FoldedText("full bin")).count == 2)
    }
}
