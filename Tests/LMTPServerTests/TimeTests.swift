import Testing

@testable import LMTPServer

struct TimeTests {
    private let second = Duration.seconds(1)

    @Test func `a byte now and then does not prolong the time for a command`() {
        var talk = Conversation(isGreeted: true)
        for time in [0, 100, 200, 299] {
            talk.now = second * time
            talk.say("N")
        }
        talk.now = second * 300
        #expect(talk.session.deadline == talk.now)
        talk.step(.timePassed)
        #expect(talk.codes == [421] && talk.isClosed)
        #expect(talk.notes == [.sessionEnded(.tooSlow)])
    }

    @Test func `a whole command prolongs it, and a timer that comes early changes nothing`() {
        var talk = Conversation(isGreeted: true)
        talk.now = second * 299
        talk.say("NOOP\r\n")
        talk.now = second * 300
        talk.step(.timePassed)
        #expect(talk.codes == [250] && !talk.isClosed)
        #expect(talk.session.deadline == second * 599)
    }

    @Test func `a pause within a message ends it`() {
        var talk = Conversation(isGreeted: true)
        talk.deliver(wire: Array("a\r\n".utf8))
        talk.now = second * 179
        talk.say("b\r\n")
        #expect(talk.session.deadline == second * (179 + 180))
        talk.now = second * (179 + 180)
        talk.step(.timePassed)
        #expect(talk.codes.last == 421 && talk.abandoned == 1 && talk.kept.isEmpty)
        #expect(talk.notes == [.abandoned(bytes: 6), .sessionEnded(.tooSlow)])
    }

    @Test func `a message that never ends is ended`() {
        var talk = Conversation(isGreeted: true)
        talk.deliver(wire: [])
        for time in stride(from: 0, to: 600, by: 10) {
            talk.now = second * time
            talk.step(.timePassed)
            talk.say("a")
        }
        #expect(!talk.isClosed)
        talk.now = second * 600
        talk.step(.timePassed)
        #expect(talk.isClosed && talk.abandoned == 1)
    }

    @Test func `a session has an end, but not within a message`() {
        var talk = Conversation(isGreeted: true)
        while talk.now < second * 3500 {
            talk.say("NOOP\r\n")
            talk.now += second * 100
        }
        talk.deliver(wire: Array("a\r\n".utf8))
        talk.now = second * 3601
        talk.step(.timePassed)
        #expect(!talk.isClosed)
        talk.say("b\r\n.\r\n")
        #expect(talk.codes.last == 250 && talk.kept.count == 1)
        talk.step(.timePassed)
        #expect(talk.isClosed && talk.codes.last == 421)
    }

    @Test func `the time of the sink is not the peer's`() {
        var session = LMTPSession(hostName: "desk.example", now: .zero)
        _ = session.handle(.connected(mayStay: true), at: .zero)
        var actions = session.handle(.received(Array("LHLO a\r\nMAIL FROM:<a@b>\r\nRCPT TO:<a@b>\r\n".utf8)), at: .zero)
        #expect(session.deadline == second * 120 && !session.wantsInput)
        // Bytes that come all the same wait, and so does the clock.
        #expect(session.handle(.received(Array("DATA\r\n".utf8)), at: second * 100) == [])
        #expect(session.handle(.timePassed, at: second * 119) == [])
        actions = session.handle(.sink(.verdict(.accepted)), at: second * 119)
        #expect(actions.count == 2)
        _ = session.handle(.sink(.opened), at: second * 200)
        _ = session.handle(.received(Array("x\r\n".utf8)), at: second * 300)
        #expect(session.deadline == second * 420)
        _ = session.handle(.sink(.written), at: second * 400)
        // 180 seconds of pause are left, counted from now.
        #expect(session.deadline == second * 580)
        #expect(session.wantsInput)
    }

    @Test(arguments: [LMTPEvent.Step.recipient, .open, .write, .commit])
    func `a sink that hangs is not waited for, and the mail server hears that it is for later`(step: LMTPEvent.Step) {
        var session = LMTPSession(hostName: "desk.example", now: .zero)
        func hear(_ text: String) -> [LMTPSession.Action] { session.handle(.received(Array(text.utf8)), at: .zero) }
        _ = hear("LHLO a\r\nMAIL FROM:<a@b>\r\nRCPT TO:<a@b>\r\n")
        if step != .recipient {
            _ = session.handle(.sink(.verdict(.accepted)), at: .zero)
            _ = hear("DATA\r\n")
        }
        if step == .write || step == .commit {
            _ = session.handle(.sink(.opened), at: .zero)
            _ = hear(step == .write ? "x\r\n" : ".\r\n")
        }
        #expect(session.phase == .errand(step))
        #expect(session.handle(.timePassed, at: second * 120 - .nanoseconds(1)) == [])
        let actions = session.handle(.timePassed, at: second * 120)
        // The message is the sink's until it answers: nobody gives it up meanwhile.
        #expect(!actions.contains(.abandon))
        #expect(
            actions.contains(.send(LMTPReply.sinkHangs.bytes)) && actions.contains(.note(.sessionEnded(.sinkHangs))))
        #expect(actions.last == .close)
        #expect(session.handle(.sink(.committed([.kept(as: nil)])), at: second * 121) == [])
    }

    @Test func `stopping ends an idle session, and a transaction without a message`() {
        for text in ["", "NOO", "MAIL FROM:<a@b>\r\n", "MAIL FROM:<a@b>\r\nRCPT TO:<a@b>\r\n"] {
            var talk = Conversation(isGreeted: true)
            talk.say(text)
            talk.step(.stop)
            #expect(talk.codes.last == 421 && talk.isClosed)
            #expect(talk.notes == [.sessionEnded(.stopping)])
        }
    }

    @Test func `stopping lets a message under way come to its end`() {
        var talk = Conversation(isGreeted: true)
        talk.deliver(wire: Array("a\r\n".utf8), to: ["a@b", "b@b"])
        talk.step(.stop)
        #expect(!talk.isClosed && talk.session.hasMessageUnderWay)
        talk.say("b\r\n.\r\nMAIL FROM:<next@b>\r\n")
        #expect(talk.codes == [250, 250, 250, 354, 250, 250, 421])
        #expect(talk.kept.count == 1 && talk.isClosed)
    }

    @Test func `stopping while the sink opens a message gives it up`() {
        var session = LMTPSession(hostName: "desk.example", now: .zero)
        let commands = "LHLO a\r\nMAIL FROM:<a@b>\r\nRCPT TO:<a@b>\r\nDATA\r\n"
        _ = session.handle(.received(Array(commands.utf8)), at: .zero)
        _ = session.handle(.sink(.verdict(.accepted)), at: .zero)
        #expect(session.handle(.stop, at: .zero) == [])
        let actions = session.handle(.sink(.opened), at: .zero)
        #expect(actions.first == .abandon && actions.last == .close)
    }
}
