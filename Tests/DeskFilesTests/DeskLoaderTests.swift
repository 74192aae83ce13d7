import DeskFiles
import Enquiries
import Foundation
import Testing

struct DeskLoaderTests {
    /// A desk in a folder of its own, with `changes` written over its files; `nil` removes a file.
    private func load(_ changes: [String: String?] = [:]) throws -> LoadedDesk {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("desk-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var files: [String: String?] = [
            "desk.yaml": Self.yaml(),
            "services.yaml": "- id: waste\n  name: {en: Waste}\n  unit: {en: Unit}\n",
            "rules/a.yaml": """
            - id: waste.bin
              then: {service: waste}
              any: [bin]
              reason: {en: bin}
              examples: [my bin]
            """,
            "clocks.yaml": """
            - id: month
              when: {services: [waste], intents: [objection]}
              period: P1M
              source: x
              text: {en: month}
            """,
            "answers/waste/general.en.md": Self.answer,
            "training/a.jsonl": """
            {"id":"1","lang":"en","subject":"s","body":"b","service":"waste","also":[],"intent":"report","urgency":"normal","life_events":[],"flags":[],"deadline":null,"action":"draft","written":"2026-01-01"}

            """,
        ]
        files.merge(changes) { $1 }
        for (name, text) in files {
            guard let text else { continue }
            let place = folder.appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: place)
        }
        return try DeskLoader(path: folder.path).load()
    }

    @Test func `desks with the same files have their parts in common, and each is told what is wrong in them`() throws {
        let rule = "- id: x\n  then: {service: waste}\n  any: [x]\n  reson: {en: x}\n  examples: [x]\n"
        let broken = ["rules/b.yaml": rule]
        let first = try load(broken)
        let other = Self.yaml().replacing("id: tiny", with: "id: other")
        let second = try load(["rules/b.yaml": rule, "desk.yaml": other])
        #expect(first.desk.id != second.desk.id)
        #expect(first.digests.rules == second.digests.rules && first.digests.training == second.digests.training)
        #expect(!first.problems.isEmpty && first.problems == second.problems)
        let whole = try load()
        #expect(whole.digests.rules != first.digests.rules && whole.digests.answers == first.digests.answers)
        #expect(whole.digests.training != first.digests.training)
        #expect(whole.problems.isEmpty && whole.desk.rules.count == 1 && first.desk.rules.count == 2)
    }

    private static let answer = """
        ---
        id: waste.general
        service: waste
        language: en
        kind: general
        title: Waste
        version: 1
        validFrom: 2026-01-01
        unit: U
        source: s
        ---
        See https://desk.example/a.
        """

    @Test func `services can be kept from models, and an unknown one is a problem with its line`() throws {
        let loaded = try load(["desk.yaml": Self.yaml() + "\nkeptFromModels: [waste, wast]\n"])
        #expect(loaded.desk.keptFromModels == [ServiceID("waste"), ServiceID("wast")])
        let problem = try #require(loaded.problems.first { $0.fault == .unknownService("wast") })
        #expect(problem.origin.file == "desk.yaml" && problem.origin.line > 1)
        #expect(!loaded.problems.contains { $0.fault == .unknownService("waste") })
        #expect(try load().desk.keptFromModels.isEmpty)
    }

    @Test func `a sound desk loads whole`() throws {
        let desk = try load()
        #expect(desk.problems.map(\.line) == [])
        #expect(desk.desk.services.count == 1 && desk.desk.rules.count == 1 && desk.desk.answers.count == 1)
        #expect(desk.desk.clocks.first?.period == .months(1) && desk.training.count == 1)
        #expect(desk.desk.answers.first?.text == "See https://desk.example/a.")
    }

    private static func yaml(ending lines: String = "") -> String {
        """
        id: tiny
        name: {en: Tiny}
        languages: [en]
        timeZone: Europe/London
        domain: general-enquiries
        addresses: [tiny@desk.example]
        sender: {name: Tiny, address: tiny@desk.example}
        unit: {en: Unit}
        phone: "1"
        links: ["https://desk.example/a"]
        signOff: {en: Bye}
        fallbackService: waste
        """ + "\n" + lines
    }

    @Test func `a desk may say which holidays it keeps`() throws {
        let none = try load()
        #expect(none.desk.holidays == nil)
        let hesse = try load(["desk.yaml": Self.yaml(ending: "holidays: DE-HE\n")])
        #expect(hesse.problems.map(\.line) == [])
        #expect(hesse.desk.holidays == PublicHolidays(.hesse))
        let augsburg = try load([
            "desk.yaml": Self.yaml(ending: "holidays: DE-BY\nlocalHolidays: [assumption, augsburg-peace]\n")
        ])
        #expect(augsburg.problems.map(\.line) == [])
        #expect(augsburg.desk.holidays == PublicHolidays(.bavaria, local: [.assumption, .augsburgPeace]))
    }

    @Test func `a desk may name its mail servers and how to identify`() throws {
        let plain = try load().desk
        #expect(plain.authenticationServers == [] && plain.identityInvitation == nil)
        let invitation = "identityInvitation: {en: \"Go to https://desk.example/a.\"}\n"
        let loaded = try load([
            "desk.yaml": Self.yaml(ending: "authenticationServers: [MX.Desk.example, \"other 1\"]\n" + invitation)
        ])
        #expect(loaded.desk.authenticationServers == ["mx.desk.example"])
        #expect(loaded.problems.map(\.origin.line) == [13])
        #expect(loaded.desk.identityInvitation?.byLanguage == ["en": "Go to https://desk.example/a."])
    }

    @Test(arguments: [
        ("identityInvitation: {de: Hallo}", "missing in \"en\""),
        ("identityInvitation: {en: \"https://evil.test/x\"}", "https://evil.test/x is not in desk.yaml"),
        ("identityInvitation: {en: \"See {{reference}}\"}", "{{reference}} does not exist"),
        ("identityInvitation: Hello", "texts by language"),
        ("authenticationServers: mx.desk.example", "a list of texts"),
        ("authenticationServers: [\"\"]", "names of mail servers"),
        ("authenticationServers: [\"mx; dmarc=pass\"]", "names of mail servers"),
    ])
    func `broken texts and names of servers are problems`(line: String, problem: String) throws {
        let loaded = try load(["desk.yaml": Self.yaml(ending: line + "\n")])
        #expect(loaded.problems.contains { $0.message.contains(problem) }, "\(loaded.problems.map(\.line))")
    }

    @Test func `clocks of a desk know its holidays`() throws {
        let desk = try load(["desk.yaml": Self.yaml(ending: "holidays: DE-HE\n")]).desk
        let receipt = try #require(CalendarDate(iso8601: "2026-03-06"))
        let due = desk.runningClocks(for: ServiceID("waste"), .objection, from: receipt).map(\.due.iso8601)
        #expect(due == ["2026-04-07"])
    }

    @Test func `a clock may count the holidays of more than the desk's region`() throws {
        let clocks = """
            - id: desk
              when: {services: [waste]}
              period: P20B
              source: s
              text: {en: t}
            - id: everywhere
              when: {services: [waste]}
              period: P20B
              holidays: GB-UKM
              source: s
              text: {en: t}
            """
        let loaded = try load(["desk.yaml": Self.yaml(ending: "holidays: GB-EAW\n"), "clocks.yaml": clocks])
        #expect(loaded.problems.map(\.line) == [])
        // 2 January is a bank holiday in Scotland alone.
        let receipt = try #require(CalendarDate(iso8601: "2025-12-12"))
        let due = loaded.desk.runningClocks(for: ServiceID("waste"), .information, from: receipt).map(\.due.iso8601)
        #expect(due == ["2026-01-14", "2026-01-15"])
    }

    @Test(arguments: [
        ("desk.yaml", yaml(ending: "holidays: DE-XX\n"), "desk.yaml:13", "one of DE-BW"),
        ("desk.yaml", yaml(ending: "localHolidays: [assumption]\n"), "desk.yaml:1", "\"holidays\" is missing"),
        (
            "desk.yaml", yaml(ending: "holidays: DE-HE\nlocalHolidays: [assumption]\n"), "desk.yaml:14",
            "none in this region"
        ),
        (
            "services.yaml", "- id: waste\n  name: {en: W}\n  unit: {en: U}\n  colour: red\n", "services.yaml:4",
            "\"colour\" is not known"
        ),
        (
            "services.yaml",
            "- id: waste\n  name: {en: W}\n  unit: {en: U}\n- id: waste\n  name: {en: W}\n  unit: {en: U}\n",
            "services.yaml:4", "exists twice"
        ),
        ("services.yaml", "- id: waste\n  name: {en: W}\n", "services.yaml:1", "\"unit\" is missing"),
        ("services.yaml", "- id: [\n", "services.yaml:", "no YAML"),
        ("services.yaml", "id: waste\n", "services.yaml:1", "a list"),
        (
            "rules/a.yaml", "- id: r\n  then: {service: wsate}\n  any: [bin]\n  reason: {en: r}\n  examples: [bin]\n",
            "rules/a.yaml:1", "\"wsate\" is not in services.yaml"
        ),
        (
            "rules/a.yaml", "- id: r\n  then: {intent: reprot}\n  any: [bin]\n  reason: {en: r}\n  examples: [bin]\n",
            "rules/a.yaml:2", "one of information"
        ),
        (
            "rules/a.yaml",
            "- id: r\n  then: {service: waste}\n  weight: much\n  any: [bin]\n  reason: {en: r}\n  examples: [bin]\n",
            "rules/a.yaml:3", "a number"
        ),
        (
            "clocks.yaml", "- id: c\n  when: {}\n  period: 1 month\n  source: s\n  text: {en: t}\n", "clocks.yaml:1",
            "P1M"
        ),
        ("answers/waste/general.en.md", "no front matter", "answers/waste/general.en.md:1", "no front matter"),
        (
            "answers/waste/general.en.md", answer.replacing("version: 1", with: "version: 1\nverison: 2"),
            "answers/waste/general.en.md:8", "\"verison\" is not known"
        ),
        (
            "answers/waste/general.en.md", answer.replacing("example/a", with: "example/b"),
            "answers/waste/general.en.md:2", "not in desk.yaml"
        ),
        (
            "answers/waste/general.en.md", answer.replacing("See", with: "{{nmae}}"), "answers/waste/general.en.md:2",
            "{{nmae}} does not exist"
        ),
        (
            "answers/waste/general.en.md", answer.replacing("2026-01-01", with: "2026-02-31"),
            "answers/waste/general.en.md:8", "a date"
        ),
        (
            "answers/waste/general.en.md", answer.replacing("kind: general", with: "kind: case"), "services.yaml:1",
            "no general answer"
        ),
        ("desk.yaml", "id: x\n", "desk.yaml:1", "\"name\" is missing"),
    ])
    func `each slip is named with its place`(file: String, text: String, place: String, words: String) throws {
        let lines = try load([file: text]).problems.map(\.line)
        #expect(lines.contains { $0.hasPrefix(place) && $0.contains(words) }, "\(lines)")
    }

    @Test func `all slips are named at once`() throws {
        let problems = try load([
            "rules/a.yaml": "- id: r\n  then: {service: nowhere}\n  any: [bin]\n  reason: {en: r}\n  examples: [bin]\n",
            "answers/waste/general.en.md": "---\nid: x\n---\n", "clocks.yaml": "- id: c\n",
        ]).problems
        #expect(
            Set(problems.map(\.origin.file)).isSuperset(of: [
                "rules/a.yaml", "answers/waste/general.en.md", "clocks.yaml",
            ]))
    }

    @Test func `rules that cannot be listed are a problem and not an empty list`() throws {
        let lines = try load(["rules/a.yaml": nil, "rules": "a file in the folder's place"]).problems.map(\.line)
        #expect(lines.contains { $0.hasPrefix("rules:1") && $0.contains("no folder") }, "\(lines)")
    }

    @Test func `a bad training line is named by number and the rest counts`() throws {
        let good =
            #"{"id":"1","lang":"en","subject":"s","body":"b","service":"waste","also":[],"intent":"report","urgency":"normal","life_events":[],"flags":[],"deadline":null,"action":"draft","written":null}"#
        let desk = try load(["training/a.jsonl": "\(good)\nno json\n\(good)\n"])
        #expect(desk.training.count == 2)
        #expect(desk.badTrainingLines == [Origin(file: "training/a.jsonl", line: 2)])
    }

    @Test func `what is no desk says so`() {
        #expect(throws: DeskFolderError.missing("/nonexistent/desk")) {
            try DeskLoader(path: "/nonexistent/desk").load()
        }
        #expect(throws: DeskFolderError.notAFolder("/etc/passwd")) { try DeskLoader(path: "/etc/passwd").load() }
        #expect(throws: DeskFolderError.noDesk("/usr")) { try DeskLoader(path: "/usr").load() }
    }

    @Test func `versions change with the files they stand for`() throws {
        let one = try load()
        let two = try load(["answers/waste/general.en.md": Self.answer.replacing("See", with: "Look at")])
        #expect(one.answersVersion != two.answersVersion)
        #expect(one.rulesVersion == two.rulesVersion && one.trainingVersion == two.trainingVersion)
    }
}

struct ShippedDesksTests {
    @Test(arguments: ["stadt", "vehicle"])
    func `a desk that ships with Postroom fits together`(name: String) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let desk = try DeskLoader(path: root.appendingPathComponent("Corpora/desks/\(name)").path).load()
        #expect(desk.problems.map(\.line) == [])
        #expect(desk.training.count { !$0.isSupplement } == 990 && desk.badTrainingLines.isEmpty)
        for service in desk.desk.services {
            for language in desk.desk.languages {
                let answers = desk.desk.answers.filter { $0.service == service.id && $0.language == language }
                #expect(answers.contains { $0.kind == .general }, "\(service.id) \(language)")
                #expect(answers.contains { $0.kind == .case }, "\(service.id) \(language)")
            }
        }
    }
}
