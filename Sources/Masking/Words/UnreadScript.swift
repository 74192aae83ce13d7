import Extraction

/// Letters of scripts in which nothing distinguishes a name.
enum UnreadScript {
    static func letters(in texts: [FactText]) -> Int {
        var count = 0
        for text in texts {
            for token in text.tokens where token.kind == .letters {
                let word = text.bytes[token.range]
                // From U+0590 (Hebrew) on no script has capitals, but for Georgian, Cherokee and full-width Latin.
                guard let first = word.first, first >= 0xD6,
                    let scalar = String(decoding: word.prefix(4), as: UTF8.self).unicodeScalars.first,
                    scalar.value >= 0x590, !scalar.properties.isCased
                else { continue }
                count += token.count
            }
        }
        return count
    }
}
