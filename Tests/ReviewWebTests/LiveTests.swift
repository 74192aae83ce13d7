import Cases
import Enquiries
import Synchronization
import Testing

@testable import ReviewWeb

@Suite struct LiveTests {
    @Test func `there are so many readers of a session and in all, and not one more`() async throws {
        let bulletin = Bulletin()
        var readers: [Bulletin.Subscription] = []
        for _ in 0..<Bulletin.mostOfSession { readers.append(try #require(await bulletin.subscribe(session: "s"))) }
        #expect(await bulletin.subscribe(session: "s") == nil)
        for number in Bulletin.mostOfSession..<Bulletin.mostReaders {
            readers.append(try #require(await bulletin.subscribe(session: "s\(number)")))
        }
        #expect(await bulletin.subscribe(session: "new") == nil)
        await bulletin.end(readers[0])
        #expect(await bulletin.subscribe(session: "s") != nil)
        #expect(await bulletin.readerCount == Bulletin.mostReaders)
    }

    @Test func `a slow reader loses the oldest notices`() async throws {
        let bulletin = Bulletin()
        let reader = try #require(await bulletin.subscribe(session: "s"))
        let notices = (0...Bulletin.mostWaiting).map { Bulletin.Notice.looking(CaseID("c\($0)"), desk: DeskID("d")) }
        await bulletin.post(notices)
        await bulletin.end(reader)
        var got: [Bulletin.Notice] = []
        for await notice in reader.notices { got.append(notice) }
        #expect(got == Array(notices.dropFirst()))
    }

    @Test func `somebody who is not heard of for a minute has gone`() {
        let desk = SmallDesk()
        let presence = Presence(now: { desk.clock.now })
        let (jana, ali) = (Officer(id: OfficerID("j"), name: "Jana", rights: []), OfficerID("a"))
        #expect(presence.note(jana, on: CaseID("c1")))
        #expect(!presence.note(jana, on: CaseID("c1")))
        desk.clock.advance(seconds: Presence.lifetime - 1)
        #expect(presence.others(on: CaseID("c1"), besides: ali) == ["Jana"])
        #expect(presence.others(on: CaseID("c1"), besides: jana.id).isEmpty)
        #expect(presence.others(on: CaseID("c2"), besides: ali).isEmpty)
        desk.clock.advance(seconds: 1)
        #expect(presence.others(on: CaseID("c1"), besides: ali).isEmpty)
        #expect(presence.note(jana, on: CaseID("c1")))
    }

    @Test func `so many cases are known to be looked at, and not one more before some are over`() {
        let desk = SmallDesk()
        let presence = Presence(now: { desk.clock.now })
        let jana = Officer(id: OfficerID("j"), name: "Jana", rights: [])
        for number in 0..<Presence.mostCases { #expect(presence.note(jana, on: CaseID("c\(number)"))) }
        #expect(!presence.note(jana, on: CaseID("new")))
        #expect(presence.others(on: CaseID("new"), besides: OfficerID("a")).isEmpty)
        desk.clock.advance(seconds: Presence.lifetime)
        #expect(presence.note(jana, on: CaseID("new")))
    }

    @Test func `whoever opens a case is shown in the queue of others`() async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        let jana = try await Browser(desk, with: [.read])
        let ali = try await Browser(desk, with: [.read], name: "Ali <b>")
        _ = try await ali.get("/cases/c1")
        #expect(try await jana.get("/cases").text.contains("Ali &lt;b&gt; is looking at this"))
        #expect(try await !ali.get("/cases").text.contains("Ali &lt;b&gt; is looking"))
        desk.clock.advance(seconds: Presence.lifetime)
        #expect(try await !jana.get("/cases").text.contains("Ali &lt;b&gt; is looking"))
    }

    @Test func `counts are remembered until something changes, and two seconds at most`() async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        let store = desk.site.store
        #expect(try await store.counts(desk: nil) == [.drafted: 1])
        desk.keep(SmallDesk.file("c2"))
        #expect(try await store.counts(desk: nil) == [.drafted: 1])
        desk.clock.advance(seconds: 2)
        #expect(try await store.counts(desk: nil) == [.drafted: 2])
        let officer = Officer(id: OfficerID("kim"), name: "Kim", rights: [.read, .edit])
        try await desk.site.pipeline.decide(.close(note: ""), on: CaseID("c1"), version: 3, by: officer)
        #expect(try await store.counts(desk: nil) == [.drafted: 1, .closed: 1])
    }

    @Test func `what is put off is remembered until something changes, and two seconds at most`() async throws {
        let desk = SmallDesk()
        let store = desk.site.store
        func putOff() async throws -> [CaseState: Int] { try await store.snoozed(desk: nil, at: desk.clock.now) }
        desk.keep(SmallDesk.file("c1"))
        #expect(try await putOff() == [:])
        var file = SmallDesk.file("c2")
        file.snooze = Snooze(until: desk.clock.now.adding(seconds: 60), by: OfficerID("a"))
        desk.keep(file)
        desk.clock.advance(seconds: 1)
        #expect(try await putOff() == [:])
        desk.clock.advance(seconds: 1)
        #expect(try await putOff() == [.drafted: 1])
        let officer = Officer(id: OfficerID("kim"), name: "Kim", rights: [.read, .edit])
        try await desk.site.pipeline.decide(.close(note: ""), on: CaseID("c2"), version: 3, by: officer)
        #expect(try await putOff() == [:])
        desk.clock.advance(seconds: -1)
        desk.keep(file)
        #expect(try await putOff() == [.drafted: 1], "a clock that was set back remembers nothing")
    }

    @Test func `an officer who puts a case off sees it in the other list at once`() async throws {
        let desk = SmallDesk()
        for id in ["c1", "c2"] { desk.keep(SmallDesk.file(id)) }
        let browser = try await Browser(desk, with: [.read, .edit])
        func counts() async throws -> [String] {
            try await browser.get("/cases").text.matches(of: /data-count="(?:review|later)">(\d+)</).map {
                String($0.1)
            }
        }
        #expect(try await counts() == ["2", "0"])
        #expect(try await browser.post("/cases/c1/snooze", ["version": "3", "days": "1"]).status == 303)
        #expect(try await counts() == ["1", "1"])
        #expect(try await browser.post("/cases/c2/closing", ["version": "3", "note": ""]).status == 303)
        #expect(try await counts() == ["0", "1"])
    }

    @Test func `what is remembered is read again at its age, and a failure is not remembered`() async throws {
        let desk = SmallDesk()
        let readings = Mutex(0)
        let remembered = Remembered(seconds: 2, now: { desk.clock.now }) {
            try readings.withLock { count in
                count += 1
                if count == 2 { throw StoreError.failed("test") }
                return count
            }
        }
        #expect(try await remembered.value() == 1)
        desk.clock.advance(seconds: 1)
        #expect(try await remembered.value() == 1)
        desk.clock.advance(seconds: 1)
        await #expect(throws: StoreError.self) { try await remembered.value() }
        #expect(try await remembered.value() == 3)
        desk.clock.advance(seconds: -1)
        #expect(try await remembered.value() == 4)
    }

    @Test func `a browser with too many pages open is told not to ask again`() async throws {
        let desk = SmallDesk()
        let browser = try await Browser(desk, with: [.read])
        let session = desk.store.look { $0.sessions.values.first?.tokenSHA256 ?? "" }
        for _ in 0..<Bulletin.mostOfSession { _ = await desk.site.bulletin.subscribe(session: session) }
        #expect(try await browser.get("/events").status == 204)
        #expect(try await browser.get("/events?case=none").status == 204)
    }

    @Test func `asking for events is no use of a session`() async throws {
        let desk = SmallDesk()
        let browser = try await Browser(desk, with: [.read])
        let session = desk.store.look { $0.sessions.values.first?.tokenSHA256 ?? "" }
        for _ in 0..<Bulletin.mostOfSession { _ = await desk.site.bulletin.subscribe(session: session) }
        desk.clock.advance(seconds: 600)
        _ = try await browser.get("/events")
        #expect(desk.store.look { $0.sessions[session]?.lastUsedAt } == SmallDesk.noon)
        _ = try await browser.get("/cases")
        #expect(desk.store.look { $0.sessions[session]?.lastUsedAt } == desk.clock.now)
    }
}
