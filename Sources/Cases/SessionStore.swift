package import Enquiries

/// Where one-time sign-ins and sessions are kept, by the SHA-256 of their tokens.
package protocol SessionStore: Sendable {
    /// Keeps a one-time sign-in. A new one for the same officer ends the older ones.
    func addSignIn(tokenSHA256: String, officer: OfficerID, expires: Timestamp) async throws(StoreError)
    /// Uses up a one-time sign-in: who it is for, or `nil` where it is unknown, used or too old.
    func redeemSignIn(tokenSHA256: String, now: Timestamp) async throws(StoreError) -> OfficerID?

    /// Keeps a session, and its day as that of the officer's last sign-in.
    func addSession(_ session: OfficerSession) async throws(StoreError)
    func session(tokenSHA256: String) async throws(StoreError) -> OfficerSession?
    func touchSession(tokenSHA256: String, now: Timestamp) async throws(StoreError)
    func endSession(tokenSHA256: String) async throws(StoreError)

    /// The sessions of an officer, newest first, those that are over included until the next one begins.
    func sessions(of id: OfficerID) async throws(StoreError) -> [OfficerSession]
    /// Ends all sessions of an officer but one, and one-time sign-ins too where all are ended.
    func endSessions(of id: OfficerID, except tokenSHA256: String?) async throws(StoreError)
}

/// An officer's visit, from sign-in to sign-out.
package struct OfficerSession: Sendable, Equatable {
    /// How it began.
    package enum Kind: String, Sendable, CaseIterable {
        case link, password
        case passwordAndCode = "code"
    }

    /// Seconds without use after which a session is over.
    package static let idleSeconds: Int64 = 30 * 60
    /// Seconds after which it is over anyway.
    package static let longestSeconds: Int64 = 12 * 3600

    package let tokenSHA256: String
    package let officer: OfficerID
    /// Against cross-site requests: every form carries it.
    package let formToken: String
    package let startedAt: Timestamp
    package let lastUsedAt: Timestamp
    package let kind: Kind
    /// Browser and system in a few words of our own, so that a person knows the session again; may be empty.
    package let device: String

    package init(
        tokenSHA256: String, officer: OfficerID, formToken: String, startedAt: Timestamp, lastUsedAt: Timestamp,
        kind: Kind = .link, device: String = ""
    ) {
        (self.tokenSHA256, self.officer, self.formToken) = (tokenSHA256, officer, formToken)
        (self.startedAt, self.lastUsedAt) = (startedAt, lastUsedAt)
        (self.kind, self.device) = (kind, device)
    }

    /// The same session, used at a later moment.
    package func used(at now: Timestamp) -> OfficerSession {
        OfficerSession(
            tokenSHA256: tokenSHA256, officer: officer, formToken: formToken, startedAt: startedAt,
            lastUsedAt: max(lastUsedAt, now), kind: kind, device: device)
    }

    package func isOver(at now: Timestamp) -> Bool {
        now >= lastUsedAt.adding(seconds: Self.idleSeconds) || now >= startedAt.adding(seconds: Self.longestSeconds)
    }
}
