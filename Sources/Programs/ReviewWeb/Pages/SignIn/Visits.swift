import Cases
import Enquiries
import Hummingbird

/// How sessions begin and change.
extension ReviewSite {
    /// Begins a session with a token of its own; the one before on this browser ends.
    func beginSession(for officer: Officer, _ kind: OfficerSession.Kind, _ asking: Asking) async throws -> Response {
        if let old = asking.visit?.session { try await officers.endSession(tokenSHA256: old.tokenSHA256) }
        let (token, now) = (Secret.fresh(surroundings), surroundings.now())
        try await officers.addSession(
            OfficerSession(
                tokenSHA256: Secret.digest(token), officer: officer.id, formToken: Secret.fresh(surroundings),
                startedAt: now, lastUsedAt: now, kind: kind, device: asking.device))
        var response = Response(status: .seeOther)
        response.set("Location", SitePath.queue.text)
        if let language = officer.preferences.language.flatMap(Language.init(rawValue:)) {
            response.add("Set-Cookie", language.cookie(settings))
        }
        response.add("Set-Cookie", SessionCookie(settings: settings).setting(token))
        return response
    }

    /// Gives a session a new token and form token, and ends all others of the officer: what was seen or taken of them
    /// before is worth nothing. The session lasts no longer for it.
    ///
    /// - Returns: The new session and its cookie.
    func renewSession(
        _ visit: Visit, _ kind: OfficerSession.Kind
    ) async throws -> (session: OfficerSession, cookie: String) {
        let token = Secret.fresh(surroundings)
        let session = OfficerSession(
            tokenSHA256: Secret.digest(token), officer: visit.officer.id, formToken: Secret.fresh(surroundings),
            startedAt: visit.session.startedAt, lastUsedAt: surroundings.now(), kind: kind,
            device: visit.session.device)
        try await officers.addSession(session)
        try await officers.endSessions(of: visit.officer.id, except: session.tokenSHA256)
        return (session, SessionCookie(settings: settings).setting(token))
    }
}

extension Language {
    /// The cookie that says which language somebody wants to read the desk in.
    func cookie(_ settings: ReviewSettings) -> String {
        "\(Self.cookie)=\(rawValue); Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax"
            + (settings.secureCookies ? "; Secure" : "")
    }
}
