extension Draft {
    /// A reply made of approved answers alone, kept while a model's draft stands in for it.
    package struct Blocks: Codable, Sendable, Equatable {
        package var text: String
        package var paragraphs: [Paragraph]
        package var gaps: [Gap]

        package init(text: String, paragraphs: [Paragraph], gaps: [Gap]) {
            (self.text, self.paragraphs, self.gaps) = (text, paragraphs, gaps)
        }
    }

    /// What stands in the draft, to be kept beside a model's text.
    package var asBlocks: Blocks { blocks ?? Blocks(text: text, paragraphs: paragraphs, gaps: gaps) }

    /// Puts the reply made of approved answers back in place of the model's. Nothing of the model's text is left, so the
    /// draft is again one that the software made without it.
    package mutating func useBlocks() {
        guard let blocks else { return }
        (text, paragraphs, gaps) = (blocks.text, blocks.paragraphs, blocks.gaps)
        proposal = blocks.text
        (sentences, model, self.blocks) = (nil, nil, nil)
    }
}

/// A sentence of a model that stands in a text word for word.
package struct StandingSentence: Sendable, Equatable {
    package let sentence: GroundedSentence
    /// In the UTF-8 of the text.
    package let range: Range<Int>
}

extension [GroundedSentence] {
    /// The sentences that stand in a text word for word, each once, in the order of the text. One that an officer changed
    /// is the officer's and is not among them.
    package func standing(in text: String) -> [StandingSentence] {
        let bytes = Array<UInt8>(text.utf8)
        var found: [StandingSentence] = []
        var next = 0
        for sentence in self {
            let wanted = Array<UInt8>(sentence.text.utf8)
            let isFree = { (range: Range<Int>) in !found.contains { $0.range.overlaps(range) } }
            guard let range = Self.place(of: wanted, in: bytes, from: next, where: isFree) else { continue }
            found.append(StandingSentence(sentence: sentence, range: range))
            next = range.upperBound
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The first free place from `start` on, else from the beginning, with blanks or nothing on both sides.
    private static func place(
        of wanted: [UInt8], in bytes: [UInt8], from start: Int, where isFree: (Range<Int>) -> Bool
    ) -> Range<Int>? {
        guard let first = wanted.first, wanted.count <= bytes.count else { return nil }
        let last = bytes.count - wanted.count
        for part in [start..<Swift.max(start, last + 1), 0..<Swift.min(start, last + 1)] {
            for place in part where bytes[place] == first {
                let end = place + wanted.count
                guard place == 0 || bytes[place - 1] <= 0x20, end == bytes.count || bytes[end] <= 0x20,
                    bytes[place..<end].elementsEqual(wanted), isFree(place..<end)
                else { continue }
                return place..<end
            }
        }
        return nil
    }
}

/// Why an approved answer does not bear out a model's sentence.
package enum SupportGap: Codable, Sendable, Hashable {
    /// It names no answer, though it says something.
    case namesNoAnswer
    /// It names an answer that the draft was not made from.
    case unknownAnswer(String)
    /// The answers that it names do not hold this fact or number.
    case otherFact(String)
    /// Too few of its words stand in the answers that it names.
    case otherWords
    /// It denies what they say, or says what they deny.
    case turnedRound
}
