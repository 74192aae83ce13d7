/// UTF-7 (RFC 2152). Decoded once, in one direction; what comes out is data and is cleaned afterwards by whoever shows it.
enum UTF7 {
    static func text(_ bytes: [UInt8], _ range: Range<Int>, isClean: inout Bool) -> String {
        var units: [UInt16] = []
        units.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            index += 1
            if byte != 0x2B {
                if byte >= 0x80 { isClean = false }
                units.append(byte < 0x80 ? UInt16(byte) : 0xFFFD)
                continue
            }
            if index < range.upperBound, bytes[index] == Byte.hyphen {
                units.append(0x2B)
                index += 1
                continue
            }
            var bits: UInt32 = 0
            var count = 0
            let start = index
            while index < range.upperBound, let value = value(bytes[index]) {
                bits = bits << 6 | UInt32(value)
                count += 6
                index += 1
                if count >= 16 {
                    count -= 16
                    units.append(UInt16(truncatingIfNeeded: bits >> UInt32(count)))
                    bits &= (1 << UInt32(count)) - 1
                }
            }
            if index == start {
                isClean = false
                units.append(0x2B)
            } else if index < range.upperBound, bytes[index] == Byte.hyphen {
                index += 1
            }
        }
        return String(decoding: units, as: UTF16.self)
    }

    private static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5A: byte - 0x41
        case 0x61...0x7A: byte - 0x61 + 26
        case 0x30...0x39: byte - 0x30 + 52
        case 0x2B: 62
        case 0x2F: 63
        default: nil
        }
    }
}
