/// A command without its tag (RFC 3501 section 6).
struct IMAPCommand: Sendable, Equatable {
    /// What may be said about it in errors: its verb, never its arguments.
    let verb: IMAPVerb
    /// The first part is sent at once, each other one when the server asks for it. The last one ends in CR LF.
    let parts: [[UInt8]]
    /// Where the server may ask for more than there are parts: what ends that.
    var lastWord: [UInt8]?

    init(_ verb: IMAPVerb, _ pieces: [Argument] = [], synchronising: Bool = true) {
        self.verb = verb
        var parts: [[UInt8]] = []
        var current = Array(verb.rawValue.utf8)
        for piece in pieces {
            current.append(0x20)
            switch piece {
            case .plain(let text): current += Array(text.utf8)
            case .string(let text):
                if let quoted = Self.quoted(text) {
                    current += quoted
                } else {
                    current += Array("{\(text.count)\(synchronising ? "" : "+")}\r\n".utf8)
                    if synchronising {
                        parts.append(current)
                        current = []
                    }
                    current += text
                }
            }
        }
        self.parts = parts + [current + [0x0D, 0x0A]]
    }

    init(_ verb: IMAPVerb, dialogue parts: [[UInt8]], lastWord: [UInt8]) {
        (self.verb, self.parts, self.lastWord) = (verb, parts, lastWord)
    }

    enum Argument {
        /// Syntax; never anything from outside.
        case plain(String)
        /// Quoted, or as a literal where it must be.
        case string([UInt8])
    }

    /// `nil` for what no quoted string may hold: line ends, zero and bytes above 127.
    private static func quoted(_ text: [UInt8]) -> [UInt8]? {
        guard text.count <= 1_024, text.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
        let escaped = text.flatMap { $0 == 0x22 || $0 == 0x5C ? [0x5C, $0] : [$0] }
        return [0x22] + escaped + [0x22]
    }
}

/// The commands that this reader sends.
package enum IMAPVerb: String, Sendable, Hashable {
    case capability = "CAPABILITY"
    case login = "LOGIN"
    case authenticate = "AUTHENTICATE"
    case list = "LIST"
    case select = "SELECT"
    case examine = "EXAMINE"
    case fetch = "UID FETCH"
    case store = "UID STORE"
    case copy = "UID COPY"
    case move = "UID MOVE"
    case expunge = "UID EXPUNGE"
    case idle = "IDLE"
    case noop = "NOOP"
    case logout = "LOGOUT"

    /// Whether what the server says about it may be shown: it cannot be about a mail.
    var isAboutNoMail: Bool {
        switch self {
        case .capability, .login, .authenticate, .list, .select, .examine, .idle, .noop, .logout: true
        case .fetch, .store, .copy, .move, .expunge: false
        }
    }
}
