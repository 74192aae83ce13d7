/// Why a visit to a folder ended. Nothing here holds a citizen's data or a secret.
package enum IMAPFailure: Error, Hashable, Sendable {
    /// The settings cannot work; the text says what to do.
    case settings(String)
    /// No connection, in the words of the transport.
    case unreachable(String)
    /// The connection could not be encrypted or the certificate not be trusted, in the words of the transport.
    case untrusted(String)
    /// The server hung up; its words where it said goodbye.
    case closed(String?)
    /// The server was silent, or not done, for so many seconds.
    case timeout(seconds: Int)
    case calledOff
    case broken(IMAPFault)
    /// The user name, password or token was refused. The code may say more (RFC 5530).
    case signInRefused(code: String?, words: String)
    case noWayToSignIn
    /// A command was refused.
    case refused(IMAPVerb, code: String?, words: String)
    /// The folder cannot be opened, or the one to move mail to is not there.
    case noFolder(String, words: String)
    /// Nothing can be marked or moved in this folder.
    case readOnly
    /// The server knows neither MOVE nor UIDPLUS, without which only all deleted mail could be removed.
    case cannotMove
    /// The server gives no UIDs that last, so it cannot be known which mail is new.
    case noLastingUIDs

    /// Whether the connection can be used on.
    package var leavesConnectionUsable: Bool { if case .refused = self { true } else { false } }
}

extension IMAPFailure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .settings(let text): text
        case .unreachable(let words): "The mailbox's server cannot be reached (\(words)). It is tried again."
        case .untrusted(let words):
            "The connection to the mailbox's server cannot be encrypted safely (\(words)). Use imaps://, switch STARTTLS "
                + "on there, or name its certificate authority's file."
        case .closed(nil): "The mailbox's server hung up. It is tried again."
        case .closed(let words?): "The mailbox's server said goodbye (\(words)). It is tried again."
        case .timeout(let seconds): "The mailbox's server took longer than \(seconds) seconds. It is tried again."
        case .calledOff: "The visit to the mailbox was called off."
        case .broken(let fault):
            "The mailbox's server does not keep to IMAP: \(fault.words). The connection was closed; it is tried again."
        case .signInRefused(let code, let words):
            "The mailbox's server refuses the user name, password or token (\(Self.joined(code, words))). "
                + "Correct them; until then no mail is fetched."
        case .noWayToSignIn:
            "The mailbox's server offers no way to sign in that fits the settings. Choose password or token as it asks."
        case .refused(let verb, let code, let words):
            "The mailbox's server refuses \(verb.rawValue) (\(Self.joined(code, words))). It is tried again."
        case .noFolder(let name, let words):
            "The folder “\(name)” cannot be used (\(words)). Create it or correct its name in the settings."
        case .readOnly:
            "Mail in the folder can be read but not marked. Give the user the right to, or choose to leave mail as it is."
        case .cannotMove:
            "The mailbox's server can move no single message (neither MOVE nor UIDPLUS). Choose to mark mail as read."
        case .noLastingUIDs:
            "The mailbox's server gives no lasting message numbers (UIDs), so new mail cannot be told from old. "
                + "Use another folder or server."
        }
    }

    private static func joined(_ code: String?, _ words: String) -> String {
        let text = [code, words.isEmpty ? nil : words].compactMap { $0 }.joined(separator: ": ")
        return text.isEmpty ? "without a reason" : text
    }
}

extension IMAPFault {
    var words: String {
        switch self {
        case .responseTooLong(let limit): "a response is longer than \(limit) bytes"
        case .literalTooLong(let announced, let limit): "\(announced) bytes were announced, \(limit) are allowed"
        case .tooManyLiterals(let limit): "a response has more than \(limit) literals"
        case .tooManyResponses(let limit): "more than \(limit) responses to one command"
        case .nestedTooDeep(let limit): "more than \(limit) parentheses within each other"
        case .badLineEnd: "a line does not end in CR LF or holds a zero byte"
        case .malformed: "a response cannot be read"
        case .wrongTag: "it ended a command that was not sent"
        case .unexpectedContinuation: "it asks for more than there is"
        case .unexpectedContent: "it sent a message that was not asked for"
        case .validityChanged: "it renumbered the open folder"
        }
    }
}
