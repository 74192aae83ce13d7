extension JSON {
    /// Reads one JSON text (RFC 8259) with nothing but blanks around it, in linear time and without recursion.
    ///
    /// Stricter than the RFC where readers disagree: a member must not occur twice, strings must be whole Unicode. Numbers
    /// that are whole and fit are integers, all others doubles; a number beyond a double's range is refused.
    package init(_ bytes: some Collection<UInt8>, limits: JSONLimits = .standard) throws(JSONProblem) {
        guard bytes.count <= limits.bytes else { throw JSONProblem(kind: .tooManyBytes, offset: limits.bytes) }
        var reader = JSONReader(Array(bytes), limits)
        self = try reader.read()
    }
}

private struct JSONReader {
    private struct Open {
        var items: [JSON] = []
        var members: [JSON.Member] = []
        var names: Set<String> = []
        /// The member that waits for its value; `nil` in an array.
        var name: String?
        let isObject: Bool
    }

    private let bytes: [UInt8]
    private let limits: JSONLimits
    private var place = 0
    private var stack: [Open] = []
    private var values = 0

    init(_ bytes: [UInt8], _ limits: JSONLimits) { (self.bytes, self.limits) = (bytes, limits) }

    mutating func read() throws(JSONProblem) -> JSON {
        while true {
            guard var value = try start() else { continue }
            // A finished value goes into what is open; what that finishes, goes further out.
            while true {
                guard !stack.isEmpty else {
                    skipBlanks()
                    guard place == bytes.count else { throw problem(.afterValue) }
                    return value
                }
                if try !finishes(value) { break }
                let open = stack.removeLast()
                value = open.isObject ? .object(open.members) : .array(open.items)
            }
        }
    }

    /// Puts a value into what is open; true where that ends with it.
    private mutating func finishes(_ value: JSON) throws(JSONProblem) -> Bool {
        let last = stack.count - 1
        if let name = stack[last].name {
            stack[last].members.append(JSON.Member(name, value))
            stack[last].name = nil
        } else {
            stack[last].items.append(value)
        }
        let isObject = stack[last].isObject
        switch try next() {
        case UInt8(ascii: ","):
            place += 1
            if isObject { try memberName() }
            return false
        case isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"):
            place += 1
            return true
        default: throw problem(.unexpected)
        }
    }

    /// A whole value, or `nil` where an array or object was opened.
    private mutating func start() throws(JSONProblem) -> JSON? {
        let byte = try next()
        values += 1
        guard values <= limits.values else { throw problem(.tooManyValues) }
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            guard stack.count < limits.depth else { throw problem(.tooDeep) }
            place += 1
            let isObject = byte == UInt8(ascii: "{")
            if try next() == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                place += 1
                return isObject ? .object([]) : .array([])
            }
            stack.append(Open(isObject: isObject))
            if isObject { try memberName() }
            return nil
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func memberName() throws(JSONProblem) {
        guard try next() == UInt8(ascii: "\"") else { throw problem(.unexpected) }
        let start = place
        let name = try string()
        guard stack[stack.count - 1].names.insert(name).inserted else {
            throw JSONProblem(kind: .duplicateName, offset: start)
        }
        stack[stack.count - 1].name = name
        guard try next() == UInt8(ascii: ":") else { throw problem(.unexpected) }
        place += 1
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONProblem) -> JSON {
        let end = place + word.utf8CodeUnitCount
        guard end <= bytes.count else { throw JSONProblem(kind: .endsEarly, offset: bytes.count) }
        guard bytes[place..<end].elementsEqual(word.description.utf8) else { throw problem(.unexpected) }
        place = end
        return value
    }

    /// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`
    private mutating func number() throws(JSONProblem) -> JSON {
        let start = place
        if peek() == UInt8(ascii: "-") { place += 1 }
        let first = place
        let whole = digits()
        guard whole > 0 else { throw JSONProblem(kind: place == start ? .unexpected : .number, offset: start) }
        guard whole == 1 || bytes[first] != UInt8(ascii: "0") else { throw JSONProblem(kind: .number, offset: start) }
        var isWhole = true
        if peek() == UInt8(ascii: ".") {
            place += 1
            isWhole = false
            guard digits() > 0 else { throw JSONProblem(kind: .number, offset: start) }
        }
        if let byte = peek(), byte | 0x20 == UInt8(ascii: "e") {
            place += 1
            isWhole = false
            if let sign = peek(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { place += 1 }
            guard digits() > 0 else { throw JSONProblem(kind: .number, offset: start) }
        }
        guard place - start <= limits.numberBytes else { throw JSONProblem(kind: .numberTooLong, offset: start) }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        if isWhole, let integer = Int64(text) { return .integer(integer) }
        guard let value = Double(text), value.isFinite else { throw JSONProblem(kind: .number, offset: start) }
        return .number(value)
    }

    private mutating func digits() -> Int {
        let start = place
        while let byte = peek(), (0x30...0x39).contains(byte) { place += 1 }
        return place - start
    }

    private mutating func string() throws(JSONProblem) -> String {
        let start = place
        place += 1
        var text: [UInt8] = []
        while let byte = peek() {
            place += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw JSONProblem(kind: .utf8, offset: start)
                }
                return string
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0..<0x20: throw JSONProblem(kind: .control, offset: place - 1)
            default: text.append(byte)
            }
        }
        throw problem(.endsEarly)
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONProblem) {
        guard let byte = peek() else { throw problem(.endsEarly) }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            var code = UInt32(try hexadecimal())
            if (0xD800..<0xDC00).contains(code) {
                guard peek() == UInt8(ascii: "\\"), place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "u")
                else {
                    throw problem(.surrogate)
                }
                place += 2
                let low = UInt32(try hexadecimal())
                guard (0xDC00..<0xE000).contains(low) else { throw problem(.surrogate) }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw problem(.surrogate) }
            text += UTF8.encode(scalar).map(Array.init) ?? []
        default: throw JSONProblem(kind: .escape, offset: place - 1)
        }
    }

    private mutating func hexadecimal() throws(JSONProblem) -> UInt16 {
        guard place + 4 <= bytes.count else { throw JSONProblem(kind: .endsEarly, offset: bytes.count) }
        var code: UInt16 = 0
        for byte in bytes[place..<place + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw problem(.escape) }
            code = code << 4 | UInt16(digit)
        }
        place += 4
        return code
    }

    private func peek() -> UInt8? { place < bytes.count ? bytes[place] : nil }

    /// The next byte that is no blank.
    private mutating func next() throws(JSONProblem) -> UInt8 {
        skipBlanks()
        guard place < bytes.count else { throw problem(.endsEarly) }
        return bytes[place]
    }

    private mutating func skipBlanks() {
        while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }

    private func problem(_ kind: JSONProblem.Kind) -> JSONProblem { JSONProblem(kind: kind, offset: place) }
}
