import Cases
import Enquiries
import Foundation
import FoundationNetworking
import Hummingbird
import Logging
import ServiceLifecycle
import Synchronization
import Testing

@testable import ReviewWeb

/// What a stream has written so far.
private final class Paper: Sendable {
    private let written = Mutex("")
    var text: String { written.withLock { $0 } }
    func add(_ text: String) { written.withLock { $0 += text } }

    /// Waits until `part` was written.
    func shows(_ part: String) async -> Bool {
        for _ in 0..<6000 {
            if text.contains(part) { return true }
            try? await Task.sleep(for: .milliseconds(10))
        }
        return false
    }
}

/// Streams beat by the clock, so these run in a group where no thousand others share the machine with them.
@Suite(.serialized) struct LiveStreamTests {
    private static func visit(
        _ desk: SmallDesk, _ grants: Set<Officer.Grant> = [.init(.read)], name: String = "Jana"
    ) async throws -> Visit {
        let officer = Officer(id: OfficerID(name.lowercased()), name: name, grants: grants)
        try await desk.store.save(officer)
        let session = OfficerSession(
            tokenSHA256: name, officer: officer.id, formToken: "f", startedAt: desk.clock.now,
            lastUsedAt: desk.clock.now)
        try await desk.store.addSession(session)
        return Visit(officer: officer, session: session, store: desk.site.store)
    }

    /// Runs `body` beside a stream that beats fast.
    private static func listening(
        _ desk: SmallDesk, _ visit: Visit, watched: CaseID? = nil, _ body: (Paper) async throws -> Void
    ) async throws {
        let paper = Paper()
        let reader = try #require(await desk.site.bulletin.subscribe(session: visit.session.tokenSHA256))
        let stream = LiveStream(
            site: desk.site, visit: visit, watched: watched.map { ($0, SmallDesk.desk.id) },
            pulse: .milliseconds(20))
        let running = Task { try await stream.run(reader) { paper.add($0) } }
        #expect(await paper.shows("retry:"))
        try await body(paper)
        running.cancel()
        _ = await running.result
        await desk.site.bulletin.end(reader)
    }

    @Test(.timeLimit(.minutes(5))) func `a change is told once it is kept, with the new counts`() async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        try await Self.listening(desk, Self.visit(desk)) { paper in
            let officer = Officer(id: OfficerID("kim"), name: "Kim", rights: [.read, .edit])
            try await desk.site.pipeline.decide(.close(note: ""), on: CaseID("c1"), version: 3, by: officer)
            #expect(await paper.shows("event: case\ndata: {\"id\":\"c1\",\"state\":\"closed\",\"version\":4}\n\n"))
            #expect(await paper.shows("event: counts\ndata: {"))
            #expect(await paper.shows("\"done\":1"))
        }
    }

    @Test(.timeLimit(.minutes(5))) func `nobody is told of a change that failed, or of another desk`() async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        let officer = Officer(id: OfficerID("kim"), name: "Kim", rights: [.read, .edit])
        try await Self.listening(desk, Self.visit(desk)) { paper in
            desk.store.look { $0.failsWriting = true }
            await #expect(throws: StoreError.self) {
                try await desk.site.pipeline.decide(.close(note: ""), on: CaseID("c1"), version: 3, by: officer)
            }
            desk.store.look { $0.failsWriting = false }
            let stranger = try await Self.visit(desk, [.init(.read, at: DeskID("other"))], name: "Ali")
            try await Self.listening(desk, stranger) { other in
                try await desk.site.pipeline.decide(.close(note: ""), on: CaseID("c1"), version: 3, by: officer)
                #expect(await paper.shows("\"version\":4"))
                #expect(await other.shows("still here"))
                #expect(!other.text.contains("c1"))
            }
            #expect(paper.text.components(separatedBy: "event: case").count == 2)
        }
    }

    @Test(.timeLimit(.minutes(5))) func `counts that are told are those of the page, cases put off included`()
        async throws
    {
        let desk = SmallDesk()
        var later = SmallDesk.file("c1")
        later.snooze = Snooze(until: desk.clock.now.adding(seconds: 86_400), by: OfficerID("a"))
        desk.keep(later)
        for id in ["c2", "c3"] { desk.keep(SmallDesk.file(id)) }
        try await Self.listening(desk, Self.visit(desk)) { paper in
            let officer = Officer(id: OfficerID("kim"), name: "Kim", rights: [.read, .edit])
            try await desk.site.pipeline.decide(.close(note: ""), on: CaseID("c2"), version: 3, by: officer)
            #expect(await paper.shows("event: counts\ndata: {"))
            for (tab, count) in [("review", 1), ("later", 1), ("person", 0), ("done", 1)] {
                #expect(paper.text.contains("\"\(tab)\":\(count)"), "\(tab)")
            }
        }
    }

    @Test(.timeLimit(.minutes(5))) func `colleagues are told who looks at a case, and oneself is not`() async throws {
        let desk = SmallDesk()
        desk.keep(SmallDesk.file("c1"))
        let (jana, ali) = (try await Self.visit(desk), try await Self.visit(desk, name: "Ali"))
        try await Self.listening(desk, jana) { paper in
            try await Self.listening(desk, ali, watched: CaseID("c1")) { own in
                #expect(await paper.shows("event: looking\ndata: {\"id\":\"c1\",\"names\":[\"Ali\"]}\n\n"))
                #expect(await own.shows("\"names\":[]"))
            }
            await LiveStream(site: desk.site, visit: ali, watched: (CaseID("c1"), SmallDesk.desk.id)).leave()
            #expect(await paper.shows("\"names\":[]"))
        }
    }

    @Test(.timeLimit(.minutes(5))) func `an open page does not outlive its session or its rights`() async throws {
        for lost in ["session", "time", "right"] {
            let desk = SmallDesk()
            let visit = try await Self.visit(desk)
            try await Self.listening(desk, visit) { paper in
                switch lost {
                case "session": try await desk.store.endSession(tokenSHA256: visit.session.tokenSHA256)
                case "time": desk.clock.advance(seconds: 3600)
                default: try await desk.store.save(Officer(id: OfficerID("jana"), name: "Jana", rights: []))
                }
                #expect(await paper.shows("event: end"), "\(lost)")
            }
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a stream that nobody ends does not hold up the end of the program`() async throws {
        let desk = SmallDesk()
        let browser = try await Browser(desk, with: [.read])
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let (ports, told) = AsyncStream.makeStream(of: Int.self)
        let service = desk.site.service(logger: logger) { told.yield($0) }
        let group = ServiceGroup(services: [service], logger: logger)
        async let running: Void = group.run()
        let port = try #require(await ports.first { _ in true })
        var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(port)/events")))
        request.setValue(try #require(browser.cookie), forHTTPHeaderField: "Cookie")
        let asked = request
        let answer = Task { try await URLSession.shared.data(for: asked) }
        for _ in 0..<6000 where await desk.site.bulletin.readerCount == 0 {
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(await desk.site.bulletin.readerCount == 1)
        await group.triggerGracefulShutdown()
        try await running
        let (data, response) = try await answer.value
        #expect((response as? HTTPURLResponse)?.statusCode == 200)
        #expect(String(decoding: data, as: UTF8.self).hasPrefix("retry: 5000\n\n"))
        #expect(await desk.site.bulletin.readerCount == 0)
    }
}
