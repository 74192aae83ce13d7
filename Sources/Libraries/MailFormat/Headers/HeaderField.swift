/// One header field of a message or of a part, in its place among the others.
///
/// The field borrows the bytes of the message; its texts are made when they are asked for.
public struct HeaderField: Sendable {
    let bytes: [UInt8]
    let nameRange: Range<Int>
    let valueRange: Range<Int>
    /// The value as long as it is, beyond the limit for other uses.
    let wholeRange: Range<Int>
    let fallback: Charset

    /// The name as it was written, without the colon.
    public var name: String { String(decoding: bytes[nameRange], as: UTF8.self) }

    /// The value with its folds undone and blank ends removed; encoded words stand as they were sent.
    public var rawValue: String { String(decoding: unfoldedValue(), as: UTF8.self) }

    /// The value with folds undone and encoded words decoded (RFC 2047).
    ///
    /// For fields that hold text for people. Control characters that come out of an encoded word are left out.
    public var text: String { EncodedWords.text(bytes, trimmed(bytes, valueRange), fallback: fallback) }

    /// Where the field begins: bytes from the start of the message.
    public var offset: Int { nameRange.lowerBound }

    /// True if this is the field `name`, whatever the case of its letters.
    public func isNamed(_ name: String) -> Bool {
        var name = name
        return name.withUTF8 { wanted in
            guard wanted.count == nameRange.count else { return false }
            for index in 0..<wanted.count
            where Byte.lowercased(bytes[nameRange.lowerBound + index]) != Byte.lowercased(wanted[index]) {
                return false
            }
            return true
        }
    }

    func unfoldedValue() -> [UInt8] {
        let range = trimmed(bytes, valueRange)
        var value: [UInt8] = []
        value.reserveCapacity(range.count)
        for byte in bytes[range] where byte != Byte.lf && byte != Byte.cr { value.append(byte) }
        return value
    }
}
