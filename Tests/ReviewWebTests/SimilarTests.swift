import Cases
import Enquiries
import Foundation
import Testing

@testable import ReviewWeb

@Suite struct SimilarTests {
    private static func keep(
        _ desk: SmallDesk, _ id: String, _ text: String, _ edit: (inout CaseFile) -> Void = { _ in }
    ) {
        var file = SmallDesk.file(id, enquiry: SmallDesk.enquiry(id: id, subject: "Question", text: text))
        edit(&file)
        desk.keep(file)
    }

    private static let lost = "The brown recycling container behind our house was not emptied on Tuesday"

    private static func filled() -> SmallDesk {
        let desk = SmallDesk()
        keep(desk, "c1", lost)
        keep(desk, "c2", "Our brown recycling container was not emptied this Tuesday either")
        keep(desk, "c3", "When does the swimming pool open in summer")
        keep(desk, "c4", lost) { $0.decision = SmallDesk.decision("traffic") }
        keep(desk, "c5", lost) { $0.decision?.language = "de" }
        keep(desk, "c6", lost) { $0.state = .closed }
        keep(desk, "c7", lost)
        return desk
    }

    @Test func `the group holds open cases of the same service and language in near words`() async throws {
        let browser = try await Browser(Self.filled(), with: [.read])
        let page = try await browser.get("/cases/c1/similar").text
        for number in 1...7 {
            let isIn = [1, 2, 7].contains(number)
            #expect(page.contains("/cases/c\(number)?list=review&amp;at=") == isIn, "c\(number)")
        }
        #expect(page.contains("near=c1") && page.contains("100 %"))
        #expect(try await browser.get("/cases").text.contains("href=\"/cases/c1/similar\""))
        #expect(try await browser.get("/cases/c3/similar").text.contains("No other open case is similar"))
        #expect(try await browser.get("/cases/none/similar").status == 404)
    }

    @Test func `keys lead through the group, and an approval to its next case`() async throws {
        let desk = Self.filled()
        let browser = try await Browser(desk, with: Set(Officer.Right.allCases))
        let ids = try #require(
            JSONSerialization.jsonObject(with: Data(try await browser.get("/cases/c1/similar.json").text.utf8))
                as? [String: Any])
        let lines = try #require(ids["lines"] as? [[String: Any]])
        let order = lines.compactMap { ($0["line"] as? [String: Any])?["id"] as? String }
        #expect(order == ["c1", "c7", "c2"])
        let second = try await browser.get("/cases/c7?list=review&at=1&near=c1").text
        #expect(second.contains("/cases/c2?list=review&amp;at=2&amp;near=c1"))
        #expect(second.contains("/cases/c1?list=review&amp;at=0&amp;near=c1"))
        #expect(second.contains("href=\"/cases/c1/similar\""))
        let fields = ["version": "3", "list": "review", "at": "1", "near": "c1"]
        let closed = try await browser.post("/cases/c7/closing", fields)
        #expect(closed.header["location"]?.hasPrefix("/cases/c2?list=review&at=1&near=c1") == true)
        let last = try await browser.post("/cases/c2/closing", fields)
        #expect(last.header["location"]?.hasPrefix("/cases/c1/similar?done=closed") == true)
    }

    private struct Labelled: Decodable {
        let lang: String
        let subject: String
        let body: String
        let service: String
        let intent: String
    }

    /// What the limit of likeness was chosen by: of two mails that count as near, how often do the people who labelled
    /// them say that both want the same? Compared with two mails of the service at random.
    @Test func `near mails want the same more often than mails of one service do`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        var all: [Labelled] = []
        for name in ["stadt/training/stadt-1", "stadt/training/stadt-2", "vehicle/training/vehicle-1"] {
            let text = try String(
                contentsOf: root.appendingPathComponent("Corpora/desks/\(name).jsonl"), encoding: .utf8)
            all += try text.split(separator: "\n").map { try JSONDecoder().decode(Labelled.self, from: Data($0.utf8)) }
        }
        var (pairs, same, anyPairs, anySame, grouped, asked) = (0, 0, 0, 0, 0, 0)
        for (index, one) in all.enumerated() where index % 8 == 0 {
            let others = all.enumerated().filter {
                $0.offset != index && $0.element.service == one.service && $0.element.lang == one.lang
            }.map(\.element)
            let near = SimilarCases.near(
                one.subject + "\n" + one.body, others.map { $0.subject + "\n" + $0.body })
            asked += 1
            grouped += near.isEmpty ? 0 : 1
            pairs += near.count
            same += near.count { others[$0.position].intent == one.intent }
            anyPairs += others.count
            anySame += others.count { $0.intent == one.intent }
        }
        let (share, chance) = (Double(same) / Double(max(pairs, 1)), Double(anySame) / Double(max(anyPairs, 1)))
        print("similar: \(asked) asked, \(grouped) with a group, \(pairs) pairs, \(share) same, at random \(chance)")
        #expect(pairs > 0 && share > chance * 1.5)
    }
}
