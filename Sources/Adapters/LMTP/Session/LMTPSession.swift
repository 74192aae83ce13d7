/// One session of an LMTP server (RFC 2033): events in, actions out. No socket, no file, no clock.
///
/// The actions of one event are done in their order. At most one is an errand to the sink, it comes last, and its result
/// comes back as ``Event/sink(_:)``. How the bytes were cut into pieces on their way changes nothing.
package struct LMTPSession {
    package enum Event: Sendable {
        /// - Parameter mayStay: False where there are too many sessions already.
        case connected(mayStay: Bool)
        case received([UInt8])
        /// The errand to the sink is done.
        case sink(SinkAnswer)
        /// The peer sends nothing any more.
        case ended
        /// This server stops: a message under way is finished, nothing new begins.
        case stop
        /// ``LMTPSession/deadline`` may have passed.
        case timePassed
    }

    package enum SinkAnswer: Sendable, Equatable {
        case verdict(RecipientVerdict)
        case opened
        case written
        case committed([DeliveryOutcome])
        case failed(DeliveryFailure)
    }

    package enum Action: Sendable, Equatable {
        case send([UInt8])
        /// Errands to the sink.
        case check(EnvelopePath, from: EnvelopePath)
        case open(Envelope)
        case write([UInt8])
        case commit
        /// The open message is given up. No answer is expected.
        case abandon
        case note(LMTPEvent)
        /// Nothing comes after it.
        case close
    }

    enum Phase: Equatable {
        case command
        /// In a line that is too long: everything to its end is dropped.
        case longLine
        case data
        case errand(LMTPEvent.Step)
        case closed
    }

    struct Transaction {
        let mail: LMTPCommand.MailParameters
        var recipients: [EnvelopePath] = []
    }

    /// A message between 354 and its replies.
    struct Incoming {
        enum Fate { case wanted, tooLarge, strayLineEnds, failed(DeliveryFailure) }

        var decoder = DataDecoder()
        var bytes = 0
        var fate = Fate.wanted
        var since: Duration
    }

    let hostName: String
    let limits: LMTPLimits
    let strayLineEnds: StrayLineEnds

    var phase = Phase.command
    var actions: [Action] = []
    var input: [UInt8] = []
    var position = 0
    var isGreeted = false
    var transaction: Transaction?
    var incoming: Incoming?
    /// The recipient whose verdict is awaited.
    var asked: EnvelopePath?
    /// After a refused DATA the next lines might be those of a message.
    var expectsMessageLines = false
    var isLastInputCR = false
    var isInputEnded = false
    var isStopping = false
    var commands = 0
    var errors = 0

    private let begun: Duration
    /// When waiting for the peer began anew.
    var waitingSince: Duration
    private var errandSince: Duration

    /// - Parameters:
    ///   - hostName: The name that this server gives itself.
    ///   - now: The time since any fixed moment, like every other time of this session.
    package init(
        hostName: String, limits: LMTPLimits = LMTPLimits(), strayLineEnds: StrayLineEnds = .keep, now: Duration
    ) {
        (self.hostName, self.limits, self.strayLineEnds) = (hostName, limits, strayLineEnds)
        (begun, waitingSince, errandSince) = (now, now, now)
    }

    /// When ``Event/timePassed`` is due; while the sink works, the sink's own time counts and not the peer's.
    package var deadline: Duration? {
        switch phase {
        case .command, .longLine: min(waitingSince + limits.commandTime, begun + limits.sessionTime)
        case .data:
            min(waitingSince + limits.dataPause, (incoming?.since ?? waitingSince) + limits.dataTime)
        case .errand: errandSince + limits.sinkTime
        case .closed: nil
        }
    }

    /// False while the sink works: more input can wait, and does so at the peer.
    package var wantsInput: Bool {
        switch phase {
        case .command, .longLine, .data: !isInputEnded
        case .errand, .closed: false
        }
    }

    /// A message has begun and has not been answered yet.
    package var hasMessageUnderWay: Bool { incoming != nil && phase != .closed }

    package mutating func handle(_ event: Event, at now: Duration) -> [Action] {
        actions = []
        guard phase != .closed else { return [] }
        switch event {
        case .connected(let mayStay):
            if mayStay { reply(.ready(hostName)) } else { end(.busy, .tooManySessions) }
        case .received(let bytes):
            take(bytes)
            if phase == .data { waitingSince = now }
        case .sink(let answer):
            guard case .errand(let step) = phase else { return [] }
            // The time that the sink takes is not the peer's.
            incoming?.since += now - errandSince
            waitingSince = now
            answered(answer, to: step, now)
        case .ended:
            isInputEnded = true
        case .stop:
            isStopping = true
        case .timePassed:
            guard let deadline, now >= deadline else { break }
            if case .errand = phase { end(.sinkHangs, .sinkHangs) } else { end(.tooSlow, .tooSlow) }
        }
        proceed(now)
        return actions
    }

    private mutating func take(_ bytes: [UInt8]) {
        if position == input.count {
            input = bytes
        } else {
            input.removeFirst(position)
            input += bytes
        }
        position = 0
    }

    private mutating func proceed(_ now: Duration) {
        if case .errand = phase { return }
        var goesOn = true
        while goesOn {
            // Only between messages: one that was let in by 354 is taken to its end.
            if isStopping, phase == .command || phase == .longLine { end(.stopping, .stopping) }
            goesOn =
                switch phase {
                case .command: obeyNextLine(now)
                case .longLine: skipLine(now)
                case .data: readData()
                case .errand, .closed: false
                }
        }
        if case .errand = phase {
            errandSince = now
        } else if isInputEnded {
            end(nil, .disconnected)
        }
    }

    mutating func reply(_ reply: LMTPReply) {
        if case .send(let bytes)? = actions.last {
            actions[actions.count - 1] = .send(bytes + reply.bytes)
        } else {
            actions.append(.send(reply.bytes))
        }
    }

    /// Ends the session, and gives up a message that is not complete. One that the sink is busy with is given up by
    /// whoever carries the session, once the sink has answered.
    mutating func end(_ last: LMTPReply?, _ ending: LMTPEvent.Ending) {
        guard phase != .closed else { return }
        if let incoming {
            let isBusy = if case .errand = phase { true } else { false }
            if case .wanted = incoming.fate, !isBusy { actions.append(.abandon) }
            actions.append(.note(.abandoned(bytes: incoming.bytes)))
        }
        if let last { reply(last) }
        actions += [.note(.sessionEnded(ending)), .close]
        (phase, transaction, incoming, input, position) = (.closed, nil, nil, [], 0)
    }
}
