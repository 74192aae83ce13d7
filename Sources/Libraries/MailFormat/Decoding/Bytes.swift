#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Names for the bytes that mail syntax is made of, and the few scans that everything else is built from.
enum Byte {
    static let tab: UInt8 = 0x09
    static let lf: UInt8 = 0x0A
    static let cr: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let quote: UInt8 = 0x22
    static let openParen: UInt8 = 0x28
    static let closeParen: UInt8 = 0x29
    static let comma: UInt8 = 0x2C
    static let hyphen: UInt8 = 0x2D
    static let colon: UInt8 = 0x3A
    static let semicolon: UInt8 = 0x3B
    static let less: UInt8 = 0x3C
    static let equals: UInt8 = 0x3D
    static let greater: UInt8 = 0x3E
    static let question: UInt8 = 0x3F
    static let at: UInt8 = 0x40
    static let backslash: UInt8 = 0x5C
    static let underscore: UInt8 = 0x5F

    /// Blank, tab, CR or LF: what folding may leave between two tokens.
    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == space || byte == tab || byte == lf || byte == cr
    }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    /// The lower-case form of an ASCII letter; other bytes stay.
    @inline(__always)
    static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// The value of a hexadecimal digit, or nil.
    @inline(__always)
    static func hexValue(_ byte: UInt8) -> UInt8? {
        if byte &- 0x30 < 10 { return byte &- 0x30 }
        let letter = (byte | 0x20) &- 0x61
        return letter < 6 ? letter &+ 10 : nil
    }
}

/// The index of the first `byte` in `bytes[start..<end]`, or `end`.
@inline(__always)
func firstIndex(of byte: UInt8, in bytes: [UInt8], from start: Int, to end: Int) -> Int {
    guard start < end, start >= 0, end <= bytes.count else { return end }
    return bytes.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress, let hit = memchr(base + start, Int32(byte), end - start) else {
            return end
        }
        return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
    }
}

/// True if `bytes[range]` holds nothing above 0x7F.
@inline(__always)
func isASCII(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
        var all: UInt8 = 0
        for index in range { all |= buffer[index] }
        return all < 0x80
    }
}

/// True if `bytes` from `start` begins with the lower-case ASCII `word`, whatever its case in `bytes`.
func hasPrefix(_ word: StaticString, in bytes: [UInt8], at start: Int, to end: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard start >= 0, end <= bytes.count, end - start >= length else { return false }
    let wanted = UnsafeBufferPointer(start: word.utf8Start, count: length)
    for index in 0..<length where Byte.lowercased(bytes[start + index]) != wanted[index] { return false }
    return true
}

/// True if `bytes[range]` is the lower-case ASCII `word`, whatever its case in `bytes`.
func equals(_ word: StaticString, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    range.count == word.utf8CodeUnitCount && hasPrefix(word, in: bytes, at: range.lowerBound, to: range.upperBound)
}

/// `range` without the blanks, tabs and line breaks at both ends.
func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, Byte.isSpace(bytes[low]) { low += 1 }
    while high > low, Byte.isSpace(bytes[high - 1]) { high -= 1 }
    return low..<high
}

/// The text of `bytes[range]` in lower case (ASCII letters only), wrong UTF-8 repaired.
func lowercasedText(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    var copy: [UInt8] = []
    copy.reserveCapacity(range.count)
    for index in range { copy.append(Byte.lowercased(bytes[index])) }
    return String(decoding: copy, as: UTF8.self)
}

/// Scans over memory that someone else owns.
enum ByteSearch {
    /// The index of the first LF from `start`, or the end.
    @inline(__always)
    static func lineFeed(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard start >= 0, start < bytes.count, let base = bytes.baseAddress,
            let hit = memchr(base + start, Int32(Byte.lf), bytes.count - start)
        else { return bytes.count }
        return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
    }

    /// The index of the first `word` from `start`, or the end. Its first byte should be rare.
    static func first(_ word: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard let base = bytes.baseAddress, start >= 0 else { return bytes.count }
        let length = word.utf8CodeUnitCount
        var position = start
        while position + length <= bytes.count,
            let hit = memchr(base + position, Int32(word.utf8Start[0]), bytes.count - length + 1 - position)
        {
            let index = UnsafeRawPointer(hit) - UnsafeRawPointer(base)
            if memcmp(hit, word.utf8Start, length) == 0 { return index }
            position = index + 1
        }
        return bytes.count
    }
}
