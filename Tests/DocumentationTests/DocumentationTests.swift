import Foundation
import Testing

/// Documents that name things which exist, and all of them.
struct DocumentationTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    private static func files(_ folder: String, ending: String) -> [String] {
        let base = root.appendingPathComponent(folder)
        let all = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
        return all.filter { $0.hasSuffix(ending) }.map { folder + "/" + $0 }
    }

    private static func matches(_ pattern: String, in text: String) throws -> [String] {
        let expression = try NSRegularExpression(pattern: pattern)
        let range = NSRange(text.startIndex..., in: text)
        return expression.matches(in: text, range: range).compactMap { match in
            Range(match.range(at: 1), in: text).map { String(text[$0]) }
        }
    }

    private static let documents = ["README.md"] + files("Docs", ending: ".md")

    @Test(arguments: documents)
    func `every link of a document leads somewhere`(document: String) throws {
        let folder = Self.root.appendingPathComponent(document).deletingLastPathComponent()
        for link in try Self.matches(#"\]\(([^)#]+)\)"#, in: Self.text(document)) where !link.hasPrefix("http") {
            let place = folder.appendingPathComponent(link).standardizedFileURL.path
            #expect(FileManager.default.fileExists(atPath: place), "\(link)")
        }
    }

    @Test func `every verb of the command is documented, and no other`() throws {
        let registered = try Self.matches(
            #"(\w+Command)\.self"#, in: Self.text("Sources/Programs/PostroomTool/Main.swift"))
        let sources = try Self.files("Sources/Programs/PostroomTool/Commands", ending: ".swift").map(Self.text)
            .joined(separator: "\n")
        let verbs = try registered.map { type in
            try #require(
                try Self.matches(
                    #"struct \#(type):(?:(?!struct \w+Command:)[\s\S])*?commandName: "(\w+)""#, in: sources
                ).first, "\(type)")
        }
        let documented = try Self.matches(#"(?m)^\| `(\w+)"#, in: Self.text("Docs/Commands.md"))
        #expect(Set(verbs) == Set(documented))
    }

    @Test func `every exit code of the table is documented, and no other`() throws {
        let codes = try Self.matches(
            #"case \w+ = (\d+)"#, in: Self.text("Sources/Programs/PostroomTool/ExitCode.swift"))
        let documented = try Self.matches(#"(?m)^\| (\d+) \|"#, in: Self.text("Docs/Commands.md"))
        #expect(codes == documented)
    }

    @Test func `every dependency is explained with its version, and no other`() throws {
        let manifest = try Self.text("Package.swift")
        let named = try Self.matches(#"url: "https://[^"]+/([^/"]+)""#, in: manifest)
        let versions = try Self.matches(#"exact: "([\d.]+)""#, in: manifest)
        let page = try Self.text("Docs/Dependencies.md")
        for (name, version) in zip(named, versions) {
            #expect(page.contains("| \(name) | \(version) |"), "\(name) \(version)")
        }
        let explained = try Self.matches(#"(?m)^\| ([\w.-]+) \| [\d.]+ \|"#, in: page)
        #expect(Set(explained) == Set(named))
    }

    @Test func `every key of the configuration is documented`() throws {
        let source = try Self.text("Sources/Adapters/DeskFiles/Installation.swift")
        let page = try Self.text("Docs/Configuration.md")
        for list in try Self.matches(#"allowed: \[([^\]]+)\]"#, in: source) {
            for key in try Self.matches(#""(\w+)""#, in: list) where !["web", "sending"].contains(key) {
                #expect(page.contains(".\(key)`") || page.contains("`\(key)`"), "\(key)")
            }
        }
    }

    @Test func `every key of the language model and of the ways in is documented`() throws {
        let page = try Self.text("Docs/Configuration.md")
        for file in ["InstallationModel", "ModelBudget", "ModelFields", "InstallationLMTP", "InstallationMailbox"] {
            let source = try Self.text("Sources/Adapters/DeskFiles/\(file).swift")
            let lists = try Self.matches(#"(?:allowed:|Set<String> =) \[([^\]]+)\]"#, in: source)
            #expect(!lists.isEmpty, "\(file)")
            for key in try lists.flatMap({ try Self.matches(#""(\w+)""#, in: $0) }) {
                let places = [".\(key)`", "`\(key)`", "`\(key)."]
                #expect(places.contains { page.contains($0) }, "\(key)")
            }
        }
    }

    @Test func `every key of an answer and of a rule is documented`() throws {
        let page = try Self.text("Docs/Desks.md")
        let answer = try #require(
            try Self.matches(#"allowed: \[([^\]]+)\]"#, in: Self.text("Sources/Adapters/DeskFiles/AnswerFile.swift"))
                .first)
        for key in try Self.matches(#""(\w+)""#, in: answer) { #expect(page.contains("`\(key)`"), "\(key)") }
        let loader = try Self.text("Sources/Adapters/DeskFiles/DeskLoader.swift")
        let rule = try #require(try Self.matches(#"allowed: \[([^\]]*"near"[^\]]*)\]"#, in: loader).first)
        for key in try Self.matches(#""(\w+)""#, in: rule) { #expect(page.contains("\(key): "), "\(key)") }
    }

    @Test func `every metric of the ways in is documented`() throws {
        let page = try Self.text("Docs/Measures.md")
        let names = try Self.matches(
            #""(postroom_\w+)""#, in: Self.text("Sources/Programs/PostroomTool/MailIn/Inlets.swift"))
        #expect(names.count > 8)
        for name in names { #expect(page.contains("`\(name)`"), "\(name)") }
    }

    @Test func `every limit of the mail parser is documented with its value`() throws {
        let source = try Self.text("Sources/Libraries/MailFormat/Message/MailLimits.swift")
        let page = try Self.text("Docs/Mail.md")
        let names = try Self.matches(#"public var (\w+) = [\d_ *]+"#, in: source)
        let values = try Self.matches(#"public var \w+ = ([\d_ *]+)"#, in: source).map { expression in
            expression.split(separator: "*").map { factor in
                Int(factor.filter(\.isNumber)) ?? 0
            }.reduce(1, *)
        }
        #expect(names.count > 10)
        for (name, value) in zip(names, values) {
            let written = try Self.matches("\\| `\(name)` \\| ([\\d,]+) \\|", in: page).first?.filter(\.isNumber)
            #expect(written == String(value), "\(name)")
        }
    }

    @Test func `scripts that the documents name exist and can be run`() throws {
        for document in Self.documents {
            for script in try Self.matches(#"(?<![\w/])(Scripts/[\w.-]*\w)"#, in: Self.text(document)) {
                #expect(
                    FileManager.default.isExecutableFile(atPath: Self.root.appendingPathComponent(script).path),
                    "\(script)")
            }
        }
    }

    @Test func `the way of a mail is one short file`() throws {
        let lines = try Self.text("Sources/Pipeline/EnquiryPipeline.swift").split(separator: "\n").count
        #expect(lines < 200)
    }

    @Test func `stages import neither store nor web nor curl nor each other`() throws {
        let stages = ["Intake", "Triage", "Drafting", "Review", "Sending"]
        let outside: Set = [
            "Cases", "SQLiteStore", "GRDB", "ReviewWeb", "Hummingbird", "Curl", "CCurl", "Mailboxes", "Pipeline",
            "Foundation",
        ]
        for file in Self.files("Sources/Stages", ending: ".swift") {
            let own = String(file.split(separator: "/")[2].split(separator: "-")[1])
            for name in try Self.matches(#"(?m)^(?:package |public )?import (\w+)"#, in: Self.text(file)) {
                #expect(!outside.contains(name), "\(file) imports \(name)")
                let isAllowed = !stages.contains(name) || (own == "Sending" && name == "Review")
                #expect(isAllowed, "\(file) imports \(name)")
            }
        }
    }

    /// `ChildPrograms` starts programs. Foundation's class reads beyond the end of a directory entry where many descriptors
    /// are open, and with it ends the program that runs all tests.
    @Test func `nobody starts a program by Foundation's Process`() throws {
        let files = ["Sources", "Tests"].flatMap { Self.files($0, ending: ".swift") }
        #expect(files.count > 500)
        for file in files {
            let uses = try Self.matches(#"((?<![\w`])Process\b(?=[(]|[.]\w)|(?<=: )Process\b)"#, in: Self.text(file))
            #expect(uses.isEmpty, "\(file)")
        }
    }

    @Test func `the words import nothing of ours, and only the assembly joins adapters`() throws {
        for file in Self.files("Sources/Enquiries", ending: ".swift") {
            #expect(try Self.matches(#"(?m)^(?:package )?import (\w+)"#, in: Self.text(file)).isEmpty, "\(file)")
        }
        for file in Self.files("Sources/Transparency", ending: ".swift") {
            #expect(
                try Set(Self.matches(#"(?m)^(?:package )?import (\w+)"#, in: Self.text(file))).isSubset(of: ["Crypto"]),
                "\(file)")
        }
        for module in ["ReviewWeb", "Evaluator"] {
            for file in Self.files("Sources/Programs/\(module)", ending: ".swift") {
                let imports = try Self.matches(#"(?m)^(?:package )?import (\w+)"#, in: Self.text(file))
                #expect(Set(imports).isDisjoint(with: ["SQLiteStore", "Curl", "GRDB", "DeskFiles"]), "\(file)")
            }
        }
    }
}
