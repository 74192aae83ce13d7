package import Enquiries

/// Where officers and their sessions are kept. Secrets are stored as SHA-256 only.
package protocol OfficerStore: Sendable {
    func officers() async throws(StoreError) -> [Officer]
    func officer(_ id: OfficerID) async throws(StoreError) -> Officer?
    func save(_ officer: Officer) async throws(StoreError)

    /// Keeps a one-time sign-in. A new one for the same officer ends the older ones.
    func addSignIn(tokenSHA256: String, officer: OfficerID, expires: Timestamp) async throws(StoreError)
    /// Uses up a one-time sign-in: who it is for, or `nil` where it is unknown, used or too old.
    func redeemSignIn(tokenSHA256: String, now: Timestamp) async throws(StoreError) -> OfficerID?

    func addSession(_ session: OfficerSession) async throws(StoreError)
    func session(tokenSHA256: String) async throws(StoreError) -> OfficerSession?
    func touchSession(tokenSHA256: String, now: Timestamp) async throws(StoreError)
    func endSession(tokenSHA256: String) async throws(StoreError)

    /// Notes who works on a case, in the place of whoever did before; `nil` frees it.
    func setClaim(_ claim: Claim?, on id: CaseID) async throws(StoreError)
    /// The claims on some cases, also those that are over.
    func claims(on ids: [CaseID]) async throws(StoreError) -> [CaseID: Claim]
}

/// An officer's word that he or she works on a case. It locks nothing: it tells colleagues.
package struct Claim: Sendable, Equatable {
    /// Seconds after which a claim no longer counts: whoever went home must not keep a case from being answered.
    package static let lasts: Int64 = 8 * 3600

    package let officer: OfficerID
    package let at: Timestamp

    package init(_ officer: OfficerID, at: Timestamp) { (self.officer, self.at) = (officer, at) }

    package func counts(at now: Timestamp) -> Bool { now < at.adding(seconds: Self.lasts) }
}

/// An officer's visit, from sign-in to sign-out.
package struct OfficerSession: Sendable, Equatable {
    package let tokenSHA256: String
    package let officer: OfficerID
    /// Against cross-site requests: every form carries it.
    package let formToken: String
    package let startedAt: Timestamp
    package let lastUsedAt: Timestamp

    package init(
        tokenSHA256: String, officer: OfficerID, formToken: String, startedAt: Timestamp, lastUsedAt: Timestamp
    ) {
        (self.tokenSHA256, self.officer, self.formToken) = (tokenSHA256, officer, formToken)
        (self.startedAt, self.lastUsedAt) = (startedAt, lastUsedAt)
    }

    /// Unused for 30 minutes, or older than 12 hours.
    package func isOver(at now: Timestamp) -> Bool {
        now >= lastUsedAt.adding(seconds: 30 * 60) || now >= startedAt.adding(seconds: 12 * 3600)
    }
}
