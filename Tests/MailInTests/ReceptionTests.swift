import Cases
import Enquiries
import Pipeline
import Synchronization
import Testing

@testable import PostroomTool

/// A store that refuses some mails, and what it was asked.
private final class Desk: Sendable {
    private struct State {
        var taken: [String] = []
        var asked: [[String]] = []
    }

    private let state = Mutex(State())
    /// Why a mail is refused, by its text and how often it was asked about.
    let refusal: @Sendable (_ text: String, _ time: Int) -> (any Error)?

    init(_ refusal: @escaping @Sendable (_ text: String, _ time: Int) -> (any Error)? = { _, _ in nil }) {
        self.refusal = refusal
    }

    var taken: [String] { state.withLock { $0.taken } }

    var reception: Reception {
        Reception { mails in
            let texts = mails.map { String(decoding: $0.bytes, as: UTF8.self) }
            let before = self.state.withLock { state in
                state.asked.append(texts)
                return state.asked
            }
            for text in texts {
                if let error = self.refusal(text, before.count { $0.contains(text) }) { throw error }
            }
            self.state.withLock { state in
                for text in texts where !state.taken.contains(text) { state.taken.append(text) }
            }
            return texts.map { .opened(CaseID($0)) }
        }
    }
}

private func mails(_ texts: String...) -> [ArrivedMail] {
    texts.map { ArrivedMail(bytes: Array($0.utf8), receivedAt: Timestamp(secondsSince1970: 0), source: "test") }
}

private let refused = StoreError.failed("it refuses the change")

@Suite struct ReceptionTests {
    @Test func `mails are taken together`() async throws {
        let desk = Desk()
        #expect(try await desk.reception.take(mails("a", "b")).isEmpty)
        #expect(desk.taken == ["a", "b"])
        #expect(try await desk.reception.take([]).isEmpty)
    }

    @Test func `cases that were opened are told once`() async throws {
        let reception = Desk { text, _ in text == "bad" ? refused : nil }.reception
        _ = try await reception.take(mails("a", "bad", "b"))
        #expect(reception.takeOpened() == [CaseID("a"), CaseID("b")])
        #expect(reception.takeOpened().isEmpty)
    }

    @Test func `one mail that is refused stops no other`() async throws {
        let desk = Desk { text, _ in text == "bad" ? refused : nil }
        #expect(try await desk.reception.take(mails("a", "bad", "b", "c")) == [1])
        #expect(desk.taken == ["a", "b", "c"])
        #expect(try await desk.reception.take(mails("bad")) == [0])
    }

    @Test func `what passes at the second try is no reason to set a mail aside`() async throws {
        for error in [StoreError.changedMeanwhile(CaseID("c")), .knownMail(CaseID("c")), refused] {
            // Asked with the others, and alone for the first time.
            let desk = Desk { text, time in text == "b" && time < 3 ? error : nil }
            #expect(try await desk.reception.take(mails("a", "b")).isEmpty)
            #expect(desk.taken == ["a", "b"])
        }
    }

    @Test(arguments: [
        StoreError.cannotWrite("the disk is full"), .inUse(path: "x"), .notDurable(found: "1"), .damaged("x"),
        .newerSchema(found: "x"),
    ])
    func `where the store takes nothing, no mail is to blame`(error: StoreError) async {
        let desk = Desk { _, _ in error }
        await #expect(throws: error) { try await desk.reception.take(mails("a")) }
        let later = Desk { text, time in text == "b" ? (time == 1 ? refused : error) : nil }
        await #expect(throws: error) { try await later.reception.take(mails("a", "b")) }
    }

    @Test func `where all of several mails are refused, no mail is to blame`() async {
        let desk = Desk { _, _ in refused }
        await #expect(throws: refused) { try await desk.reception.take(mails("a", "b")) }
    }
}
