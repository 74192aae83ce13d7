package import Enquiries
import Yams

/// Where the problems of files are gathered while they are read.
package final class Problems {
    package private(set) var all: [DeskProblem] = []

    package init() {}

    package func note(_ fault: DeskProblem.Fault, at origin: Origin) { all.append(DeskProblem(fault, at: origin)) }
}

/// The members of one YAML mapping, read strictly: a missing, misspelt or unknown key is a problem with a line number.
package struct Fields {
    package let origin: Origin
    let nodes: [String: Node]
    private let problems: Problems
    /// Lines of the file before the YAML text begins, as before a front matter.
    private let linesBefore: Int

    /// - Parameters:
    ///   - node: Anything; what is no mapping is a problem and reads as empty.
    ///   - allowed: All keys that may stand here.
    init(_ node: Node, file: String, linesBefore: Int = 0, allowed: Set<String>, problems: Problems) {
        self.problems = problems
        self.linesBefore = linesBefore
        origin = Origin(file: file, line: (node.mark?.line ?? 1) + linesBefore)
        guard let mapping = node.mapping else {
            problems.note(.badValue(key: "entry", expected: "keys and values"), at: origin)
            nodes = [:]
            return
        }
        var nodes: [String: Node] = [:]
        for (key, value) in mapping {
            let name = key.string ?? ""
            let place = Origin(file: file, line: (key.mark?.line ?? 1) + linesBefore)
            if !allowed.contains(name) { problems.note(.unknownKey(name), at: place) }
            nodes[name] = value
        }
        self.nodes = nodes
    }

    /// The mapping that a whole file holds. What is no YAML is a problem and reads as empty.
    package init(yaml text: String, file: String, allowed: Set<String>, problems: Problems) {
        var node: Node?
        do {
            node = try Yams.compose(yaml: text)
            if node == nil { problems.note(.unreadable("the file is empty"), at: Origin(file: file, line: 1)) }
        } catch {
            let fault = error as? YamlError
            problems.note(
                .unreadable(fault.map(YAMLFault.wording) ?? "no YAML"),
                at: Origin(file: file, line: fault.map(YAMLFault.line) ?? 1))
        }
        self.init(node ?? Node.mapping([:]), file: file, allowed: allowed, problems: problems)
    }

    package func has(_ key: String) -> Bool { nodes[key] != nil }

    func isMapping(_ key: String) -> Bool { nodes[key]?.mapping != nil }

    package func text(_ key: String, optional: Bool = false) -> String {
        guard let node = nodes[key] else {
            if !optional { problems.note(.missingKey(key), at: origin) }
            return ""
        }
        guard let text = node.scalar?.string, optional || !text.isEmpty else {
            problems.note(.badValue(key: key, expected: "a text"), at: place(node))
            return ""
        }
        return text
    }

    package func texts(_ key: String, optional: Bool = true) -> [String] {
        guard let node = nodes[key] else {
            if !optional { problems.note(.missingKey(key), at: origin) }
            return []
        }
        guard let items = node.sequence else {
            problems.note(.badValue(key: key, expected: "a list of texts"), at: place(node))
            return []
        }
        return items.compactMap { item in
            if let text = item.scalar?.string { return text }
            problems.note(.badValue(key: key, expected: "a list of texts"), at: place(item))
            return nil
        }
    }

    /// Lists of texts by name, sorted by name.
    func lists(_ key: String) -> [(name: String, texts: [String])] {
        guard let node = nodes[key] else {
            problems.note(.missingKey(key), at: origin)
            return []
        }
        guard let mapping = node.mapping else {
            problems.note(.badValue(key: key, expected: "lists by language"), at: place(node))
            return []
        }
        let names = mapping.keys.compactMap(\.string)
        let inner = Fields(node, file: origin.file, linesBefore: linesBefore, allowed: Set(names), problems: problems)
        return names.sorted().map { ($0, inner.texts($0)) }
    }

    func localized(_ key: String) -> LocalizedText {
        guard let node = nodes[key] else {
            problems.note(.missingKey(key), at: origin)
            return LocalizedText([:])
        }
        var byLanguage: [String: String] = [:]
        for (language, text) in node.mapping ?? Node.Mapping([]) {
            if let code = language.string, let words = text.scalar?.string, code.utf8.count == 2 {
                byLanguage[code] = words
            }
        }
        if byLanguage.isEmpty {
            problems.note(.badValue(key: key, expected: "texts by language, such as {de: …, en: …}"), at: place(node))
        }
        return LocalizedText(byLanguage)
    }

    package func number(_ key: String, in range: ClosedRange<Double>, else standard: Double) -> Double {
        guard let node = nodes[key] else { return standard }
        guard let text = node.scalar?.string, let number = Double(text), range.contains(number) else {
            problems.note(
                .badValue(key: key, expected: "a number from \(range.lowerBound) to \(range.upperBound)"),
                at: place(node))
            return standard
        }
        return number
    }

    func date(_ key: String) -> CalendarDate? {
        guard let node = nodes[key] else { return nil }
        guard let date = CalendarDate(iso8601: node.scalar?.string ?? "") else {
            problems.note(.badValue(key: key, expected: "a date such as 2026-11-21"), at: place(node))
            return nil
        }
        return date
    }

    /// One of a closed list of words.
    package func word<Word: RawRepresentable & CaseIterable>(_ key: String, _ type: Word.Type) -> Word?
    where Word.RawValue == String {
        nodes[key].flatMap { word($0, key, type) }
    }

    /// A list of words of a closed list.
    package func words<Word: RawRepresentable & CaseIterable>(_ key: String, _ type: Word.Type) -> [Word]
    where Word.RawValue == String {
        guard let node = nodes[key] else { return [] }
        guard let items = node.sequence else {
            problems.note(.badValue(key: key, expected: "a list of words"), at: place(node))
            return []
        }
        return items.compactMap { word($0, key, type) }
    }

    private func word<Word: RawRepresentable & CaseIterable>(_ node: Node, _ key: String, _ type: Word.Type) -> Word?
    where Word.RawValue == String {
        if let word = Word(rawValue: node.scalar?.string ?? "") { return word }
        let allowed = Word.allCases.map(\.rawValue).joined(separator: ", ")
        problems.note(.badValue(key: key, expected: "one of \(allowed)"), at: place(node))
        return nil
    }

    /// The mapping under `key`.
    package func fields(_ key: String, allowed: Set<String>, optional: Bool = false) -> Fields? {
        guard let node = nodes[key] else {
            if !optional { problems.note(.missingKey(key), at: origin) }
            return nil
        }
        return Fields(node, file: origin.file, linesBefore: linesBefore, allowed: allowed, problems: problems)
    }

    /// The mappings of the list under `key`; none where the key is missing.
    package func entries(_ key: String, allowed: Set<String>) -> [Fields] {
        guard let node = nodes[key] else { return [] }
        guard let items = node.sequence else {
            problems.note(.badValue(key: key, expected: "a list, each entry begun by \"- \""), at: place(node))
            return []
        }
        return items.map {
            Fields($0, file: origin.file, linesBefore: linesBefore, allowed: allowed, problems: problems)
        }
    }

    /// Where the value of `key` stands; where it is missing, where it should.
    package func place(of key: String) -> Origin { nodes[key].map(place) ?? origin }

    func place(_ node: Node) -> Origin {
        Origin(file: origin.file, line: node.mark.map { $0.line + linesBefore } ?? origin.line)
    }

    package func problem(_ fault: DeskProblem.Fault) { problems.note(fault, at: origin) }

    package func problem(_ fault: DeskProblem.Fault, at key: String) { problems.note(fault, at: place(of: key)) }
}
