import DeskFiles
import Disclosure
import Enquiries
import Foundation
import Testing
import Transparency

struct AuthorityFileTests {
    private func read(_ yaml: String) -> AuthorityFile { AuthorityFile(yaml: yaml, file: "authority.yaml") }

    @Test func `texts, lists, links and texts by language are read`() {
        let file = read(
            """
            deployer:
              name: Stadt Weiler
              contact: ki@weiler.example
            system:
              purpose: {de: Zweck, nl: Doel}
              theme: [Organisatie]
              since: 2026-10
              status: in-use
            risk: {profiling: no, conditions: [a, d]}
            actions:
              classify: {purpose: to route, basis: "Art. 6(1)(e) GDPR"}
            checked: [omnibus]
            """)
        #expect(file.problems == [])
        let profile = file.profile
        #expect(profile.text(.deployerName, in: .german) == "Stadt Weiler")
        #expect(profile.text(.systemPurpose, in: .dutch) == "Doel")
        #expect(profile.text(.systemPurpose, in: .english) == nil)
        #expect(profile.texts(.systemTheme, in: .german) == ["Organisatie"])
        #expect(profile.profiling == false)
        #expect(profile.grounds[.classify]?.purpose == "to route")
        #expect(profile.checked == [.omnibus])
    }

    @Test func `empty keys stay open and are no problem`() {
        let file = read("deployer:\n  name: \"\"\n  contact:\nsystem: {theme: []}\n")
        #expect(file.problems == [])
        #expect(file.profile.values.isEmpty)
    }

    @Test(arguments: [
        ("deployer:\n  nam: x", 2, "nam"), ("deployr: {}", 1, "deployr"),
        ("deployer:\n  contact: room 3", 2, "contact"),
        ("deployer:\n  website: http://x.example", 2, "website"),
        ("system:\n  since: 2026-13", 2, "since"),
        ("system:\n  status: running", 2, "status"), ("risk:\n  profiling: maybe", 2, "profiling"),
        ("risk:\n  conditions: [e]", 2, "conditions"), ("risk:\n  assessedOn: 31.12.2026", 2, "assessedOn"),
        ("actions:\n  classify: {purpose: x}", 2, "basis"), ("actions:\n  guess: {purpose: x, basis: y}", 2, "guess"),
        ("checked: [rumour]", 1, "checked"), ("deployer: [", 1, "YAML"),
    ])
    func `what is wrong is named with file, line and key`(yaml: String, line: Int, word: String) throws {
        let problem = try #require(read(yaml).problems.first)
        #expect(problem.origin.file == "authority.yaml")
        #expect(abs(problem.origin.line - line) <= (word == "YAML" ? 1 : 0))
        #expect(problem.message.contains(word), "\(problem.message)")
    }

    @Test func `no file and the example of a new desk directory are empty profiles`() throws {
        #expect(AuthorityFile(folder: "/nonexistent").profile == AuthorityProfile())
        for language in [Language.german, .english] {
            let example = read(AuthorityProfile.example(language: language))
            #expect(example.problems == [] && example.profile == AuthorityProfile())
        }
    }

    @Test func `the example names every key, and its groups can be filled in`() {
        let example = AuthorityProfile.example(language: .english)
        for key in ProfileKey.allCases { #expect(example.contains("#   \(key.name): "), "\(key.rawValue)") }
        // Without the # of keys the example is a file that can be read, and only values are left to fill in.
        let lines = example.split(separator: "\n", omittingEmptySubsequences: false)
        let filled = lines.drop { !$0.isEmpty }.compactMap { line -> String? in
            guard line.hasPrefix("# "), !line.hasPrefix("# Purpose"), !line.hasPrefix("# Sources") else { return nil }
            return String(line.dropFirst(2))
        }
        let problems = read(filled.joined(separator: "\n")).problems
        #expect(problems.allSatisfy { if case .badValue = $0.fault { true } else { false } }, "\(problems)")
    }
}
