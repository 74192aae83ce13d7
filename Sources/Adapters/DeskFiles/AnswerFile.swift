import Enquiries
import Yams

/// One approved answer: YAML front matter between two lines of `---`, then the text.
struct AnswerFile {
    let answer: Answer?

    init(file: String, text: String, _ problems: Problems) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
            problems.note(
                .unreadable("no front matter; begin the file with a line of --- and end the front matter with another"),
                at: Origin(file: file, line: 1))
            answer = nil
            return
        }
        let head = lines[1..<end].joined(separator: "\n")
        let node: Node?
        do {
            node = try Yams.compose(yaml: head)
        } catch {
            let line = (error as? YamlError).map(YAMLFault.line) ?? 1
            let words = (error as? YamlError).map(YAMLFault.wording) ?? "no YAML"
            problems.note(.unreadable(words), at: Origin(file: file, line: line + 1))
            answer = nil
            return
        }
        let fields = Fields(
            node ?? Node.mapping([:]), file: file, linesBefore: 1,
            allowed: [
                "id", "service", "language", "kind", "title", "intents", "keywords", "questions", "needs", "version",
                "validFrom", "validTo",
                "unit", "source", "identity", "level",
            ], problems: problems)
        let body = lines[(end + 1)...].joined(separator: "\n").trimmingBlankLines()
        if body.isEmpty { fields.problem(.badValue(key: "text", expected: "a text behind the front matter")) }
        let kind = fields.word("kind", Answer.Kind.self)
        if kind == nil, !fields.has("kind") { fields.problem(.missingKey("kind")) }
        if kind == .case, fields.texts("keywords").isEmpty {
            fields.problem(.badValue(key: "keywords", expected: "at least one, so that the case answer can be chosen"))
        }
        let validFrom = fields.date("validFrom")
        if validFrom == nil, !fields.has("validFrom") { fields.problem(.missingKey("validFrom")) }
        answer = Answer(
            id: fields.text("id"), service: ServiceID(fields.text("service")), language: fields.text("language"),
            kind: kind ?? .general, title: fields.text("title"), intents: fields.words("intents", Intent.self),
            keywords: fields.texts("keywords"), questions: fields.texts("questions"), needs: fields.texts("needs"),
            version: Int(fields.number("version", in: 1...1_000_000, else: 1)),
            validFrom: validFrom ?? CalendarDate(daysSince1970: 0), validTo: fields.date("validTo"),
            unit: fields.text("unit"), source: fields.text("source"),
            identity: fields.word("identity", Answer.IdentityLevel.self) ?? .none,
            level: fields.word("level", Answer.Level.self) ?? .standard, text: body, origin: fields.origin)
    }
}

extension String {
    /// Without blank characters and empty lines at both ends.
    fileprivate func trimmingBlankLines() -> String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
