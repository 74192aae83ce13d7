extension IMAPSession {
    /// Waits until the server tells of new mail, by IDLE where it can; else asks once, at the end.
    /// - Parameter seconds: At most 29 minutes are sensible (RFC 2177).
    /// - Returns: Whether there may be new mail.
    package mutating func wait(_ seconds: Int) throws(IMAPFailure) -> Bool {
        if let failure { throw failure }
        let end = channel.now + Int64(seconds) * 1_000_000_000
        if !hasNews {
            if canIdle {
                try idle(until: end)
            } else {
                try beSilent(until: end)
                try require(IMAPCommand(.noop))
            }
        }
        defer { hasNews = false }
        return hasNews
    }

    /// Without a command, what the server says is still read: it may say goodbye, or tell of new mail.
    private mutating func beSilent(until end: Int64) throws(IMAPFailure) {
        while channel.now < end, !hasNews {
            while let event = try nextEvent() {
                if case .data(let response) = event { try note(response) }
            }
            if !hasNews { _ = try receiveSome(until: end) }
        }
    }

    private mutating func idle(until end: Int64) throws(IMAPFailure) {
        try send(conversation.begin(IMAPCommand(.idle)))
        var isIdling = false
        while true {
            if let event = try nextEvent() {
                switch event {
                case .send(let bytes): try send(bytes)
                case .idling: isIdling = true
                case .data(let response): try note(response)
                case .content: throw failed(.broken(.unexpectedContent))
                case .ended(let condition): return try check(condition, .idle)
                }
            } else if !isIdling {
                try receive()
            } else if hasNews || channel.now >= end {
                // From here on the server owes the end of the command.
                isIdling = false
                try send(Array("DONE\r\n".utf8))
            } else {
                _ = try receiveSome(until: end)
            }
        }
    }

    /// Says goodbye. Whatever happens now changes nothing any more.
    package mutating func logOut() {
        guard failure == nil else { return }
        try? send(conversation.begin(IMAPCommand(.logout)))
        failure = failure ?? .closed(nil)
    }
}
