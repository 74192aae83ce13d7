/// Recognises the lines that introduce an earlier mail.
struct QuoteHeaders {
    let lines: [ReplyLine]

    /// A recognised introduction.
    struct Found {
        let lines: Range<Int>
        let reason: String
        let isForward: Bool
        /// True if the introduction is certain even when no `>` follows.
        let isCertain: Bool
    }

    /// The introduction that begins at `index`, or nil.
    func find(at index: Int) -> Found? {
        let line = lines[index]
        guard !line.isBlank, !line.lower.isEmpty, !line.isQuoted else { return nil }
        if let found = dashes(index) { return found }
        if line.isRule, let next = nextText(index + 1, within: 3), let block = fieldBlock(next) {
            return Found(lines: index..<block, reason: "field-block", isForward: false, isCertain: true)
        }
        if let block = fieldBlock(index) {
            return Found(lines: index..<block, reason: "field-block", isForward: false, isCertain: true)
        }
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

    /// `-----Original Message-----`, `Begin forwarded message:` and their kin.
    private func dashes(_ index: Int) -> Found? {
        let line = lines[index].lower
        guard line.utf8.count <= 120 else { return nil }
        let first = line.utf8.first ?? 0
        let core = line.drop { "-_=*>~ ".contains($0) }
        let dashes = line.utf8.count - core.utf8.count
        if let word = ReplyWords.forwarded.first(where: { core.hasPrefix($0) }), dashes >= 2 || core.hasSuffix(":") {
            if word == "fwd:", dashes < 2 { return nil }
            return Found(
                lines: index..<endOfFields(index + 1), reason: "forward-mark", isForward: true, isCertain: true)
        }
        guard first == Byte.hyphen || first == Byte.underscore || first == Byte.equals || first == 0x2A, dashes >= 2,
            ReplyWords.originalMessage.contains(where: { core.hasPrefix($0) })
        else { return nil }
        return Found(
            lines: index..<endOfFields(index + 1), reason: "original-message-mark", isForward: false, isCertain: true)
    }

    private func endOfFields(_ start: Int) -> Int {
        guard let next = nextText(start, within: 3), let end = fieldBlock(next) else { return start }
        return end
    }

    /// The end of a block such as `From: … / Sent: … / To: … / Subject: …` that begins at `index`, or nil.
    private func fieldBlock(_ index: Int) -> Int? {
        guard let first = label(index), first == .from || first == .date || first == .subject || first == .to else {
            return nil
        }
        var kinds: Set<ReplyLabel> = [first]
        var end = index + 1
        var position = index + 1
        var foreign = 0
        while position < lines.count, position < index + 14, foreign < 3 {
            let line = lines[position]
            if line.isBlank {
                if let next = nextText(position, within: 2), label(next) != nil, kinds.count < 3 {
                    position += 1
                    continue
                }
                break
            }
            if let kind = label(position) {
                kinds.insert(kind)
                end = position + 1
                foreign = 0
            } else {
                foreign += 1
            }
            position += 1
        }
        let hasFrom = kinds.contains(.from)
        let isBlock = hasFrom ? kinds.count >= 3 : kinds.isSuperset(of: [.date, .to, .subject])
        return isBlock ? end : nil
    }

    /// What the label names with which the line begins: `From:`, `*Von:*`, `De :`.
    private func label(_ index: Int) -> ReplyLabel? {
        var line = Substring(lines[index].lower)
        line = line.drop { $0 == "*" || $0 == ">" || $0 == " " || $0 == "|" }
        guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        let name = CSSDeclarations.trim(line[..<colon].filter { $0 != "*" }[...])
        guard !name.isEmpty, name.utf8.count <= 40 else { return nil }
        return Self.kinds[name]
    }

    private static let kinds: [String: ReplyLabel] = {
        var kinds: [String: ReplyLabel] = [:]
        for (kind, words) in ReplyWords.labels { for word in words where kinds[word] == nil { kinds[word] = kind } }
        return kinds
    }()

    /// `On …, … wrote:` in any language, over up to four lines.
    private func attribution(_ index: Int) -> Found? {
        var joined = ""
        for offset in 0..<4 where index + offset < lines.count {
            let line = lines[index + offset]
            if line.isBlank || line.lower.isEmpty { return nil }
            if offset > 0, line.isQuoted, !line.lower.hasPrefix(">:") { return nil }
            joined += offset == 0 ? line.lower : " " + line.lower
            guard joined.utf8.count <= 500 else { return nil }
            if offset == 0, !mayBegin(joined) { return nil }
            if let isCertain = isAttribution(joined) {
                return Found(
                    lines: index..<(index + offset + 1), reason: "attribution", isForward: false, isCertain: isCertain)
            }
            if offset == 0, line.lower.hasSuffix(":") { return nil }
        }
        return nil
    }

    private func mayBegin(_ line: String) -> Bool {
        ReplyLine.hasDigit(line) || line.utf8.contains(Byte.at) || ReplyWords.starters.contains { line.hasPrefix($0) }
    }

    /// Whether `line` introduces a quote; true if that is certain, false if only a following `>` makes it so, nil if not.
    private func isAttribution(_ line: String) -> Bool? {
        let hasColon = line.hasSuffix(":") || line.hasSuffix("：")
        let core = hasColon ? String(line.dropLast()) : line
        let hasAddress = line.utf8.contains(Byte.at)
        let hasTime = ReplyLine.hasTime(line)
        guard ReplyLine.hasDigit(line) || hasAddress else { return nil }
        if hasColon, hasAddress, core.hasSuffix(">"), hasTime || Byte.isDigit(line.utf8.first ?? 0) { return true }
        let padded = " " + core + " "
        guard let verb = ReplyWords.wrote.first(where: { core.contains($0) }) else { return nil }
        if ReplyWords.ownVoice.contains(where: { padded.contains($0) }) { return nil }
        let starts = ReplyWords.starters.contains { line.hasPrefix($0) } || Byte.isDigit(line.utf8.first ?? 0)
        if hasColon { return (hasAddress && (hasTime || starts)) || (hasTime && starts) }
        return starts && hasAddress && hasTime && core.hasSuffix(verb) ? true : nil
    }
}
