/// How the bytes of a text stand for letters: the encodings of the WHATWG Encoding Standard, and a few that only mail has.
enum Charset: Sendable, Equatable {
    case utf8
    /// No label, or one that says ASCII: UTF-8 if the bytes are valid UTF-8, else Windows-1252.
    case utf8OrWindows1252
    /// A table of ``SingleByteTables``.
    case singleByte(Int)
    case utf16LittleEndian
    case utf16BigEndian
    case utf32LittleEndian
    case utf32BigEndian
    /// RFC 2152; used only where it is declared.
    case utf7
    case iso2022JP
    case iso2022KR
    case hz
    /// A multibyte charset that the platform converts.
    case platform(PlatformCharset)

    /// The charset that a label names, or nil if nobody knows it. Labels resolve as WHATWG section 4.2 has it.
    init?(label bytes: [UInt8], _ range: Range<Int>) {
        var range = trimmed(bytes, range)
        while range.count >= 2, bytes[range.lowerBound] == Byte.quote || bytes[range.lowerBound] == 0x27 {
            range = (range.lowerBound + 1)..<(range.upperBound - 1)
        }
        guard !range.isEmpty, range.count <= 40 else { return nil }
        if equals("utf-8", bytes, range) {
            self = .utf8
        } else if equals("us-ascii", bytes, range) {
            self = .utf8OrWindows1252
        } else if let found = CharsetLabels.table[lowercasedText(bytes, range)] {
            self = found
        } else {
            return nil
        }
    }

    /// The charset that a label names, or nil if nobody knows it.
    init?(label: String) {
        let bytes = Array(label.utf8)
        self.init(label: bytes, 0..<bytes.count)
    }

    static let windows1252 = Charset.singleByte(SingleByteTables.names.firstIndex(of: "windows-1252") ?? 0)

    /// The text of `bytes[range]`. Bytes without a meaning become U+FFFD; nothing is ever left out.
    func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
        var isClean = true
        return text(bytes, range, isClean: &isClean)
    }

    /// The text of `bytes[range]`, and whether all bytes fitted the charset.
    func text(_ bytes: [UInt8], _ range: Range<Int>, isClean: inout Bool) -> String {
        switch self {
        case .utf8:
            if let text = String(validating: bytes[range], as: UTF8.self) { return text }
            isClean = false
            if !UTF8Evidence.looksLikeUTF8(bytes, range) { return Self.windows1252.text(bytes, range) }
            return String(decoding: bytes[range], as: UTF8.self)
        case .utf8OrWindows1252:
            if let text = String(validating: bytes[range], as: UTF8.self) { return text }
            isClean = false
            if UTF8Evidence.looksLikeUTF8(bytes, range) { return String(decoding: bytes[range], as: UTF8.self) }
            return Self.windows1252.text(bytes, range)
        case .singleByte(let index):
            var output: [UInt8] = []
            if !SingleByteDecoder.all[index].decode(bytes, range, into: &output) { isClean = false }
            return String(decoding: output, as: UTF8.self)
        case .utf16LittleEndian: return UTF16Decoder.text(bytes, range, bigEndian: false, isClean: &isClean)
        case .utf16BigEndian: return UTF16Decoder.text(bytes, range, bigEndian: true, isClean: &isClean)
        case .utf32LittleEndian: return UTF16Decoder.text32(bytes, range, bigEndian: false, isClean: &isClean)
        case .utf32BigEndian: return UTF16Decoder.text32(bytes, range, bigEndian: true, isClean: &isClean)
        case .utf7: return UTF7.text(bytes, range, isClean: &isClean)
        case .iso2022JP: return ISO2022.japanese(bytes, range, isClean: &isClean)
        case .iso2022KR: return ISO2022.korean(bytes, range, isClean: &isClean)
        case .hz: return ISO2022.hz(bytes, range, isClean: &isClean)
        case .platform(let charset): return charset.text(bytes, range, isClean: &isClean)
        }
    }

    /// The text of raw bytes in a header: UTF-8 if they are valid UTF-8, else this charset, else Windows-1252.
    func guessedText(_ bytes: [UInt8], _ range: Range<Int>) -> String {
        if let text = String(validating: bytes[range], as: UTF8.self) { return text }
        switch self {
        case .singleByte, .platform: return text(bytes, range)
        default: return Self.windows1252.text(bytes, range)
        }
    }
}
