/// Named texts that came with a request: a query or a form (application/x-www-form-urlencoded).
struct Fields: Sendable {
    private var values: [String: String] = [:]
    private var files: [String: [UInt8]] = [:]

    static let none = Fields()

    private init() {}

    /// `nil` where an escape is broken or the result is not UTF-8. Of a name that comes twice, the first counts.
    init?(encoded bytes: some Sequence<UInt8>) {
        for pair in Array(bytes).split(separator: UInt8(ascii: "&")) {
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(halves[0]), let value = halves.count > 1 ? Self.decoded(halves[1]) : ""
            else { return nil }
            if values[name] == nil { values[name] = value }
        }
    }

    /// A form that carries files; a part that is no text counts as a file alone.
    init(parts: [String: [UInt8]]) {
        files = parts
        values = parts.compactMapValues { String(validating: $0, as: UTF8.self) }
    }

    func file(_ name: String) -> [UInt8]? { files[name] }

    subscript(name: String) -> String? { values[name] }

    /// What follows `prefix` in the names that begin with it.
    func names(behind prefix: String) -> Set<String> {
        Set(values.keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) })
    }

    /// The text of a field, without blanks around it; empty where there is none.
    func text(_ name: String) -> String {
        let text = values[name] ?? ""
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(text[first...last])
    }

    func number(_ name: String) -> Int? { values[name].flatMap { Int($0) } }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
        var out: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): out.append(0x20)
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                    return nil
                }
                out.append(high << 4 | low)
            default: out.append(byte)
            }
        }
        return String(validating: out, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
