import Extraction

/// What the readers of facts find and a stranger must not see, links and written-out addresses included.
enum FactSpans {
    static func find(_ reading: MailReading, ownHosts: Set<String>) -> [MaskSpan] {
        var spans: [MaskSpan] = []
        for fact in reading.facts {
            guard let kind = kind(of: fact, ownHosts: ownHosts) else { continue }
            spans.append(MaskSpan(kind, fact.range))
        }
        return spans + handles(reading.text) + literals(reading.text)
    }

    /// Links of the authority, which stay whole.
    static func kept(_ reading: MailReading, ownHosts: Set<String>) -> [MaskSpan] {
        reading.facts.filter { $0.kind == .link && isOwn($0.value, ownHosts) }.map { MaskSpan(.link, $0.range) }
    }

    private static func kind(of fact: Fact, ownHosts: Set<String>) -> MaskKind? {
        switch fact.kind {
        case .amount, .percentage, .period, .clockTime, .legalReference: nil
        // Numbers that everybody calls (112, 116117, 101).
        case .phone: fact.value.utf8.count <= 6 ? nil : .phone
        case .address, .postcode: .address
        case .link: isOwn(fact.value, ownHosts) ? nil : .link
        case .email: .email
        case .registrationMark: .plate
        case .fileNumber, .paymentReference, .reference: .reference
        case .documentReference, .identityDocument: .document
        case .driverNumber: .driver
        case .iban: .iban
        case .bic: .bank
        case .taxNumber: .tax
        case .nationalInsurance: .socialSecurity
        }
    }

    /// A page of the authority itself; one with a query or a fragment may carry a person's token.
    private static func isOwn(_ link: String, _ ownHosts: Set<String>) -> Bool {
        guard !link.contains(where: { "?#=@&".contains($0) }) else { return false }
        let host = link.prefix { $0 != "/" }
        let digits = link.utf8.count { (0x30...0x39).contains($0) }
        return ownHosts.contains(String(host)) && digits < 5
    }

    /// `@name`, and `name (at) host . de` as people write it against spam.
    private static func handles(_ text: FactText) -> [MaskSpan] {
        var spans: [MaskSpan] = []
        for index in 0..<text.count {
            if text.isMark(index, "@"), !text.isAttached(index) || index == 0, text.isLetters(index + 1),
                text.isAttached(index + 1)
            {
                spans.append(MaskSpan(.email, text.span(index..<chunkEnd(text, index + 1))))
            }
            guard ["at", "aet"].contains(text.word(index)), index > 1, isBracket(text, index - 1),
                isBracket(text, index + 1),
                index + 2 < text.count
            else { continue }
            var start = index - 2
            while start > 0, text.isAttached(start), text.isOnLine(start), index - start < 12 { start -= 1 }
            var end = chunkEnd(text, index + 2)
            while end < text.count, text.isOnLine(end), end - index < 16,
                ["dot", "punkt", "."].contains(text.word(end)) || isBracket(text, end) || text.isMark(end, ".")
                    || end > 0 && (isBracket(text, end - 1) || ["dot", "punkt"].contains(text.word(end - 1)))
            {
                end += 1
            }
            spans.append(MaskSpan(.email, text.span(start..<end)))
        }
        return spans
    }

    private static func isBracket(_ text: FactText, _ index: Int) -> Bool {
        ["(", ")", "[", "]", "{", "}"].contains { text.isMark(index, $0 as Unicode.Scalar) }
    }

    private static func chunkEnd(_ text: FactText, _ start: Int) -> Int {
        var end = start + 1
        while end < text.count, text.isAttached(end),
            text.tokens[end].kind != .mark || "._-".utf8.contains(text.tokens[end].mark)
        {
            end += 1
        }
        while end > start + 1, text.tokens[end - 1].kind == .mark { end -= 1 }
        return end
    }

    /// What looks like one of our placeholders in the citizen's own words.
    private static func literals(_ text: FactText) -> [MaskSpan] {
        var spans: [MaskSpan] = []
        var free = 0
        for token in text.tokens where token.kind != .digits && Int(token.start) >= free {
            if let (_, end, _) = PlaceholderForm.read(text.bytes, at: Int(token.start)) {
                spans.append(MaskSpan(.literal, Int(token.start)..<end))
                free = end
            }
        }
        return spans
    }
}
