/// What is done with a mail once it is safely here.
package enum AfterCommit: Sendable, Hashable {
    /// The flag `\Seen` is set.
    case markSeen
    case move(to: String)
    /// Nothing; the folder is opened for reading alone.
    case leave
}

/// Seconds of patience.
package struct IMAPPatience: Sendable, Equatable {
    /// Without a single byte of the server while it owes an answer.
    package var silence: Int
    /// For one command, or one message, in all.
    package var command: Int

    package init(silence: Int = 60, command: Int = 600) { (self.silence, self.command) = (silence, command) }
}

/// One signed-in or fresh connection and what is asked over it. It blocks, and is used by one thread at a time.
///
/// After any failure but a refusal the connection is of no use any more, and every further call throws the same failure.
package struct IMAPSession<Channel: IMAPChannel> {
    let channel: Channel
    private let patience: IMAPPatience
    var conversation: Conversation
    var capabilities: Set<String> = []
    var failure: IMAPFailure?
    private var secrets: [String] = []
    private var goodbye: String?
    /// The folder while it is open.
    package private(set) var folder: OpenFolder?
    private var opening = Opening()
    var after = AfterCommit.leave
    /// Whether the number of messages grew since this was last asked.
    var hasNews = false

    private struct Opening {
        var messages: UInt32?
        var uidValidity: UInt32?
        var uidNext: UInt32?
        var hasLastingUIDs = true
    }

    /// - Parameter channel: Past the server's greeting, and encrypted where it must be.
    package init(_ channel: Channel, limits: IMAPLimits = IMAPLimits(), patience: IMAPPatience = IMAPPatience()) {
        (self.channel, self.patience) = (channel, patience)
        conversation = Conversation(limits)
    }

    // MARK: Opening

    /// Signs in and opens the folder.
    /// - Parameters:
    ///   - signIn: `nil` where the server needs none.
    ///   - name: The folder as people write it, with the server's own separator.
    @discardableResult
    package mutating func open(
        _ name: String, as signIn: SignIn?, after: AfterCommit
    ) throws(IMAPFailure) -> OpenFolder {
        try askCapabilities()
        if let signIn { try self.signIn(signIn) }
        if case .move(let target) = after {
            guard canMove else { throw failed(.cannotMove) }
            try requireFolder(target)
        }
        self.after = after
        return try select(name)
    }

    private var canMove: Bool { capabilities.contains("MOVE") || capabilities.contains("UIDPLUS") }
    var synchronises: Bool { !capabilities.contains("LITERAL+") }
    /// Whether the server tells of new mail by itself (RFC 2177).
    package var canIdle: Bool { capabilities.contains("IDLE") }

    private mutating func askCapabilities() throws(IMAPFailure) {
        capabilities = []
        try require(IMAPCommand(.capability))
    }

    private mutating func signIn(_ signIn: SignIn) throws(IMAPFailure) {
        guard let command = signIn.command(capabilities) else { throw failed(.noWayToSignIn) }
        let sent = command.parts.flatMap { $0.split(whereSeparator: { $0 == 0x20 || $0 == 0x0D || $0 == 0x0A }) }
        secrets = [signIn.secret] + (sent.last.map { [String(decoding: $0, as: UTF8.self)] } ?? [])
        let condition = try run(command)
        guard condition.status == .ok else {
            throw failed(.signInRefused(code: condition.code, words: shown(condition)))
        }
        // What a server can do often changes with signing in.
        if condition.code == "CAPABILITY" {
            capabilities = ResponseParser.capabilities(condition.codeText)
        } else {
            try askCapabilities()
        }
    }

    private mutating func requireFolder(_ name: String) throws(IMAPFailure) {
        var isThere = false
        let wire = FolderName.encoded(name)
        // A pattern would find more than the name.
        guard !wire.contains(UInt8(ascii: "*")), !wire.contains(UInt8(ascii: "%")) else {
            throw failed(.noFolder(name, words: "its name holds * or %"))
        }
        let command = IMAPCommand(.list, [.plain("\"\""), .string(wire)], synchronising: synchronises)
        let condition = try run(
            command,
            data: { response in
                if case .list(let listed, let isSelectable) = response, isSelectable {
                    isThere = isThere || listed == wire || listed.isKeyword("INBOX") && wire.isKeyword("INBOX")
                }
            })
        guard condition.status == .ok, isThere else {
            throw failed(.noFolder(name, words: condition.status == .ok ? "it does not exist" : shown(condition)))
        }
    }

    private mutating func select(_ name: String) throws(IMAPFailure) -> OpenFolder {
        opening = Opening()
        let command = IMAPCommand(
            after == .leave ? .examine : .select, [.string(FolderName.encoded(name))], synchronising: synchronises)
        let condition = try run(command)
        guard condition.status == .ok else { throw failed(.noFolder(name, words: shown(condition))) }
        if after != .leave, condition.code == "READ-ONLY" { throw failed(.readOnly) }
        guard let validity = opening.uidValidity, validity > 0, opening.hasLastingUIDs else {
            throw failed(.noLastingUIDs)
        }
        guard let messages = opening.messages else { throw failed(.broken(.malformed)) }
        let folder = OpenFolder(uidValidity: validity, uidNext: opening.uidNext, messages: messages)
        self.folder = folder
        hasNews = false
        return folder
    }

    // MARK: Reading

    /// The messages with a UID from `first` on, in ascending order.
    package mutating func list(from first: UInt32) throws(IMAPFailure) -> [ListedMessage] {
        // Many servers take any range in an empty folder for a mistake.
        guard let folder, folder.messages > 0 else {
            if let failure { throw failure }
            return []
        }
        hasNews = false
        var listed: [UInt32: ListedMessage] = [:]
        let command = IMAPCommand(.fetch, [.plain("\(max(first, 1)):* (UID RFC822.SIZE INTERNALDATE)")])
        let condition = try run(
            command,
            data: { response in
                // The range also holds the last message if its UID is lower (RFC 3501 section 6.4.8), and the server may
                // tell of changed flags of others in between.
                guard case .fetch(let data) = response, let uid = data.uid, uid >= first, let size = data.size else {
                    return
                }
                listed[uid] = ListedMessage(uid: uid, size: size, receivedAt: data.receivedAt)
            })
        try check(condition, .fetch)
        return listed.values.sorted { $0.uid < $1.uid }
    }

    // MARK: One command

    mutating func require(_ command: IMAPCommand) throws(IMAPFailure) {
        try check(try run(command), command.verb)
    }

    func check(_ condition: IMAPCondition, _ verb: IMAPVerb) throws(IMAPFailure) {
        guard condition.status != .ok else { return }
        throw .refused(verb, code: condition.code, words: verb.isAboutNoMail ? shown(condition) : "")
    }

    mutating func run(
        _ command: IMAPCommand, expectsMessage: Bool = false,
        content: (ArraySlice<UInt8>) -> Void = { _ in }, data: (ServerResponse) -> Void = { _ in }
    ) throws(IMAPFailure) -> IMAPCondition {
        if let failure { throw failure }
        let end = channel.now + Int64(patience.command) * 1_000_000_000
        try send(conversation.begin(command, expectsMessage: expectsMessage))
        while true {
            guard let event = try nextEvent() else {
                try receive(until: end)
                continue
            }
            switch event {
            case .send(let bytes): try send(bytes)
            case .content(let part): content(part)
            case .idling: throw failed(.broken(.unexpectedContinuation))
            case .data(let response):
                try note(response)
                data(response)
            case .ended(let condition): return condition
            }
            guard channel.now < end else { throw failed(.timeout(seconds: patience.command)) }
        }
    }

    var replyDeadline: Int64 { channel.now + Int64(patience.silence) * 1_000_000_000 }

    mutating func nextEvent() throws(IMAPFailure) -> Conversation.Event? {
        do throws(IMAPFault) { return try conversation.next() } catch { throw failed(.broken(error)) }
    }

    /// Takes note of what a server may say at any time.
    mutating func note(_ response: ServerResponse) throws(IMAPFailure) {
        switch response {
        case .capability(let words): capabilities = words
        case .exists(let count):
            hasNews = hasNews || count > (folder?.messages ?? 0)
            folder?.messages = count
            opening.messages = count
        case .expunge: if let count = folder?.messages, count > 0 { folder?.messages = count - 1 }
        case .condition(let condition): try note(condition)
        default: return
        }
    }

    private mutating func note(_ condition: IMAPCondition) throws(IMAPFailure) {
        switch (condition.status, condition.code) {
        // Only remembered: a proper end of the command may still follow.
        case (.bye, _): goodbye = shown(condition)
        case (_, "UIDVALIDITY"?):
            guard let validity = ResponseParser.number32(condition.codeText) else { throw failed(.broken(.malformed)) }
            if let folder, folder.uidValidity != validity { throw failed(.broken(.validityChanged)) }
            opening.uidValidity = validity
        case (_, "UIDNEXT"?): opening.uidNext = ResponseParser.number32(condition.codeText)
        case (.no, "UIDNOTSTICKY"?): opening.hasLastingUIDs = false
        default: return
        }
    }

    mutating func send(_ bytes: [UInt8]) throws(IMAPFailure) {
        do throws(IMAPFailure) {
            try channel.send(bytes, until: replyDeadline)
        } catch {
            throw failed(error)
        }
    }

    mutating func receive(until end: Int64 = .max) throws(IMAPFailure) {
        if try receiveSome(until: min(end, replyDeadline)) { return }
        throw failed(.timeout(seconds: channel.now >= end ? patience.command : patience.silence))
    }

    /// - Returns: Whether anything came.
    mutating func receiveSome(until deadline: Int64) throws(IMAPFailure) -> Bool {
        do throws(IMAPFailure) {
            let bytes = try channel.receive(until: deadline)
            conversation.append(bytes)
            return !bytes.isEmpty
        } catch {
            if case .closed = error { throw failed(.closed(goodbye)) }
            throw failed(error)
        }
    }

    /// The first failure stays.
    mutating func failed(_ failure: IMAPFailure) -> IMAPFailure {
        self.failure = self.failure ?? failure
        return self.failure ?? failure
    }

    /// The server's words without the password or token, should it repeat them.
    private func shown(_ condition: IMAPCondition) -> String { condition.words(hiding: secrets) }
}
