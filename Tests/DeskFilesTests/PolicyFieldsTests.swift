import DeskFiles
import Enquiries
import Foundation
import Testing

struct PolicyFieldsTests {
    private func load(_ policy: String) throws -> LoadedDesk {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("policy-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let desk = """
            id: tiny
            name: {en: Tiny}
            languages: [en]
            timeZone: Europe/London
            addresses: [tiny@desk.example]
            sender: {name: Tiny, address: tiny@desk.example}
            unit: {en: Unit}
            phone: "1"
            links: []
            signOff: {en: Bye}
            fallbackService: waste
            """
        try Data((desk + "\n" + policy).utf8).write(to: folder.appendingPathComponent("desk.yaml"))
        try Data("- {id: waste, name: {en: W}, unit: {en: U}}".utf8).write(
            to: folder.appendingPathComponent("services.yaml"))
        return try DeskLoader(path: folder.path).load()
    }

    private func problems(_ policy: String) throws -> [String] {
        try load(policy).problems.filter { $0.origin.file == "desk.yaml" }.map(\.line)
    }

    private static let highRisk = """
        domain: police
        ai:
          profile: high-risk
          euDatabase: https://register.example/1
          fria: FRIA 1
          dpia: DPIA 1
          workersInformed: 2026-10-01, staff council
          notice: {en: A machine helped.}
        """

    @Test func `a desk declares its domain and what it does without`() throws {
        #expect(try load("").desk.policy == DeskPolicy(domain: nil))
        #expect(try load("domain: civil-registry").desk.policy == DeskPolicy(domain: .civilRegistry))
        let policy = try load("domain: civil-registry\nai: {without: [learn, suggest-offers]}").desk.policy
        #expect(policy.without == [.learn, .suggestOffers] && policy.profile == .standard)
        #expect(try problems(Self.highRisk) == [])
        #expect(try load(Self.highRisk).desk.policy.profile == .highRisk)
    }

    @Test(
        "article 26 (8): what is missing is named with file and line",
        arguments: [
            ("domain: gossip", "desk.yaml:12: the value of \"domain\" is not allowed"),
            ("domain: police\nai:\n  profile: standard", "desk.yaml:14: the domain \"police\" is in Annex III"),
            ("ai: {profile: standard}", "desk.yaml:12: an AI profile needs to know"),
            (
                "domain: police\nai:\n  profile: high-risk\n  dpia: D",
                "desk.yaml:14: the profile high-risk needs euDatabase, fria, workersInformed, notice"
            ),
            ("domain: police\nai: {without: [dance]}", "desk.yaml:13: the value of \"without\" is not allowed"),
            ("domain: police\nai: {profil: off}", "desk.yaml:13: the key \"profil\" is not known"),
        ])
    func faults(policy: String, problem: String) throws {
        let found = try problems(policy)
        #expect(found.contains { $0.hasPrefix(problem) }, "\(found)")
    }

    @Test(arguments: ["euDatabase", "fria", "dpia", "workersInformed", "notice"])
    func `each reference that high-risk use asks for is asked for`(key: String) throws {
        let without = Self.highRisk.split(separator: "\n").filter { !$0.contains(key + ":") }.joined(separator: "\n")
        #expect(try problems(without).contains { $0.contains("high-risk needs \(key) under") })
        #expect(try load(without).desk.policy.profile == .off)
    }
}
