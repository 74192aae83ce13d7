/// UTF-16 and UTF-32 by code unit; a byte order mark overrules the label, lone surrogates become U+FFFD.
enum UTF16Decoder {
    static func text(_ bytes: [UInt8], _ range: Range<Int>, bigEndian: Bool, isClean: inout Bool) -> String {
        var bigEndian = bigEndian
        var range = range
        if range.count >= 2 {
            let first = bytes[range.lowerBound]
            let second = bytes[range.lowerBound + 1]
            if first == 0xFE, second == 0xFF { bigEndian = true }
            if first == 0xFF, second == 0xFE { bigEndian = false }
            if first ^ second == 1, first >= 0xFE { range = (range.lowerBound + 2)..<range.upperBound }
        }
        if isPlainASCII(bytes, range) {
            isClean = false
            return String(decoding: bytes[range], as: UTF8.self)
        }
        var units: [UInt16] = []
        units.reserveCapacity(range.count / 2 + 1)
        var index = range.lowerBound
        while index + 1 < range.upperBound {
            let first = UInt16(bytes[index])
            let second = UInt16(bytes[index + 1])
            units.append(bigEndian ? first << 8 | second : second << 8 | first)
            index += 2
        }
        if index < range.upperBound {
            isClean = false
            units.append(0xFFFD)
        }
        return String(decoding: units, as: UTF16.self)
    }

    static func text32(_ bytes: [UInt8], _ range: Range<Int>, bigEndian: Bool, isClean: inout Bool) -> String {
        var scalars = String.UnicodeScalarView()
        var index = range.lowerBound
        while index + 3 < range.upperBound {
            var value: UInt32 = 0
            for offset in 0..<4 {
                value = value << 8 | UInt32(bytes[index + (bigEndian ? offset : 3 - offset)])
            }
            if let scalar = Unicode.Scalar(value) {
                if value != 0xFEFF || index > range.lowerBound { scalars.append(scalar) }
            } else {
                isClean = false
                scalars.append("\u{FFFD}")
            }
            index += 4
        }
        return String(scalars)
    }

    /// True if the bytes are ASCII text without a NUL, which UTF-16 text practically never is: the label is wrong.
    private static func isPlainASCII(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard !range.isEmpty else { return false }
        for index in range {
            let byte = bytes[index]
            if byte >= 0x80 || byte == 0 { return false }
        }
        return true
    }
}
