/// Reads one response (RFC 3501 section 9, `response`).
struct ResponseParser {
    private let limits: IMAPLimits

    init(_ limits: IMAPLimits) { self.limits = limits }

    func parse(_ pieces: [ResponseReader.Piece]) throws(IMAPFault) -> ServerResponse {
        guard case .text(let line)? = pieces.first, let first = line.first else { throw .malformed }
        if first == UInt8(ascii: "+") {
            guard pieces.count == 1, line.count == 1 || line[1] == 0x20 else { throw .malformed }
            return .continuation
        }
        guard let blank = line.firstIndex(of: 0x20), blank > 0 else { throw .malformed }
        let (tag, rest) = (Array(line[..<blank]), line[(blank + 1)...])
        guard tag == [UInt8(ascii: "*")] else {
            guard pieces.count == 1, let condition = try Self.condition(rest),
                [.ok, .no, .bad].contains(condition.status)
            else { throw .malformed }
            return .tagged(tag, condition)
        }
        if pieces.count == 1, let condition = try Self.condition(rest) { return .condition(condition) }
        let response = try untagged(pieces)
        let holdsContent = pieces.contains { if case .content = $0 { true } else { false } }
        if holdsContent, case .fetch = response {} else if holdsContent { throw .unexpectedContent }
        return response
    }

    /// Words of a CAPABILITY response or response code, in upper case.
    static func capabilities(_ text: some Collection<UInt8>) -> Set<String> {
        Set(text.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self).uppercased() })
    }

    // MARK: Conditions

    /// `OK [CODE text] words`, or `nil` where the line is something else.
    private static func condition(_ line: ArraySlice<UInt8>) throws(IMAPFault) -> IMAPCondition? {
        let word = line.prefix { $0 != 0x20 }
        let status = IMAPStatus(rawValue: String(decoding: word.prefix(8), as: UTF8.self).uppercased())
        guard let status else { return nil }
        // Some servers say nothing at all after the word.
        var rest = line.dropFirst(word.count + 1)
        guard rest.first == UInt8(ascii: "[") else {
            return IMAPCondition(status: status, code: nil, codeText: [], text: Array(rest))
        }
        guard let end = codeEnd(rest) else { throw .malformed }
        let code = rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[(end + 1)...]
        if rest.first == 0x20 { rest = rest.dropFirst() }
        let name = code.prefix { $0 != 0x20 }
        return IMAPCondition(
            status: status, code: isCodeWord(name) ? String(decoding: name, as: UTF8.self).uppercased() : nil,
            codeText: Array(code.dropFirst(name.count + 1)), text: Array(rest))
    }

    /// Quoted strings in a code, for example BADCHARSET's, may hold the bracket.
    private static func codeEnd(_ rest: ArraySlice<UInt8>) -> Int? {
        var isQuoted = false
        var isEscaped = false
        for index in rest.indices {
            switch rest[index] {
            case _ where isEscaped: isEscaped = false
            case UInt8(ascii: "\\") where isQuoted: isEscaped = true
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: "]") where !isQuoted: return index
            default: continue
            }
        }
        // An odd quote somewhere in it: then the first bracket.
        return rest.firstIndex(of: UInt8(ascii: "]"))
    }

    /// Codes are shown to operators, so they must be words.
    private static func isCodeWord(_ name: ArraySlice<UInt8>) -> Bool {
        (1...32).contains(name.count)
            && name.allSatisfy { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") }
    }

    // MARK: Data

    private func untagged(_ pieces: [ResponseReader.Piece]) throws(IMAPFault) -> ServerResponse {
        var tokens = ResponseTokens(pieces, depth: limits.depth)
        // The star.
        _ = try tokens.next()
        guard case .atom(let word)? = try tokens.next() else { throw .malformed }
        if (0x30...0x39).contains(word[0]) {
            guard let number = Self.number32(word), case .atom(let kind)? = try tokens.next() else { throw .malformed }
            if kind.isKeyword("EXISTS") { return try ended(&tokens, .exists(number)) }
            if kind.isKeyword("EXPUNGE") { return try ended(&tokens, .expunge(number)) }
            if kind.isKeyword("FETCH") { return .fetch(try fetched(&tokens)) }
            return .other
        }
        if word.isKeyword("CAPABILITY") {
            guard pieces.count == 1, case .text(let line) = pieces[0] else { throw .malformed }
            return .capability(Self.capabilities(line.dropFirst(2 + word.count)))
        }
        if word.isKeyword("LIST") { return try list(&tokens) }
        return .other
    }

    private func ended(_ tokens: inout ResponseTokens, _ response: ServerResponse) throws(IMAPFault) -> ServerResponse {
        guard try tokens.next() == nil else { throw .malformed }
        return response
    }

    private func list(_ tokens: inout ResponseTokens) throws(IMAPFault) -> ServerResponse {
        guard try tokens.next() == .open else { throw .malformed }
        var isSelectable = true
        while let flag = try name(&tokens) {
            if flag.isKeyword("\\NOSELECT") || flag.isKeyword("\\NONEXISTENT") { isSelectable = false }
        }
        try tokens.skipValue()
        switch try tokens.next() {
        case .atom(let name)?, .quoted(let name)?, .literal(let name)?:
            return .list(name: name, isSelectable: isSelectable)
        default: throw .malformed
        }
    }

    private func fetched(_ tokens: inout ResponseTokens) throws(IMAPFault) -> FetchedData {
        guard try tokens.next() == .open else { throw .malformed }
        var data = FetchedData()
        while let name = try name(&tokens) {
            if name.isKeyword("UID") {
                guard data.uid == nil, case .atom(let digits)? = try tokens.next(), let uid = Self.number32(digits),
                    uid > 0
                else { throw .malformed }
                data.uid = uid
            } else if name.isKeyword("RFC822.SIZE") {
                guard data.size == nil, case .atom(let digits)? = try tokens.next(), let size = decimal(digits) else {
                    throw .malformed
                }
                data.size = size
            } else if name.isKeyword("INTERNALDATE") {
                guard case .quoted(let text)? = try tokens.next() else { throw .malformed }
                data.receivedAt = InternalDate.seconds(text)
            } else if name.isKeyword("BODY[]") {
                guard data.content == nil else { throw .unexpectedContent }
                data.content = try content(&tokens)
            } else {
                try tokens.skipValue()
            }
        }
        guard try tokens.next() == nil else { throw .malformed }
        return data
    }

    /// The next name in a list, or `nil` at the list's end.
    private func name(_ tokens: inout ResponseTokens) throws(IMAPFault) -> [UInt8]? {
        switch try tokens.next() {
        case .atom(let name)?: return name
        case .close?: return nil
        default: throw .malformed
        }
    }

    private func content(_ tokens: inout ResponseTokens) throws(IMAPFault) -> FetchedData.Content {
        switch try tokens.next() {
        case .content(let size)?: return .passedOn(size)
        case .quoted(let bytes)?, .literal(let bytes)?: return .quoted(bytes)
        case .atom(let word)? where word.isKeyword("NIL"): return .none
        default: throw .malformed
        }
    }

    static func number32(_ digits: [UInt8]) -> UInt32? { decimal(digits).flatMap { UInt32(exactly: $0) } }
}
