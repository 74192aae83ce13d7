import Hummingbird

/// The cookie that holds a session's token.
struct SessionCookie: Sendable {
    let settings: ReviewSettings

    /// The prefix makes browsers refuse the cookie unless it is Secure, for this host alone and for all paths.
    var name: String { settings.secureCookies ? "__Host-postroom" : "postroom" }

    func token(in request: Request) -> String? {
        guard let token = request.cookie(name), token.utf8.count == 64 else { return nil }
        return token
    }

    func setting(_ token: String) -> String { "\(name)=\(token)" + attributes }

    var ending: String { "\(name)=; Max-Age=0" + attributes }

    private var attributes: String {
        "; Path=/; HttpOnly; SameSite=Strict" + (settings.secureCookies ? "; Secure" : "")
    }
}

extension Request {
    /// The first value of a cookie of that name. Cookies may come in one field or in several.
    func cookie(_ name: String) -> String? {
        let fields = headers.filter { $0.name.canonicalName == "cookie" }.map(\.value)
        for pair in fields.joined(separator: ";").split(separator: ";") {
            let halves = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if halves.count == 2, halves[0] == name { return String(halves[1]) }
        }
        return nil
    }
}
