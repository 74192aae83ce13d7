extension Desk {
    /// Everything in the desk that does not fit together: references, answers, slots and links.
    /// Whether rules fire on their examples is checked in Triage, which knows how words are matched.
    package func problems() -> [DeskProblem] {
        duplicates() + referencesToNowhere() + missingAnswers() + brokenTexts() + brokenInvitation() + offerProblems()
    }

    private func duplicates() -> [DeskProblem] {
        twice(services, kind: "service", id: \.id.text, at: \.origin)
            + twice(rules, kind: "rule", id: \.id, at: \.origin)
            + twice(clocks, kind: "clock", id: \.id, at: \.origin)
            + twice(answers, kind: "answer", id: { "\($0.id) (\($0.language), \($0.level.rawValue))" }, at: \.origin)
            + twice(offers, kind: "offer", id: \.id, at: \.origin)
    }

    private func twice<Item>(
        _ items: [Item], kind: String, id: (Item) -> String, at origin: (Item) -> Origin
    ) -> [DeskProblem] {
        var seen: Set<String> = []
        return items.compactMap { item in
            seen.insert(id(item)).inserted ? nil : DeskProblem(.duplicate(kind: kind, id: id(item)), at: origin(item))
        }
    }

    private func referencesToNowhere() -> [DeskProblem] {
        let known = Set(services.map(\.id))
        var named = rules.compactMap { rule in rule.consequence.service.map { ($0, rule.origin) } }
        named += clocks.flatMap { clock in clock.services.map { ($0, clock.origin) } }
        named += answers.map { ($0.service, $0.origin) }
        named.append((fallbackService, Origin(file: "desk.yaml", line: 1)))
        return named.filter { !known.contains($0.0) }.map { DeskProblem(.unknownService($0.0.text), at: $0.1) }
    }

    private func missingAnswers() -> [DeskProblem] {
        services.flatMap { service in
            languages.filter { language in
                !answers.contains {
                    $0.service == service.id && $0.language == language && $0.kind == .general && $0.level == .standard
                }
            }.map { DeskProblem(.noAnswer(service: service.id.text, language: $0), at: service.origin) }
        }
    }

    private func brokenTexts() -> [DeskProblem] {
        let allowed = Set(links)
        return answers.flatMap { answer in
            answer.slotsUsed.filter { !Answer.slots.contains($0) }
                .map { DeskProblem(.unknownSlot($0), at: answer.origin) }
                + answer.linksUsed.filter { !allowed.contains($0) }
                .map { DeskProblem(.unlistedLink($0), at: answer.origin) }
        }
    }
}

extension Desk {
    /// The invitation goes into drafts as it stands: in their language, with links that replies may hold, no slots. So
    /// does the acknowledgement into a mail.
    private func brokenInvitation() -> [DeskProblem] {
        broken(identityInvitation, key: "identityInvitation") + broken(acknowledgement, key: "acknowledgement")
    }

    private func broken(_ words: LocalizedText?, key: String) -> [DeskProblem] {
        guard let texts = words?.byLanguage else { return [] }
        let origin = Origin(file: "desk.yaml", line: 1)
        let missing = languages.filter { texts[$0] == nil }
            .map { DeskProblem.Fault.missingLanguage(key: key, language: $0) }
        let broken = texts.sorted { $0.key < $1.key }.flatMap { _, text in
            Answer.slots(in: text).map { DeskProblem.Fault.unknownSlot($0) }
                + Answer.links(in: text).filter { !links.contains($0) }.map { DeskProblem.Fault.unlistedLink($0) }
        }
        return (missing + broken).map { DeskProblem($0, at: origin) }
    }
}

extension Answer {
    /// Names of the slots in the text, each once, in order.
    package var slotsUsed: [String] { Self.slots(in: text) }

    /// Links in the text: from `http` to the next blank, without closing punctuation.
    package var linksUsed: [String] { Self.links(in: text) }

    // Every start of the program reads all answers, so both go over bytes.

    static func slots(in text: String) -> [String] {
        let bytes = Array(text.utf8)
        var names: [String] = []
        var open: Int?
        var place = 0
        while place + 1 < bytes.count {
            let pair = (bytes[place], bytes[place + 1])
            if let start = open, pair == (UInt8(ascii: "}"), UInt8(ascii: "}")) {
                let name = String(decoding: bytes[start..<place], as: UTF8.self)
                if !names.contains(name) { names.append(name) }
                open = nil
                place += 2
            } else if open == nil, pair == (UInt8(ascii: "{"), UInt8(ascii: "{")) {
                open = place + 2
                place += 2
            } else {
                place += 1
            }
        }
        return names
    }

    static func links(in text: String) -> [String] {
        let bytes = Array(text.utf8)
        var links: [String] = []
        var place = 0
        while place < bytes.count {
            guard bytes[place] == UInt8(ascii: "h"),
                schemes.contains(where: { bytes[place...].starts(with: $0) })
            else {
                place += 1
                continue
            }
            let end = bytes[place...].firstIndex { $0 <= 0x20 } ?? bytes.count
            // Blanks beyond ASCII are rare; Unicode is asked only about words that begin as links do.
            var link = Substring(String(decoding: bytes[place..<end], as: UTF8.self)).prefix { !$0.isWhitespace }
            while let last = link.last, ".,;:)>\"“”".contains(last) { link.removeLast() }
            links.append(String(link))
            place = end
        }
        return links
    }

    private static let schemes = ["https://", "http://"].map { Array($0.utf8) }
}
