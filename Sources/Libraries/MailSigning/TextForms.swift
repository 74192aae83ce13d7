/// Base64 with padding (RFC 4648 section 4); blanks within are no part of it, as DKIM allows.
enum Base64Text {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encoded(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
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

    static func decoded(_ text: String) -> [UInt8]? {
        var out: [UInt8] = []
        var bits = 0
        var count = 0
        var padding = 0
        for byte in text.utf8 {
            switch byte {
            case 0x20, 0x09, 0x0D, 0x0A: continue
            case UInt8(ascii: "="): padding += 1
            default:
                guard padding == 0, let value = alphabet.firstIndex(of: byte) else { return nil }
                bits = (bits << 6 | value) & 0xFF_FFFF
                count += 1
                if count.isMultiple(of: 4) { out += [UInt8(bits >> 16), UInt8(bits >> 8 & 255), UInt8(bits & 255)] }
            }
        }
        guard (count + padding).isMultiple(of: 4), padding <= 2, count > 0 else { return nil }
        if padding == 1 { out += [UInt8(bits >> 10 & 255), UInt8(bits >> 2 & 255)] }
        if padding == 2 { out.append(UInt8(bits >> 4 & 255)) }
        return out
    }
}

/// The block between `-----BEGIN LABEL-----` and `-----END LABEL-----` (RFC 7468).
struct PEMBlock {
    let label: String
    let bytes: [UInt8]

    init?(_ pem: [UInt8]) {
        let lines = pem.split { $0 == 0x0A || $0 == 0x0D }.map { String(decoding: $0, as: UTF8.self) }
        let (begin, dashes) = ("-----BEGIN ", "-----")
        guard let start = lines.firstIndex(where: { $0.hasPrefix(begin) && $0.hasSuffix(dashes) }),
            let end = lines[start...].firstIndex(where: { $0.hasPrefix("-----END ") }),
            let bytes = Base64Text.decoded(lines[lines.index(after: start)..<end].joined())
        else { return nil }
        label = String(lines[start].dropFirst(begin.count).dropLast(dashes.count))
        self.bytes = bytes
    }
}

/// `name=value; name=value` (RFC 6376 section 3.2). Names may stand once; at most 64 of them.
struct TagList {
    private var values: [String: String] = [:]

    init?(_ bytes: [UInt8]) {
        for part in bytes.split(separator: UInt8(ascii: ";")) {
            let trimmed = Self.trimmed(part)
            if trimmed.isEmpty { continue }
            guard let equals = trimmed.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            let name = String(decoding: Self.trimmed(trimmed[..<equals]), as: UTF8.self)
            let value = String(decoding: Self.trimmed(trimmed[(equals + 1)...]), as: UTF8.self)
            guard !name.isEmpty, values[name] == nil, values.count < 64 else { return nil }
            values[name] = value
        }
        if values.isEmpty { return nil }
    }

    subscript(name: String) -> String? { values[name] }

    private static func trimmed(_ slice: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }
        var slice = slice
        while let first = slice.first, isBlank(first) { slice.removeFirst() }
        while let last = slice.last, isBlank(last) { slice.removeLast() }
        return slice
    }
}
