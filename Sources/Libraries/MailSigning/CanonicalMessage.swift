/// A message in the form that is signed: "relaxed" for header and body (RFC 6376 sections 3.4.2 and 3.4.4). Lines may
/// end in CRLF or, as files of mail programs have it, in LF.
struct CanonicalMessage {
    struct Field {
        /// In lower case.
        let name: String
        /// As it stands, folds included, without the line end.
        let value: ArraySlice<UInt8>

        /// `name:value` in canonical form, without a line end.
        var canonical: [UInt8] { Array(name.utf8) + [UInt8(ascii: ":")] + CanonicalMessage.relaxed(value) }
    }

    let fields: [Field]
    /// The body in canonical form.
    let body: [UInt8]

    init(_ message: [UInt8]) {
        var fields: [Field] = []
        var at = 0
        while at < message.count {
            var end = Self.lineEnd(message, at)
            if Self.isEmptyLine(message[at..<end]) {
                at = end
                break
            }
            while end < message.count, message[end] == 0x20 || message[end] == 0x09 { end = Self.lineEnd(message, end) }
            let field = message[at..<end]
            if let colon = field.firstIndex(of: UInt8(ascii: ":")) {
                let name = String(decoding: Self.withoutBlankEnd(field[..<colon]), as: UTF8.self).lowercased()
                fields.append(Field(name: name, value: Self.withoutLineEnd(field[(colon + 1)...])))
            }
            at = end
        }
        self.fields = fields
        body = Self.relaxedBody(message[min(at, message.count)...])
    }

    /// The canonical fields that `names` choose, the last field of a name first (RFC 6376 section 5.4.2); a name that has
    /// no field left stands for nothing. Each ends in CRLF.
    func chosen(_ names: [String]) -> [UInt8] {
        var left: [String: [Field]] = [:]
        for field in fields { left[field.name, default: []].append(field) }
        var out: [UInt8] = []
        for name in names {
            guard let field = left[name]?.popLast() else { continue }
            out += field.canonical + [0x0D, 0x0A]
        }
        return out
    }

    private static func lineEnd(_ bytes: [UInt8], _ start: Int) -> Int {
        (bytes[start...].firstIndex(of: 0x0A) ?? bytes.count - 1) + 1
    }

    private static func isEmptyLine(_ line: ArraySlice<UInt8>) -> Bool { line.allSatisfy { $0 == 0x0D || $0 == 0x0A } }

    private static func withoutLineEnd(_ slice: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var slice = slice
        if slice.last == 0x0A { slice.removeLast() }
        if slice.last == 0x0D { slice.removeLast() }
        return slice
    }

    private static func withoutBlankEnd(_ slice: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var slice = slice
        while let last = slice.last, last == 0x20 || last == 0x09 { slice.removeLast() }
        return slice
    }

    /// Unfolded, runs of blanks made one, none at the ends.
    static func relaxed(_ value: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var isBetween = false
        for byte in value {
            if byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A {
                isBetween = true
                continue
            }
            if isBetween, !out.isEmpty { out.append(0x20) }
            isBetween = false
            out.append(byte)
        }
        return out
    }

    private static func relaxedBody(_ body: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(body.count)
        var emptyLines = 0
        var at = body.startIndex
        while at < body.endIndex {
            let end = (body[at...].firstIndex(of: 0x0A) ?? body.endIndex - 1) + 1
            let line = withoutBlankEnd(withoutLineEnd(body[at..<end]))
            at = end
            if line.isEmpty {
                emptyLines += 1
                continue
            }
            for _ in 0..<emptyLines { out += [0x0D, 0x0A] }
            emptyLines = 0
            var isBetween = false
            for byte in line {
                if byte == 0x20 || byte == 0x09 {
                    isBetween = true
                    continue
                }
                if isBetween { out.append(0x20) }
                isBetween = false
                out.append(byte)
            }
            out += [0x0D, 0x0A]
        }
        return out
    }
}
