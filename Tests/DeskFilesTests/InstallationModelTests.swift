import Curl
import DeskFiles
import Enquiries
import Foundation
import LanguageModels
import Testing

struct InstallationModelTests {
    /// - Parameter lines: Under `languageModel`, without indentation.
    private func load(_ lines: [String]) throws -> Installation {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("model-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let section = lines.isEmpty ? "" : "languageModel:\n" + lines.map { "  \($0)\n" }.joined()
        try Data(("desks: [a]\n" + section).utf8).write(to: folder.appendingPathComponent("postroom.yaml"))
        return try Installation(folder: folder.path)
    }

    private func section(_ lines: [String]) throws -> InstallationModel { try #require(try load(lines).languageModel) }

    private static let local = ["url: http://127.0.0.1:8000/v1", "format: chat-completions", "model: gemma"]
    private static let terms = [
        "operator: Gateway AG", "region: EU", "contract: AV-2026-7", "purpose: second look",
        "transferBasis: none needed",
        "excludesTraining: true",
    ]
    private static let remote = ["url: https://llm.example/v1", "format: chat-completions", "model: m"] + terms

    private static func numbers(_ limits: InstallationModel.Limits) -> [Int] {
        [limits.parallel, limits.connect, limits.firstByte, limits.total]
    }

    @Test func `without the section there is no model`() throws {
        #expect(try load([]).languageModel == nil)
        let text = Installation.text(desks: ["a"])
        #expect(!text.split(separator: "\n").contains { $0.hasPrefix("languageModel") })
    }

    @Test func `three lines are enough for a model on this machine`() throws {
        let model = try section(Self.local)
        #expect(model.endpoint.isThisMachine && !model.onThisMachine)
        #expect(model.terms == nil && model.key == .none && model.price == .free)
        #expect(Self.numbers(model.limits) == [8, 10, 60, 120])
        #expect(model.uses == [.secondOpinion, .draft])
        #expect(model.budget.limits == ModelBudget.standard && model.budget.period == .day)
        #expect(model.prompts.hasSuffix("/prompts"))
    }

    @Test func `every key is read`() throws {
        let model = try section(
            Self.remote + [
                "key: keys/model.key", "proxy: http://proxy.town.example:3128", "certificateAuthorities: ca.pem",
                "price: {input: 0.15, output: 2}", "currency: CHF",
                "limits: {parallel: 4, connect: 5, firstByte: 30, total: 90}",
                "budget: {period: month, senderDay: {tokens: 1000}, desk: {money: 2.5}, total: {tokens: 9, money: 7}}",
                "use: [draft]", "prompts: own",
            ])
        guard case .file(let file) = model.key else { throw CocoaError(.fileNoSuchFile) }
        #expect(file.hasSuffix("/keys/model.key"))
        #expect(model.terms?[.contract] == "AV-2026-7")
        #expect(model.price == ModelPrice(input: 150_000, output: 2_000_000))
        #expect(model.currency == "CHF" && model.proxy == "http://proxy.town.example:3128")
        #expect(model.certificateAuthorities?.hasSuffix("/ca.pem") == true)
        #expect(Self.numbers(model.limits) == [4, 5, 30, 90])
        #expect(model.budget.period == .month)
        #expect(model.budget.limits.senderDay == Amount(tokens: 1_000, micros: .max))
        #expect(model.budget.limits.desk == Amount(tokens: .max, micros: 2_500_000))
        #expect(model.budget.limits.total == Amount(tokens: 9, micros: 7_000_000))
        #expect(model.uses == [.draft] && model.prompts.hasSuffix("/own"))
    }

    @Test func `azure has a deployment and a version, which belong to its address`() throws {
        let model = try section(
            [
                "url: https://town.openai.azure.com", "format: azure", "model: gpt", "deployment: d1",
                "apiVersion: 2024-10-21",
            ]
                + Self.terms + ["credential: model-key"])
        #expect(model.service == .azure(try #require(AzureDeployment(name: "d1", version: "2024-10-21"))))
        #expect(model.address == "https://town.openai.azure.com deployment d1 version 2024-10-21")
        #expect(model.key == .credential("model-key"))
    }

    @Test(arguments: [
        ("limits: {parallel: 1}", true), ("limits: {parallel: 64}", true), ("limits: {parallel: 0}", false),
        ("limits: {parallel: 65}", false), ("limits: {total: 600}", true), ("limits: {total: 601}", false),
        ("limits: {connect: 0}", false), ("limits: {connect: 1.5}", false),
        ("price: {input: 999999999.999999, output: 0}", true), ("price: {input: 1000000000, output: 0}", false),
        ("price: {input: 0.1234567, output: 0}", false), ("price: {input: 1e3, output: 0}", false),
        ("price: {input: -1, output: 0}", false), ("price: {input: 1}", false), ("price: 3", false),
        ("budget: {desk: {money: 1}}", false), ("budget: {desk: {tokens: 0}}", true),
        ("budget: {desk: {tokens: 1000000000000}}", true), ("budget: {desk: {tokens: 1000000000001}}", false),
        ("budget: {period: week}", false), ("budget: {senders: 3}", false),
        ("use: []", false), ("use: [summary]", false), ("onThisMachine: true", true), ("onThisMachine: perhaps", false),
        ("proxy: http://user:word@proxy.example:1", false), ("credential: a/b", false), ("credential: ..", false),
        ("deployment: d", false), ("temperature: 1", false), ("operator: X", false),
    ])
    func `values at the limit are read, values beyond are refused with their line`(line: String, isRight: Bool) throws {
        let lines = Self.local + [line]
        guard !isRight else {
            _ = try section(lines)
            return
        }
        let error = #expect(throws: InstallationError.self) { try load(lines) }
        let first = error?.description.split(separator: "\n").first ?? ""
        #expect(first.contains("postroom.yaml:6") || line.hasPrefix("operator"), "\(first)")
    }

    @Test(arguments: [
        "sk-proj-1234", "hf_abcdef", "eyJhbGciOi", "Bearer abc", "0123456789abcdef0123456789abcdef",
        "Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MA==",
    ])
    func `a key in the settings is an error that does not repeat it`(secret: String) throws {
        for name in ["key", "credential"] {
            let error = try #require(
                #expect(throws: InstallationError.self) { try load(Self.local + ["\(name): \"\(secret)\""]) })
            #expect(error.description.contains("put the secret into a file"))
            #expect(!error.description.contains(secret))
        }
    }

    @Test(arguments: ["keys/model.key", "/etc/postroom/0123456789abcdef0123456789abcdef", "model-key", "key.txt"])
    func `the name of a file is none`(name: String) throws {
        guard case .file = try section(Self.local + ["key: \(name)"]).key else {
            Issue.record("not read as a file")
            return
        }
    }

    @Test func `another machine needs terms, all of them, and no training`() throws {
        let bare = ["url: https://llm.example/v1", "format: chat-completions", "model: m"]
        func fault(_ lines: [String]) throws -> String {
            try #require(#expect(throws: InstallationError.self) { try load(bare + lines) }).description
        }
        #expect(try fault([]).contains(EndpointTerms.Problem.noTerms.description))
        for index in 0..<5 {
            var some = Self.terms
            let key = some.remove(at: index).prefix { $0 != ":" }
            #expect(try fault(some).contains("the key \"\(key)\" is missing"))
        }
        #expect(try fault(Array(Self.terms.dropLast())).contains(EndpointTerms.Problem.trainingNotExcluded.description))
        #expect(
            try fault(Self.terms.dropLast() + ["excludesTraining: false"])
                .contains(EndpointTerms.Problem.trainingNotExcluded.description))
        #expect(try fault(Self.terms + ["onThisMachine: true"]).contains("onThisMachine"))
        #expect(try load(bare + Self.terms).languageModel?.terms != nil)
        let long = Self.terms.dropFirst() + ["operator: \(String(repeating: "x", count: EndpointTerms.longest + 1))"]
        #expect(try fault(Array(long)).contains("at most \(EndpointTerms.longest) bytes"))
    }

    @Test(arguments: [
        ("http://llm.example/v1", Endpoint.Problem.clearText), ("https://key@llm.example/v1", .credentials),
        ("ftp://llm.example", .scheme), ("https://llm.example/v1?key=1", .path),
    ])
    func `an address is refused for its reason`(url: String, problem: Endpoint.Problem) throws {
        let error = #expect(throws: InstallationError.self) {
            try load(["url: \(url)", "format: chat-completions", "model: m"])
        }
        #expect(error?.description.contains("postroom.yaml:3: \(problem)") == true, "\(error?.description ?? "")")
    }

    @Test func `all faults are named at once`() throws {
        let error = try #require(
            #expect(throws: InstallationError.self) {
                try load([
                    "url: http://llm.example", "format: telnet", "key: sk-1", "use: [all]", "limits: {parallel: 99}",
                ])
            })
        for word in ["http://", "\"format\"", "looks like a secret", "\"use\"", "\"parallel\"", "\"model\" is missing"]
        {
            #expect(error.description.contains(word), "\(word): \(error)")
        }
    }

    @Test func `periods are numbered by their first day, so that they compare`() throws {
        let day = try #require(CalendarDate(iso8601: "2026-11-22"))
        #expect(ModelBudget.Period.day.number(of: day) == day.daysSince1970)
        #expect(ModelBudget.Period.month.number(of: day) == day.daysSince1970 - 21)
        #expect(ModelBudget.Period.year.number(of: day) == CalendarDate(iso8601: "2026-01-01")?.daysSince1970)
    }
}
