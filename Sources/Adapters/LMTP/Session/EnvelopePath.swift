/// An address of the envelope (RFC 5321 section 4.1.2, RFC 6531), checked to hold no control character and no bracket.
package struct EnvelopePath: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// As the mail server wrote it, without angle brackets and source route. Empty for the sender of reports.
    package let text: String

    /// Nobody may be answered who wrote with this sender (RFC 3834 section 2).
    package var isNull: Bool { text.isEmpty }

    /// Names no citizen, so that an address in a log by mistake is none.
    package var description: String { isNull ? "null sender" : "envelope address" }
    package var customMirror: Mirror { Mirror(self, children: []) }

    /// Reads a path in angle brackets from the start of `bytes`.
    ///
    /// - Returns: The path and what follows it, or `nil` where there is none.
    static func read(_ bytes: ArraySlice<UInt8>, limit: Int) -> (path: EnvelopePath, rest: ArraySlice<UInt8>)? {
        guard bytes.first == UInt8(ascii: "<") else { return nil }
        var (isQuoted, isEscaped) = (false, false)
        var index = bytes.startIndex + 1
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte < 0x20 || byte == 0x7F { return nil }
            switch byte {
            case _ where isEscaped: isEscaped = false
            case UInt8(ascii: "\\"):
                guard isQuoted else { return nil }
                isEscaped = true
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: " "), UInt8(ascii: "<"): guard isQuoted else { return nil }
            case UInt8(ascii: ">") where !isQuoted:
                let inner = bytes[(bytes.startIndex + 1)..<index]
                guard let address = withoutRoute(inner), address.count <= limit,
                    let text = String(validating: address, as: UTF8.self)
                else { return nil }
                return (EnvelopePath(text: text), bytes[(index + 1)...])
            default: break
            }
            index += 1
        }
        return nil
    }

    /// `@a,@b:user@host` becomes `user@host` (RFC 5321 section 4.1.1.3, appendix C).
    private static func withoutRoute(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard bytes.first == UInt8(ascii: "@") else { return bytes }
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon + 1 < bytes.endIndex else { return nil }
        return bytes[(colon + 1)...]
    }
}

/// For whom a message is, and what was said of it before it came.
package struct Envelope: Sendable, Equatable {
    package let sender: EnvelopePath
    /// In the order of the commands; the same address twice if it was given twice.
    package let recipients: [EnvelopePath]
    /// SIZE of the sender, an estimate. `nil` where it gave none.
    package let declaredBytes: Int?
    /// SMTPUTF8 was asked for: addresses and header fields may hold UTF-8.
    package let isInternationalized: Bool

    /// The header field that a final delivery puts before the message (RFC 5321 section 4.4), with CR LF.
    package var returnPath: [UInt8] { Array("Return-Path: <\(sender.text)>\r\n".utf8) }
}
