import Cases
import Enquiries
import Testing

@testable import ReviewWeb

/// What is done to several cases of a list at once.
@Suite struct ChosenTests {
    private static func desk(_ count: Int = 3, twoDesks: Bool = false) -> SmallDesk {
        let desk = SmallDesk(twoDesks: twoDesks)
        for number in 1...count { desk.keep(SmallDesk.file("c\(100 + number)")) }
        return desk
    }

    /// The fields that a list carries for its lines.
    private static func fields(_ ids: [String], _ desk: SmallDesk, _ more: [String: String] = [:]) -> [String: String] {
        var fields = more
        for id in ids { fields["case-" + id] = desk.stored(id).map { String($0.updatedAt.milliseconds) } ?? "" }
        return fields
    }

    @Test func `each line has a box with the subject as its name, for whoever may edit`() async throws {
        let desk = Self.desk()
        desk.keep(SmallDesk.inDoubt("c9"))
        let page = try await Browser(desk, with: [.read, .edit]).get("/cases").text
        #expect(page.components(separatedBy: "class=\"choose\"").count == 4)
        #expect(page.contains("name=\"case-c101\"") && page.contains("aria-labelledby=\"line-c101\""))
        #expect(page.contains("id=\"line-c101\"") && page.contains("action=\"/chosen/claim\""))
        let reader = try await Browser(desk, with: [.read], name: "Ali").get("/cases").text
        #expect(!reader.contains("choose") && !reader.contains("/chosen/"))
        let doubt = try await Browser(desk, with: [.read, .edit]).get("/cases?list=doubt").text
        #expect(doubt.contains("/cases/c9") && !doubt.contains("/chosen/"))
    }

    @Test func `the keys of the list press what is on the page, and the help page names them`() async throws {
        let desk = Self.desk()
        let browser = try await Browser(desk, with: [.read, .edit])
        let page = try await browser.get("/cases").text
        for (id, key) in [(KeyTable.ID.claimChosen, "c"), (.discardChosen, "!"), (.search, "/")] {
            #expect(KeyTable.key(id) == key && page.contains("data-key=\"\(key)\""), "\(key)")
        }
        #expect(page.contains("data-choose=\"x\" data-choose-next=\"J\" data-choose-previous=\"K\""))
        let help = try await browser.get("/help").text
        for key in KeyTable.keys where key.place == "list" {
            #expect(help.contains("<kbd>\(key.key)</kbd>") && help.contains(key.does.english), "\(key.id)")
        }
        var liked = OfficerPreferences()
        liked.keys = ["choose": "w", "claim-chosen": "q"]
        try await desk.store.keep(liked, of: OfficerID("jana"))
        let own = try await browser.get("/cases").text
        #expect(own.contains("data-choose=\"w\"") && own.contains("data-key=\"q\"") && !own.contains("data-key=\"c\""))
    }

    @Test func `chosen cases are claimed, and the officer is back in the list`() async throws {
        let desk = Self.desk()
        let browser = try await Browser(desk, with: [.read, .edit])
        let answer = try await browser.post(
            "/chosen/claim", Self.fields(["c101", "c103"], desk, ["list": "review", "only": "stadt"]))
        #expect(answer.status == 303)
        let location = try #require(answer.header["location"])
        #expect(location == "/cases?list=review&only=stadt&done=claimed-chosen&count=2&left=0")
        #expect(Set(desk.store.look { $0.claims.keys.map(\.text) }) == ["c101", "c103"])
        #expect(try await browser.get(location).text.contains("Cases: 2."))
    }

    @Test(arguments: ["spam", "phishing"])
    func `chosen cases are closed with their flag, and one that has changed is left`(flag: String) async throws {
        let desk = Self.desk()
        let browser = try await Browser(desk, with: [.read, .edit])
        var fields = Self.fields(["c101", "c102", "c103"], desk, ["flag": flag])
        fields["case-c102"] = "1"
        let answer = try await browser.post("/chosen/discard", fields)
        #expect(answer.header["location"] == "/cases?list=review&done=discarded-chosen&count=2&left=1")
        for id in ["c101", "c103"] {
            #expect(desk.stored(id)?.state == .closed)
            #expect(desk.stored(id)?.decision?.flags.map(\.rawValue) == [flag])
            #expect(desk.stored(id)?.history.suffix(2).map(\.what) == ["relabelled", "closed"])
        }
        #expect(desk.stored("c102")?.state == .drafted && desk.stored("c102")?.decision?.flags == [])
        let page = try await browser.get("/cases?done=discarded-chosen&count=2&left=1").text
        #expect(page.contains("Cases: 2. Left as they are: 1"))
    }

    @Test(arguments: ["", "legal", "x"]) func `no other flag closes anything`(flag: String) async throws {
        let desk = Self.desk()
        let browser = try await Browser(desk, with: [.read, .edit])
        #expect(try await browser.post("/chosen/discard", Self.fields(["c101"], desk, ["flag": flag])).status == 422)
        #expect(desk.stored("c101")?.state == .drafted)
    }

    @Test func `where nothing is chosen, the page says so and nothing happens`() async throws {
        let desk = Self.desk()
        let browser = try await Browser(desk, with: [.read, .edit])
        for path in ["/chosen/claim", "/chosen/discard"] {
            let answer = try await browser.post(path, ["flag": "spam"])
            let page = try await browser.get(try #require(answer.header["location"])).text
            #expect(page.contains("No case was chosen."))
        }
        #expect(desk.store.look { $0.claims.isEmpty })
    }

    @Test(arguments: [(ReviewSettings.Limits.casesOnPage, true), (ReviewSettings.Limits.casesOnPage + 1, false)])
    func `no more cases are taken than a page shows`(count: Int, isTaken: Bool) async throws {
        let desk = Self.desk(count)
        let browser = try await Browser(desk, with: [.read, .edit])
        let ids = (1...count).map { "c\(100 + $0)" }
        let answer = try await browser.post("/chosen/claim", Self.fields(ids, desk))
        #expect(answer.status == (isTaken ? 303 : 400))
        #expect(desk.store.look { $0.claims.count } == (isTaken ? count : 0))
    }

    @Test func `one case of another desk, and nothing of the form is done`() async throws {
        let desk = Self.desk(2, twoDesks: true)
        desk.keep(SmallDesk.file("c200", at: DeskID("land")))
        let officer = Officer(
            id: OfficerID("jana"), name: "Jana",
            grants: [.init(.read), .init(.edit, at: SmallDesk.desk.id)])
        let browser = try await Browser(desk, as: officer)
        for (path, status) in [("/chosen/claim", 403...404), ("/chosen/discard", 403...404)] {
            let fields = Self.fields(["c101", "c200"], desk, ["flag": "spam"])
            #expect(status.contains(try await browser.post(path, fields).status))
        }
        #expect(desk.stored("c101")?.state == .drafted && desk.store.look { $0.claims.isEmpty })
    }

    @Test func `a check case that is called spam ends, in a list and by itself`() async throws {
        for path in ["/chosen/discard", "/cases/c101/discard"] {
            let desk = Self.desk(1)
            var file = try #require(desk.stored("c101"))
            file.seeded = SeededCheck(kind: .amount, wrong: "It comes", right: "It goes")
            desk.keep(file)
            let browser = try await Browser(desk, with: [.read, .edit])
            let answer = try await browser.post(
                path, Self.fields(["c101"], desk, ["flag": "spam", "version": "3"]))
            #expect(answer.status == 303, "\(path)")
            #expect(desk.stored("c101")?.state == .closed && desk.stored("c101")?.seeded?.outcome == .unjudged)
        }
    }
}
