package import Enquiries

/// People and their rights as one administrator may see and change them. Pages read and change people through this and
/// nothing else.
///
/// Whoever administers one desk gives and takes rights there alone, and takes hold of an account only where all of its
/// rights lie at such desks: a one-time link for somebody is as good as being that person.
package struct PeopleAccess: Sendable {
    package let officer: Officer
    private let store: any OfficerStore

    package init(_ store: any OfficerStore, for officer: Officer) { (self.store, self.officer) = (store, officer) }

    /// The people who have a right where the officer administers; all of them for whoever administers everything.
    package func people() async throws(StoreError) -> [Officer] {
        try await store.officers().filter(maySee).sorted { $0.id < $1.id }
    }

    /// `nil` also where the officer may not see the person.
    package func person(_ id: OfficerID) async throws(StoreError) -> Officer? {
        guard let person = try await store.officer(id), maySee(person) else { return nil }
        return person
    }

    private func maySee(_ person: Officer) -> Bool {
        officer.mayEverywhere(.administer)
            || officer.rights.contains(.administer) && person.grants.contains(where: mayGive)
    }

    package func mayGive(_ grant: Officer.Grant) -> Bool {
        officer.mayEverywhere(.administer) || grant.desk.map { officer.may(.administer, at: $0) } ?? false
    }

    /// Whether the officer may act on the whole account: make a link, end sessions, take all rights.
    package func mayManage(_ person: Officer) -> Bool { maySee(person) && person.grants.allSatisfy(mayGive) }

    /// Keeps a person's name and rights in the place of `before`.
    package func replace(
        _ before: Officer?, with person: Officer, at: Timestamp
    ) async throws(StoreError) -> OfficerSaving {
        let changed = (before?.grants ?? []).symmetricDifference(person.grants)
        let isOwnWork = before.map { mayManage($0) || $0.name == person.name } ?? !person.grants.isEmpty
        guard officer.rights.contains(.administer), changed.allSatisfy(mayGive),
            isOwnWork || officer.mayEverywhere(.administer)
        else { return .beyondRights }
        return try await store.replace(before, with: person, by: officer.id, at: at)
    }

    /// Ends all sessions and one-time sign-ins of a person.
    ///
    /// - Returns: False where the officer may not; nothing was changed then.
    package func endSessions(of person: Officer, at: Timestamp) async throws(StoreError) -> Bool {
        guard mayManage(person) else { return false }
        try await store.endSessions(of: person.id, except: nil)
        try await store.note(OfficerChange(.sessionsEnded, of: person.id, by: officer.id, at: at))
        return true
    }

    /// Notes that the officer makes a one-time link for a person.
    ///
    /// - Returns: False where the officer may not; nothing was noted then.
    package func noteLink(for person: Officer, at: Timestamp) async throws(StoreError) -> Bool {
        guard mayManage(person) else { return false }
        try await store.note(OfficerChange(.oneTimeLink, of: person.id, by: officer.id, at: at))
        return true
    }

    package func sessions(of person: Officer) async throws(StoreError) -> [OfficerSession] {
        mayManage(person) ? try await store.sessions(of: person.id) : []
    }

    package func changes(of person: Officer, limit: Int) async throws(StoreError) -> [OfficerChange] {
        maySee(person) ? try await store.changes(of: person.id, limit: limit) : []
    }

    /// What the person signs in with, without its secrets.
    package func standing(of person: Officer) async throws(StoreError) -> AccountStanding? {
        maySee(person) ? AccountStanding(try await store.credentials(of: person.id)) : nil
    }
}

/// What somebody signs in with, as others may see it.
package struct AccountStanding: Sendable, Equatable {
    package let hasPassword: Bool
    package let hasSecondFactor: Bool
    package let lastSignIn: CalendarDate?

    package init(_ credentials: OfficerCredentials) {
        hasPassword = credentials.password != nil
        hasSecondFactor = credentials.totpSecret != nil
        lastSignIn = credentials.lastSignIn
    }
}
