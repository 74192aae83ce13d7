/// What has been said between libcurl and the mail server, as far as it decides what became of a message.
struct SMTPExchange {
    /// The last thing that we sent.
    enum Step: Equatable {
        case nothing, hello, startTLS, signIn, sender, recipient, data
        /// All of the text has been given to libcurl. The final dot follows without our being asked again.
        case text
    }

    private(set) var step = Step.nothing
    /// The complete reply to that, once it was read.
    private(set) var reply: SMTPReply?
    /// Whether a user name is set.
    let hasCredentials: Bool
    private(set) var triedToSignIn = false
    /// What is said from the farewell on changes nothing any more.
    private(set) var isOver = false
    private var reader = SMTPReplyReader()
    /// Whether an address holds letters beyond ASCII.
    private let needsUTF8: Bool
    /// Whether STARTTLS comes first; what a server offers before it counts for nothing.
    private let encryptsLater: Bool
    private var hasEncrypted = false
    private var offersUTF8 = false
    /// The mail server must understand an address and has not offered to.
    private(set) var lacksUTF8 = false

    init(hasCredentials: Bool, needsUTF8: Bool = false, encryptsLater: Bool = false) {
        (self.hasCredentials, self.needsUTF8, self.encryptsLater) = (hasCredentials, needsUTF8, encryptsLater)
    }

    /// libcurl sent a command. Only its verb is looked at: credentials pass here as well.
    mutating func sent(_ command: some Collection<UInt8>) {
        guard !isOver, step != .text else {
            isOver = isOver || Self.verb(command, is: "QUIT")
            return
        }
        // The rest of a dialogue about signing in: credentials in base64, which might spell a verb.
        if step == .signIn, reply?.kind == 3 {
            reply = nil
            return
        }
        let next: Step? =
            if Self.verb(command, is: "EHLO") || Self.verb(command, is: "HELO") {
                .hello
            } else if Self.verb(command, is: "STARTTLS") {
                .startTLS
            } else if Self.verb(command, is: "AUTH") {
                .signIn
            } else if Self.verb(command, is: "MAIL") {
                .sender
            } else if Self.verb(command, is: "RCPT") {
                .recipient
            } else if Self.verb(command, is: "DATA") {
                .data
            } else {
                nil
            }
        if Self.verb(command, is: "QUIT") { isOver = true }
        guard let next else { return }
        step = next
        reply = nil
        if next == .hello { offersUTF8 = false }
        if next == .startTLS { hasEncrypted = true }
        triedToSignIn = triedToSignIn || next == .signIn
    }

    /// A line of the mail server, as libcurl read it.
    mutating func received(_ line: some Collection<UInt8>) {
        guard !isOver else { return }
        if step == .hello, Self.isOffer(line, of: "SMTPUTF8") { offersUTF8 = true }
        guard let reply = reader.read(line) else { return }
        self.reply = reply
        if step == .hello, reply.kind == 2, needsUTF8, !offersUTF8, hasEncrypted || !encryptsLater { lacksUTF8 = true }
    }

    /// libcurl has been given the last byte of the text, so the final dot is on its way or soon will be.
    mutating func gaveLastByte() {
        guard step != .text else { return }
        step = .text
        reply = nil
        reader = SMTPReplyReader()
    }

    /// `250-NAME`, perhaps with parameters (RFC 5321 section 4.1.1.1).
    private static func isOffer(_ line: some Collection<UInt8>, of name: String) -> Bool {
        let words = String(decoding: line.dropFirst(4), as: UTF8.self).split { $0 == " " || $0.isNewline }
        return words.first?.uppercased() == name
    }

    private static func verb(_ command: some Collection<UInt8>, is verb: String) -> Bool {
        let length = verb.utf8.count
        guard command.starts(with: verb.utf8), let after = command.dropFirst(length).first else { return false }
        return after == 0x20 || after == 0x0D
    }
}
