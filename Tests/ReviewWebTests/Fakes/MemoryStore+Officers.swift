import Cases
import Enquiries

extension MemoryStore {
    func officers() async throws(StoreError) -> [Officer] {
        contents.withLock { $0.officers.values.sorted { $0.id < $1.id } }
    }

    func officer(_ id: OfficerID) async throws(StoreError) -> Officer? { contents.withLock { $0.officers[id] } }

    func save(_ officer: Officer) async throws(StoreError) { contents.withLock { Self.put(officer, &$0) } }

    private static func put(_ officer: Officer, _ contents: inout Contents) {
        var officer = officer
        if let liked = contents.officers[officer.id]?.preferences { officer.preferences = liked }
        contents.officers[officer.id] = officer
    }

    func replace(
        _ before: Officer?, with officer: Officer, by: OfficerID?, at: Timestamp
    ) async throws(StoreError) -> OfficerSaving {
        contents.withLock { contents in
            let stored = contents.officers[officer.id]
            guard (stored == nil) == (before == nil), stored.map({ before?.hasSameRights(as: $0) ?? false }) ?? true
            else { return .changedMeanwhile }
            let others = contents.officers.values.filter { $0.id != officer.id }
            if stored?.mayEverywhere(.administer) ?? false, !officer.mayEverywhere(.administer),
                !others.contains(where: { $0.mayEverywhere(.administer) })
            {
                return .lastAdministrator
            }
            Self.put(officer, &contents)
            contents.changes += OfficerChange.between(stored, and: officer, by: by, at: at)
            if officer.grants.isEmpty { Self.endVisits(of: officer.id, except: nil, &contents) }
            return .kept
        }
    }

    func keep(_ preferences: OfficerPreferences, of id: OfficerID) async throws(StoreError) {
        contents.withLock { $0.officers[id]?.preferences = preferences }
    }

    func note(_ change: OfficerChange) async throws(StoreError) { contents.withLock { $0.changes.append(change) } }

    func changes(of id: OfficerID?, limit: Int) async throws(StoreError) -> [OfficerChange] {
        contents.withLock { contents in
            Array(contents.changes.reversed().filter { id == nil || $0.officer == id }.prefix(limit))
        }
    }

    func addSignIn(tokenSHA256: String, officer: OfficerID, expires: Timestamp) async throws(StoreError) {
        contents.withLock { contents in
            contents.signIns = contents.signIns.filter { $0.value.officer != officer }
            contents.signIns[tokenSHA256] = (officer, expires)
        }
    }

    func redeemSignIn(tokenSHA256: String, now: Timestamp) async throws(StoreError) -> OfficerID? {
        contents.withLock { contents in
            guard let found = contents.signIns.removeValue(forKey: tokenSHA256), found.expires > now else { return nil }
            return found.officer
        }
    }

    func addSession(_ session: OfficerSession) async throws(StoreError) {
        contents.withLock { contents in
            contents.sessions[session.tokenSHA256] = session
            contents.credentials[session.officer, default: OfficerCredentials()].lastSignIn = session.startedAt.date()
        }
    }

    func session(tokenSHA256: String) async throws(StoreError) -> OfficerSession? {
        contents.withLock { $0.sessions[tokenSHA256] }
    }

    func touchSession(tokenSHA256: String, now: Timestamp) async throws(StoreError) {
        contents.withLock { contents in
            if let old = contents.sessions[tokenSHA256] { contents.sessions[tokenSHA256] = old.used(at: now) }
        }
    }

    func endSession(tokenSHA256: String) async throws(StoreError) {
        contents.withLock { _ = $0.sessions.removeValue(forKey: tokenSHA256) }
    }

    func sessions(of id: OfficerID) async throws(StoreError) -> [OfficerSession] {
        contents.withLock { contents in
            contents.sessions.values.filter { $0.officer == id }
                .sorted { ($1.startedAt, $0.tokenSHA256) < ($0.startedAt, $1.tokenSHA256) }
        }
    }

    func endSessions(of id: OfficerID, except tokenSHA256: String?) async throws(StoreError) {
        contents.withLock { Self.endVisits(of: id, except: tokenSHA256, &$0) }
    }

    private static func endVisits(of id: OfficerID, except kept: String?, _ contents: inout Contents) {
        contents.sessions = contents.sessions.filter { $0.value.officer != id || $0.key == kept }
        if kept == nil { contents.signIns = contents.signIns.filter { $0.value.officer != id } }
    }
}

extension MemoryStore {
    func setClaim(_ claim: Claim?, on id: CaseID) async throws(StoreError) {
        contents.withLock { $0.claims[id] = claim }
    }

    func claims(on ids: [CaseID]) async throws(StoreError) -> [CaseID: Claim] {
        contents.withLock { contents in contents.claims.filter { ids.contains($0.key) } }
    }
}

extension MemoryStore {
    func credentials(of id: OfficerID) async throws(StoreError) -> OfficerCredentials {
        contents.withLock { $0.credentials[id] ?? OfficerCredentials() }
    }

    func change(
        _ change: CredentialChange, of id: OfficerID, by: OfficerID?, at: Timestamp
    ) async throws(StoreError) {
        contents.withLock { contents in
            guard contents.officers[id] != nil else { return }
            contents.credentials[id, default: OfficerCredentials()].apply(change, at: at)
            if let what = change.what { contents.changes.append(OfficerChange(what, of: id, by: by, at: at)) }
        }
    }

    func useStep(_ step: Int64, of id: OfficerID) async throws(StoreError) -> Bool {
        contents.withLock { contents in
            guard let known = contents.credentials[id], known.totpSecret != nil,
                known.lastStep.map({ step > $0 }) ?? true
            else { return false }
            contents.credentials[id]?.lastStep = step
            return true
        }
    }

    func useRecoveryCode(sha256: String, of id: OfficerID) async throws(StoreError) -> Bool {
        contents.withLock { contents in
            guard let index = contents.credentials[id]?.recoveryCodes.firstIndex(of: sha256) else { return false }
            contents.credentials[id]?.recoveryCodes.remove(at: index)
            return true
        }
    }
}

extension MemoryStore {
    /// Everything that a form could change, as text: equal before and after where nothing happened.
    var state: String {
        contents.withLock { contents in
            let files = contents.files.values.sorted { $0.id < $1.id }.map { "\($0.id) \($0.version) \($0.state)" }
            let officers = contents.officers.values.sorted { $0.id < $1.id }.map { officer in
                "\(officer.id) \(officer.name) \(officer.grants.map(\.text).sorted()) "
                    + "\(officer.preferences.keys.sorted { $0.key < $1.key }) \(officer.preferences.theme) \(officer.preferences.keysAreOn)"
            }
            let credentials = contents.credentials.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            return "\(files) \(officers) \(credentials) \(contents.sessions.keys.sorted()) "
                + "\(contents.signIns.keys.sorted()) \(contents.changes.count) "
                + "\(contents.claims.map { "\($0.key) \($0.value.officer)" }.sorted())"
        }
    }
}
