import Cases
import Enquiries
import Intake
import MailFormat
import Pipeline
import Review
import SQLiteStore
import Sample
import Sending
import Synchronization
import Testing

@Suite struct AcknowledgingTests {
    private final class Clock: Sendable {
        private let seconds = Mutex<Int64>(0)

        func advance(_ more: Int64) { seconds.withLock { $0 += more } }

        var surroundings: Surroundings {
            let random = Sample.surroundings()
            return Surroundings(
                now: { self.seconds.withLock { Sample.start.adding(seconds: $0) } }, randomBytes: random.randomBytes)
        }
    }

    private static var desk: Desk {
        var desk = Sample.desk()
        desk.acknowledgement = LocalizedText(["en": "Your message has arrived. We answer within three days."])
        return desk
    }

    private func arrive(_ house: House, _ text: String) async throws -> [CaseID] {
        let receipts = try await house.pipeline.receive([
            ArrivedMail(
                bytes: Array(text.utf8), receivedAt: house.pipeline.surroundings.now(), source: "test")
        ])
        try await house.pipeline.work()
        return receipts.compactMap { if case .opened(let id) = $0 { id } else { nil } }
    }

    private func mail(_ id: String, from: String = "ann@citizen.example", head: String = "") -> String {
        "From: \(from)\nTo: desk@testing.example\nSubject: Bin\nMessage-ID: <\(id)>\n\(head)\nMy bin was not emptied.\n"
    }

    @Test func `nobody is answered by a machine where the desk has no text for it`() async throws {
        try await house { house in
            let count = try await house.pipeline.acknowledge(arrive(house, mail("1@c.example")))
            #expect(count == 0 && house.post.taken.withLock { $0.isEmpty })
        }
    }

    @Test func `one note goes to a citizen, holds nothing of the mail, and is on record before it leaves`() async throws
    {
        try await house(desk: Self.desk) { house in
            let ids = try await arrive(house, mail("1@c.example"))
            #expect(try await house.pipeline.acknowledge(ids) == 1)
            let sent = try #require(house.post.taken.withLock { $0.first })
            #expect(sent.sender.isEmpty && sent.recipient == "ann@citizen.example")
            let note = MailParser().parse(sent.bytes)
            #expect(note.autoSubmitted == .autoReplied && note.inReplyTo == ["1@c.example"])
            #expect(note.first("X-Auto-Response-Suppress") == "All")
            #expect(note.visibleText.text.contains("within three days"))
            let text = String(decoding: sent.bytes, as: UTF8.self)
            #expect(!text.contains("Bin") && !text.contains("emptied"))
            let file = try await house.store.load(ids[0])
            #expect(file.history.last?.what == "acknowledged")
            #expect(try await house.store.records(of: file.id).last?.action == "acknowledge")
            #expect(file.isStill(file.version - 1), "officers go on with what they have seen")
            #expect(try await house.store.verify().firstFault == nil)
        }
    }

    @Test func `an address gets one note a week, whatever it writes`() async throws {
        let clock = Clock()
        try await house(desk: Self.desk, surroundings: clock.surroundings) { house in
            var count = 0
            for number in 0..<5 {
                count += try await house.pipeline.acknowledge(arrive(house, mail("\(number)@c.example")))
            }
            #expect(count == 1)
            clock.advance(AcknowledgementRules.pause - 1)
            #expect(try await house.pipeline.acknowledge(arrive(house, mail("8@c.example"))) == 0)
            clock.advance(1)
            #expect(try await house.pipeline.acknowledge(arrive(house, mail("9@c.example"))) == 1)
        }
    }

    @Test(arguments: ["Auto-Submitted: auto-replied\n", "List-Id: <n.club.example>\n", "Return-Path: <>\n"])
    func `machines get none`(head: String) async throws {
        try await house(desk: Self.desk) { house in
            let count = try await house.pipeline.acknowledge(arrive(house, mail("1@c.example", head: head)))
            #expect(count == 0 && house.post.taken.withLock { $0.isEmpty })
        }
    }

    @Test func `a frozen outbox sends no notes either`() async throws {
        try await house(desk: Self.desk) { house in
            _ = try await RestoredOutbox(surroundings: Sample.surroundings()).hold(
                house.store, answered: [], backup: nil)
            #expect(try await house.pipeline.acknowledge(arrive(house, mail("1@c.example"))) == 0)
        }
    }

    /// Two installations that write to each other, over relays that take out whatever would stop a loop.
    @Test(arguments: [false, true])
    func `two instances wired to each other for a day send at most one note each`(isHeaderLost: Bool) async throws {
        let clock = Clock()
        let wire = Mutex((toOne: [String](), toTwo: [String]()))
        func relay(_ mail: OutgoingMail, from author: String, to desk: String) -> String {
            var lines = String(decoding: mail.bytes, as: UTF8.self).split(
                separator: "\r\n", omittingEmptySubsequences: false
            ).map(String.init)
            let end = lines.firstIndex(of: "") ?? lines.endIndex
            let dropped = isHeaderLost ? ["auto-submitted:", "x-auto-response", "in-reply-to:", "references:"] : []
            let head = lines[..<end].filter { line in
                !(dropped + ["from:", "to:"]).contains { line.lowercased().hasPrefix($0) }
            }
            lines = ["From: \(author)", "To: \(desk)"] + head + lines[end...]
            let text = lines.joined(separator: "\n")
            return isHeaderLost ? text.replacing("@testing.example>", with: "@relay.example>") : text
        }
        try await house(desk: Self.desk, surroundings: clock.surroundings) { one in
            try await house(desk: Self.desk, surroundings: clock.surroundings) { two in
                // The second one calls itself otherwise, as the first one sees it and the other way round.
                let (first, second) = ("first@one.example", "second@two.example")
                wire.withLock { $0.toOne.append(mail("start@two.example", from: second)) }
                var notes = (one: 0, two: 0)
                for _ in 0..<(24 * 60) {
                    let mails = wire.withLock { wire in
                        defer { wire = ([], []) }
                        return wire
                    }
                    for text in mails.toOne { notes.one += try await one.pipeline.acknowledge(arrive(one, text)) }
                    for text in mails.toTwo { notes.two += try await two.pipeline.acknowledge(arrive(two, text)) }
                    let out = (take(one), take(two))
                    wire.withLock { wire in
                        wire.toTwo += out.0.map { relay($0, from: first, to: "desk@testing.example") }
                        wire.toOne += out.1.map { relay($0, from: second, to: "desk@testing.example") }
                    }
                    clock.advance(60)
                }
                #expect(notes.one == 1 && notes.two <= 1, "\(notes)")
                #expect(notes.two == (isHeaderLost ? 1 : 0))
            }
        }
    }

    private func take(_ house: House) -> [OutgoingMail] {
        house.post.taken.withLock { taken in
            defer { taken = [] }
            return taken
        }
    }
}
