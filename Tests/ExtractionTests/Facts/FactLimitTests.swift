import CPUTime
import Extraction
import Testing

struct FactLimitTests {
    @Test func `only the first bytes up to the limit are read`() {
        let fact = "30 Cent"
        let filler = String(repeating: "a ", count: (FactReader.limit - fact.utf8.count) / 2) + " "
        let atLimit = String(filler.prefix(FactReader.limit - fact.utf8.count)) + fact
        #expect(atLimit.utf8.count == FactReader.limit)
        #expect(QuantityTests.values(.amount, atLimit) == ["EUR 30"])
        #expect(QuantityTests.values(.amount, " " + atLimit).isEmpty)
    }

    @Test(arguments: ["ü", "€", "😀"])
    func `a character on the limit is left out whole`(character: String) {
        for shift in 0..<4 {
            let text = String(repeating: " ", count: FactReader.limit - shift) + character + "30 Euro"
            #expect(FactReader().facts(in: text).isEmpty)
        }
    }

    /// Each would take minutes if a reader looked further than its reach.
    @Test(
        arguments: [
            "1", "a", "Kennzeichen ", "§", "§ 1, ", "a@", "1.", "1 ", "0", "+", "A-", "www.", "http://", "Straße-",
            "Aktenzeichen: ",
            "DE12 ", "ü", "(0", "Euro ", "ein", "hundert", "twenty-", "\u{200B}", "V5C 1 ", "Art. ", "12 High ",
        ])
    func `hostile texts take linear time`(piece: String) {
        let text = String(repeating: piece, count: 60_000 / piece.utf8.count)
        #expect(cpuTime { _ = FactReader().facts(in: text) } < .seconds(20))
    }

    @Test func `thirty megabytes of digits are no number`() {
        #expect(FactReader().facts(in: String(repeating: "7", count: 30_000_000)).isEmpty)
    }

    @Test func `a million words are read up to the limit`() {
        #expect(FactReader().facts(in: String(repeating: "Euro ", count: 1_000_000)).isEmpty)
    }
}
