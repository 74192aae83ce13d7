/// The 7-bit charsets that switch alphabets with escapes, as bounded state machines.
///
/// A line end always resets to ASCII, so that a text cut in the shifted state harms one line only.
enum ISO2022 {
    private enum Shift { case ascii, katakana, twoBytes, jisX0212 }

    /// ISO-2022-JP and its usual extensions: JIS X 0208, JIS X 0212, half-width katakana.
    static func japanese(_ bytes: [UInt8], _ range: Range<Int>, isClean: inout Bool) -> String {
        var euc: [UInt8] = []
        euc.reserveCapacity(range.count)
        var shift = Shift.ascii
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte == 0x1B, let (next, length) = escape(bytes, index, range.upperBound) {
                shift = next
                index += length
                continue
            }
            index += 1
            if byte == Byte.lf || byte == Byte.cr {
                shift = .ascii
                euc.append(byte)
                continue
            }
            switch shift {
            case .ascii:
                euc.append(byte)
            case .katakana:
                if (0x21...0x5F).contains(byte) {
                    euc.append(contentsOf: [0x8E, byte | 0x80])
                } else {
                    euc.append(byte)
                }
            case .twoBytes, .jisX0212:
                if (0x21...0x7E).contains(byte), index < range.upperBound, (0x21...0x7E).contains(bytes[index]) {
                    if shift == .jisX0212 { euc.append(0x8F) }
                    euc.append(contentsOf: [byte | 0x80, bytes[index] | 0x80])
                    index += 1
                } else {
                    if byte > 0x20 { isClean = false }
                    euc.append(byte)
                }
            }
        }
        return PlatformCharset.eucJP.text(euc, 0..<euc.count, isClean: &isClean)
    }

    private static func escape(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (Shift, Int)? {
        guard start + 2 < end else { return nil }
        switch (bytes[start + 1], bytes[start + 2]) {
        case (0x28, 0x42), (0x28, 0x4A): return (.ascii, 3)
        case (0x28, 0x49): return (.katakana, 3)
        case (0x24, 0x40), (0x24, 0x42): return (.twoBytes, 3)
        case (0x24, 0x28) where start + 3 < end:
            if bytes[start + 3] == 0x44 { return (.jisX0212, 4) }
            return bytes[start + 3] == 0x42 || bytes[start + 3] == 0x40 ? (.twoBytes, 4) : nil
        default: return nil
        }
    }

    /// ISO-2022-KR (RFC 1557): a header escape, then shift-out and shift-in around KS X 1001.
    static func korean(_ bytes: [UInt8], _ range: Range<Int>, isClean: inout Bool) -> String {
        var euc: [UInt8] = []
        euc.reserveCapacity(range.count)
        var isShifted = false
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            index += 1
            switch byte {
            case 0x0E: isShifted = true
            case 0x0F: isShifted = false
            case 0x1B where index + 2 < range.upperBound && bytes[index] == 0x24 && bytes[index + 1] == 0x29: index += 3
            case Byte.lf, Byte.cr:
                isShifted = false
                euc.append(byte)
            default: euc.append(isShifted && (0x21...0x7E).contains(byte) ? byte | 0x80 : byte)
            }
        }
        return PlatformCharset.eucKR.text(euc, 0..<euc.count, isClean: &isClean)
    }

    /// HZ (RFC 1843): `~{` and `~}` around GB 2312.
    static func hz(_ bytes: [UInt8], _ range: Range<Int>, isClean: inout Bool) -> String {
        var euc: [UInt8] = []
        euc.reserveCapacity(range.count)
        var isShifted = false
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            index += 1
            if byte == 0x7E, index < range.upperBound {
                let next = bytes[index]
                if next == 0x7B || next == 0x7D || next == 0x7E || next == Byte.lf {
                    index += 1
                    if next == 0x7B { isShifted = true }
                    if next == 0x7D { isShifted = false }
                    if next == 0x7E { euc.append(0x7E) }
                    continue
                }
            }
            if byte == Byte.lf { isShifted = false }
            euc.append(isShifted && (0x21...0x7E).contains(byte) ? byte | 0x80 : byte)
        }
        return PlatformCharset.gb18030.text(euc, 0..<euc.count, isClean: &isClean)
    }
}
