/// A condition of RFC 3501 section 7.1.
package enum IMAPStatus: String, Sendable, Hashable {
    case ok = "OK"
    case no = "NO"
    case bad = "BAD"
    case bye = "BYE"
    case preauth = "PREAUTH"
}

/// A condition with what the server says about it.
package struct IMAPCondition: Sendable, Hashable {
    package let status: IMAPStatus
    /// The word of the response code in upper case, for example `AUTHENTICATIONFAILED` (RFC 5530).
    package let code: String?
    /// What follows the word within the brackets.
    let codeText: [UInt8]
    /// The server's words for people. They may repeat anything, also what a mail holds.
    let text: [UInt8]

    /// The words as one line of at most 200 letters without control and format characters.
    func words(hiding secrets: [String]) -> String {
        var words = String(decoding: text, as: UTF8.self)
        // Before it is cut: half a secret would not be found.
        for secret in secrets where !secret.isEmpty { words = words.replacing(secret, with: "…") }
        let scalars = words.unicodeScalars.prefix(200).map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: " " as Unicode.Scalar
            default: scalar
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }
}

/// What is known about one message from a FETCH response.
struct FetchedData: Equatable {
    enum Content: Equatable {
        /// Already handed on; its bytes.
        case passedOn(Int)
        case quoted([UInt8])
        /// The server has none (NIL).
        case none
    }

    var uid: UInt32?
    var size: UInt64?
    var receivedAt: Int64?
    var content: Content?
}

/// A response of a server, as far as this reader has use for it.
enum ServerResponse: Equatable {
    case tagged([UInt8], IMAPCondition)
    case condition(IMAPCondition)
    /// `+`: go on.
    case continuation
    case capability(Set<String>)
    case list(name: [UInt8], isSelectable: Bool)
    case exists(UInt32)
    case expunge(UInt32)
    case fetch(FetchedData)
    /// FLAGS, RECENT, SEARCH and all that extensions bring.
    case other
}
