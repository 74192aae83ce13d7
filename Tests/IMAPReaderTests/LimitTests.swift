import IMAPReader
import Testing

@Suite struct LimitTests {
    /// What becomes of a fetch that the server answers like this.
    private func fault(_ limits: IMAPLimits, _ answer: String) throws -> IMAPFault? {
        var (session, _) = try openSession([answer], limits: limits)
        let failure = failure { () throws(IMAPFailure) in _ = try session.fetch(11) { _ in true } }
        if case .broken(let fault)? = failure { return fault }
        #expect(failure == nil)
        return nil
    }

    @Test(arguments: [(0, nil), (1, IMAPFault.responseTooLong(limit: 200))])
    func `a response may be as long as the limit`(above: Int, expected: IMAPFault?) throws {
        var limits = IMAPLimits()
        limits.responseBytes = 200
        let line = "* OK " + String(repeating: "x", count: 200 - 7 + above) + "\r\n"
        #expect(try fault(limits, line + "p3 OK\r\n") == expected)
        // Also where its end never comes.
        #expect(try fault(limits, line.dropLast() + (above == 0 ? "\r\np3 OK\r\n" : "xx")) == expected)
    }

    @Test(arguments: [(0, nil), (1, IMAPFault.responseTooLong(limit: 200))])
    func `a response in many pieces is no longer than one in one`(above: Int, expected: IMAPFault?) throws {
        var limits = IMAPLimits()
        limits.responseBytes = 200
        // 8 bytes, then literals whose announcements count with 6 each, then the rest.
        let pieces = String(repeating: " {1}\r\nx", count: 20)
        let end = String(repeating: "y", count: 200 - 5 - 120 - 3 + above)
        #expect(try fault(limits, "* XYZ" + pieces + " " + end + "\r\np3 OK\r\n") == expected)
    }

    @Test(arguments: [(0, nil), (1, IMAPFault.literalTooLong(announced: 51, limit: 50))])
    func `a literal may be as long as the limit`(above: Int, expected: IMAPFault?) throws {
        var limits = IMAPLimits()
        limits.literalBytes = 50
        let size = 50 + above
        #expect(try fault(limits, "* X {\(size)}\r\n\(String(repeating: "x", count: size))\r\np3 OK\r\n") == expected)
    }

    @Test(arguments: [(0, nil), (1, IMAPFault.literalTooLong(announced: 51, limit: 50))])
    func `a message may be as long as the limit`(above: Int, expected: IMAPFault?) throws {
        var limits = IMAPLimits()
        limits.messageBytes = 50
        let size = 50 + above
        let text = String(repeating: "x", count: size)
        #expect(try fault(limits, "* 1 FETCH (UID 11 BODY[] {\(size)}\r\n\(text))\r\np3 OK\r\n") == expected)
    }

    @Test func `an endless literal is refused before a byte of it is read`() throws {
        let answer = "* 1 FETCH (UID 11 BODY[] {9999999999999999999}\r\n"
        #expect(
            try fault(IMAPLimits(), answer)
                == .literalTooLong(announced: 9_999_999_999_999_999_999, limit: IMAPLimits().messageBytes))
    }

    @Test(arguments: [(0, nil), (1, IMAPFault.tooManyLiterals(limit: 5))])
    func `there may be as many literals as the limit`(above: Int, expected: IMAPFault?) throws {
        var limits = IMAPLimits()
        limits.literals = 5
        let pieces = String(repeating: " {1}\r\nx", count: 5 + above)
        #expect(try fault(limits, "* X" + pieces + "\r\np3 OK\r\n") == expected)
    }

    @Test(arguments: [(0, nil), (1, IMAPFault.nestedTooDeep(limit: 10))])
    func `lists may be as deep as the limit`(above: Int, expected: IMAPFault?) throws {
        var limits = IMAPLimits()
        limits.depth = 10
        let count = 10 + above
        let list = String(repeating: "(", count: count) + String(repeating: ")", count: count)
        #expect(try fault(limits, "* 1 FETCH (BODYSTRUCTURE \(list))\r\np3 OK\r\n") == expected)
    }

    @Test(arguments: [(10, nil), (11, IMAPFault.tooManyResponses(limit: 10))])
    func `there may be as many responses as the limit`(count: Int, expected: IMAPFault?) throws {
        var limits = IMAPLimits()
        limits.responses = 10
        #expect(try fault(limits, String(repeating: "* 3 EXISTS\r\n", count: count) + "p3 OK\r\n") == expected)
    }

    @Test func `every cut of an answer fails or waits, and crashes nothing`() throws {
        let answer =
            "* 1 FETCH (UID 11 FLAGS (\\Seen) ENVELOPE ((\"a\" NIL) {3}\r\nabc) BODY[] {5}\r\nhello)\r\np3 OK [X y] z\r\n"
        for length in 0..<answer.utf8.count {
            var (session, _) = try openSession([String(decoding: answer.utf8.prefix(length), as: UTF8.self)])
            #expect(
                failure { () throws(IMAPFailure) in _ = try session.fetch(11) { _ in true } } == .timeout(seconds: 60))
        }
    }

    @Test func `flipped bytes of an answer crash nothing`() throws {
        let answer = Array("* 1 FETCH (UID 11 FLAGS (\\Seen) BODY[] {5}\r\nhello)\r\np3 OK [X y] z\r\n".utf8)
        for index in answer.indices {
            for flip: UInt8 in [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80] {
                var changed = answer
                changed[index] ^= flip
                let channel = ScriptedChannel(opening() + [changed, []], partSize: 9)
                var session = IMAPSession(channel)
                try session.open("INBOX", as: nil, after: .markSeen)
                var bytes: [UInt8] = []
                let outcome = try? session.fetch(11) { part in
                    bytes += part
                    return true
                }
                if case .complete(let count, _)? = outcome { #expect(count == bytes.count) }
            }
        }
    }
}
