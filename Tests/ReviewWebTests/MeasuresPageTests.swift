import Cases
import Enquiries
import Foundation
import Testing

@testable import ReviewWeb

@Suite struct MeasuresPageTests {
    private static func facts(officers: Int) -> WorkFacts {
        let kind = WorkFacts.Kind(service: ServiceID("waste"), language: "de")
        return WorkFacts(
            arrivals: [.init(kind: kind, at: SmallDesk.noon, cases: 12)],
            answered: (1...6).map { .init(kind: kind, waitedMilliseconds: $0 * 86_400_000) },
            judged: (0..<12).map {
                .init(
                    kind: kind, officer: OfficerID("name\($0 % officers)"), verdict: .unedited,
                    dwellMilliseconds: 4000, changedShare: 0)
            },
            open: [.init(due: nil, receivedOn: SmallDesk.noon.date(), cases: 3)])
    }

    private static func desk(officers: Int = 5) -> SmallDesk {
        let desk = SmallDesk()
        let facts = facts(officers: officers)
        desk.store.look { $0.facts[SmallDesk.desk.id] = facts }
        return desk
    }

    @Test(arguments: [(4, "zu wenige"), (5, "100,0\u{A0}%")])
    func `shares of officers' work appear from five officers on`(officers: Int, words: String) async throws {
        let browser = try await Browser(Self.desk(officers: officers), with: [.evaluate])
        let page = try await browser.get("/measures", ["Accept-Language": "de"])
        #expect(page.status == 200 && page.text.contains(words))
        #expect(!page.text.contains("name0"))
        #expect(page.text.contains("100,0\u{A0}%") == (officers >= 5))
    }

    @Test(arguments: [(4, "too few"), (5, "40.0\u{A0}%")])
    func `caught errors appear from five officers on, and the page says what they are`(
        officers: Int, words: String
    ) async throws {
        let desk = Self.desk()
        let checks = (0..<5).map { number in
            WorkFacts.Check(
                kind: .init(service: ServiceID("waste"), language: "de"),
                officer: OfficerID("name\(number % officers)"), isCaught: number < 2)
        }
        desk.store.look { $0.facts[SmallDesk.desk.id] = WorkFacts(checks: checks) }
        let page = try await Browser(desk, with: [.evaluate]).get("/measures").text
        #expect(page.contains("Seeded errors found") && page.contains(words) && !page.contains("name0"))
        #expect(page.contains("40.0\u{A0}%") == (officers >= 5))
    }

    @Test func `without a judged check case the page says nothing of them`() async throws {
        let page = try await Browser(Self.desk(), with: [.evaluate]).get("/measures").text
        #expect(!page.contains("Seeded errors found"))
    }

    @Test func `the JSON twin holds the same parts, and no officer`() async throws {
        let browser = try await Browser(Self.desk(), with: [.evaluate])
        let page = try await browser.get("/measures.json?days=90")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(page.text.utf8)) as? [String: Any])
        #expect(Set(object.keys) == ["measures", "days", "stops"])
        let measures = try #require(object["measures"] as? [String: Any])
        #expect(
            Set(measures.keys) == [
                "desk", "from", "until", "days", "arrivals", "backlog", "waiting", "review", "seededErrors",
                "fewestCases", "fewestOfficers",
            ])
        #expect((measures["days"] as? [Any])?.count == 90 && !page.text.contains("name0"))
    }

    @Test func `an officer sees the desks that he or she may evaluate and no others`() async throws {
        let desk = Self.desk()
        let browser = try await Browser(desk, with: [.evaluate])
        #expect(try await browser.get("/measures?desk=stadt").status == 200)
        #expect(try await browser.get("/measures?desk=land").status == 404)
        let elsewhere = Officer(
            id: OfficerID("jana"), name: "Jana", grants: [.init(.evaluate, at: DeskID("land")), .init(.read)])
        try await desk.store.save(elsewhere)
        for path in ["/measures", "/measures.json", "/measures?desk=stadt", "/measures.json?desk=stadt"] {
            let page = try await browser.get(path)
            #expect(page.status == 403 || page.status == 404, "\(path)")
            #expect(!page.text.contains("waste"))
        }
    }

    @Test func `a chart says in words what it shows, and its figures stand in a table`() async throws {
        let page = try await Browser(Self.desk(), with: [.evaluate]).get("/measures").text
        #expect(page.contains("role=\"img\" aria-labelledby=\"volume-title volume-text\""))
        #expect(page.contains("<desc id=\"volume-text\">12 cases in all, 12 a day at most.</desc>"))
        #expect(page.contains("<rect class=\"column\"") && page.contains("<td>12</td>"))
        #expect(!page.contains("style=") && !page.contains("NaN"))
    }

    @Test func `a service with a hostile name is text`() async throws {
        let desk = SmallDesk()
        let kind = WorkFacts.Kind(service: ServiceID("<script>alert(1)</script>"), language: "\"><img src=x>")
        desk.store.look { contents in
            contents.facts[SmallDesk.desk.id] = WorkFacts(arrivals: [.init(kind: kind, at: SmallDesk.noon, cases: 9)])
        }
        let page = try await Browser(desk, with: [.evaluate]).get("/measures").text
        #expect(!page.contains("<script>alert") && !page.contains("<img"))
        #expect(page.contains("&lt;script&gt;alert(1)"))
    }

    @Test(arguments: ["31", "0", "-5", "x", "99999999"])
    func `only the offered periods are read`(days: String) async throws {
        let page = try await Browser(Self.desk(), with: [.evaluate]).get("/measures.json?days=\(days)")
        #expect(page.status == 200 && page.text.contains("\"days\":30"))
    }
}
