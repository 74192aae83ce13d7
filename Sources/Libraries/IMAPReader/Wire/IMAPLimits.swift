/// What a server may send before the connection is given up. A hostile server can make us wait and fail, but not fill
/// our memory.
package struct IMAPLimits: Sendable, Equatable {
    /// Bytes of one response without its literals, line ends included.
    package var responseBytes = 65_536
    /// Bytes of one literal that is not a message.
    package var literalBytes = 65_536
    /// Literals in one response.
    package var literals = 64
    /// Bytes of one message, as the server announces them before it sends any.
    package var messageBytes = 31_457_280
    /// Parentheses within parentheses.
    package var depth = 100
    /// Untagged responses between a command and its end: messages in a listing, above all.
    package var responses = 1_000_000

    package init() {}
}

/// How a server broke the protocol. Nothing that follows on the connection can be trusted, so it is closed.
package enum IMAPFault: Error, Hashable, Sendable {
    case responseTooLong(limit: Int)
    case literalTooLong(announced: UInt64, limit: Int)
    case tooManyLiterals(limit: Int)
    case tooManyResponses(limit: Int)
    case nestedTooDeep(limit: Int)
    /// A line end that is not CR LF, or a zero byte in a line.
    case badLineEnd
    /// A response that the grammar of RFC 3501 section 9 does not know.
    case malformed
    /// The end of a command that we did not send.
    case wrongTag
    /// The server asks for more although the command was complete.
    case unexpectedContinuation
    /// A message's text that was not asked for, or a second one.
    case unexpectedContent
    /// The folder's UIDVALIDITY changed while it was open.
    case validityChanged
}
