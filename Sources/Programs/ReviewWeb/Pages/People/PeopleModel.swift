import Cases
import Enquiries

/// One person as administrators see him or her; the JSON twins are made of these.
struct PersonModel: Encodable, Sendable {
    struct Change: Encodable, Sendable {
        let what: String
        let before: String
        let after: String
        /// `nil` for the command line.
        let by: String?
        let at: Timestamp
    }

    let id: String
    let name: String
    let grants: [String]
    /// Version and day.
    let training: String?
    let hasPassword: Bool
    let hasSecondFactor: Bool
    /// Day in UTC; more is not kept.
    let lastSignIn: String?
    /// Open sessions; `nil` where the visitor may not act on the whole account.
    let sessions: Int?
    let changes: [Change]

    /// - Parameter changes: How many of the last changes are read.
    init(_ person: Officer, _ people: PeopleAccess, now: Timestamp, changes limit: Int) async throws {
        (id, name) = (person.id.text, person.name)
        grants = person.grants.map(\.text).sorted()
        training = person.training.map { "\($0.version), \($0.completed.iso8601)" }
        let standing = try await people.standing(of: person)
        hasPassword = standing?.hasPassword ?? false
        hasSecondFactor = standing?.hasSecondFactor ?? false
        lastSignIn = standing?.lastSignIn?.iso8601
        sessions =
            people.mayManage(person)
            ? try await people.sessions(of: person).count { !$0.isOver(at: now) } : nil
        changes =
            limit == 0
            ? []
            : try await people.changes(of: person, limit: limit).map {
                Change(what: $0.what.rawValue, before: $0.before, after: $0.after, by: $0.by?.text, at: $0.at)
            }
    }
}

extension Visit {
    /// The people that the officer administers.
    func people(_ site: ReviewSite) -> PeopleAccess { PeopleAccess(site.officers, for: officer) }
}
