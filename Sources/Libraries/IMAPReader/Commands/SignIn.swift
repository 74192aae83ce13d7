/// How to say who we are. Neither value is ever shown.
package enum SignIn: Sendable {
    case password(user: String, password: String)
    /// An OAuth 2 access token (RFC 7628, and XOAUTH2, which went before it).
    case bearer(user: String, token: String, host: String, port: UInt16)

    /// What must not stand in an error, should the server repeat it.
    var secret: String {
        switch self {
        case .password(_, let password): password
        case .bearer(_, let token, _, _): token
        }
    }

    /// - Parameter capabilities: In upper case.
    /// - Returns: `nil` where the server offers no way that fits.
    func command(_ capabilities: Set<String>) -> IMAPCommand? {
        switch self {
        case .password(let user, let password):
            if capabilities.contains("AUTH=PLAIN") {
                return Self.dialogue("PLAIN", [0] + Array(user.utf8) + [0] + Array(password.utf8), capabilities)
            }
            guard !capabilities.contains("LOGINDISABLED") else { return nil }
            return IMAPCommand(
                .login, [.string(Array(user.utf8)), .string(Array(password.utf8))],
                synchronising: !capabilities.contains("LITERAL+"))
        case .bearer(let user, let token, let host, let port):
            if capabilities.contains("AUTH=OAUTHBEARER") {
                // The user name is escaped as RFC 5801 section 4 asks.
                let name = user.replacing("=", with: "=3D").replacing(",", with: "=2C")
                let text = "n,a=\(name),\u{1}host=\(host)\u{1}port=\(port)\u{1}auth=Bearer \(token)\u{1}\u{1}"
                return Self.dialogue("OAUTHBEARER", Array(text.utf8), capabilities)
            }
            guard capabilities.contains("AUTH=XOAUTH2") else { return nil }
            return Self.dialogue(
                "XOAUTH2", Array("user=\(user)\u{1}auth=Bearer \(token)\u{1}\u{1}".utf8), capabilities)
        }
    }

    private static func dialogue(
        _ mechanism: String, _ response: [UInt8], _ capabilities: Set<String>
    ) -> IMAPCommand {
        let start = Array("AUTHENTICATE \(mechanism)".utf8)
        let encoded = Base64.encoded(response)
        let parts =
            capabilities.contains("SASL-IR")
            ? [start + [0x20] + encoded + [0x0D, 0x0A]] : [start + [0x0D, 0x0A], encoded + [0x0D, 0x0A]]
        // RFC 7628 section 3.2.3 and XOAUTH2 have a word of their own for "understood", after which the server gives its
        // reason; elsewhere the attempt is broken off (RFC 3501 section 6.2.2).
        let lastWord =
            switch mechanism {
            case "OAUTHBEARER": "AQ==\r\n"
            case "XOAUTH2": "\r\n"
            default: "*\r\n"
            }
        return IMAPCommand(.authenticate, dialogue: parts, lastWord: Array(lastWord.utf8))
    }
}

/// RFC 4648 section 4.
enum Base64 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encoded(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var index = 0
        while index < bytes.count {
            let part = bytes[index..<min(index + 3, bytes.count)]
            let value = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
            for place in 0..<4 {
                text.append(place <= part.count ? letters[value >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
            index += 3
        }
        return text
    }
}
