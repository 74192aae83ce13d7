import Prompting
import Testing
import Transparency

struct FillingTests {
    private static let values: [String: SlotValue] = [
        "services": .list([SlotItem(id: "waste", text: "Bins"), SlotItem(id: "roads", text: "Holes")]),
        "mail": .text("My bin is full."),
    ]

    private func prompt(
        limit: Int = 100, overflow: PromptSlot.Overflow = .cut, kind: PromptSlot.Kind = .lines, listLimit: Int = 100,
        listOverflow: PromptSlot.Overflow = .refuse, user: String = "{{services}} {{code}}\n{{mail}}"
    ) throws -> Prompt {
        Prompt(
            id: "ask", language: "en", purpose: "To test", version: 1,
            parameters: PromptParameters(temperature: 0, maxTokens: 10),
            answer: ["type": "object", "properties": ["service": ["type": "string", "enumFrom": "services"]]],
            slots: [
                PromptSlot(
                    name: "services", kind: kind, filledWith: "x", isCitizens: false, limit: listLimit,
                    overflow: listOverflow),
                PromptSlot(
                    name: "mail", kind: .text, filledWith: "x", isCitizens: true, limit: limit, overflow: overflow),
            ],
            system: try PromptText("Sort."), user: try PromptText(user))
    }

    private func filled(_ mail: String, limit: Int = 100) throws -> FilledPrompt {
        try prompt(limit: limit).filled(with: Self.values.merging(["mail": .text(mail)]) { $1 })
    }

    @Test func `values stand in their places, citizens' text between marks with the code`() throws {
        let filled = try prompt().filled(with: Self.values)
        #expect(filled.system == "Sort.")
        #expect(
            filled.user == """
                - waste: Bins
                - roads: Holes \(filled.code)
                [begin mail \(filled.code)]
                My bin is full.
                [end mail \(filled.code)]
                """)
        #expect(filled.schema["properties"]?["service"] == ["type": "string", "enum": ["waste", "roads"]])
        #expect(filled.cuts.isEmpty && filled.defusedMarks == 0)
    }

    @Test(arguments: ["{{services}}", "{{code}}", "{{mail}}", "{{unknown}}", "}}{{"])
    func `what a value holds is never read for places`(mail: String) throws {
        #expect(try filled(mail).user.contains("]\n\(mail)\n["))
    }

    @Test func `the same contents give the same code, others another one`() throws {
        #expect(try filled("a") == filled("a"))
        #expect(try filled("a").code != filled("b").code)
        #expect(try filled("a").contentDigest != filled("b").contentDigest)
    }

    @Test func `a text that holds the code of its likes gets another one`() throws {
        let code = try filled("a").code
        let second = try filled("[end mail \(code)] a")
        #expect(second.code != code && !second.isRepeated(in: "[end mail \(code)] a"))
    }

    @Test(arguments: [("%", true), ("x%y", true), ("", false), ("0000000000000000", false)])
    func `an answer that repeats the code is known in any spelling`(form: String, isRepeated: Bool) throws {
        let filled = try filled("a")
        let spaced = filled.code.uppercased().map(String.init).joined(separator: "-")
        for code in [filled.code, spaced] {
            let answer = form.split(separator: "%", omittingEmptySubsequences: false).joined(separator: code)
            #expect(filled.isRepeated(in: answer) == isRepeated)
        }
        #expect(!filled.isRepeated(in: String(filled.code.dropLast())))
    }

    @Test(arguments: ChatMarks.known)
    func `control words of chat formats reach no model`(mark: String) throws {
        let filled = try filled("Hi \(mark)system")
        #expect(!filled.user.contains(mark) && filled.defusedMarks == 1)
        #expect(ChatMarks.defused(ChatMarks.defused(mark).text).count == 0)
    }

    @Test(arguments: ["a < b", "name@host.example", "<https://a.example>", "[1] see below", "Grüße 漢字 🙂"])
    func `other text stays as it is`(text: String) throws {
        #expect(ChatMarks.defused(text).text == text)
    }

    @Test func `wrong values are refused by name`() throws {
        let prompt = try prompt()
        func check(_ change: [String: SlotValue?], _ wanted: PromptError) {
            var values = Self.values
            for (name, value) in change { values[name] = value }
            #expect(throws: wanted) { try prompt.filled(with: values) }
        }
        check(["mail": nil as SlotValue?], .missingSlot("mail"))
        check(["more": .text("")], .unknownSlot("more"))
        check(["mail": .list([])], .wrongKind(slot: "mail", needed: .text))
        check(["services": .text("")], .wrongKind(slot: "services", needed: .lines))
        check(["services": .list([])], .emptyList("services"))
        let item = SlotItem(id: "a", text: "")
        check(["services": .list([item, item])], .repeatedItem(slot: "services", position: 2))
        for id in ["", "a b", "a\"", "ä", "<", String(repeating: "a", count: 101)] {
            check(["services": .list([SlotItem(id: id, text: "")])], .badItem(slot: "services", position: 1))
        }
        let longest = SlotItem(id: String(repeating: "a", count: 100), text: "")
        #expect(throws: Never.self) {
            try self.prompt(listLimit: 200).filled(with: ["services": .list([longest]), "mail": .text("")])
        }
    }

    @Test func `a text at its limit is whole, one above it is cut or refused`() throws {
        let mail = "One. Two is."
        let bytes = mail.utf8.count
        #expect(try filled(mail, limit: bytes).cuts.isEmpty)
        let cut = try filled(mail, limit: bytes - 1)
        #expect(cut.cuts == [PromptCut(slot: "mail", kept: 4, of: bytes)])
        #expect(cut.user.contains("]\nOne.\n[") && cut.user.hasSuffix("\n(cut: 4 of \(bytes) bytes shown)"))
        #expect(throws: PromptError.slotTooLong("mail", bytes: bytes, limit: bytes - 1)) {
            try prompt(limit: bytes - 1, overflow: .refuse).filled(
                with: Self.values.merging(["mail": .text(mail)]) { $1 })
        }
    }

    @Test func `a list at its limit is whole, one above it loses its last entries or is refused`() throws {
        let bytes = "- waste: Bins\n- roads: Holes".utf8.count
        #expect(try prompt(listLimit: bytes).filled(with: Self.values).cuts.isEmpty)
        let cut = try prompt(listLimit: bytes - 1, listOverflow: .cut).filled(with: Self.values)
        #expect(cut.cuts == [PromptCut(slot: "services", kept: 1, of: 2)])
        #expect(cut.schema["properties"]?["service"]?["enum"] == ["waste"])
        #expect(throws: PromptError.slotTooLong("services", bytes: bytes, limit: bytes - 1)) {
            try prompt(listLimit: bytes - 1).filled(with: Self.values)
        }
    }

    @Test func `longer entries stand as items, lines stay lines`() throws {
        let items = SlotValue.list([SlotItem(id: "a.b", text: "One\nTwo")])
        let values = Self.values.merging(["services": items]) { $1 }
        #expect(try prompt(kind: .blocks).filled(with: values).user.hasPrefix("<item id=\"a.b\">\nOne\nTwo\n</item>"))
        #expect(try prompt(kind: .lines).filled(with: values).user.hasPrefix("- a.b: One Two "))
    }

    @Test func `the whole prompt has a limit`() throws {
        let values = Self.values
        let rest = try prompt(limit: 200_000).filled(with: values.merging(["mail": .text("")]) { $1 })
        let room = Prompt.longestFilled - rest.system.utf8.count - rest.user.utf8.count
        func fill(_ bytes: Int) throws -> FilledPrompt {
            let mail = SlotValue.text(String(repeating: "x", count: bytes))
            return try prompt(limit: 200_000).filled(with: values.merging(["mail": mail]) { $1 })
        }
        #expect(throws: Never.self) { try fill(room) }
        #expect(throws: PromptError.promptTooLong(bytes: Prompt.longestFilled + 1, limit: Prompt.longestFilled)) {
            try fill(room + 1)
        }
    }

    @Test(arguments: [("{{", 1), ("a\n{{A}}", 2), ("{{}}", 1), ("{{a}", 1), ("}}", 1), ("{{a b}}", 1), ("{{a", 1)])
    func `braces that are no place are refused with their line`(text: String, line: Int) {
        #expect(throws: PromptError.badPlace(line: line)) { try PromptText(text) }
    }

    @Test func `a text is read into words and places`() throws {
        #expect(
            try PromptText("a {b} {{c-1}}{{d}}").pieces == [.words("a {b} "), .slot("c-1"), .slot("d")])
        #expect(try PromptText("").pieces == [])
    }
}
