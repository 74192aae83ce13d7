import IMAPReader

/// A server on paper: what it says to each command, in parts of a size of the test's choice. Its clock runs only while it
/// is waited for.
final class ScriptedChannel: IMAPChannel {
    private var answers: [[UInt8]]
    private var waiting: [UInt8] = []
    private let partSize: Int
    private(set) var sent: [String] = []
    private(set) var now: Int64 = 0

    /// - Parameter answers: To each thing that the client sends, in order; `nil` in a text's place is silence.
    init(_ answers: [[UInt8]], partSize: Int = .max) { (self.answers, self.partSize) = (answers, partSize) }

    func send(_ bytes: [UInt8], until deadline: Int64) throws(IMAPFailure) {
        sent.append(String(decoding: bytes, as: UTF8.self))
        guard !answers.isEmpty else { throw .closed(nil) }
        waiting += answers.removeFirst()
    }

    func receive(until deadline: Int64) throws(IMAPFailure) -> ArraySlice<UInt8> {
        guard !waiting.isEmpty else {
            if answers.isEmpty { throw .closed(nil) }
            now = max(now, deadline)
            return []
        }
        now += 1
        let part = waiting.prefix(partSize)
        waiting.removeFirst(part.count)
        return ArraySlice(Array(part))
    }
}

/// What a well-behaved server says until the folder is open. The next tag is `p3`.
func opening(
    capabilities: String = "IMAP4rev1 UIDPLUS MOVE IDLE LITERAL+", messages: Int = 3, extra: String = ""
) -> [[UInt8]] {
    [
        "* CAPABILITY \(capabilities)\r\np1 OK done\r\n",
        "* FLAGS (\\Seen)\r\n* \(messages) EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY 7] fine\r\n* OK [UIDNEXT 12] next\r\n"
            + extra + "p2 OK [READ-WRITE] open\r\n",
    ].map { Array($0.utf8) }
}

/// A session with an open folder, and what the server says from then on.
func openSession(
    _ answers: [String], capabilities: String = "IMAP4rev1 UIDPLUS MOVE IDLE LITERAL+", messages: Int = 3,
    limits: IMAPLimits = IMAPLimits()
) throws -> (session: IMAPSession<ScriptedChannel>, channel: ScriptedChannel) {
    let channel = ScriptedChannel(
        opening(capabilities: capabilities, messages: messages) + answers.map { Array($0.utf8) } + [[]])
    var session = IMAPSession(channel, limits: limits, patience: IMAPPatience(silence: 60, command: 600))
    try session.open("INBOX", as: nil, after: .markSeen)
    return (session, channel)
}

/// Runs `work` and returns the failure that it throws.
func failure(_ work: () throws(IMAPFailure) -> Void) -> IMAPFailure? {
    do throws(IMAPFailure) {
        try work()
        return nil
    } catch {
        return error
    }
}
