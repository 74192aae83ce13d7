// Foundation is kept out of this module, which a stranger should be able to read and rebuild.

private let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

/// Base64 with padding (RFC 4648 section 4).
package func base64(_ bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let left = min(3, bytes.count - start)
        var group = 0
        for offset in 0..<3 { group = group << 8 | (offset < left ? Int(bytes[start + offset]) : 0) }
        for offset in 0..<4 {
            out.append(offset <= left ? alphabet[group >> (18 - 6 * offset) & 63] : UInt8(ascii: "="))
        }
    }
    return String(decoding: out, as: UTF8.self)
}

/// The bytes that `text` stands for, or `nil` where it is not padded Base64.
package func decodedBase64(_ text: String) -> [UInt8]? {
    var table = [UInt8](repeating: 255, count: 256)
    for (value, letter) in alphabet.enumerated() { table[Int(letter)] = UInt8(value) }
    let input = Array(text.utf8)
    guard input.count.isMultiple(of: 4) else { return nil }
    var out: [UInt8] = []
    for start in stride(from: 0, to: input.count, by: 4) {
        let group = input[start..<start + 4]
        let padding = group.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        guard padding <= 2, padding == 0 || start + 4 == input.count else { return nil }
        var bits = 0
        for letter in group.prefix(4 - padding) {
            guard table[Int(letter)] < 64 else { return nil }
            bits = bits << 6 | Int(table[Int(letter)])
        }
        bits <<= 6 * padding
        for index in 0..<(3 - padding) { out.append(UInt8(bits >> (16 - 8 * index) & 255)) }
    }
    return out
}
