/// Base32 of RFC 4648 section 6, without padding: secrets that people type.
package enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    package static func text(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        var (buffer, bits) = (0, 0)
        for byte in bytes {
            (buffer, bits) = ((buffer << 8 | Int(byte)) & 0xFFFF, bits + 8)
            while bits >= 5 {
                bits -= 5
                out.append(alphabet[buffer >> bits & 31])
            }
        }
        if bits > 0 { out.append(alphabet[buffer << (5 - bits) & 31]) }
        return String(decoding: out, as: UTF8.self)
    }

    /// Small letters count like large ones; blanks and hyphens are left out. `nil` where another character occurs.
    package static func bytes(_ text: String) -> [UInt8]? {
        var out: [UInt8] = []
        var (buffer, bits) = (0, 0)
        for byte in text.uppercased().utf8 where byte != 0x20 && byte != 0x2D {
            guard let value = alphabet.firstIndex(of: byte) else { return nil }
            (buffer, bits) = ((buffer << 5 | value) & 0xFFFF, bits + 5)
            if bits >= 8 {
                bits -= 8
                out.append(UInt8(truncatingIfNeeded: buffer >> bits))
            }
        }
        return out
    }
}
