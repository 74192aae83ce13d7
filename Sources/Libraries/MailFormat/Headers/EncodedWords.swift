/// Text in header fields: encoded words (RFC 2047), the language form of RFC 2231 section 5, and raw 8-bit bytes.
enum EncodedWords {
    /// The text of `bytes[range]`: folds undone, encoded words decoded, raw bytes read as UTF-8 or else as `fallback`.
    static func text(_ bytes: [UInt8], _ range: Range<Int>, fallback: Charset) -> String {
        if isPlain(bytes, range) { return String(decoding: bytes[range], as: UTF8.self) }
        var decoder = Decoder(bytes, range, fallback: fallback)
        decoder.run()
        return String(decoding: decoder.output, as: UTF8.self)
    }

    /// True if there is nothing to decode: ASCII without line breaks and without `=?`.
    private static func isPlain(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        var previous: UInt8 = 0
        for index in range {
            let byte = bytes[index]
            if byte >= 0x80 || byte < 0x20 || (byte == Byte.question && previous == Byte.equals) { return false }
            previous = byte
        }
        return true
    }

    private struct Word {
        var charset: Range<Int>
        var isBase64: Bool
        var text: Range<Int>
        var end: Int
    }

    private struct Decoder {
        let bytes: [UInt8]
        let range: Range<Int>
        let fallback: Charset
        var output: [UInt8] = []
        /// Decoded bytes of adjacent words with one charset; a letter may be split over them.
        private var pending: [UInt8] = []
        private var pendingCharset: Charset?
        /// Where the next `?=` stands; kept so that failed words do not scan the rest again.
        private var knownTerminator = -1

        init(_ bytes: [UInt8], _ range: Range<Int>, fallback: Charset) {
            self.bytes = bytes
            self.range = range
            self.fallback = fallback
            output.reserveCapacity(range.count)
        }

        mutating func run() {
            var position = range.lowerBound
            var plainStart = position
            var afterWord = false
            while position < range.upperBound {
                if bytes[position] == Byte.equals, let word = word(at: position) {
                    if !(afterWord && isBlank(plainStart..<position)) { appendPlain(plainStart..<position) }
                    append(word)
                    position = word.end
                    plainStart = position
                    afterWord = true
                } else {
                    position += 1
                }
            }
            appendPlain(plainStart..<range.upperBound)
            flush()
        }

        private func isBlank(_ gap: Range<Int>) -> Bool {
            for index in gap where !Byte.isSpace(bytes[index]) { return false }
            return true
        }

        private mutating func appendPlain(_ plain: Range<Int>) {
            guard !plain.isEmpty else { return }
            flush()
            if isASCII(bytes, plain) {
                appendASCII(plain)
                return
            }
            let text = fallback.guessedText(bytes, plain)
            appendWithoutControls(text)
        }

        /// Copies the stretches between control characters; a tab becomes a blank.
        private mutating func appendASCII(_ plain: Range<Int>) {
            var start = plain.lowerBound
            var index = start
            while index < plain.upperBound {
                let byte = bytes[index]
                if byte < 0x20 || byte == 0x7F {
                    if start < index { output.append(contentsOf: bytes[start..<index]) }
                    if byte == Byte.tab { output.append(Byte.space) }
                    start = index + 1
                }
                index += 1
            }
            if start < index { output.append(contentsOf: bytes[start..<index]) }
        }

        private mutating func appendWithoutControls(_ text: String) {
            for scalar in text.unicodeScalars {
                let value = scalar.value
                if value == 0x0A || value == 0x09 {
                    output.append(Byte.space)
                } else if value >= 0x20, value != 0x7F, !(0x80..<0xA0).contains(value), !Self.isBidiControl(value) {
                    if let encoded = UTF8.encode(scalar) { output.append(contentsOf: encoded) }
                }
            }
        }

        private static func isBidiControl(_ value: UInt32) -> Bool {
            (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
        }

        private mutating func append(_ word: Word) {
            let label = charsetLabel(word.charset)
            let charset = Charset(label: bytes, label)
            if charset != pendingCharset { flush() }
            pendingCharset = charset ?? .utf8OrWindows1252
            if word.isBase64 {
                pending.append(contentsOf: Base64.decode(bytes, word.text, limit: .max).0)
            } else {
                decodeQ(word.text)
            }
        }

        private func charsetLabel(_ range: Range<Int>) -> Range<Int> {
            let star = firstIndex(of: 0x2A, in: bytes, from: range.lowerBound, to: range.upperBound)
            return range.lowerBound..<star
        }

        private mutating func decodeQ(_ text: Range<Int>) {
            var index = text.lowerBound
            while index < text.upperBound {
                let byte = bytes[index]
                if byte == Byte.equals, index + 2 < text.upperBound, let high = Byte.hexValue(bytes[index + 1]),
                    let low = Byte.hexValue(bytes[index + 2])
                {
                    pending.append(high << 4 | low)
                    index += 3
                    continue
                }
                if byte == Byte.underscore {
                    pending.append(Byte.space)
                } else if byte != Byte.cr && byte != Byte.lf {
                    pending.append(byte)
                }
                index += 1
            }
        }

        private mutating func flush() {
            guard let charset = pendingCharset else { return }
            pendingCharset = nil
            let text = charset.text(pending, 0..<pending.count)
            pending.removeAll(keepingCapacity: true)
            appendWithoutControls(text)
        }

        private mutating func word(at start: Int) -> Word? {
            let end = range.upperBound
            guard start + 5 < end, bytes[start + 1] == Byte.question else { return nil }
            var index = start + 2
            while index < end, bytes[index] != Byte.question {
                let byte = bytes[index]
                guard byte > 0x20, byte < 0x7F, byte != Byte.equals, index - start < 80 else { return nil }
                index += 1
            }
            guard index > start + 2, index + 2 < end, bytes[index + 2] == Byte.question else { return nil }
            let charset = (start + 2)..<index
            let isBase64: Bool
            switch Byte.lowercased(bytes[index + 1]) {
            case 0x62: isBase64 = true
            case 0x71: isBase64 = false
            default: return nil
            }
            let textStart = index + 3
            guard let terminator = terminator(from: textStart) else { return nil }
            return Word(charset: charset, isBase64: isBase64, text: textStart..<terminator, end: terminator + 2)
        }

        private mutating func terminator(from start: Int) -> Int? {
            if knownTerminator >= start { return knownTerminator < range.upperBound ? knownTerminator : nil }
            var index = start
            while true {
                index = firstIndex(of: Byte.question, in: bytes, from: index, to: range.upperBound)
                if index + 1 >= range.upperBound {
                    knownTerminator = Int.max
                    return nil
                }
                if bytes[index + 1] == Byte.equals {
                    knownTerminator = index
                    return index
                }
                index += 1
            }
        }
    }
}
