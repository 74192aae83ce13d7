/// Makes spellings of one word equal: lower case, `ä ö ü ß` as `ae oe ue ss`. Other letters stay as they are.
package enum WordFolding {
    /// Longer runs of letters are no words; they fold to nothing.
    package static let longestWord = 80

    package static func folded(_ bytes: some Collection<UInt8>) -> String {
        guard bytes.count <= longestWord else { return "" }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 2)
        var afterC3 = false
        for byte in bytes {
            if afterC3 {
                afterC3 = false
                switch byte {
                case 0x84, 0xA4: result += [0x61, 0x65]
                case 0x96, 0xB6: result += [0x6F, 0x65]
                case 0x9C, 0xBC: result += [0x75, 0x65]
                case 0x9F: result += [0x73, 0x73]
                default: result += [0xC3, (0x80...0x9E).contains(byte) ? byte + 0x20 : byte]
                }
            } else if byte == 0xC3 {
                afterC3 = true
            } else {
                result.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    package static func folded(_ text: some StringProtocol) -> String { folded(Array(text.utf8)) }
}
