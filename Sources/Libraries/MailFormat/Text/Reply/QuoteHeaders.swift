/// Recognises the lines that introduce an earlier mail.
struct QuoteHeaders {
    let lines: [ReplyLine]

    /// A recognised introduction.
    struct Found {
        let lines: Range<Int>
        let reason: String
        var isForward = false
        /// True if the introduction is certain even when no `>` follows.
        var isCertain = true
    }

    /// The introduction that begins at `index`, or nil.
    func find(at index: Int) -> Found? {
        let line = lines[index]
        guard !line.lower.isEmpty, !line.isQuoted else { return nil }
        if let found = dashes(index) { return found }
        let start = line.isRule ? nextText(index + 1, within: 3) : index
        if let start, let end = fieldBlock(start) { return Found(lines: index..<end, reason: "field-block") }
        return attribution(index)
    }

    private func nextText(_ start: Int, within count: Int) -> Int? {
        var index = start
        while index < lines.count, index < start + count {
            if !lines[index].isBlank { return index }
            index += 1
        }
        return nil
    }

    private static let original = WordSet(ReplyWords.originalMessage)
    private static let forwarded = WordSet(ReplyWords.forwarded)

    /// `-----Original Message-----`, `Begin forwarded message:` and their kin.
    private func dashes(_ index: Int) -> Found? {
        let line = lines[index].lower
        guard line.count <= 120 else { return nil }
        var core = 0
        while core < line.count,
            ReplyLine.isRuleByte(line[core]) || line[core] == Byte.greater || line[core] == Byte.space
        {
            core += 1
        }
        if core >= 2 || ReplyLine.endsInColon(line), Self.forwarded.match(line, at: core) != nil {
            return Found(lines: index..<endOfFields(index + 1), reason: "forward-mark", isForward: true)
        }
        guard core >= 2, Self.original.match(line, at: core) != nil else { return nil }
        return Found(lines: index..<endOfFields(index + 1), reason: "original-message-mark")
    }

    private func endOfFields(_ start: Int) -> Int {
        guard let next = nextText(start, within: 3), let end = fieldBlock(next) else { return start }
        return end
    }

    /// The end of a block such as `From: … / Sent: … / To: … / Subject: …` that begins at `index`, or nil.
    private func fieldBlock(_ index: Int) -> Int? {
        guard let first = label(index), first != .cc, first != .other else { return nil }
        var kinds: Set<ReplyLabel> = [first]
        var end = index + 1
        var position = index + 1
        var foreign = 0
        while position < lines.count, position < index + 14, foreign < 3 {
            if lines[position].isBlank {
                guard kinds.count < 3, let next = nextText(position, within: 2), label(next) != nil else { break }
            } else if let kind = label(position) {
                kinds.insert(kind)
                end = position + 1
                foreign = 0
            } else {
                foreign += 1
            }
            position += 1
        }
        let isBlock = kinds.contains(.from) ? kinds.count >= 3 : kinds.isSuperset(of: [.date, .to, .subject])
        return isBlock ? end : nil
    }

    /// What the label names with which the line begins: `From:`, `*Von:*`, `De :`.
    private func label(_ index: Int) -> ReplyLabel? {
        let line = lines[index].lower
        var start = 0
        while start < line.count, line[start] == 0x2A || line[start] == Byte.greater || line[start] == Byte.space {
            start += 1
        }
        var colon = start
        while colon < line.count, colon - start <= 42, line[colon] != Byte.colon, line[colon] != 0xEF { colon += 1 }
        guard colon < line.count, line[colon] == Byte.colon || line[colon...].starts(with: [0xEF, 0xBC, 0x9A]) else {
            return nil
        }
        var end = colon
        while end > start, line[end - 1] == Byte.space || line[end - 1] == 0x2A { end -= 1 }
        guard end > start else { return nil }
        return Self.kinds[String(decoding: line[start..<end], as: UTF8.self)]
    }

    private static let kinds: [String: ReplyLabel] = {
        var kinds: [String: ReplyLabel] = [:]
        for (kind, words) in ReplyWords.labels { for word in words where kinds[word] == nil { kinds[word] = kind } }
        return kinds
    }()

    private static let wrote = WordSet(ReplyWords.wrote)
    private static let starters = WordSet(ReplyWords.starters)
    private static let ownVoice = WordSet(ReplyWords.ownVoice)

    /// `On …, … wrote:` in any language, over up to four lines.
    private func attribution(_ index: Int) -> Found? {
        var joined: [UInt8] = []
        for offset in 0..<4 where index + offset < lines.count {
            let line = lines[index + offset]
            if line.lower.isEmpty { return nil }
            if offset > 0, line.isQuoted, !line.lower.starts(with: [Byte.greater, Byte.colon]) { return nil }
            if offset > 0 { joined.append(Byte.space) }
            joined.append(contentsOf: line.lower)
            guard joined.count <= 500 else { return nil }
            if offset == 0, !mayBegin(joined) { return nil }
            if let isCertain = isAttribution(joined) {
                return Found(lines: index..<(index + offset + 1), reason: "attribution", isCertain: isCertain)
            }
            if ReplyLine.endsInColon(line.lower) { return nil }
        }
        return nil
    }

    private func mayBegin(_ line: [UInt8]) -> Bool {
        ReplyLine.hasDigit(line) || line.contains(Byte.at) || Self.starters.begins(line)
    }

    /// Whether `line` introduces a quote; true if that is certain, false if only a following `>` makes it so, nil if not.
    private func isAttribution(_ line: [UInt8]) -> Bool? {
        let hasColon = ReplyLine.endsInColon(line)
        let core = hasColon ? Array(line.dropLast(line.last == Byte.colon ? 1 : 3)) : line
        let hasAddress = line.contains(Byte.at)
        let hasTime = ReplyLine.hasTime(line)
        guard hasAddress || ReplyLine.hasDigit(line), hasColon || hasAddress else { return nil }
        let startsWithDigit = line.first.map(Byte.isDigit) ?? false
        if hasColon, hasAddress, core.last == Byte.greater, hasTime || startsWithDigit { return true }
        guard let verb = Self.wrote.found(in: core) else { return nil }
        if Self.ownVoice.found(in: [Byte.space] + core + [Byte.space]) != nil { return nil }
        let starts = startsWithDigit || Self.starters.begins(line)
        if hasColon { return (hasAddress && (hasTime || starts)) || (hasTime && starts) }
        return starts && hasAddress && hasTime && verb.upperBound == core.count ? true : nil
    }
}
