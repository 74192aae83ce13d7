import Foundation

/// `Corpora/policy/prohibited.json`, and the ways in which it is enforced. Each way is a function that finds what is
/// wrong, so that tests can plant a violation and see it found.
struct ProhibitedList: Decodable {
    struct Entry: Decodable {
        let id: String
        let what: [String: String]
        let because: String
        let names: [String]
    }

    struct EnquiryFields: Decodable {
        let may_decide: [String]
        let must_not_decide: [String]
    }

    let prohibited: [Entry]
    let enquiry_fields: EnquiryFields
    let person_columns: [String]

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func load() throws -> ProhibitedList {
        let file = root.appendingPathComponent("Corpora/policy/prohibited.json")
        return try JSONDecoder().decode(ProhibitedList.self, from: Data(contentsOf: file))
    }

    static func sources(_ folder: String) throws -> [(path: String, text: String)] {
        let base = root.appendingPathComponent(folder)
        let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
        return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
            (folder + "/" + name, try String(contentsOf: base.appendingPathComponent(name), encoding: .utf8))
        }
    }

    /// The prohibited thing that a name of code or JSON speaks of, if any: one of the list's words begins where a word
    /// of the name does. "danger" is no anger.
    func entry(namedBy name: String) -> Entry? {
        var words: [String] = [""]
        for letter in name {
            if !letter.isLetter || letter.isUppercase { words.append("") }
            if letter.isLetter { words[words.count - 1].append(contentsOf: letter.lowercased()) }
        }
        let rests = words.indices.map { words[$0...].joined() }
        return prohibited.first { $0.names.contains { name in rests.contains { $0.hasPrefix(name) } } }
    }

    /// Keys at any depth of a JSON value that speak of something prohibited.
    func keys(in json: Any) -> [String] {
        switch json {
        case let object as [String: Any]:
            object.flatMap { key, value in (entry(namedBy: key) == nil ? [] : [key]) + keys(in: value) }.sorted()
        case let array as [Any]: array.flatMap { keys(in: $0) }
        default: []
        }
    }

    /// Declared names in Swift source that speak of something prohibited.
    func declarations(in source: String) throws -> [String] {
        let declaration = try NSRegularExpression(
            pattern: #"\b(?:let|var|func|case|struct|enum|class|actor|typealias)\s+`?([A-Za-z_][A-Za-z0-9_]*)"#)
        return Self.groups(of: declaration, in: source).filter { entry(namedBy: $0) != nil }
    }

    /// Lines that make features of text from something that names a person.
    func features(in source: String) -> [String] {
        let forbidden = ["from", "sender", "replyTo", "recipients", "address", "history", "mails", "name", "officer"]
        return source.split(separator: "\n").map(String.init).filter { line in
            guard line.contains("TextFeatures(") || line.contains("ClassifierText.") else { return false }
            return forbidden.contains { line.contains(".\($0)") }
        }
    }

    /// Parts of SQL that group or order by a column which names a person.
    func sql(in source: String) throws -> [String] {
        let clause = try NSRegularExpression(
            pattern: #"(?:GROUP|ORDER|PARTITION)\s+BY\s+([^"\n;)]+)"#, options: [.caseInsensitive])
        return Self.groups(of: clause, in: source).filter { columns in
            let words = columns.lowercased().split { !$0.isLetter && $0 != "_" }.map(String.init)
            return words.contains(where: person_columns.contains)
        }
    }

    private static func groups(of expression: NSRegularExpression, in text: String) -> [String] {
        expression.matches(in: text, range: NSRange(text.startIndex..., in: text)).compactMap { match in
            Range(match.range(at: 1), in: text).map { String(text[$0]) }
        }
    }
}
