@testable import LMTPServer

/// Plays a peer and a sink to a session, without socket and file.
struct Conversation {
    /// What the sink says. Everything goes well unless told otherwise.
    struct Script {
        var verdict: (String) -> RecipientVerdict = { _ in .accepted }
        var openFails: DeliveryFailure?
        var writeFails: DeliveryFailure?
        var commit: (_ recipients: Int) -> LMTPSession.SinkAnswer = {
            .committed(Array(repeating: .kept(as: nil), count: $0))
        }
    }

    struct Kept: Equatable {
        var envelope: Envelope
        var bytes: [UInt8]
    }

    private(set) var session: LMTPSession
    private let script: Script
    var now = Duration.zero

    private(set) var sent: [UInt8] = []
    private(set) var kept: [Kept] = []
    private(set) var abandoned = 0
    private(set) var notes: [LMTPEvent] = []
    private(set) var isClosed = false
    private var open: Kept?

    init(
        limits: LMTPLimits = LMTPLimits(), strayLineEnds: StrayLineEnds = .keep, script: Script = Script(),
        isGreeted: Bool = false
    ) {
        session = LMTPSession(hostName: "desk.example", limits: limits, strayLineEnds: strayLineEnds, now: .zero)
        self.script = script
        step(.connected(mayStay: true))
        if isGreeted { say("LHLO mx.example\r\n") }
        sent = []
    }

    /// The codes of the replies, the continued lines left out.
    var codes: [Int] {
        lines.filter { $0.dropFirst(3).first == " " }.compactMap { Int($0.prefix(3)) }
    }
    var lines: [String] {
        String(decoding: sent, as: UTF8.self).split(separator: "\r\n").map(String.init)
    }

    mutating func say(_ text: String) { hear(Array(text.utf8)) }
    mutating func hear(_ bytes: [UInt8]) { step(.received(bytes)) }

    /// A whole message as the peer puts it on the wire after 354, dots and end included.
    mutating func deliver(wire: [UInt8], to recipients: [String] = ["a@desk.example"]) {
        say("MAIL FROM:<c@example.org>\r\n")
        for recipient in recipients { say("RCPT TO:<\(recipient)>\r\n") }
        say("DATA\r\n")
        hear(wire)
    }

    mutating func step(_ event: LMTPSession.Event) {
        var events = [event]
        while let next = events.popLast() {
            let actions = session.handle(next, at: now)
            for (index, action) in actions.enumerated() {
                if let answer = answer(action) {
                    // The contract: an errand is the last action.
                    precondition(index == actions.count - 1 && events.isEmpty)
                    events.append(.sink(answer))
                }
            }
        }
    }

    private mutating func answer(_ action: LMTPSession.Action) -> LMTPSession.SinkAnswer? {
        precondition(!isClosed, "nothing comes after close")
        switch action {
        case .send(let bytes): sent += bytes
        case .check(let path, from: _): return .verdict(script.verdict(path.text))
        case .open(let envelope):
            if let failure = script.openFails { return .failed(failure) }
            precondition(open == nil)
            open = Kept(envelope: envelope, bytes: [])
            return .opened
        case .write(let bytes):
            if let failure = script.writeFails { return .failed(failure) }
            precondition(open != nil)
            open?.bytes += bytes
            return .written
        case .commit:
            guard let message = open else { preconditionFailure("nothing is open") }
            let answer = script.commit(message.envelope.recipients.count)
            if case .committed = answer { kept.append(message) }
            open = nil
            return answer
        case .abandon:
            precondition(open != nil)
            (open, abandoned) = (nil, abandoned + 1)
        case .note(let event): notes.append(event)
        case .close: isClosed = true
        }
        return nil
    }
}
