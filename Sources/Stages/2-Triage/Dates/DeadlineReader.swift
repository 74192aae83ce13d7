package import Enquiries

/// Finds the date by which something must have happened, where the mail states one in full.
///
/// Read are `3.7.2026`, `03.07.`, `3. Juli 2026`, `3/7/2026`, `3 July`, `July 3rd, 2026` and `2026-07-03`, and only
/// behind a word such as `bis`, `spätestens`, `by` or `before`. A date without a year is the next such day from the
/// day of writing on. Text loops run over bytes; the work is linear in the text.
package enum DeadlineReader {
    /// The earliest stated deadline on or after `written`, at most two years ahead.
    package static func deadline(in text: String, written: CalendarDate) -> CalendarDate? {
        let tokens = DateToken.tokens(of: text)
        var earliest: CalendarDate?
        for index in tokens.indices where isCue(tokens, at: index) {
            // A date may stand a few words behind its cue: "by close of business on 3 July".
            for start in index + 1..<min(index + 6, tokens.count) {
                guard let date = date(tokens, at: start, written: written) else { continue }
                if date >= written, date <= written.adding(days: 731), earliest.map({ date < $0 }) ?? true {
                    earliest = date
                }
                break
            }
        }
        return earliest
    }

    private static let cues: Set<String> = [
        "bis", "spätestens", "frist", "fristende", "ablauf", "läuft", "ab", "vor", "am", "zum", "until", "till", "by",
        "before", "deadline", "due", "expires", "expire", "latest", "on", "ends",
    ]
    /// Cues that any date may follow and that need a second sign of urgency nearby.
    private static let weakCues: Set<String> = ["am", "zum", "ab", "vor", "on", "ends", "läuft", "ablauf"]
    private static let signs: Set<String> = [
        "frist", "ablauf", "läuft", "abgelaufen", "termin", "flug", "fliege", "fliegen", "notar", "gericht",
        "kündigung", "gekündigt", "expires", "expire", "expiry", "flight", "fly", "flying", "court", "hearing",
        "deadline", "ends", "runs", "endet", "ungültig", "spätestens", "wedding", "trauung", "umzug", "einzug",
        "räumung", "eviction", "abreise", "reise", "travel", "travelling", "starts", "beginnt", "operation",
    ]

    private static func isCue(_ tokens: [DateToken], at index: Int) -> Bool {
        guard case .word(let word) = tokens[index], cues.contains(word) else { return false }
        guard weakCues.contains(word) else { return true }
        let around = max(0, index - 8)..<min(tokens.count, index + 9)
        return around.contains { other in
            guard case .word(let sign) = tokens[other] else { return false }
            return other != index && signs.contains(sign)
        }
    }

    private static func date(_ tokens: [DateToken], at start: Int, written: CalendarDate) -> CalendarDate? {
        func number(_ index: Int) -> Int? {
            guard tokens.indices.contains(index), case .number(let value, _) = tokens[index] else { return nil }
            return value
        }
        func mark(_ index: Int) -> UInt8? {
            guard tokens.indices.contains(index), case .mark(let byte) = tokens[index] else { return nil }
            return byte
        }
        func month(_ index: Int) -> Int? {
            guard tokens.indices.contains(index), case .word(let word) = tokens[index] else { return nil }
            return months[word]
        }
        func year(_ index: Int) -> Int? {
            guard tokens.indices.contains(index), case .number(let value, let digits) = tokens[index] else {
                return nil
            }
            return digits == 4 && (1900...2200).contains(value) ? value : digits == 2 ? 2000 + value : nil
        }

        if let first = number(start) {
            // 2026-07-03
            if mark(start + 1) == UInt8(ascii: "-"), let second = number(start + 2),
                mark(start + 3) == UInt8(ascii: "-"), let third = number(start + 4), first > 1900
            {
                return CalendarDate(year: first, month: second, day: third)
            }
            // 3.7.2026, 03.07., 3/7/2026
            if let separator = mark(start + 1), separator == UInt8(ascii: ".") || separator == UInt8(ascii: "/"),
                let second = number(start + 2)
            {
                if mark(start + 3) == separator, let year = year(start + 4) {
                    return CalendarDate(year: year, month: second, day: first)
                }
                if mark(start + 3) == separator || separator == UInt8(ascii: "/") {
                    return next(day: first, month: second, from: written)
                }
                return nil
            }
            // 3. Juli 2026, 3 July, 3rd of July 2026
            var at = start + 1
            if mark(at) == UInt8(ascii: ".") { at += 1 }
            while case .word(let word)? = tokens.indices.contains(at) ? tokens[at] : nil,
                ["st", "nd", "rd", "th", "of"].contains(word)
            {
                at += 1
            }
            guard let month = month(at) else { return nil }
            if let year = year(at + 1), year > 1999 { return CalendarDate(year: year, month: month, day: first) }
            return next(day: first, month: month, from: written)
        }
        // July 3rd, 2026
        if let month = month(start), let day = number(start + 1), day <= 31 {
            var at = start + 2
            if case .word(let word)? = tokens.indices.contains(at) ? tokens[at] : nil,
                ["st", "nd", "rd", "th"].contains(word)
            {
                at += 1
            }
            if mark(at) == UInt8(ascii: ",") { at += 1 }
            if let year = year(at), year > 1999 { return CalendarDate(year: year, month: month, day: day) }
            return next(day: day, month: month, from: written)
        }
        return nil
    }

    private static func next(day: Int, month: Int, from written: CalendarDate) -> CalendarDate? {
        for year in written.year...written.year + 1 {
            if let date = CalendarDate(year: year, month: month, day: day), date >= written { return date }
        }
        return nil
    }

    private static let months: [String: Int] = {
        let names = [
            ["januar", "jänner", "january", "jan"], ["februar", "feber", "february", "feb"],
            ["märz", "maerz", "march", "mar"], ["april", "apr"], ["mai", "may"], ["juni", "june", "jun"],
            ["juli", "july", "jul"], ["august", "aug"], ["september", "sept", "sep"],
            ["oktober", "october", "okt", "oct"],
            ["november", "nov"], ["dezember", "december", "dez", "dec"],
        ]
        var months: [String: Int] = [:]
        for (index, spellings) in names.enumerated() { for name in spellings { months[name] = index + 1 } }
        return months
    }()
}

/// A word, a number or a mark of a text, as far as dates need them.
private enum DateToken {
    case word(String)
    /// The value and how many digits it was written with, 4 at most; longer numbers are words.
    case number(Int, digits: Int)
    case mark(UInt8)

    static func tokens(of text: String) -> [DateToken] {
        let bytes = Array(text.utf8)
        var tokens: [DateToken] = []
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            if isDigit(byte) {
                let start = at
                while at < bytes.count, isDigit(bytes[at]) { at += 1 }
                if at - start <= 4 {
                    tokens.append(.number(bytes[start..<at].reduce(0) { $0 * 10 + Int($1 - 0x30) }, digits: at - start))
                } else {
                    tokens.append(.word("#"))
                }
            } else if isLetter(byte) {
                let start = at
                while at < bytes.count, isLetter(bytes[at]) { at += 1 }
                tokens.append(.word(String(decoding: bytes[start..<min(at, start + 40)], as: UTF8.self).lowercased()))
            } else {
                if [UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ",")].contains(byte) {
                    tokens.append(.mark(byte))
                }
                at += 1
            }
        }
        return tokens
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte >= 0x80 }
}
