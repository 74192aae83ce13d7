/// Between messages: lines and what they ask for.
extension LMTPSession {
    private static let cr: UInt8 = 0x0D
    private static let lf: UInt8 = 0x0A

    /// - Returns: False where a whole line is not there yet, or where the session goes on elsewhere.
    mutating func obeyNextLine(_ now: Duration) -> Bool {
        let window = input[position..<min(input.count, position + limits.commandBytes)]
        guard let end = window.firstIndex(of: Self.lf) else {
            guard window.count == limits.commandBytes else { return false }
            (phase, isLastInputCR) = (.longLine, false)
            return true
        }
        guard end > position, input[end - 1] == Self.cr else {
            self.end(.lineEnd, .notLMTP)
            return false
        }
        let line = input[position..<(end - 1)]
        position = end + 1
        waitingSince = now
        if countCommand() { obey(LMTPCommand(line, limits: limits)) }
        return true
    }

    /// - Returns: False where its end is not there yet.
    mutating func skipLine(_ now: Duration) -> Bool {
        while position < input.count {
            let byte = input[position]
            position += 1
            if byte == Self.lf {
                guard isLastInputCR else {
                    end(.lineEnd, .notLMTP)
                    return false
                }
                (phase, waitingSince) = (.command, now)
                if countCommand() { obey(.refused(.lineTooLong)) }
                return true
            }
            isLastInputCR = byte == Self.cr
        }
        return false
    }

    private mutating func countCommand() -> Bool {
        commands += 1
        if commands > limits.commands { end(.tooManyCommands, .tooManyCommands) }
        return phase != .closed
    }

    private mutating func obey(_ command: LMTPCommand) {
        if expectsMessageLines, case .refused = command {
            end(.notLMTP, .notLMTP)
            return
        }
        expectsMessageLines = false
        switch command {
        case .hello:
            (isGreeted, transaction) = (true, nil)
            reply(.hello(hostName, size: limits.messageBytes))
        case .mail(let mail):
            guard isGreeted else { return refuse(.helloFirst) }
            guard transaction == nil else { return refuse(.mailAlready) }
            guard mail.size ?? 0 <= limits.messageBytes else { return reply(.tooLarge) }
            transaction = Transaction(mail: mail)
            reply(.senderTaken)
        case .recipient(let path):
            guard let transaction else { return refuse(isGreeted ? .mailFirst : .helloFirst) }
            guard transaction.recipients.count < limits.recipients else { return reply(.tooManyRecipients) }
            asked = path
            actions.append(.check(path, from: transaction.mail.sender))
            phase = .errand(.recipient)
        case .data:
            data()
        case .reset:
            transaction = nil
            reply(.done)
        case .noop: reply(.done)
        case .verify: reply(.notVerified)
        case .help: reply(.help)
        case .quit: end(.bye, .quit)
        case .foreign: end(.notLMTP, .notLMTP)
        case .refused(let answer): refuse(answer)
        }
    }

    private mutating func data() {
        guard let transaction else {
            // A peer that does not wait for the answer must not have its message read as commands.
            expectsMessageLines = true
            return refuse(isGreeted ? .mailFirst : .helloFirst)
        }
        guard !transaction.recipients.isEmpty else {
            // RFC 2033 section 4.2. The transaction stays: RCPT or RSET may follow.
            expectsMessageLines = true
            return reply(.noRecipients)
        }
        actions.append(
            .open(
                Envelope(
                    sender: transaction.mail.sender, recipients: transaction.recipients,
                    declaredBytes: transaction.mail.size, isInternationalized: transaction.mail.isInternationalized)))
        phase = .errand(.open)
    }

    private mutating func refuse(_ answer: LMTPReply) {
        errors += 1
        if errors > limits.errors {
            end(.tooManyErrors, .tooManyErrors)
        } else {
            reply(answer)
        }
    }
}
