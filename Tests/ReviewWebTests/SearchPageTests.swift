import Cases
import Enquiries
import Foundation
import ReviewWeb
import StoreContract
import Testing

@Suite struct SearchPageTests {
    private static func filled() -> SmallDesk {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1", enquiry: SmallDesk.enquiry(id: "c1", text: "The bin is full")))
        var sent = SmallDesk.inDoubt("c2")
        sent.state = .sent
        sent.decision = SmallDesk.decision("traffic")
        desk.keep(sent)
        return desk
    }

    @Test func `words and filters find cases`() async throws {
        let browser = try await Browser(Self.filled(), with: [.read])
        for (query, found) in [
            ("q=full", ["c1"]), ("q=Bin", ["c2", "c1"]), ("q=nothing-like-it", []), ("q=", []),
            ("q=Bin&state=sent", ["c2"]), ("only=stadt%2Ftraffic", ["c2"]), ("language=de", []),
            ("language=en&q=bin", ["c2", "c1"]),
            ("from=2026-11-21", ["c2", "c1"]), ("from=2026-11-22", []), ("until=2026-11-21", ["c2", "c1"]),
            ("until=2026-11-20", []), ("q=bin&state=nonsense", ["c2", "c1"]),
        ] as [(String, [String])] {
            let page = try await browser.get("/search?" + query).text
            let ids = ["c2", "c1"].filter { page.contains("href=\"/cases/\($0)?") }
            #expect(ids == found, "\(query)")
        }
    }

    @Test func `a day begins where the desk is`() async throws {
        let desk = SmallDesk()
        var file = SmallDesk.file("c1")
        // 23:30 UTC is half past midnight in Berlin.
        file.mails[0].receivedAt = Timestamp(secondsSince1970: 1_795_217_400)
        desk.keep(file)
        let browser = try await Browser(desk, with: [.read])
        #expect(try await browser.get("/search?from=2026-11-21").text.contains("/cases/c1"))
        #expect(try await !browser.get("/search?until=2026-11-20").text.contains("/cases/c1"))
    }

    @Test func `what was typed stands in the field again, and is text`() async throws {
        let browser = try await Browser(Self.filled(), with: [.read])
        let page = try await browser.get("/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").text
        #expect(page.contains("value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\""))
        #expect(!page.contains("<script>"))
    }

    @Test func `a search that is one word or byte too long says so, and one that is not does not`() async throws {
        let browser = try await Browser(Self.filled(), with: [.read])
        let longest = String(repeating: "a", count: SearchWords.longestText)
        #expect(try await browser.get("/search?q=\(longest)").text.contains("Nothing was found"))
        #expect(try await browser.get("/search?q=\(longest)a").text.contains("too long for a search"))
        let many = (1...SearchWords.mostTerms).map { "a\($0)" }.joined(separator: "+")
        #expect(try await browser.get("/search?q=\(many)").text.contains("Nothing was found"))
        #expect(try await browser.get("/search?q=\(many)+b").text.contains("too many words"))
        #expect(try await browser.get("/search?from=yesterday").text.contains("no date"))
        #expect(try await browser.get("/search/lines.csv?from=yesterday").status == 400)
    }

    @Test func `nothing that is typed breaks a page`() async throws {
        let browser = try await Browser(Self.filled(), with: [.read])
        for typed in StoreContract.hostile {
            let escaped = typed.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            let status = try await browser.get("/search?q=" + escaped).status
            #expect(status == 200, "\(typed.debugDescription)")
        }
    }

    @Test func `a search that ended early says so, goes on with older cases, and a file holds them all`() async throws {
        let desk = SmallDesk()
        for number in 1...9 {
            let text = number == 2 ? "The bin is purple" : "The bin is full"
            desk.keep(SmallDesk.file("c\(number)", enquiry: SmallDesk.enquiry(id: "c\(number)", text: text)))
        }
        desk.store.look { $0.searchedAtOnce = 4 }
        let browser = try await Browser(desk, with: [.read])
        var (page, seen) = (try await browser.get("/search?q=purple").text, [String]())
        while let next = page.firstMatch(of: /rel="next" href="([^"]+)"/) {
            #expect(page.contains("Search older cases"))
            let isEmpty = page.contains("Nothing was found among")
            seen.append(page.contains("/cases/c2?") ? "found" : isEmpty ? "not yet" : "?")
            page = try await browser.get(String(next.output.1).replacing("&amp;", with: "&")).text
        }
        seen.append(page.contains("Nothing was found.") ? "nothing more" : "?")
        #expect(seen == ["not yet", "found", "nothing more"])
        #expect(try await browser.get("/search/lines.csv?q=purple").text.contains("c2"))
    }

    @Test func `pages go on behind the last line`() async throws {
        let desk = SmallDesk()
        for number in 100..<(101 + ReviewSettings.Limits.casesOnPage) { desk.keep(SmallDesk.file("c\(number)")) }
        let browser = try await Browser(desk, with: [.read])
        let first = try await browser.get("/search?q=bin&language=en").text
        #expect(first.contains("/cases/c150") && first.contains("/cases/c101?") && !first.contains("/cases/c100?"))
        let next = try #require(first.firstMatch(of: /rel="next" href="([^"]+)"/)).output.1
        let second = try await browser.get(String(next).replacing("&amp;", with: "&")).text
        #expect(second.contains("/cases/c100?") && !second.contains("rel=\"next\""))
    }

    @Test func `an export holds the lines of all pages and no text of a mail`() async throws {
        let desk = SmallDesk()
        for number in 100..<160 { desk.keep(SmallDesk.file("c\(number)")) }
        let mail = SmallDesk.enquiry(id: "c99", subject: "=1+1,\"bin\"\r\nx", text: "SECRET")
        desk.keep(SmallDesk.file("c99", enquiry: mail))
        let browser = try await Browser(desk, with: [.read])
        let page = try await browser.get("/search/lines.csv?q=bin")
        #expect(page.header["content-disposition"] == "attachment; filename=\"cases.csv\"")
        #expect(page.text.components(separatedBy: "\r\n\"c").count == 62)
        #expect(page.text.contains("\"'=1+1,\"\"bin\"\"\r\nx\",\"Ann Lee\"\r\n"))
        #expect(page.text.contains("\"c100\",\"stadt\",\"drafted\",\"waste\",\"en\",\"normal\",\"\",\"2026-11-21\","))
        #expect(!page.text.contains("SECRET") && !page.text.contains("Hello there"))
        let json = try await browser.get("/search/lines.json?q=bin").text
        let lines = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
        #expect(lines.count == 61 && lines.allSatisfy { $0["mail"] == nil && $0["text"] == nil })
    }
}
