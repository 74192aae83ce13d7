/// A message, from the answers of the sink to the replies for its recipients.
extension LMTPSession {
    mutating func answered(_ answer: SinkAnswer, to step: LMTPEvent.Step, _ now: Duration) {
        switch (step, answer) {
        case (.recipient, .verdict(let verdict)):
            phase = .command
            switch verdict {
            case .accepted:
                if let asked { transaction?.recipients.append(asked) }
                reply(.recipientTaken)
            case .unknown: reply(.unknownRecipient)
            case .later: reply(.unavailable)
            }
        case (.open, .opened) where isStopping:
            actions.append(.abandon)
            end(.stopping, .stopping)
        case (.open, .opened):
            (phase, incoming) = (.data, Incoming(since: now))
            reply(.sendData)
        case (.write, .written):
            phase = .data
        case (.commit, .committed(let outcomes)) where outcomes.count == transaction?.recipients.count:
            finish(outcomes.map(LMTPReply.outcome))
        case (_, .failed(let failure)): failed(failure, at: step)
        // The sink said something that is no answer to what it was asked.
        default: failed(.unavailable, at: step)
        }
        asked = nil
    }

    private mutating func failed(_ failure: DeliveryFailure, at step: LMTPEvent.Step) {
        actions.append(.note(.sinkFailed(step, failure)))
        switch step {
        case .recipient:
            phase = .command
            reply(.failed(failure))
        case .open:
            (phase, transaction, expectsMessageLines) = (.command, nil, true)
            reply(.failed(failure))
        case .write:
            // The rest is read and dropped, so that each recipient gets an answer that says why.
            phase = .data
            giveUp(.failed(failure))
        case .commit:
            finish(all: .failed(failure))
        }
    }

    /// - Returns: False where more input is needed.
    mutating func readData() -> Bool {
        guard incoming?.decoder.hasEnded == false else {
            closeMessage()
            return true
        }
        guard position < input.count else { return false }
        var piece: [UInt8] = []
        piece.reserveCapacity(input.count - position)
        position = incoming?.decoder.decode(input, from: position, into: &piece) ?? input.count
        guard let incoming, case .wanted = incoming.fate else { return true }
        self.incoming?.bytes += piece.count
        if incoming.bytes + piece.count > limits.messageBytes {
            giveUp(.tooLarge)
        } else if strayLineEnds == .refuse, incoming.decoder.strayLineEnds > 0 {
            giveUp(.strayLineEnds)
        } else if !piece.isEmpty {
            actions.append(.write(piece))
            phase = .errand(.write)
        }
        return true
    }

    private mutating func giveUp(_ fate: Incoming.Fate) {
        incoming?.fate = fate
        actions.append(.abandon)
    }

    /// The final dot is there.
    private mutating func closeMessage() {
        switch incoming?.fate {
        case .wanted:
            actions.append(.commit)
            phase = .errand(.commit)
        case .tooLarge: finish(all: .tooLarge)
        case .strayLineEnds: finish(all: .strayLineEnds)
        case .failed(let failure): finish(all: .failed(failure))
        case nil: phase = .command
        }
    }

    private mutating func finish(all answer: LMTPReply) {
        finish(Array(repeating: answer, count: transaction?.recipients.count ?? 0))
    }

    /// One reply for each accepted RCPT, in their order (RFC 2033 section 4.2).
    private mutating func finish(_ replies: [LMTPReply]) {
        var classes = [2: 0, 4: 0, 5: 0]
        for answer in replies {
            reply(answer)
            classes[answer.code / 100, default: 0] += 1
        }
        actions.append(
            .note(
                .message(
                    bytes: incoming?.bytes ?? 0, kept: classes[2, default: 0], later: classes[4, default: 0],
                    refused: classes[5, default: 0])))
        (phase, transaction, incoming) = (.command, nil, nil)
    }
}
