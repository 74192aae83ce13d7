import Extraction

/// IBANs, German pension insurance numbers and British number plates in any spelling, small letters included, which readers of facts leave alone.
enum FormFinder {
    static func find(_ reading: MailReading) -> [MaskSpan] {
        let text = reading.text
        var spans: [MaskSpan] = []
        var index = 0
        while index < text.count {
            if let end = iban(text, index) {
                spans.append(MaskSpan(.iban, text.span(index..<end)))
                index = end
            } else if let end = pension(text, index) {
                spans.append(MaskSpan(.socialSecurity, text.span(index..<end)))
                index = end
            } else if let end = germanPlate(reading, index) {
                spans.append(MaskSpan(.plate, text.span(index..<end)))
                index = end
            } else if let end = plate(reading, index) {
                spans.append(MaskSpan(.plate, text.span(index..<end)))
                index = end
            } else {
                index += 1
            }
        }
        return spans
    }

    private static func begins(_ text: FactText, _ index: Int) -> Bool {
        text.isLetters(index) && text.tokens[index].count == 2 && text.isDigits(index + 1)
            && (!text.isAttached(index) || index == 0 || text.tokens[index - 1].kind == .mark)
    }

    /// Groups over blanks, hyphens and dots on one line, until the country's length is reached and the check digits hold.
    private static func iban(_ text: FactText, _ index: Int) -> Int? {
        guard begins(text, index), let length = CheckRules.ibanLengths[text.word(index).uppercased()] else {
            return nil
        }
        var value = ""
        var next = index
        while next < text.count, value.utf8.count < length, next - index < 40, next == index || text.isOnLine(next) {
            if text.tokens[next].kind == .mark {
                guard "-./".utf8.contains(text.tokens[next].mark) else { return nil }
            } else {
                value += text.string(text.tokens[next].range).uppercased()
            }
            next += 1
        }
        return CheckRules.isIBAN(value) ? next : nil
    }

    /// `65 170839 J 003`, in one or in groups; the check digit has to hold.
    private static func pension(_ text: FactText, _ index: Int) -> Int? {
        guard text.isDigits(index), !text.isAttached(index) || index == 0 || text.tokens[index - 1].kind == .mark else {
            return nil
        }
        var value: [UInt8] = []
        var next = index
        while next < text.count, value.count < 12, next - index < 12, next == index || text.isOnLine(next) {
            if text.tokens[next].kind == .mark {
                guard "-./".utf8.contains(text.tokens[next].mark) else { return nil }
            } else {
                value += text.string(text.tokens[next].range).uppercased().utf8
            }
            next += 1
        }
        return MaskNumbers.isPensionNumber(value) ? next : nil
    }

    /// `KA C 6241`: capitals, capitals, digits, with blanks, which the reader of facts takes only behind a cue.
    private static func germanPlate(_ reading: MailReading, _ index: Int) -> Int? {
        let text = reading.text
        func isCode(_ place: Int, _ most: Int) -> Bool {
            guard text.isLetters(place), Letters.isCapital(text.raw(place)) else { return false }
            let string = text.string(text.tokens[place].range)
            return string.count <= most && string.uppercased() == string
        }
        guard isCode(index, 3), isCode(index + 1, 2), text.isOnLine(index + 1), text.isDigits(index + 2),
            text.isOnLine(index + 2), text.tokens[index + 2].count <= 4, !reading.isMeasured(index + 2),
            !text.isAttached(index) || index == 0 || text.tokens[index - 1].kind == .mark,
            text.raw(index + 2).first != 0x30
        else { return nil }
        return index + 3
    }

    /// `cs17 uwf`: two letters and two digits in one, three letters that are no usual word.
    private static func plate(_ reading: MailReading, _ index: Int) -> Int? {
        let text = reading.text
        guard begins(text, index), text.isAttached(index + 1), text.tokens[index + 1].count == 2,
            text.isLetters(index + 2),
            text.isOnLine(index + 2), text.tokens[index + 2].count == 3,
            !(text.isAttached(index + 3) && text.tokens.indices.contains(index + 3)
                && text.tokens[index + 3].kind != .mark),
            text.isAttached(index + 2) || !reading.common.isSmall(text.word(index + 2)),
            (text.word(index) + text.word(index + 2)).utf8.allSatisfy({ (0x61...0x7A).contains($0) })
        else { return nil }
        return index + 3
    }
}
