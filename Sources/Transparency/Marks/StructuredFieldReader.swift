extension StructuredField {
    /// Reads a dictionary (RFC 9651 section 4.2.2). Of equal keys the last counts, in the place of the first.
    package static func dictionary(
        _ text: String, limits: Limits = .standard
    ) throws(StructuredFieldError) -> [Entry] {
        var reader = try StructuredFieldReader(text, limits)
        var entries: [Entry] = []
        var places: [String: Int] = [:]
        try reader.members { reader throws(StructuredFieldError) in
            let key = try reader.key()
            let member: Member =
                reader.take(UInt8(ascii: "="))
                ? try reader.member() : .item(Item(.boolean(true), try reader.parameters()))
            if let place = places[key] {
                entries[place] = Entry(key, member)
            } else {
                places[key] = entries.count
                entries.append(Entry(key, member))
            }
        }
        return entries
    }

    /// Reads a list (RFC 9651 section 4.2.1).
    package static func list(_ text: String, limits: Limits = .standard) throws(StructuredFieldError) -> [Member] {
        var reader = try StructuredFieldReader(text, limits)
        var members: [Member] = []
        try reader.members { reader throws(StructuredFieldError) in members.append(try reader.member()) }
        return members
    }

    /// Reads a single item (RFC 9651 section 4.2.3).
    package static func item(_ text: String, limits: Limits = .standard) throws(StructuredFieldError) -> Item {
        var reader = try StructuredFieldReader(text, limits)
        reader.skip(UInt8(ascii: " "))
        let item = try reader.item()
        reader.skip(UInt8(ascii: " "))
        guard reader.atEnd else { throw .unexpected(at: reader.at) }
        return item
    }

    /// Bare values by key, also those that stand as parameters of a member: the draft of `AI-Disclosure` calls the field
    /// a dictionary, but its example parts the members by `;`, which RFC 9651 reads as parameters. A member counts more.
    package static func flat(_ entries: [Entry]) -> [String: Bare] {
        var values: [String: Bare] = [:]
        for entry in entries { if case .item(let item) = entry.member { values[entry.key] = item.value } }
        for parameter in entries.flatMap(\.member.parameters) where values[parameter.key] == nil {
            values[parameter.key] = parameter.value
        }
        return values
    }
}

/// Walks the bytes of a field once, from left to right.
struct StructuredFieldReader {
    private let bytes: [UInt8]
    private let limits: StructuredField.Limits
    private(set) var at = 0

    init(_ text: String, _ limits: StructuredField.Limits) throws(StructuredFieldError) {
        guard text.utf8.count <= limits.fieldBytes else { throw .limit(.fieldBytes, at: limits.fieldBytes) }
        bytes = Array(text.utf8)
        self.limits = limits
    }

    var atEnd: Bool { at >= bytes.count }
    private var next: UInt8? { atEnd ? nil : bytes[at] }

    mutating func skip(_ blanks: UInt8...) { while let next, blanks.contains(next) { at += 1 } }

    mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        at += 1
        return true
    }

    private mutating func expect(_ byte: UInt8) throws(StructuredFieldError) {
        guard take(byte) else { throw .unexpected(at: at) }
    }

    mutating func members(
        _ read: (inout Self) throws(StructuredFieldError) -> Void
    ) throws(StructuredFieldError) {
        skip(0x20)
        var count = 0
        while !atEnd {
            count += 1
            guard count <= limits.members else { throw .limit(.members, at: at) }
            try read(&self)
            skip(0x20, 0x09)
            if atEnd { return }
            try expect(UInt8(ascii: ","))
            skip(0x20, 0x09)
            // A comma at the end announces a member that is not there.
            if atEnd { throw .unexpected(at: at) }
        }
    }

    mutating func member() throws(StructuredFieldError) -> StructuredField.Member {
        guard take(UInt8(ascii: "(")) else { return .item(try item()) }
        var items: [StructuredField.Item] = []
        while true {
            skip(0x20)
            if take(UInt8(ascii: ")")) { return .innerList(items, parameters: try parameters()) }
            guard items.count < limits.innerListItems else { throw .limit(.innerListItems, at: at) }
            items.append(try item())
            guard next == 0x20 || next == UInt8(ascii: ")") else { throw .unexpected(at: at) }
        }
    }

    mutating func item() throws(StructuredFieldError) -> StructuredField.Item {
        StructuredField.Item(try bare(), try parameters())
    }

    /// Of equal keys the last counts, in the place of the first (RFC 9651 section 4.2.3.2).
    mutating func parameters() throws(StructuredFieldError) -> [StructuredField.Parameter] {
        var found: [StructuredField.Parameter] = []
        var places: [String: Int] = [:]
        var count = 0
        while take(UInt8(ascii: ";")) {
            skip(0x20)
            count += 1
            guard count <= limits.parameters else { throw .limit(.parameters, at: at) }
            let key = try key()
            let value = take(UInt8(ascii: "=")) ? try bare() : .boolean(true)
            if let place = places[key] {
                found[place] = .init(key, value)
            } else {
                places[key] = found.count
                found.append(.init(key, value))
            }
        }
        return found
    }

    mutating func key() throws(StructuredFieldError) -> String {
        guard let next, StructuredField.isKeyStart(next) else { throw .unexpected(at: at) }
        return try run(limits.keyBytes, .keyBytes, while: StructuredField.isKeyByte)
    }

    private mutating func run(
        _ limit: Int, _ name: StructuredFieldError.Limit, while isAllowed: (UInt8) -> Bool
    ) throws(StructuredFieldError) -> String {
        let start = at
        while let next, isAllowed(next) { at += 1 }
        guard at - start <= limit else { throw .limit(name, at: start) }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func bare() throws(StructuredFieldError) -> StructuredField.Bare {
        guard let next else { throw .unexpected(at: at) }
        switch next {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "%"): return .display(try display())
        case UInt8(ascii: ":"): return .bytes(try sequence())
        case UInt8(ascii: "?"):
            at += 1
            if take(UInt8(ascii: "1")) { return .boolean(true) }
            try expect(UInt8(ascii: "0"))
            return .boolean(false)
        case UInt8(ascii: "@"):
            let start = at
            at += 1
            guard case .integer(let seconds) = try number() else { throw .unexpected(at: start) }
            return .date(seconds)
        case UInt8(ascii: "-"), 0x30...0x39: return try number()
        case let byte where StructuredField.isTokenStart(byte):
            return .token(try run(limits.tokenBytes, .tokenBytes, while: StructuredField.isTokenByte))
        default: throw .unexpected(at: at)
        }
    }

    /// At most 15 digits, of which at most 12 before and 3 behind a point (RFC 9651 section 4.2.4).
    private mutating func number() throws(StructuredFieldError) -> StructuredField.Bare {
        let start = at
        let sign: Int64 = take(UInt8(ascii: "-")) ? -1 : 1
        var whole: Int64 = 0
        var digits = 0
        func isDigit(_ byte: UInt8?) -> Bool { byte.map(StructuredField.isDigit) ?? false }
        guard isDigit(next) else { throw .unexpected(at: at) }
        while let digit = next, isDigit(digit) {
            digits += 1
            guard digits <= 15 else { throw .unexpected(at: start) }
            whole = whole * 10 + Int64(digit - 0x30)
            at += 1
        }
        guard take(UInt8(ascii: ".")) else { return .integer(sign * whole) }
        guard digits <= 12, isDigit(next) else { throw .unexpected(at: start) }
        var places = 0
        while let digit = next, isDigit(digit) {
            places += 1
            guard places <= 3 else { throw .unexpected(at: start) }
            whole = whole * 10 + Int64(digit - 0x30)
            at += 1
        }
        for _ in places..<3 { whole *= 10 }
        return .decimal(thousandths: sign * whole)
    }

    private mutating func string() throws(StructuredFieldError) -> String {
        let start = at
        at += 1
        var value: [UInt8] = []
        while let byte = next {
            guard (0x20...0x7E).contains(byte) else { throw .unexpected(at: at) }
            at += 1
            if byte == UInt8(ascii: "\"") { return String(decoding: value, as: UTF8.self) }
            if byte == UInt8(ascii: "\\") {
                guard let escaped = next, escaped == UInt8(ascii: "\"") || escaped == UInt8(ascii: "\\") else {
                    throw .unexpected(at: at)
                }
                at += 1
            }
            value.append(byte == UInt8(ascii: "\\") ? bytes[at - 1] : byte)
            guard value.count <= limits.stringBytes else { throw .limit(.stringBytes, at: start) }
        }
        throw .unexpected(at: at)
    }

    private mutating func display() throws(StructuredFieldError) -> String {
        let start = at
        at += 1
        try expect(UInt8(ascii: "\""))
        var value: [UInt8] = []
        while let byte = next {
            guard (0x20...0x7E).contains(byte) else { throw .unexpected(at: at) }
            at += 1
            if byte == UInt8(ascii: "\"") {
                guard let text = String(validating: value, as: UTF8.self) else { throw .unexpected(at: start) }
                return text
            }
            if byte == UInt8(ascii: "%") {
                guard at + 1 < bytes.count, let high = Self.hex(bytes[at]), let low = Self.hex(bytes[at + 1]) else {
                    throw .unexpected(at: at)
                }
                value.append(high << 4 | low)
                at += 2
            } else {
                value.append(byte)
            }
            guard value.count <= limits.stringBytes else { throw .limit(.stringBytes, at: start) }
        }
        throw .unexpected(at: at)
    }

    /// Lower case alone (RFC 9651 section 4.2.10).
    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    /// Padding is asked for, as the RFC allows; `decodedBase64` refuses everything else.
    private mutating func sequence() throws(StructuredFieldError) -> [UInt8] {
        let start = at
        at += 1
        let text = try run(limits.sequenceBytes * 4 / 3 + 4, .sequenceBytes) { $0 != UInt8(ascii: ":") }
        guard take(UInt8(ascii: ":")), let value = decodedBase64(text) else { throw .unexpected(at: start) }
        guard value.count <= limits.sequenceBytes else { throw .limit(.sequenceBytes, at: start) }
        return value
    }
}
