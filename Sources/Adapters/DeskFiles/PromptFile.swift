import Enquiries
import Prompting
import Transparency
import Yams

/// One prompt: YAML front matter between two lines of `---`, then `# System` and `# User`. `Prompts/README.md` has the form.
struct PromptFile {
    /// `nil` where something is missing without which there is no prompt; the problems say what.
    let prompt: Prompt?

    init(file: String, text: String, _ problems: Problems) {
        prompt = Self.read(file, text, problems)
    }

    private static func read(_ file: String, _ text: String, _ problems: Problems) -> Prompt? {
        let before = problems.all.count
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
            problems.note(
                .unreadable("no front matter; begin the file with a line of --- and end the front matter with another"),
                at: Origin(file: file, line: 1))
            return nil
        }
        let node: Node?
        do {
            node = try Yams.compose(yaml: lines[1..<end].joined(separator: "\n"))
        } catch {
            let fault = error as? YamlError
            problems.note(
                .unreadable(fault.map(YAMLFault.wording) ?? "no YAML"),
                at: Origin(file: file, line: (fault.map(YAMLFault.line) ?? 1) + 1))
            return nil
        }
        let fields = Fields(
            node ?? Node.mapping([:]), file: file, linesBefore: 1,
            allowed: ["id", "language", "purpose", "version", "parameters", "slots", "answer"], problems: problems)
        if !fields.has("version") { fields.problem(.missingKey("version")) }
        if !fields.has("slots") { fields.problem(.missingKey("slots")) }
        let parameters = parameters(fields)
        let slots = fields.entries("slots", allowed: ["name", "kind", "with", "citizens", "limit", "overflow"]).map(
            slot)
        let answer = fields.json("answer")
        let texts = texts(lines, from: end + 1, file, problems)
        guard let texts else { return nil }
        let prompt = Prompt(
            id: fields.text("id"), language: fields.text("language"), purpose: fields.text("purpose"),
            version: fields.whole("version", in: 1...1_000_000), parameters: parameters, answer: answer,
            slots: slots, system: texts.system, user: texts.user)
        return problems.all.count == before ? prompt : nil
    }

    private static func parameters(_ fields: Fields) -> PromptParameters {
        let inner = fields.fields("parameters", allowed: ["temperature", "maxTokens", "seed"])
        for key in ["temperature", "maxTokens"] {
            if let inner, !inner.has(key) { inner.problem(.missingKey(key)) }
        }
        return PromptParameters(
            temperature: inner?.number("temperature", in: PromptParameters.temperatures, else: 0) ?? 0,
            maxTokens: inner?.whole("maxTokens", in: PromptParameters.tokens) ?? 0,
            seed: inner?.has("seed") == true ? inner?.whole("seed", in: 0...1_000_000_000) : nil)
    }

    private static func slot(_ fields: Fields) -> PromptSlot {
        let kind = fields.word("kind", PromptSlot.Kind.self)
        let overflow = fields.word("overflow", PromptSlot.Overflow.self)
        for key in ["kind", "overflow", "citizens", "limit"] where !fields.has(key) { fields.problem(.missingKey(key)) }
        let name = fields.text("name")
        if !name.utf8.allSatisfy(PromptText.isNameByte) {
            fields.problem(.badValue(key: "name", expected: "small letters, digits and hyphens"), at: "name")
        }
        return PromptSlot(
            name: name, kind: kind ?? .text, filledWith: fields.text("with"),
            isCitizens: fields.word("citizens", YesNo.self) != .no,
            limit: fields.whole("limit", in: 1...Prompt.longestFilled),
            overflow: overflow ?? .refuse)
    }

    /// YAML's words for yes and no.
    private enum YesNo: String, CaseIterable {
        case yes = "true"
        case no = "false"
    }

    /// The two parts of the body, without empty lines around them.
    private static func texts(
        _ lines: [Substring], from first: Int, _ file: String, _ problems: Problems
    ) -> (system: PromptText, user: PromptText)? {
        guard let system = lines[first...].firstIndex(of: "# System"),
            let user = lines[system...].firstIndex(of: "# User")
        else {
            problems.note(
                .unreadable("no \"# System\" followed by \"# User\" behind the front matter"),
                at: Origin(file: file, line: first + 1))
            return nil
        }
        func part(_ range: Range<Int>, _ name: String) -> PromptText? {
            let bytes = Array(lines[range].joined(separator: "\n").utf8)
            let start = bytes.firstIndex { $0 > 0x20 } ?? bytes.count
            let end = bytes.lastIndex { $0 > 0x20 } ?? -1
            guard start <= end else {
                problems.note(.badValue(key: name, expected: "a text"), at: Origin(file: file, line: range.lowerBound))
                return nil
            }
            do {
                return try PromptText(String(decoding: bytes[start...end], as: UTF8.self))
            } catch {
                problems.note(.prompt("\(name): \(error)"), at: Origin(file: file, line: range.lowerBound))
                return nil
            }
        }
        guard let systemText = part(system + 1..<user, "# System"),
            let userText = part(user + 1..<lines.count, "# User")
        else { return nil }
        return (systemText, userText)
    }
}

extension Fields {
    /// Levels of a value read by ``json(_:)``, at most; deeper is a problem.
    static let deepestJSON = 16

    /// The value of `key` as JSON: plain `true`, `false`, `null` and numbers are such, everything else is text.
    func json(_ key: String) -> JSONValue {
        guard let node = nodes[key] else {
            problem(.missingKey(key))
            return .null
        }
        return json(node, key, 1)
    }

    /// A whole number; 0 where there is none.
    func whole(_ key: String, in range: ClosedRange<Int>) -> Int {
        let number = number(key, in: Double(range.lowerBound)...Double(range.upperBound), else: 0)
        if number != number.rounded() { problem(.badValue(key: key, expected: "a whole number"), at: key) }
        return Int(number)
    }

    private func json(_ node: Node, _ key: String, _ depth: Int) -> JSONValue {
        guard depth <= Self.deepestJSON else {
            problem(.badValue(key: key, expected: "at most \(Self.deepestJSON) levels"), at: key)
            return .null
        }
        if let mapping = node.mapping {
            var members: [String: JSONValue] = [:]
            for (name, value) in mapping {
                if let name = name.string { members[name] = json(value, key, depth + 1) }
            }
            return .object(members)
        }
        if let items = node.sequence { return .array(items.map { json($0, key, depth + 1) }) }
        guard let scalar = node.scalar else { return .null }
        guard scalar.style == .plain || scalar.style == .any else { return .string(scalar.string) }
        switch scalar.string {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null", "": return .null
        default:
            if let whole = Int64(scalar.string) { return .integer(whole) }
            if let number = Double(scalar.string), number.isFinite { return .number(number) }
            return .string(scalar.string)
        }
    }
}
