package import Transparency

extension Prompt {
    /// Bytes of system and user text of a filled prompt, at most.
    package static let longestFilled = 65_536

    /// Puts values into their places in one pass: what a value holds is never read for places.
    ///
    /// - Parameters:
    ///   - values: A value for each declared slot, by name.
    ///   - tighter: Limits in bytes for this time, by slot, where they are below the slot's own: a model's context may be
    ///     smaller than what the prompt allows.
    /// - Throws: ``PromptError`` for missing, unknown, unfit or too long values. A value whose slot allows it is cut
    ///   instead, and ``FilledPrompt/cuts`` says so.
    package func filled(
        with values: [String: SlotValue], tighter: [String: Int] = [:]
    ) throws(PromptError) -> FilledPrompt {
        let declared = Set(slots.map(\.name))
        if let unknown = values.keys.sorted().first(where: { !declared.contains($0) }) { throw .unknownSlot(unknown) }
        var contents: [String: SlotContent] = [:]
        for slot in slots {
            guard let value = values[slot.name] else { throw .missingSlot(slot.name) }
            contents[slot.name] = try SlotContent(value, for: slot.limited(to: tighter[slot.name] ?? slot.limit))
        }
        let code = DataFence.code(for: slots.map { contents[$0.name]?.text ?? "" }, prompt: digest)
        let system = try Self.text(system, contents, code)
        let user = try Self.text(user, contents, code)
        let bytes = system.utf8.count + user.utf8.count
        guard bytes <= Self.longestFilled else { throw .promptTooLong(bytes: bytes, limit: Self.longestFilled) }
        return FilledPrompt(
            name: name, version: version, promptDigest: digest, parameters: parameters, system: system, user: user,
            schema: try Self.schema(answer, contents), cuts: slots.compactMap { contents[$0.name]?.cut },
            shown: contents.filter { $0.value.slot.kind.isList }.mapValues(\.ids),
            defusedMarks: contents.values.reduce(0) { $0 + $1.defusedMarks }, code: code)
    }

    private static func text(
        _ template: PromptText, _ contents: [String: SlotContent], _ code: String
    ) throws(PromptError) -> String {
        var out = ""
        for piece in template.pieces {
            switch piece {
            case .words(let words): out += words
            case .slot(PromptText.codePlace): out += code
            case .slot(let name):
                guard let content = contents[name] else { throw .missingSlot(name) }
                out += content.shown(code: code)
            }
        }
        return out
    }

    /// The schema with each `enumFrom` replaced by the ids that the model was shown. Schemas are the operator's own and
    /// were linted for depth.
    private static func schema(
        _ value: JSONValue, _ contents: [String: SlotContent]
    ) throws(PromptError) -> JSONValue {
        switch value {
        case .object(let members):
            var filled: [String: JSONValue] = [:]
            for (name, member) in members {
                guard name == SchemaWords.enumFrom, case .string(let slot) = member else {
                    filled[name] = try schema(member, contents)
                    continue
                }
                guard let content = contents[slot] else { throw .missingSlot(slot) }
                guard !content.ids.isEmpty else { throw .emptyList(slot) }
                filled["enum"] = .array(content.ids.map { .string($0) })
            }
            return .object(filled)
        case .array(let items):
            var filled: [JSONValue] = []
            for item in items { filled.append(try schema(item, contents)) }
            return .array(filled)
        default: return value
        }
    }
}

/// A value in the form in which the prompt shows it, cut to its slot's limit.
private struct SlotContent {
    let slot: PromptSlot
    let text: String
    let ids: [String]
    let cut: PromptCut?
    let defusedMarks: Int

    init(_ value: SlotValue, for slot: PromptSlot) throws(PromptError) {
        self.slot = slot
        switch (value, slot.kind) {
        case (.text(let whole), .text):
            // Bounded before anything reads it: a mail may be large.
            let given = Array(whole.utf8)
            if given.count > slot.limit, slot.overflow == .refuse {
                throw .slotTooLong(slot.name, bytes: given.count, limit: slot.limit)
            }
            let kept = TextCut.length(of: given, limit: slot.limit)
            let (safe, count) = Self.safe(String(decoding: given[..<kept], as: UTF8.self), slot)
            (text, ids, defusedMarks) = (safe, [], count)
            cut = kept < given.count ? PromptCut(slot: slot.name, kept: kept, of: given.count) : nil
        case (.list(let items), .lines), (.list(let items), .blocks):
            try Self.check(items, slot)
            var shown: [String] = []
            var bytes = 0
            for item in items {
                let entry = Self.entry(item, slot.kind)
                let more = entry.utf8.count + (shown.isEmpty ? 0 : 1)
                if bytes + more > slot.limit {
                    guard slot.overflow == .cut else {
                        throw .slotTooLong(slot.name, bytes: bytes + more, limit: slot.limit)
                    }
                    break
                }
                bytes += more
                shown.append(entry)
            }
            let (safe, count) = Self.safe(shown.joined(separator: "\n"), slot)
            (text, ids, defusedMarks) = (safe, items.prefix(shown.count).map(\.id), count)
            cut = shown.count < items.count ? PromptCut(slot: slot.name, kept: shown.count, of: items.count) : nil
        default: throw .wrongKind(slot: slot.name, needed: slot.kind)
        }
    }

    func shown(code: String) -> String {
        var out = slot.isCitizens ? DataFence.fenced(text, slot: slot.name, code: code) : text
        if let cut { out += "\n(cut: \(cut.kept) of \(cut.of) \(slot.kind == .text ? "bytes" : "entries") shown)" }
        return out
    }

    private static func safe(_ text: String, _ slot: PromptSlot) -> (text: String, count: Int) {
        slot.isCitizens ? ChatMarks.defused(text) : (text, 0)
    }

    private static func check(_ items: [SlotItem], _ slot: PromptSlot) throws(PromptError) {
        var seen: Set<String> = []
        for (index, item) in items.enumerated() {
            guard item.hasUsableID else { throw .badItem(slot: slot.name, position: index + 1) }
            guard seen.insert(item.id).inserted else { throw .repeatedItem(slot: slot.name, position: index + 1) }
        }
    }

    private static func entry(_ item: SlotItem, _ kind: PromptSlot.Kind) -> String {
        guard kind == .lines else { return "<item id=\"\(item.id)\">\n\(item.text)\n</item>" }
        let line = String(decoding: item.text.utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
        return "- \(item.id): \(line)"
    }
}
