/// A reply to one command or for one recipient (RFC 5321 section 4.2, enhanced codes of RFC 3463).
///
/// All wording of the server is here. No reply repeats anything that the peer wrote.
struct LMTPReply: Sendable, Equatable {
    let code: Int
    let lines: [String]

    init(_ code: Int, _ text: String...) { (self.code, lines) = (code, text) }

    private init(code: Int, lines: [String]) { (self.code, self.lines) = (code, lines) }

    var bytes: [UInt8] {
        var text = ""
        for (index, line) in lines.enumerated() {
            text += "\(code)\(index + 1 < lines.count ? "-" : " ")\(line)\r\n"
        }
        return Array(text.utf8)
    }

    static func ready(_ host: String) -> LMTPReply { LMTPReply(220, "\(host) LMTP ready") }

    static func hello(_ host: String, size: Int) -> LMTPReply {
        LMTPReply(250, host, "PIPELINING", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES", "SIZE \(size)")
    }

    static let done = LMTPReply(250, "2.0.0 OK")
    static let senderTaken = LMTPReply(250, "2.1.0 Sender OK")
    static let recipientTaken = LMTPReply(250, "2.1.5 Recipient OK")
    static let sendData = LMTPReply(354, "End data with <CR><LF>.<CR><LF>")
    static let bye = LMTPReply(221, "2.0.0 Bye")
    static let notVerified = LMTPReply(252, "2.5.0 Send the message, its recipients are looked at then")
    static let help = LMTPReply(214, "2.0.0 LHLO MAIL RCPT DATA RSET NOOP VRFY QUIT, see RFC 2033")

    static let lineTooLong = LMTPReply(500, "5.5.2 Line too long")
    static let unknownCommand = LMTPReply(500, "5.5.1 Command not known")
    static let speakLMTP = LMTPReply(500, "5.5.1 This is LMTP, greet with LHLO")
    static let notOffered = LMTPReply(502, "5.5.1 Command not offered")
    static let badArgument = LMTPReply(501, "5.5.4 Argument missing, wrong or not expected")
    static let badSender = LMTPReply(501, "5.1.7 Sender address not understood")
    static let badRecipient = LMTPReply(501, "5.1.3 Recipient address not understood")
    static let badParameter = LMTPReply(555, "5.5.4 Parameter not known or not as offered")
    static let helloFirst = LMTPReply(503, "5.5.1 LHLO first")
    static let mailFirst = LMTPReply(503, "5.5.1 MAIL first")
    static let mailAlready = LMTPReply(503, "5.5.1 MAIL was given already, RSET takes it back")
    static let noRecipients = LMTPReply(503, "5.5.1 No recipient was accepted")

    static let tooManyRecipients = LMTPReply(452, "4.5.3 Too many recipients, send the message again for the others")
    static let tooLarge = LMTPReply(552, "5.3.4 Message larger than this server takes")
    static let strayLineEnds = LMTPReply(550, "5.6.0 Message with a CR or LF outside of a line end")
    static let noSpace = LMTPReply(452, "4.3.1 No space left, try again later")
    static let unavailable = LMTPReply(451, "4.3.0 Not possible at present, try again later")
    static let overQuota = LMTPReply(452, "4.2.2 Mailbox full, try again later")
    static let unknownRecipient = LMTPReply(550, "5.1.1 No such recipient here")

    static let stopping = LMTPReply(421, "4.3.2 Server stops, try again later")
    static let busy = LMTPReply(421, "4.3.2 Too many sessions, try again later")
    static let tooSlow = LMTPReply(421, "4.4.2 Waited too long, closing")
    static let sinkHangs = LMTPReply(421, "4.3.0 Took too long here, try again later")
    static let tooManyErrors = LMTPReply(421, "4.7.0 Too many errors, closing")
    static let tooManyCommands = LMTPReply(421, "4.7.0 Too many commands, closing")
    static let notLMTP = LMTPReply(421, "4.7.0 This is not LMTP, closing")
    static let lineEnd = LMTPReply(421, "4.5.2 Lines end with CR LF, closing")

    /// - Parameter reference: What the sink calls the message; shown as far as it is letters, digits, `.`, `_` and `-`.
    static func kept(_ reference: String?) -> LMTPReply {
        let shown = (reference ?? "").utf8.prefix(64).filter { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
            default: false
            }
        }
        return LMTPReply(250, shown.isEmpty ? "2.0.0 Kept" : "2.0.0 Kept as \(String(decoding: shown, as: UTF8.self))")
    }

    /// A failure may be over in a while, so none is final.
    static func failed(_ failure: DeliveryFailure) -> LMTPReply {
        switch failure {
        case .noSpace: noSpace
        case .unavailable: unavailable
        }
    }

    static func outcome(_ outcome: DeliveryOutcome) -> LMTPReply {
        switch outcome {
        case .kept(let reference): kept(reference)
        case .failed(let failure): failed(failure)
        case .overQuota: overQuota
        case .unknownRecipient: unknownRecipient
        }
    }
}
