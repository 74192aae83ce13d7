import Cases
import Enquiries
import StoreContract
import Testing

/// An administrator of the desk `stadt`, one of everything, and people here and there.
@Suite struct PeopleAccessTests {
    private let place: Place
    private let local: PeopleAccess
    private let root: PeopleAccess
    private let nobody: PeopleAccess

    private static let stadt = DeskID("stadt")
    private static let now = Sample.morning

    private static func officer(_ id: String, _ grants: Set<Officer.Grant>) -> Officer {
        Officer(id: OfficerID(id), name: id, grants: grants)
    }

    private static let kim = officer("kim", OfficerRole.drafts.grants(at: stadt))
    private static let lea = officer("lea", OfficerRole.drafts.grants(at: DeskID("land")))
    private static let both = officer(
        "both", OfficerRole.drafts.grants(at: stadt).union(OfficerRole.approves.grants(at: DeskID("land"))))
    private static let gone = officer("gone", [])

    init() async throws {
        place = try Place()
        let store = try place.open()
        let local = Self.officer("local", OfficerRole.administers.grants(at: Self.stadt))
        let root = Self.officer("root", OfficerRole.administers.grants())
        for officer in [Self.kim, Self.lea, Self.both, Self.gone, local, root] { try await store.save(officer) }
        (self.local, self.root) = (PeopleAccess(store, for: local), PeopleAccess(store, for: root))
        nobody = PeopleAccess(store, for: Self.kim)
    }

    @Test func `a local administrator sees the people of the desk, and somebody else none`() async throws {
        #expect(try await local.people().map(\.id.text) == ["both", "kim", "local"])
        #expect(try await root.people().count == 6)
        #expect(try await nobody.people().isEmpty)
        #expect(try await local.person(Self.lea.id) == nil)
        #expect(try await root.person(Self.lea.id) != nil)
        #expect(try await nobody.person(Self.kim.id) == nil)
    }

    @Test func `rights are given where one administers and nowhere else`() async throws {
        func given(_ person: Officer, _ right: Officer.Right, at desk: DeskID?) -> Officer {
            var person = person
            person.grants.insert(Officer.Grant(right, at: desk))
            return person
        }
        #expect(
            try await local.replace(Self.kim, with: given(Self.kim, .approve, at: Self.stadt), at: Self.now) == .kept)
        for (person, desk) in [(Self.both, DeskID("land")), (Self.both, nil), (Self.lea, DeskID("land"))] {
            let more = given(person, .supervise, at: desk)
            #expect(try await local.replace(person, with: more, at: Self.now) == .beyondRights)
        }
        #expect(
            try await root.replace(Self.lea, with: given(Self.lea, .administer, at: nil), at: Self.now) == .kept)
        let self_ = given(Self.kim, .administer, at: nil)
        #expect(try await nobody.replace(Self.kim, with: self_, at: Self.now) == .beyondRights)
    }

    @Test func `a local administrator takes own rights only, and renames own people only`() async throws {
        var less = Self.both
        less.grants = OfficerRole.approves.grants(at: DeskID("land"))
        #expect(try await local.replace(Self.both, with: less, at: Self.now) == .kept)
        var renamed = Self.kim
        renamed.name = "Kim"
        #expect(try await local.replace(Self.kim, with: renamed, at: Self.now) == .kept)
        renamed = Self.lea
        renamed.name = "Lea"
        #expect(try await local.replace(Self.lea, with: renamed, at: Self.now) == .beyondRights)
        let new = Self.officer("new", [])
        #expect(try await local.replace(nil, with: new, at: Self.now) == .beyondRights)
        #expect(try await root.replace(nil, with: new, at: Self.now) == .kept)
    }

    @Test func `an account with rights elsewhere is not taken hold of`() async throws {
        #expect(try await local.noteLink(for: Self.kim, at: Self.now))
        #expect(try await local.endSessions(of: Self.kim, at: Self.now))
        for person in [Self.both, Self.lea, Self.gone] {
            #expect(try await !local.noteLink(for: person, at: Self.now))
            #expect(try await !local.endSessions(of: person, at: Self.now))
            #expect(try await local.sessions(of: person).isEmpty)
        }
        #expect(try await local.changes(of: Self.kim, limit: 9).map(\.what) == [.sessionsEnded, .oneTimeLink])
        #expect(try await local.changes(of: Self.lea, limit: 9).isEmpty)
        #expect(try await local.standing(of: Self.lea) == nil)
        #expect(try await root.noteLink(for: Self.both, at: Self.now))
    }
}
