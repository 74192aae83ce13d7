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

    /// The names that the sources give to components of records: `"\(desk.id).services"` and the like.
    private func componentNames() throws -> Set<String> {
        let sources = Self.root.appendingPathComponent("Sources")
        let pattern = try NSRegularExpression(pattern: #"\\\(desk(?:\.id)?\)\.(\w+)""#)
        var names: Set<String> = []
        for case let path as String in FileManager.default.enumerator(atPath: sources.path) ?? .init()
        where path.hasSuffix(".swift") {
            let text = try String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)
            for match in pattern.matches(in: text, range: NSRange(text.startIndex..., in: text)) {
                names.insert(String(text[try #require(Range(match.range(at: 1), in: text))]))
            }
        }
        return names
    }

    @Test func `article 3(1): every component that records can name belongs to a function`() throws {
        let names = try componentNames()
        #expect(names.isSuperset(of: ["rules", "services", "answers", "offers"]))
        for name in names {
            let functions = ["rules", "bayes", "retrieval", "llm"].flatMap {
                Self.table.functions(ofComponent: $0, id: "town.\(name)")
            }
            #expect(!functions.isEmpty, "\(name) is in no row of the function table")
            #expect(functions.allSatisfy { $0.status == .built }, "\(name)")
        }
    }

    @Test func `no function claims a component that the sources do not have`() throws {
        let names = try componentNames()
        for function in Self.table.functions {
            for component in function.components {
                #expect(names.contains(component.name), "\(function.id): \(component.name)")
                #expect(function.status == .built)
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
