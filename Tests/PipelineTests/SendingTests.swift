import Cases
import Enquiries
import Intake
import Pipeline
import Review
import SQLiteStore
import Sample
import Sending
import Synchronization
import Testing
import Transparency

/// The outbox over a real store: what becomes of a reply whatever happens around it.
@Suite struct SendingWayTests {
    /// A clock that tests move.
    private final class Clock: Sendable {
        private let seconds = Mutex<Int64>(0)

        func advance(_ more: Int64) { seconds.withLock { $0 += more } }

        var surroundings: Surroundings {
            let random = Sample.surroundings()
            return Surroundings(
                now: { self.seconds.withLock { Sample.start.adding(seconds: $0) } }, randomBytes: random.randomBytes)
        }
    }

    private func approved(_ house: House, _ id: String = "1", from name: String = "ann") async throws -> CaseFile {
        let bytes =
            "From: \(name)@citizen.example\nTo: desk@testing.example\nSubject: Bin\nMessage-ID: <\(id)@c.example>\n\n"
            + "My bin was not emptied.\n"
        _ = try await house.pipeline.receive([
            ArrivedMail(bytes: Array(bytes.utf8), receivedAt: Sample.start, source: "test")
        ])
        try await house.pipeline.work()
        let file = try #require(try await house.store.cases(in: .drafted, limit: 1).first)
        let now = house.pipeline.surroundings.now()
        let preview = try house.pipeline.office(of: file).review.composer.preview(
            try #require(file.draft), of: file, key: try await house.store.key(of: file.id), composedAt: now)
        return try await house.pipeline.decide(
            .approve(sha256: preview.sha256, composedAt: preview.composedAt), on: file.id, version: file.version,
            by: Sample.officer)
    }

    private func state(_ house: House, _ id: CaseID) async throws -> CaseState { try await house.store.load(id).state }

    private func taken(_ house: House) -> Int { house.post.taken.withLock { $0.count } }

    @Test func `a failure before the point of no return leaves the reply in the outbox and shows`() async throws {
        let clock = Clock()
        try await house(.deferred("451 4.3.0 later"), surroundings: clock.surroundings) { house in
            let file = try await approved(house)
            house.post.isAsking.withLock { $0 = false }
            #expect(try await house.pipeline.send(limit: 9) == 1)
            var now = try await house.store.load(file.id)
            #expect(now.state == .approved && now.reply?.attempts == 1 && now.reply?.answer?.code == 451)
            #expect(now.history.last?.what == "deferred" && !now.history.contains { $0.what == "handing over" })
            #expect(try await house.pipeline.send(limit: 9) == 0, "not before its time")
            for pause in [300, 600, 1200, 2400, 4000, 4000] as [Int64] {
                clock.advance(pause - 1)
                #expect(try await house.pipeline.send(limit: 9) == 0)
                clock.advance(1)
                #expect(try await house.pipeline.send(limit: 9) == 1)
            }
            clock.advance(PostDesk.giveUpSeconds)
            #expect(try await house.pipeline.send(limit: 9) == 1)
            now = try await house.store.load(file.id)
            #expect(now.state == .undeliverable && now.history.last?.what == "gave up")
            // A person wishes it to be sent all the same; the five days begin anew.
            let again = try await house.pipeline.decide(
                .settle(sent: false, note: ""), on: now.id, version: now.version, by: Sample.officer)
            #expect(again.state == .approved)
            #expect(try await house.pipeline.send(limit: 9) == 1)
            #expect(try await state(house, file.id) == .approved)
            #expect(try await house.store.verify().firstFault == nil)
        }
    }

    @Test func `whoever takes an approval back in time is in time up to the point of no return`() async throws {
        try await house { house in
            let file = try await approved(house)
            house.post.before.withLock {
                $0 = {
                    _ = try? await house.pipeline.decide(
                        .withdraw(note: ""), on: file.id, version: file.version, by: Sample.officer)
                }
            }
            #expect(try await house.pipeline.send(limit: 9) == 1)
            #expect(try await state(house, file.id) == .drafted && taken(house) == 0)
            #expect(try await house.store.leases(on: [file.id]).isEmpty)
        }
    }

    @Test func `a citizen who writes again is in time up to the point of no return`() async throws {
        try await house { house in
            let file = try await approved(house)
            house.post.before.withLock {
                $0 = {
                    let bytes =
                        "From: ann@citizen.example\nTo: desk@testing.example\nMessage-ID: <2@c.example>\n"
                        + "In-Reply-To: <1@c.example>\n\nI meant the brown bin.\n"
                    _ = try? await house.pipeline.receive([
                        ArrivedMail(bytes: Array(bytes.utf8), receivedAt: Sample.start, source: "test")
                    ])
                }
            }
            _ = try await house.pipeline.send(limit: 9)
            #expect(try await state(house, file.id) == .received && taken(house) == 0)
        }
    }

    @Test func `a worker that slept beyond its lease hands nothing over`() async throws {
        let clock = Clock()
        try await house(surroundings: clock.surroundings) { house in
            let file = try await approved(house)
            house.post.before.withLock { $0 = { clock.advance(PostDesk.leaseSeconds) } }
            #expect(try await house.pipeline.send(limit: 1) == 1)
            #expect(try await state(house, file.id) == .approved && taken(house) == 0)
            house.post.before.withLock { $0 = {} }
            #expect(try await house.pipeline.send(limit: 9) == 1)
            #expect(try await state(house, file.id) == .sent && taken(house) == 1)
        }
    }

    @Test func `a worker whose reply another one took while it slept cannot write`() async throws {
        let clock = Clock()
        try await house(surroundings: clock.surroundings) { house in
            let file = try await approved(house)
            house.post.before.withLock {
                $0 = {
                    clock.advance(PostDesk.leaseSeconds)
                    house.post.before.withLock { $0 = {} }
                    _ = try? await house.withoutModel.send(limit: 1)
                }
            }
            #expect(try await house.pipeline.send(limit: 1) == 1)
            #expect(try await state(house, file.id) == .sent && taken(house) == 1)
        }
    }

    @Test func `a program that dies in doubt leaves the decision to a person, once no answer can come`() async throws {
        let clock = Clock()
        try await house(surroundings: clock.surroundings) { house in
            let file = try await approved(house)
            // As if it had ended right behind the point of no return.
            let leased = try #require(
                try await house.store.lease(
                    due: clock.surroundings.now(), to: "dead",
                    until: clock.surroundings.now().adding(seconds: PostDesk.leaseSeconds), limit: 1
                ).first)
            let begun = try house.pipeline.post.begin(leased.file)
            try await house.store.commit([
                CaseChange(
                    begun.value, because: begun.records,
                    lease: leased.lease.lasting(until: try #require(begun.value.reply?.decidableFrom)))
            ])
            let verdict = Verdict.settle(sent: false, note: "not at the mail server")
            clock.advance(PostDesk.answerSeconds - 1)
            await #expect(throws: ReviewRefusal.beingSent) {
                try await house.pipeline.decide(verdict, on: file.id, version: begun.value.version, by: Sample.officer)
            }
            clock.advance(1)
            #expect(try await house.pipeline.send(limit: 9) == 0)
            let settled = try await house.pipeline.decide(
                verdict, on: file.id, version: begun.value.version, by: Sample.officer)
            #expect(settled.state == .approved && settled.reply?.doubtSince == nil)
            #expect(try await house.pipeline.send(limit: 9) == 1)
            #expect(try await state(house, file.id) == .sent && taken(house) == 1)
        }
    }

    @Test func `a note that comes between does not lose the mail server's answer`() async throws {
        try await house { house in
            let file = try await approved(house)
            house.post.after.withLock {
                $0 = {
                    guard let now = try? await house.store.load(file.id) else { return }
                    try? await house.note(now)
                }
            }
            _ = try await house.pipeline.send(limit: 9)
            let sent = try await house.store.load(file.id)
            #expect(sent.state == .sent && sent.history.last?.what == "sent" && sent.version == file.version + 3)
        }
    }

    @Test func `one reply that cannot be sent does not stand in the way of the others`() async throws {
        try await house { house in
            let broken = try await approved(house, "1")
            _ = try await approved(house, "2", from: "bob")
            try await house.note(broken) { $0.reply?.answers = MailID("another") }
            #expect(try await house.pipeline.send(limit: 9) == 2)
            #expect(try await state(house, broken.id) == .undeliverable)
            #expect(taken(house) == 1)
        }
    }

    @Test func `a transport that does not ask is in doubt or done all the same`() async throws {
        for (outcome, state) in [(HandOver.accepted("250 ok"), CaseState.sent), (.uncertain("?"), .inDoubt)] {
            try await house(outcome) { house in
                house.post.isAsking.withLock { $0 = false }
                let file = try await approved(house)
                _ = try await house.pipeline.send(limit: 9)
                #expect(try await self.state(house, file.id) == state)
                #expect(try await house.pipeline.send(limit: 9) == 0)
            }
        }
    }

    @Test func `four are with the mail server at once and no more`() async throws {
        let counts = Mutex((now: 0, most: 0))
        try await house { house in
            for number in 0..<6 { _ = try await approved(house, "m\(number)", from: "p\(number)") }
            house.post.before.withLock {
                $0 = {
                    counts.withLock {
                        $0.now += 1
                        $0.most = max($0.most, $0.now)
                    }
                    // Until as many as may be are here, and no longer than a slow machine needs.
                    for _ in 0..<500 where counts.withLock({ $0.most }) < EnquiryPipeline.repliesAtOnce {
                        try? await Task.sleep(for: .milliseconds(10))
                    }
                    try? await Task.sleep(for: .milliseconds(20))
                    counts.withLock { $0.now -= 1 }
                }
            }
            #expect(try await house.pipeline.send(limit: 99) == 6)
            #expect(taken(house) == 6)
        }
        #expect(counts.withLock { $0.most } == EnquiryPipeline.repliesAtOnce)
    }
}

extension House {
    /// Keeps a step of a case that is about something else, or as somebody with the file might make it.
    fileprivate func note(_ file: CaseFile, edit: (inout CaseFile) -> Void = { _ in }) async throws {
        var noted = try file.moved(by: .modelNoted, at: file.updatedAt)
        edit(&noted)
        let record = ActionRecord(
            id: "note-\(file.version)", action: .train, caseReference: file.id.text, start: 0, end: 0)
        try await store.commit([CaseChange(noted, because: record)])
    }
}
