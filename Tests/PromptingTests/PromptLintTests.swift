import Prompting
import Testing
import Transparency

struct PromptLintTests {
    private static let mail = PromptSlot(
        name: "mail", kind: .text, filledWith: "x", isCitizens: true, limit: 100, overflow: .cut)
    private static let list = PromptSlot(
        name: "list", kind: .lines, filledWith: "x", isCitizens: false, limit: 100, overflow: .refuse)
    private static let said: JSONValue = ["type": "string", "maxLength": 10]

    private static func closed(_ member: JSONValue) -> JSONValue {
        ["type": "object", "additionalProperties": false, "required": ["said"], "properties": ["said": member]]
    }

    private func findings(
        version: Int = 1, purpose: String = "x", temperature: Double = 0, tokens: Int = 10,
        answer: JSONValue = closed(said), slots: [PromptSlot] = [mail], system: String = "s",
        user: String = "{{code}} {{mail}}"
    ) throws -> [PromptFinding] {
        Prompt(
            id: "ask", language: "en", purpose: purpose, version: version,
            parameters: PromptParameters(temperature: temperature, maxTokens: tokens), answer: answer, slots: slots,
            system: try PromptText(system), user: try PromptText(user)
        ).findings()
    }

    @Test func `a sound prompt has no findings`() throws {
        #expect(try findings() == [])
        #expect(try findings(answer: Self.closed(["type": "array", "maxItems": 1, "items": Self.said])) == [])
        #expect(
            try findings(
                answer: Self.closed(["type": "string", "enumFrom": "list"]), slots: [Self.mail, Self.list],
                user: "{{list}}{{code}}{{mail}}") == [])
    }

    @Test func `what is missing or out of range is found`() throws {
        #expect(try findings(version: 0) == [.noVersion])
        #expect(try findings(purpose: " ") == [.noPurpose])
        #expect(try findings(temperature: 2) == [] && findings(temperature: 2.01) == [.badParameter("temperature")])
        #expect(try findings(tokens: 8_192) == [] && findings(tokens: 8_193) == [.badParameter("maxTokens")])
        #expect(try findings(tokens: 0) == [.badParameter("maxTokens")])
    }

    @Test func `slots and places must fit each other`() throws {
        #expect(try findings(slots: [Self.mail, Self.list]) == [.unusedSlot("list")])
        #expect(try findings(user: "{{code}} {{mail}} {{mall}} {{mall}}") == [.undefinedSlot("mall")])
        #expect(try findings(slots: [Self.mail, Self.mail]) == [.repeatedSlot("mail")])
        #expect(try findings(system: "{{mail}}") == [.citizensTextInSystem("mail")])
        #expect(try findings(user: "{{mail}} {{code}}") == [.codeNotNamed(slot: "mail")])
        let code = PromptSlot(
            name: "code", kind: .text, filledWith: "x", isCitizens: false, limit: 1, overflow: .cut)
        #expect(try findings(slots: [Self.mail, code]) == [.reservedSlot("code")])
        let endless = PromptSlot(
            name: "mail", kind: .text, filledWith: "x", isCitizens: true, limit: 0, overflow: .cut)
        #expect(try findings(slots: [endless]) == [.badLimit(slot: "mail")])
    }

    private static let faulty: [(JSONValue, PromptFinding)] = [
        (JSONValue.null, PromptFinding.noSchema), ("text", .noSchema), (["type": "array"], .noSchema),
        (["type": "object", "required": ["said"], "properties": ["said": said]], .schema(.open, at: "")),
        (
            ["type": "object", "additionalProperties": true, "required": ["said"], "properties": ["said": said]],
            .schema(.open, at: "")
        ),
        (
            ["type": "object", "additionalProperties": false, "required": [], "properties": ["said": said]],
            .schema(.optionalMember("said"), at: "")
        ),
        (
            [
                "type": "object", "additionalProperties": false, "required": ["said", "more"],
                "properties": ["said": said],
            ], .schema(.requiredMemberMissing("more"), at: "")
        ),
        (["type": "object", "additionalProperties": false, "properties": [:]], .schema(.noMembers, at: "")),
        (closed(["type": "string"]), .schema(.unbounded, at: ".said")),
        (closed(["type": "integer", "minimum": 0]), .schema(.unbounded, at: ".said")),
        (closed(["type": "array", "items": said]), .schema(.unbounded, at: ".said")),
        (closed(["type": "array", "maxItems": 1]), .schema(.badType, at: ".said[]")),
        (closed(["type": "text"]), .schema(.badType, at: ".said")),
        (closed(["type": "boolean", "pattern": "x"]), .schema(.unknownWord("pattern"), at: ".said")),
        (closed(["type": "string", "enumFrom": "mail"]), .schema(.noListSlot("mail"), at: ".said")),
        (closed(["type": "string", "enumFrom": "gone"]), .schema(.noListSlot("gone"), at: ".said")),
    ]

    @Test(arguments: faulty)
    func `a schema that is open, unbounded or of another form is found`(answer: JSONValue, wanted: PromptFinding) throws
    {
        #expect(try findings(answer: answer) == [wanted])
    }

    @Test func `a schema may be nested eight levels deep and no more`() throws {
        func nested(_ levels: Int) -> JSONValue {
            (2..<levels).reduce(Self.said) { inner, _ in Self.closed(inner) }
        }
        #expect(try findings(answer: Self.closed(nested(8))) == [])
        #expect(
            try findings(answer: Self.closed(nested(9))) == [
                .schema(.tooDeep, at: String(repeating: ".said", count: 8))
            ])
    }

    @Test func `a prompt's own text and all that may come in have limits`() throws {
        let rest = "{{code}} {{mail}}"
        func text(_ bytes: Int) -> String { String(repeating: "x ", count: bytes / 2) + (bytes % 2 == 1 ? "x" : "") }
        #expect(try findings(system: text(Prompt.longestText - rest.utf8.count)) == [])
        let above = Prompt.longestText + 1
        #expect(
            try findings(system: text(above - rest.utf8.count))
                == [.tooLong(bytes: above, limit: Prompt.longestText)])
        let own = 1 + rest.utf8.count
        func mail(_ limit: Int) -> PromptSlot {
            PromptSlot(name: "mail", kind: .text, filledWith: "x", isCitizens: true, limit: limit, overflow: .cut)
        }
        let most = (Prompt.longestFilled - own - Prompt.slotMargin) / 2
        #expect(try findings(slots: [mail(most)]) == [])
        #expect(
            try findings(slots: [mail(most + 1)])
                == [.mayOverflow(bytes: Prompt.longestFilled + 2, limit: Prompt.longestFilled)])
    }

    @Test(arguments: [
        ("sk-proj-4f9a8b7c6d5e4f3a2b1c", true), ("Donaudampfschifffahrtsgesellschaft", false),
        ("0123456789012345678901234567", false), ("abc1abc1abc1abc1abc1abc", false), ("abc1abc1abc1abc1abc1abc1", true),
    ])
    func `what looks like a key is found`(word: String, isFound: Bool) throws {
        #expect(try findings(system: "Use \(word).") == (isFound ? [.looksSecret(String(word.prefix(4)))] : []))
    }

    @Test func `a change of anything but the purpose changes the digest`() throws {
        func prompt(_ version: Int = 1, _ system: String = "s", _ tokens: Int = 10, _ limit: Int = 1) throws -> Prompt {
            Prompt(
                id: "ask", language: "en", purpose: "x", version: version,
                parameters: PromptParameters(temperature: 0, maxTokens: tokens), answer: Self.closed(Self.said),
                slots: [
                    PromptSlot(
                        name: "mail", kind: .text, filledWith: "x", isCitizens: true, limit: limit, overflow: .cut)
                ], system: try PromptText(system), user: try PromptText("u"))
        }
        let all = [try prompt(), try prompt(2), try prompt(1, "t"), try prompt(1, "s", 11), try prompt(1, "s", 10, 2)]
        #expect(Set(all.map(\.digest)).count == all.count)
        #expect(try prompt().digest == prompt().digest)
    }

    @Test func `a version means one text`() throws {
        let one = try Prompt(
            id: "ask", language: "en", purpose: "x", version: 2,
            parameters: PromptParameters(temperature: 0, maxTokens: 1), answer: .null, slots: [],
            system: PromptText("s"), user: PromptText("u"))
        let line = "ask.en 2 \(one.digest)"
        let other = String(repeating: "0", count: 64)
        #expect(try PromptVersions("# list\n\nask.en 1 \(other)\n\(line)\n").faults(of: [one]) == [])
        #expect(try PromptVersions("ask.en 2 \(other)").faults(of: [one]) == [.changed(name: "ask.en", version: 2)])
        #expect(try PromptVersions("ask.en 1 \(other)").faults(of: [one]) == [.unlisted(line: line)])
        #expect(
            try PromptVersions("ask.en 3 \(other)").faults(of: [one]) == [.older(name: "ask.en", version: 2, listed: 3)]
        )
        #expect(
            try PromptVersions("\(line)\n\(line)").faults(of: [one]) == [.listedTwice(name: "ask.en", version: 2)])
        for bad in ["ask.en 2", "ask.en two \(other)", "ask.en 0 \(other)", "ask.en 2 abc"] {
            #expect(throws: PromptError.badVersionLine(line: 1)) { try PromptVersions(bad) }
        }
    }
}
