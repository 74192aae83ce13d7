import Disclosure
import Foundation
import Testing
import Transparency

struct FunctionTableTests {
    private static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let table = FunctionTable.standard

    @Test func `the file that auditors read is the table that the program uses`() throws {
        let place = Self.root.appendingPathComponent("Corpora/policy/functions.json")
        if ProcessInfo.processInfo.environment["POSTROOM_RENEW_FILES"] != nil {
            try Data(Self.table.file.utf8).write(to: place)
        }
        let file = try String(contentsOf: place, encoding: .utf8)
        #expect(file == Self.table.file, "Renew it with POSTROOM_RENEW_FILES=1 and read the difference.")
    }

    @Test func `every function has an id of its own and says everything in both languages`() {
        #expect(Set(Self.table.functions.map(\.id)).count == Self.table.functions.count)
        for function in Self.table.functions {
            for words in [function.name, function.reason, function.annexIII, function.article50, function.rule] {
                #expect(!words.de.isEmpty && !words.en.isEmpty, "\(function.id)")
            }
            #expect(!function.sources.isEmpty, "\(function.id)")
            #expect(function.learned == (function.kind == .bayes || function.kind == .llm), "\(function.id)")
            #expect(function.learned ? function.isAISystem != .no : true, "\(function.id)")
        }
    }

    private struct Named: Hashable {
        let kind: String
        let name: String
    }

    /// The components that the stages put into records: `kind: "bayes", id: "\(desk.id).services"` and the like.
    private func components() throws -> Set<Named> {
        let stages = Self.root.appendingPathComponent("Sources/Stages")
        let pattern = try NSRegularExpression(
            pattern: #"kind: [."](rules|bayes|retrieval|llm)"?,\s+id: "(?:\\\([a-zA-Z.]+\)\.)?([a-z-]+)""#)
        var components: Set<Named> = []
        for case let path as String in FileManager.default.enumerator(atPath: stages.path) ?? .init()
        where path.hasSuffix(".swift") {
            let text = try String(contentsOf: stages.appendingPathComponent(path), encoding: .utf8)
            for match in pattern.matches(in: text, range: NSRange(text.startIndex..., in: text)) {
                let kind = try #require(Range(match.range(at: 1), in: text))
                let name = try #require(Range(match.range(at: 2), in: text))
                components.insert(Named(kind: String(text[kind]), name: String(text[name])))
            }
        }
        return components
    }

    @Test func `article 3(1): every component that records can name belongs to a built function`() throws {
        let components = try components()
        let known = [("rules", "rules"), ("bayes", "services"), ("retrieval", "answers"), ("rules", "offers")]
        #expect(components.isSuperset(of: known.map { Named(kind: $0.0, name: $0.1) }))
        for component in components {
            for id in ["town.\(component.name)", component.name] {
                let functions = Self.table.functions(ofComponent: component.kind, id: id)
                #expect(!functions.isEmpty, "\(component) is in no row of the function table")
                #expect(functions.allSatisfy { $0.status == .built }, "\(component)")
            }
        }
    }

    @Test func `no function claims a component that no record can name`() throws {
        let components = try components()
        for function in Self.table.functions {
            for component in function.components {
                #expect(
                    components.contains(Named(kind: component.kind, name: component.name)),
                    "\(function.id): \(component)")
            }
        }
    }

    @Test func `a component is found by kind and name, whatever its desk`() {
        #expect(Self.table.functions(ofComponent: "bayes", id: "a.b.services").map(\.id).contains("triage.services"))
        #expect(Self.table.functions(ofComponent: "llm", id: "town.services").isEmpty)
        #expect(Self.table.functions(ofComponent: "bayes", id: "town.eligibility").isEmpty)
    }

    @Test func `article 5: what must never be built is listed as prohibited`() {
        let ids = Set(Self.table.having(.prohibited).map(\.id))
        #expect(
            ids.isSuperset(of: [
                "prohibited.eligibility", "prohibited.fraud-score", "prohibited.rank", "prohibited.sender-features",
                "prohibited.social-score", "prohibited.staff-emotion", "prohibited.unreviewed-reply",
            ]))
        #expect(Self.table.inUse.allSatisfy { !ids.contains($0.id) })
    }

    @Test func `views that rest on others' reports say so until the authority has checked them`() throws {
        let exporter = Exporter(Fixture.material)
        #expect(try exporter.document(.functions, in: .english).markdown.contains("to be checked)"))
        var material = Fixture.material
        material.profile.checked = Set(Source.allCases)
        let checked = try Exporter(material).document(.functions, in: .english)
        #expect(!checked.markdown.contains("to be checked"))
        #expect(checked.sources.allSatisfy { $0.hasSuffix("checked by the authority") })
        let german = try Exporter(material).document(.functions, in: .german)
        #expect(!german.markdown.contains("zu prüfen)"))
    }
}
