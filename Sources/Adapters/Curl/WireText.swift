/// A message as it goes over the wire: every line ends in CR LF.
///
/// libcurl doubles leading dots but does not touch line ends. A bare CR or LF must not be sent (RFC 5321 section 2.3.8):
/// servers that take one for a line end would see a final dot where we see text, and take what follows for commands.
struct WireText {
    enum Problem: Error, Equatable, CustomStringConvertible {
        case empty
        case eightBit

        var description: String {
            switch self {
            case .empty: "The message is empty. Approve the reply again."
            case .eightBit:
                "The message holds zero bytes or bytes above 127, which not every mail server passes on unchanged. "
                    + "Approve the reply again."
            }
        }
    }

    let bytes: [UInt8]

    /// - Parameter mayHoldUTF8: Whether the header may (RFC 6532), because the mail server is told so (RFC 6531). The body
    ///   never does: Review encodes it, so that no server needs 8BITMIME (RFC 6152), which libcurl cannot announce.
    /// - Throws: ``Problem/eightBit`` for other bytes than that.
    init(_ message: [UInt8], mayHoldUTF8: Bool = false) throws(Problem) {
        guard !message.isEmpty else { throw .empty }
        let header = mayHoldUTF8 ? Self.header(of: message) : message[..<0]
        guard header.allSatisfy({ $0 > 0 }), message[header.endIndex...].allSatisfy({ $0 > 0 && $0 < 0x80 }),
            String(decoding: header, as: UTF8.self).utf8.elementsEqual(header)
        else { throw .eightBit }
        if Self.isClean(message) {
            bytes = message
            return
        }
        var clean: [UInt8] = []
        clean.reserveCapacity(message.count + message.count / 32 + 2)
        var index = 0
        while index < message.count {
            let byte = message[index]
            index += 1
            guard byte == 0x0D || byte == 0x0A else {
                clean.append(byte)
                continue
            }
            if byte == 0x0D, index < message.count, message[index] == 0x0A { index += 1 }
            clean += [0x0D, 0x0A]
        }
        if clean.last != 0x0A { clean += [0x0D, 0x0A] }
        bytes = clean
    }

    /// Up to the empty line.
    private static func header(of message: [UInt8]) -> ArraySlice<UInt8> {
        var wasEnd = true
        for (index, byte) in message.enumerated() where byte != 0x0D {
            if byte == 0x0A, wasEnd { return message[..<index] }
            wasEnd = byte == 0x0A
        }
        return message[...]
    }

    private static func isClean(_ message: [UInt8]) -> Bool {
        var previous: UInt8 = 0
        for byte in message {
            if (byte == 0x0A) != (previous == 0x0D) { return false }
            previous = byte
        }
        return previous == 0x0A
    }
}
