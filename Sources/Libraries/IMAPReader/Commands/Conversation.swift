/// What is said on one connection: one command at a time, and what the server sends until it has ended. Holds no socket.
struct Conversation {
    enum Event: Equatable {
        /// To be sent now.
        case send([UInt8])
        /// The next bytes of the message that was asked for. Whether they belong to it is known only at the end.
        case content(ArraySlice<UInt8>)
        case data(ServerResponse)
        /// IDLE began.
        case idling
        /// The command has ended: OK, NO or BAD.
        case ended(IMAPCondition)
    }

    private var reader: ResponseReader
    private let parser: ResponseParser
    private let limits: IMAPLimits
    private var number = 0
    private var tag: [UInt8]?
    private var command: IMAPCommand?
    private var partsLeft: ArraySlice<[UInt8]> = []
    private var hasGivenUp = false
    private var responses = 0

    init(_ limits: IMAPLimits) {
        self.limits = limits
        (reader, parser) = (ResponseReader(limits), ResponseParser(limits))
    }

    /// Bytes that came after the last response that was read.
    var waitingBytes: Int { reader.waitingBytes }

    /// Starts a command. The one before must have ended.
    /// - Parameter expectsMessage: Whether `BODY[]` is asked for.
    /// - Returns: What to send.
    mutating func begin(_ command: IMAPCommand, expectsMessage: Bool = false) -> [UInt8] {
        number += 1
        let tag = Array("p\(number)".utf8)
        (self.tag, self.command) = (tag, command)
        partsLeft = command.parts.dropFirst()
        (hasGivenUp, responses) = (false, 0)
        reader.passesContentOn = expectsMessage
        return tag + [0x20] + (command.parts.first ?? [])
    }

    mutating func append(_ bytes: some Collection<UInt8>) { reader.append(bytes) }

    /// - Returns: `nil` until more bytes are appended.
    mutating func next() throws(IMAPFault) -> Event? {
        guard let item = try reader.next() else { return nil }
        switch item {
        case .content(let bytes): return .content(bytes)
        case .response(let pieces): return try event(of: try parser.parse(pieces))
        }
    }

    private mutating func event(of response: ServerResponse) throws(IMAPFault) -> Event {
        switch response {
        case .tagged(let tag, let condition):
            guard tag == self.tag else { throw .wrongTag }
            (self.tag, command) = (nil, nil)
            reader.passesContentOn = false
            return .ended(condition)
        case .continuation:
            guard let command else { throw .unexpectedContinuation }
            if let part = partsLeft.popFirst() { return .send(part) }
            if command.verb == .idle, !hasGivenUp {
                hasGivenUp = true
                return .idling
            }
            // The server explains why it refuses (RFC 7628 section 3.2.3) and waits for us to end it.
            guard let lastWord = command.lastWord, !hasGivenUp else { throw .unexpectedContinuation }
            hasGivenUp = true
            return .send(lastWord)
        default:
            responses += 1
            guard responses <= limits.responses else { throw .tooManyResponses(limit: limits.responses) }
            return .data(response)
        }
    }
}
