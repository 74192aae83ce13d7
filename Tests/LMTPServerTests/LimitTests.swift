import Testing

@testable import LMTPServer

struct LimitTests {
    private func limits(_ change: (inout LMTPLimits) -> Void) -> LMTPLimits {
        var limits = LMTPLimits()
        change(&limits)
        return limits
    }

    @Test func `a command at the limit of bytes passes, one above is dropped to its end`() {
        let limits = limits { $0.commandBytes = 64 }
        for extra in [0, 1, 2, 1000] {
            var talk = Conversation(limits: limits, isGreeted: true)
            talk.say("NOOP " + String(repeating: "x", count: 64 - 7 + extra) + "\r\nNOOP\r\n")
            #expect(talk.codes == [extra == 0 ? 250 : 500, 250])
        }
        // The CR of the line end is the last byte that fits.
        var split = Conversation(limits: limits, isGreeted: true)
        split.say("NOOP " + String(repeating: "x", count: 64 - 6) + "\r")
        split.say("\nNOOP\r\n")
        #expect(split.codes == [500, 250])
    }

    @Test func `a long line takes no memory`() {
        var talk = Conversation(isGreeted: true)
        for _ in 0..<100 { talk.hear(Array(repeating: 0x61, count: 65_536)) }
        #expect(talk.session.input.count <= 65_536 + LMTPLimits().commandBytes)
        talk.say("\r\n")
        #expect(talk.codes == [500])
    }

    @Test func `an address at the limit passes, one above is refused`() {
        let limits = limits { $0.addressBytes = 20 }
        for (length, code) in [(20, 250), (21, 501)] {
            var talk = Conversation(limits: limits, isGreeted: true)
            talk.say("MAIL FROM:<" + String(repeating: "a", count: length - 2) + "@b>\r\n")
            #expect(talk.codes == [code])
        }
    }

    @Test func `recipients above the limit are for another time`() {
        var talk = Conversation(limits: limits { $0.recipients = 2 }, isGreeted: true)
        talk.deliver(wire: Array("x\r\n.\r\n".utf8), to: ["a@b", "b@b", "c@b"])
        #expect(talk.codes == [250, 250, 250, 452, 354, 250, 250])
    }

    @Test func `a message at the limit of bytes passes, one above is refused to each recipient`() {
        let limits = limits { $0.messageBytes = 1000 }
        for (size, codes) in [(1000, [250, 250]), (1001, [552, 552]), (5000, [552, 552])] {
            var talk = Conversation(limits: limits, isGreeted: true)
            // Doubled dots do not count, RFC 1870 section 5.
            let message = Array("..\r\n".utf8) + Array(repeating: 0x61, count: size - 6) + [0x0D, 0x0A]
            talk.deliver(wire: Oracle.wire(message), to: ["a@b", "b@b"])
            talk.say("NOOP\r\n")
            #expect(talk.codes.suffix(3) == codes + [250])
            #expect(talk.kept.count == (size == 1000 ? 1 : 0))
            #expect(talk.abandoned == (size == 1000 ? 0 : 1))
        }
    }

    @Test func `what is announced as too large is refused before it comes`() {
        for (size, code) in [(1000, 250), (1001, 552)] {
            var talk = Conversation(limits: limits { $0.messageBytes = 1000 }, isGreeted: true)
            talk.say("MAIL FROM:<a@b> SIZE=\(size)\r\n")
            #expect(talk.codes == [code])
        }
    }

    @Test func `errors above the limit end the session`() {
        var talk = Conversation(limits: limits { $0.errors = 2 }, isGreeted: true)
        talk.say("X\r\nX\r\nNOOP\r\nX\r\nNOOP\r\n")
        #expect(talk.codes == [500, 500, 250, 421])
        #expect(talk.notes == [.sessionEnded(.tooManyErrors)])
    }

    @Test func `commands above the limit end the session`() {
        // LHLO is the first.
        var talk = Conversation(limits: limits { $0.commands = 4 }, isGreeted: true)
        talk.say("NOOP\r\nNOOP\r\nNOOP\r\nNOOP\r\nNOOP\r\n")
        #expect(talk.codes == [250, 250, 250, 421])
        #expect(talk.notes == [.sessionEnded(.tooManyCommands)])
    }

    @Test func `who comes to a full house is sent away with 421`() {
        var session = LMTPSession(hostName: "desk.example", now: .zero)
        let actions = session.handle(.connected(mayStay: false), at: .zero)
        #expect(
            actions == [
                .send(Array("421 4.3.2 Too many sessions, try again later\r\n".utf8)),
                .note(.sessionEnded(.tooManySessions)), .close,
            ])
    }
}
