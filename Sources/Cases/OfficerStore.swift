package import Enquiries

/// Where officers, their sessions and what they prove themselves with are kept.
package protocol OfficerStore: SessionStore, CredentialStore {
    func officers() async throws(StoreError) -> [Officer]
    func officer(_ id: OfficerID) async throws(StoreError) -> Officer?
    /// A session and its officer, as of one moment; `nil` where there is no such session.
    func visitor(tokenSHA256: String) async throws(StoreError) -> (session: OfficerSession, officer: Officer?)?
    /// Keeps name, rights and training, whatever was there, without a note. Preferences that are kept already stay.
    func save(_ officer: Officer) async throws(StoreError)

    /// Keeps name, rights and training in the place of `before`, with a note of who changed what. An officer who has no
    /// rights left is signed out everywhere. Preferences stay.
    ///
    /// - Parameters:
    ///   - before: As it was when it was decided about; `nil` where there was none.
    ///   - by: `nil` for the command line.
    func replace(
        _ before: Officer?, with officer: Officer, by: OfficerID?, at: Timestamp
    ) async throws(StoreError) -> OfficerSaving

    /// Keeps what an officer likes. Nothing happens where there is no such officer.
    func keep(_ preferences: OfficerPreferences, of id: OfficerID) async throws(StoreError)

    /// Notes something that was done to an account.
    func note(_ change: OfficerChange) async throws(StoreError)
    /// What was done to one account, or to all with `nil`, newest first.
    func changes(of id: OfficerID?, limit: Int) async throws(StoreError) -> [OfficerChange]

    /// Notes who works on a case, in the place of whoever did before; `nil` frees it.
    func setClaim(_ claim: Claim?, on id: CaseID) async throws(StoreError)
    /// The claims on some cases, also those that are over.
    func claims(on ids: [CaseID]) async throws(StoreError) -> [CaseID: Claim]
}

extension OfficerStore {
    package func visitor(
        tokenSHA256: String
    ) async throws(StoreError) -> (session: OfficerSession, officer: Officer?)? {
        guard let session = try await session(tokenSHA256: tokenSHA256) else { return nil }
        return (session, try await officer(session.officer))
    }
}

/// What became of a change of rights.
package enum OfficerSaving: Sendable, Equatable {
    case kept
    /// Somebody else changed the officer meanwhile. Nothing was changed.
    case changedMeanwhile
    /// Nobody would be left who may administer everything. Nothing was changed.
    case lastAdministrator
    /// Whoever asked may not give or take such rights. Nothing was changed.
    case beyondRights
}

/// Something that was done to an account: what, when and by whom.
package struct OfficerChange: Sendable, Equatable {
    package enum What: String, Sendable, CaseIterable {
        case added, name, rights, training, password
        case secondFactor = "second-factor"
        case noSecondFactor = "no-second-factor"
        case recoveryCodes = "recovery-codes"
        case oneTimeLink = "one-time-link"
        case sessionsEnded = "sessions-ended"
    }

    package let officer: OfficerID
    package let what: What
    /// For rights their words, for a name the name; else empty.
    package let before: String
    package let after: String
    /// `nil` for the command line.
    package let by: OfficerID?
    package let at: Timestamp

    package init(
        _ what: What, of officer: OfficerID, before: String = "", after: String = "", by: OfficerID?, at: Timestamp
    ) {
        (self.officer, self.what, self.before, self.after) = (officer, what, before, after)
        (self.by, self.at) = (by, at)
    }

    /// What is different between two states of an officer; empty where nothing is.
    package static func between(
        _ before: Officer?, and after: Officer, by: OfficerID?, at: Timestamp
    ) -> [OfficerChange] {
        func words(_ officer: Officer?) -> String {
            (officer?.grants ?? []).map(\.text).sorted().joined(separator: ",")
        }
        func training(_ officer: Officer) -> String {
            officer.training.map { "\($0.version) \($0.completed.iso8601)" } ?? ""
        }
        guard let before else {
            return [OfficerChange(.added, of: after.id, after: words(after), by: by, at: at)]
        }
        let pairs: [(What, String, String)] = [
            (.name, before.name, after.name), (.rights, words(before), words(after)),
            (.training, training(before), training(after)),
        ]
        return pairs.filter { $0.1 != $0.2 }.map {
            OfficerChange($0.0, of: after.id, before: $0.1, after: $0.2, by: by, at: at)
        }
    }
}

extension Officer {
    /// Whether two states are the same but for preferences.
    package func hasSameRights(as other: Officer) -> Bool {
        var other = other
        other.preferences = preferences
        return self == other
    }
}
