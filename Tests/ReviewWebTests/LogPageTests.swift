import Cases
import Enquiries
import Foundation
import Testing
import Transparency

@testable import ReviewWeb

@Suite struct LogPageTests {
    private static func line(
        _ position: Int64, _ action: ActionRecord.Action = .classify, desk: String? = "stadt", caseID: String? = "c1",
        outcome: [String: JSONValue] = ["service": "waste"]
    ) -> LogLine {
        let record = ActionRecord(
            id: "r\(position)", action: action, trigger: action == .review ? .human : .routine, caseReference: caseID,
            start: SmallDesk.noon.milliseconds, end: SmallDesk.noon.milliseconds,
            components: [.init(kind: "bayes", id: "stadt.services", version: "7")], disclosed: outcome
        ).sealed(under: CaseKey([UInt8](repeating: 1, count: 32)), effect: nil)
        return LogLine(
            position: position, id: record.id, action: action.rawValue, byPerson: record.byPerson,
            caseID: caseID.map { CaseID($0) }, desk: desk.map { DeskID($0) }, leaf: record.leaf,
            tokens: action == .draft ? .init(input: 120, output: 30) : nil)
    }

    private static func desk(_ lines: [LogLine], reports: any InstallationReports = NoReports()) -> SmallDesk {
        let desk = SmallDesk(reports: reports)
        desk.keep(SmallDesk.file("c1"))
        desk.store.look { $0.logLines = lines }
        return desk
    }

    private struct Reports: InstallationReports {
        var fault: String?

        func log() async throws -> LogReport? {
            LogReport(
                origin: "stadt.example/log", records: 12, published: 10, publishedAt: SmallDesk.noon, root: "ab12",
                witnesses: [.init(name: "witness.example", isRequired: true, hasSigned: false)], quorum: 1, alarm: nil)
        }
        func checkLog() async throws -> LogCheck? { LogCheck(compared: 10, published: 10, fault: fault) }
        func checkpoint() async throws -> [UInt8]? { Array("signed".utf8) }
        func proof(of id: CaseID) async throws -> [UInt8]? { Array("proof of \(id)".utf8) }
    }

    @Test func `each action is told with when, what, with which version, tokens and whether a person acted`()
        async throws
    {
        let desk = Self.desk([
            Self.line(1), Self.line(2, .draft), Self.line(3, .review, outcome: ["decision": "approve"]),
        ])
        let page = try await Browser(desk, with: [.audit, .read]).get("/log").text
        for words in [
            "bayes stadt.services 7", "120 / 30", "service: waste", "decision of a person", "person", "software",
            "/log/proofs/c1", "/cases/c1", "2026-11-21T12:00:00Z",
        ] { #expect(page.contains(words), "\(words)") }
        #expect(page.firstRange(of: "id=\"r3\"")!.lowerBound < page.firstRange(of: "id=\"r1\"")!.lowerBound)
    }

    @Test func `fifty records stand on a page, and the next page goes on where it ended`() async throws {
        let browser = try await Browser(Self.desk((1...51).map { Self.line($0) }), with: [.audit])
        let first = try await browser.get("/log")
        #expect(
            first.text.contains("id=\"r51\"") && first.text.contains("id=\"r2\"") && !first.text.contains("id=\"r1\""))
        #expect(first.text.contains("/log?before=2\""))
        let second = try await browser.get("/log?before=2")
        #expect(second.text.contains("id=\"r1\"") && !second.text.contains("rel=\"next\""))
    }

    @Test func `records are of the desks that the officer audits; others and the installation's are not shown`()
        async throws
    {
        let desk = Self.desk(
            [Self.line(1), Self.line(2, desk: "land", caseID: "c2"), Self.line(3, .config, desk: nil, caseID: nil)],
            reports: Reports())
        let browser = try await Browser(desk, with: [.audit])
        #expect(try await browser.get("/log.json").text.contains("stadt.example/log"))
        try await desk.store.save(
            Officer(id: OfficerID("jana"), name: "Jana", grants: [.init(.audit, at: DeskID("stadt"))]))
        let page = try await browser.get("/log.json").text
        #expect(page.contains("\"r1\"") && !page.contains("\"r2\"") && !page.contains("\"r3\""))
        #expect(!page.contains("stadt.example/log"))
        #expect(try await browser.post("/log/check").status == 403)
        #expect(try await browser.get("/log/checkpoint").status == 403)
        #expect(try await browser.get("/log/proofs/c1").text == "proof of c1")
        try await desk.store.save(
            Officer(id: OfficerID("jana"), name: "Jana", grants: [.init(.audit, at: DeskID("land"))]))
        #expect(try await browser.get("/log/proofs/c1").status == 404)
        #expect(try await browser.get("/log.json?case=c1").text.contains("\"lines\":[]"))
    }

    @Test(arguments: [(nil, "Verified: all 10"), ("leaf 7 differs", "leaf 7 differs")] as [(String?, String)])
    func `the log can be verified now, and the page says what was found`(fault: String?, words: String) async throws {
        let desk = Self.desk([Self.line(1)], reports: Reports(fault: fault))
        let page = try await Browser(desk, with: [.audit]).post("/log/check")
        #expect(page.status == 200 && page.text.contains(words))
        #expect(page.text.contains("witness.example") && page.text.contains("has not signed yet"))
    }

    @Test func `checkpoint and proof are downloads`() async throws {
        let browser = try await Browser(Self.desk([], reports: Reports()), with: [.audit])
        for (path, text) in [("/log/checkpoint", "signed"), ("/log/proofs/c1", "proof of c1")] {
            let page = try await browser.get(path)
            #expect(page.text == text && page.header["content-disposition"]?.hasPrefix("attachment") == true)
        }
    }

    @Test func `a filter by action narrows the list, and what is no action does not`() async throws {
        let browser = try await Browser(Self.desk([Self.line(1), Self.line(2, .draft)]), with: [.audit])
        let page = try await browser.get("/log.json?action=draft").text
        #expect(page.contains("\"r2\"") && !page.contains("\"r1\""))
        #expect(try await browser.get("/log.json?action=%3Cb%3E").text.contains("\"r1\""))
    }

    @Test func `words of the outcome are text`() async throws {
        let desk = Self.desk([Self.line(1, outcome: ["service": "<script>alert(1)</script>"])])
        let page = try await Browser(desk, with: [.audit]).get("/log").text
        #expect(!page.contains("<script>alert") && page.contains("&lt;script&gt;"))
    }
}
