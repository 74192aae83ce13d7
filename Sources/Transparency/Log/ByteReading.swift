/// The bytes that `text` stands for in the one form that RFC 4648 section 4 gives them, or `nil`. Bits that decoders
/// ignore would let a file be changed without notice.
func exactBase64(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    let text = String(decoding: text, as: UTF8.self)
    guard let bytes = decodedBase64(text), base64(bytes) == text else { return nil }
    return bytes
}

/// A SHA-256 in Base64, 32 bytes, or `nil`.
func exactHash(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    guard text.count == 44, let bytes = exactBase64(text), bytes.count == 32 else { return nil }
    return bytes
}

/// Pairs of hexadecimal digits, or `nil`.
func decodedHexadecimal(_ text: some Collection<UInt8>, upperCase: Bool = false) -> [UInt8]? {
    guard text.count.isMultiple(of: 2) else { return nil }
    var out: [UInt8] = []
    var high: UInt8?
    for letter in text {
        let digit: UInt8
        switch letter {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = letter - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = letter - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"):
            guard upperCase else { return nil }
            digit = letter - UInt8(ascii: "A") + 10
        default: return nil
        }
        if let first = high {
            out.append(first << 4 | digit)
            high = nil
        } else {
            high = digit
        }
    }
    return out
}

/// A number without sign and leading zeroes, or `nil`. At most 2^63 − 1.
func exactDecimal(_ text: some Collection<UInt8>) -> Int64? {
    guard let first = text.first, first != UInt8(ascii: "0") || text.count == 1 else { return nil }
    var value: Int64 = 0
    for letter in text {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(letter) else { return nil }
        let (tens, over) = value.multipliedReportingOverflow(by: 10)
        let (sum, over2) = tens.addingReportingOverflow(Int64(letter - UInt8(ascii: "0")))
        guard !over, !over2 else { return nil }
        value = sum
    }
    return value
}

/// Reads lines that end in a line feed.
struct LineReader {
    private(set) var rest: ArraySlice<UInt8>
    /// Number of the line read last, from 1.
    private(set) var number = 0

    init(_ bytes: some Collection<UInt8>) { rest = ArraySlice(bytes) }

    /// The next line without its line feed; `nil` where no whole line is left.
    mutating func next() -> ArraySlice<UInt8>? {
        guard let end = rest.firstIndex(of: 0x0A) else { return nil }
        defer {
            rest = rest[(end + 1)...]
            number += 1
        }
        return rest[..<end]
    }
}

/// Swift compares texts by meaning, not by byte: two ways to write ü would be one name.
func sameBytes(_ one: String, _ other: String) -> Bool { one.utf8.elementsEqual(other.utf8) }

extension ArraySlice<UInt8> {
    /// What follows `prefix`, or `nil` where it does not stand in front.
    func after(_ prefix: StaticString) -> ArraySlice<UInt8>? {
        let wanted = UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount)
        return starts(with: wanted) ? dropFirst(wanted.count) : nil
    }
}
