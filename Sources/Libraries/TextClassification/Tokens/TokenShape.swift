/// Recognises tokens by their shape: what matters about them is what they are, not which one.
enum TokenShape {
    /// What a token is.
    enum Kind: UInt8, CaseIterable {
        case date, time, amount, registrationMark
    }

    /// Looks whether a token of a known shape starts at a letter or digit that follows none.
    /// - Returns: What it is and where it ends; nil for an ordinary word or number.
    @inline(__always)
    static func match(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> (kind: Kind, end: Int)? {
        let byte = text[start]
        if isDigit(byte) { return matchNumber(text, start) }
        if isCapital(byte), let end = matchMark(text, start) { return (.registrationMark, end) }
        return nil
    }

    /// A date of three numbers, a time of day, or an amount with two decimals.
    private static func matchNumber(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> (kind: Kind, end: Int)? {
        let first = digitsEnd(text, start)
        guard first < text.count, first - start <= 9 else { return nil }
        let mark = text[first]
        let second = digitsEnd(text, first + 1)
        let secondLength = second - first - 1
        guard secondLength > 0 else { return nil }
        switch mark {
        case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-"):
            if second < text.count, text[second] == mark, first - start <= 4, secondLength <= 2 {
                let third = digitsEnd(text, second + 1)
                let thirdLength = third - second - 1
                if thirdLength == 4 || thirdLength == 2 { return endsToken(text, third) ? (.date, third) : nil }
                if thirdLength == 0, mark == UInt8(ascii: "."), first - start <= 2 { return (.date, second + 1) }
            }
            if mark == UInt8(ascii: "."), endsToken(text, second), secondLength == 2 { return (.amount, second) }
        case UInt8(ascii: ","):
            if endsToken(text, second), secondLength == 2 { return (.amount, second) }
        case UInt8(ascii: ":"):
            if endsToken(text, second), secondLength == 2, first - start <= 2 { return (.time, second) }
        default: break
        }
        return nil
    }

    /// A vehicle's registration mark: `AB12 CDE`, `AB12CDE`, `A123 BCD`, `AB-CD 123`, `AB-C 1E`.
    private static func matchMark(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        let head = capitalsEnd(text, start)
        guard head - start <= 3, head < text.count else { return nil }
        if isDigit(text[head]) {
            let middle = digitsEnd(text, head)
            guard middle - head <= 3, middle < text.count else { return nil }
            let tail = text[middle] == UInt8(ascii: " ") ? middle + 1 : middle
            let end = capitalsEnd(text, tail)
            return end - tail == 3 && endsToken(text, end) ? end : nil
        }
        guard text[head] == UInt8(ascii: "-") else { return nil }
        let middle = capitalsEnd(text, head + 1)
        guard 1...2 ~= middle - head - 1, middle < text.count else { return nil }
        let tail = text[middle] == UInt8(ascii: " ") || text[middle] == UInt8(ascii: "-") ? middle + 1 : middle
        var end = digitsEnd(text, tail)
        guard 1...4 ~= end - tail else { return nil }
        if end < text.count, text[end] == UInt8(ascii: "E") || text[end] == UInt8(ascii: "H") { end += 1 }
        return endsToken(text, end) ? end : nil
    }

    @inline(__always)
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    @inline(__always)
    private static func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

    private static func endsToken(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        guard at < text.count else { return true }
        let byte = text[at]
        return byte < 0x80 && !isDigit(byte) && (byte | 0x20) &- 0x61 >= 26
    }

    private static func digitsEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var at = start
        while at < text.count, at - start < 12, isDigit(text[at]) { at += 1 }
        return at
    }

    private static func capitalsEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var at = start
        while at < text.count, at - start < 4, isCapital(text[at]) { at += 1 }
        return at
    }
}
