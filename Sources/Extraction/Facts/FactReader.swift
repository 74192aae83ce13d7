/// Finds the facts of a German or English text: money, periods, telephone numbers, addresses, links, places in laws,
/// and the numbers of files, payments, vehicles and persons. Dates are read by `DateReader`.
///
/// One pass over the tokens of the text; each reader looks at a bounded number of them, so the work is linear.
package struct FactReader: Sendable {
    /// Of longer texts only so many bytes of UTF-8 are read.
    package static let limit = 1 << 18

    package init() {}

    /// All facts, in the order of the text; none overlaps another.
    package func facts(in text: String) -> [Fact] {
        let text = FactText(text, limit: Self.limit)
        var facts: [Fact] = []
        var cues = RecentCues()
        var index = 0
        while index < text.count {
            cues.note(text, at: index)
            if let found = Self.read(text, at: index, cues) {
                facts += found.facts
                // Words inside a fact may be cues for the next one.
                for passed in index..<found.next { cues.note(text, at: passed) }
                index = max(found.next, index + 1)
            } else {
                index += 1
            }
        }
        return facts
    }

    /// The first reader that finds something at a token. What is known by its own form comes before what needs a cue, and
    /// long forms come before short ones.
    private static func read(_ text: FactText, at index: Int, _ cues: RecentCues) -> FoundFacts? {
        WebAddressReader.read(text, at: index)
            ?? PersonalNumberReader.read(text, at: index, cues)
            ?? RegistrationMarkReader.read(text, at: index, cues)
            ?? CitedNumberReader.read(text, at: index)
            ?? LegalReferenceReader.read(text, at: index)
            ?? AddressReader.read(text, at: index)
            ?? QuantityReader.read(text, at: index)
            ?? TelephoneReader.read(text, at: index, cues)
            ?? PostcodeReader.read(text, at: index)
    }
}
