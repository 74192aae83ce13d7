/// One command line without its CR LF, understood.
enum LMTPCommand: Equatable {
    case hello
    case mail(MailParameters)
    case recipient(EnvelopePath)
    case data
    case reset
    case noop
    case quit
    case verify
    case help
    /// Something that is answered and changes nothing, beyond that it counts as an error.
    case refused(LMTPReply)
    /// A line of another protocol, or a command whose data would be read as commands.
    case foreign

    struct MailParameters: Equatable {
        let sender: EnvelopePath
        var size: Int?
        var isInternationalized = false
    }

    /// A browser can be made to post a form to a port of its own machine; BDAT (RFC 3030) is followed by a message
    /// without waiting, whatever the answer is.
    private static let foreignVerbs: Set = [
        "BDAT", "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PRI", "PUT", "TRACE",
    ]

    init(_ line: ArraySlice<UInt8>, limits: LMTPLimits) {
        // White space at the end is tolerated, RFC 5321 section 4.1.1.
        var line = line
        while let last = line.last, Self.isBlank(last) { line.removeLast() }
        let verb = line.prefix { !Self.isBlank($0) }
        let argument = line[verb.endIndex...].drop(while: Self.isBlank)
        guard !line.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) else {
            self = .refused(.badArgument)
            return
        }
        let name = String(decoding: verb, as: UTF8.self).uppercased()
        self =
            switch name {
            case "LHLO": argument.isEmpty ? .refused(.badArgument) : .hello
            case "MAIL": Self.mail(argument, limits)
            case "RCPT": Self.recipient(argument, limits)
            case "DATA": argument.isEmpty ? .data : .refused(.badArgument)
            case "RSET": argument.isEmpty ? .reset : .refused(.badArgument)
            case "QUIT": argument.isEmpty ? .quit : .refused(.badArgument)
            case "NOOP": .noop
            case "VRFY": argument.isEmpty ? .refused(.badArgument) : .verify
            case "HELP": .help
            case "HELO", "EHLO": .refused(.speakLMTP)
            case "AUTH", "ETRN", "EXPN", "STARTTLS": .refused(.notOffered)
            default: Self.foreignVerbs.contains(name) ? .foreign : .refused(.unknownCommand)
            }
    }

    private static func mail(_ argument: ArraySlice<UInt8>, _ limits: LMTPLimits) -> LMTPCommand {
        guard let argument = after("FROM:", argument) else { return .refused(.badArgument) }
        guard let (sender, rest) = EnvelopePath.read(argument, limit: limits.addressBytes) else {
            return .refused(.badSender)
        }
        var parameters = MailParameters(sender: sender)
        var seen: Set<String> = []
        guard rest.first.map(isBlank) ?? true else { return .refused(.badSender) }
        for word in rest.split(whereSeparator: isBlank) {
            let parts = String(decoding: word, as: UTF8.self).uppercased().split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.count == 2 ? String(parts[1]) : nil
            guard seen.insert(String(parts[0])).inserted else { return .refused(.badParameter) }
            switch (parts[0], value) {
            // RFC 1870 allows 20 digits; what does not fit is too large by any measure.
            case ("SIZE", let value?) where (1...20).contains(value.utf8.count) && value.utf8.allSatisfy(isDigit):
                parameters.size = Int(value) ?? .max
            case ("BODY", "7BIT"), ("BODY", "8BITMIME"): break
            case ("SMTPUTF8", nil): parameters.isInternationalized = true
            default: return .refused(.badParameter)
            }
        }
        return .mail(parameters)
    }

    private static func recipient(_ argument: ArraySlice<UInt8>, _ limits: LMTPLimits) -> LMTPCommand {
        guard let argument = after("TO:", argument) else { return .refused(.badArgument) }
        guard let (path, rest) = EnvelopePath.read(argument, limit: limits.addressBytes), !path.isNull,
            rest.first.map(isBlank) ?? true
        else { return .refused(.badRecipient) }
        return rest.isEmpty ? .recipient(path) : .refused(.badParameter)
    }

    /// What follows a keyword, without the blanks that some put after the colon.
    private static func after(_ keyword: String, _ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let start = bytes.prefix(keyword.utf8.count)
        guard String(decoding: start, as: UTF8.self).uppercased() == keyword else { return nil }
        return bytes[start.endIndex...].drop(while: isBlank)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
