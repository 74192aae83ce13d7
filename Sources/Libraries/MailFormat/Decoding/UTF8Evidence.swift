/// Tells damaged UTF-8 from text of another charset that is wrongly labelled.
enum UTF8Evidence {
    /// True if at least as many letters beyond ASCII are well-formed UTF-8 as bytes are not.
    static func looksLikeUTF8(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        var good = 0
        var bad = 0
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte < 0x80 {
                index += 1
                continue
            }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1
            var isGood = length > 1 && byte < 0xF5 && index + length <= range.upperBound
            if isGood {
                for offset in 1..<length where bytes[index + offset] & 0xC0 != 0x80 { isGood = false }
            }
            if isGood {
                good += 1
                index += length
            } else {
                bad += 1
                index += 1
            }
        }
        return good >= bad && good > 0
    }
}
