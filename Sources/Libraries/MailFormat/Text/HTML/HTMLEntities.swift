/// Character references in HTML text and attributes (WHATWG HTML section 13.2.5.72 and following).
enum HTMLEntities {
    private static let references: [String: [UInt8]] = {
        var table: [String: [UInt8]] = [:]
        let text = HTMLEntityTable.references.withUTF8Buffer { Array($0) }
        for entry in text.split(separator: Byte.semicolon) {
            guard let blank = entry.firstIndex(of: Byte.space) else { continue }
            var utf8: [UInt8] = []
            for digits in entry[(blank + 1)...].split(separator: Byte.comma) {
                var value: UInt32 = 0
                for digit in digits { value = value << 4 | UInt32(Byte.hexValue(digit) ?? 0) }
                if let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) { utf8 += encoded }
            }
            table[String(decoding: entry[..<blank], as: UTF8.self)] = utf8
        }
        return table
    }()

    private static let legacy: Set<String> = {
        let text = HTMLEntityTable.legacyNames.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
        return Set(text.split(separator: " ").map(String.init))
    }()

    /// Appends `bytes[range]` to `output` with its references resolved.
    static func append(_ bytes: [UInt8], _ range: Range<Int>, to output: inout [UInt8]) {
        var start = range.lowerBound
        while start < range.upperBound {
            let mark = firstIndex(of: 0x26, in: bytes, from: start, to: range.upperBound)
            output.append(contentsOf: bytes[start..<mark])
            guard mark < range.upperBound else { return }
            if let (utf8, next) = reference(bytes, mark, range.upperBound) {
                output.append(contentsOf: utf8)
                start = next
            } else {
                output.append(0x26)
                start = mark + 1
            }
        }
    }

    private static func reference(_ bytes: [UInt8], _ mark: Int, _ end: Int) -> ([UInt8], Int)? {
        var index = mark + 1
        guard index < end else { return nil }
        if bytes[index] == 0x23 { return numeric(bytes, index + 1, end) }
        let nameStart = index
        while index < end, index - nameStart < 32, Byte.isLetter(bytes[index]) || Byte.isDigit(bytes[index]) {
            index += 1
        }
        guard index > nameStart else { return nil }
        if index < end, bytes[index] == Byte.semicolon,
            let utf8 = references[String(decoding: bytes[nameStart..<index], as: UTF8.self)]
        {
            return (utf8, index + 1)
        }
        var length = min(index - nameStart, 6)
        while length >= 2 {
            let name = String(decoding: bytes[nameStart..<(nameStart + length)], as: UTF8.self)
            if legacy.contains(name), let utf8 = references[name] { return (utf8, nameStart + length) }
            length -= 1
        }
        return nil
    }

    private static func numeric(_ bytes: [UInt8], _ start: Int, _ end: Int) -> ([UInt8], Int)? {
        var index = start
        var value: UInt32 = 0
        let isHex = index < end && bytes[index] | 0x20 == 0x78
        if isHex { index += 1 }
        let digits = index
        while index < end {
            let byte = bytes[index]
            let digit = isHex ? Byte.hexValue(byte) : Byte.isDigit(byte) ? byte - 0x30 : nil
            guard let digit else { break }
            value = min(value * (isHex ? 16 : 10) + UInt32(digit), 0x110000)
            index += 1
        }
        guard index > digits else { return nil }
        if index < end, bytes[index] == Byte.semicolon { index += 1 }
        return (utf8(value), index)
    }

    private static func utf8(_ value: UInt32) -> [UInt8] {
        if (0x80...0x9F).contains(value) {
            var output: [UInt8] = []
            if case .singleByte(let table) = Charset.windows1252 {
                _ = SingleByteDecoder.all[table].decode([UInt8(value)], 0..<1, into: &output)
            }
            return output
        }
        guard value != 0, let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) else {
            return [0xEF, 0xBF, 0xBD]
        }
        return Array(encoded)
    }
}
