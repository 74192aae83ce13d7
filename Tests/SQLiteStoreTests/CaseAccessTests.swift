import Cases
import Enquiries
import StoreContract
import Testing

/// One officer of the desk `stadt`, a case there and one of `land`: whatever is asked for, that of `land` does not exist.
@Suite struct CaseAccessTests {
    private let place: Place
    private let own: CaseFile
    private let other: CaseFile
    private let access: CaseAccess
    private let everywhere: CaseAccess

    private static let land = DeskID("land")

    init() async throws {
        place = try Place()
        let store = try place.open()
        let first = try await store.keep(Sample.arrival(1))
        own = try await store.keep(Sample.approval(of: first, reply: "a1"))
        let second = try await store.keep(Sample.arrival(2, desk: Self.land))
        other = try await store.keep(Sample.approval(of: second, reply: "a2"))
        access = CaseAccess(
            store, for: Officer(id: OfficerID("o1"), name: "O", grants: OfficerRole.approves.grants(at: Sample.desk)))
        everywhere = CaseAccess(store, for: Officer(id: OfficerID("o2"), name: "O", rights: [.read]))
    }

    private func refusal(_ work: () async throws -> Void) async -> StoreError? {
        do {
            try await work()
            return nil
        } catch { return error as? StoreError }
    }

    @Test func `a case is loaded at its own desk alone`() async throws {
        #expect(try await access.load(own.id).id == own.id)
        #expect(try await everywhere.load(other.id).id == other.id)
        #expect(await refusal { _ = try await access.load(other.id) } == .noSuchCase(other.id))
        #expect(await refusal { _ = try await access.load(CaseID("none")) } == .noSuchCase(CaseID("none")))
    }

    @Test(arguments: Officer.Right.allCases)
    func `a right at one desk is no right at another, nor another right`(_ right: Officer.Right) async throws {
        let isOwn = OfficerRole.approves.rights.contains(right)
        #expect(await refusal { _ = try await access.load(own.id, right) } == (isOwn ? nil : .noSuchCase(own.id)))
        #expect(await refusal { _ = try await access.load(other.id, right) } == .noSuchCase(other.id))
    }

    @Test func `lists hold the own desks, whatever desks are asked for`() async throws {
        #expect(try await access.summaries(CaseQuery()).map(\.id) == [own.id])
        #expect(try await access.summaries(CaseQuery(desk: Sample.desk)).map(\.id) == [own.id])
        #expect(try await access.summaries(CaseQuery(desk: Self.land)).isEmpty)
        #expect(try await Set(everywhere.summaries(CaseQuery()).map(\.id)) == [own.id, other.id])
    }

    @Test func `counts are those of the own desks`() async throws {
        #expect(try await access.counts(desk: nil) == [.approved: 1])
        #expect(try await access.counts(desk: Sample.desk) == [.approved: 1])
        #expect(try await access.counts(desk: Self.land).isEmpty)
        #expect(try await everywhere.counts(desk: nil) == [.approved: 2])
    }

    @Test func `mail and replies belong to the case that is read`() async throws {
        let (mail, reply) = (own.newest.id, try #require(own.reply?.id))
        let (otherMail, otherReply) = (other.newest.id, try #require(other.reply?.id))
        #expect(try await !access.mail(mail, of: own).isEmpty)
        #expect(try await !access.reply(reply, of: own).isEmpty)
        #expect(await refusal { _ = try await access.mail(otherMail, of: own) } == .noSuchMail(otherMail))
        #expect(await refusal { _ = try await access.mail(otherMail, of: other) } == .noSuchMail(otherMail))
        #expect(await refusal { _ = try await access.reply(otherReply, of: own) } == .noSuchReply(otherReply))
        #expect(await refusal { _ = try await access.reply(otherReply, of: other) } == .noSuchReply(otherReply))
    }

    @Test func `records are for readers and auditors of the desk`() async throws {
        #expect(try await !access.records(of: own).isEmpty)
        #expect(await refusal { _ = try await access.records(of: other) } == .noSuchCase(other.id))
        let store = try place.open(.readOnly)
        let auditor = CaseAccess(
            store, for: Officer(id: OfficerID("o3"), name: "O", grants: OfficerRole.audits.grants(at: Self.land)))
        #expect(try await !auditor.records(of: other).isEmpty)
        #expect(await refusal { _ = try await auditor.records(of: own) } == .noSuchCase(own.id))
        #expect(await refusal { _ = try await auditor.load(other.id) } == .noSuchCase(other.id))
    }

    @Test(
        arguments: [[], OfficerRole.administers.grants(), OfficerRole.audits.grants(at: Sample.desk)]
            as [Set<Officer.Grant>])
    func `whoever may not read sees no case`(_ grants: Set<Officer.Grant>) async throws {
        let access = CaseAccess(
            try place.open(.readOnly), for: Officer(id: OfficerID("o4"), name: "O", grants: grants))
        #expect(try await access.summaries(CaseQuery()).isEmpty)
        #expect(try await access.counts(desk: nil).isEmpty)
        #expect(await refusal { _ = try await access.load(own.id) } == .noSuchCase(own.id))
        #expect(await refusal { _ = try await access.mail(own.newest.id, of: own) } == .noSuchMail(own.newest.id))
    }
}
