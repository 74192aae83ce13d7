import Cases
import DataProtection
import Enquiries
import Foundation
import Mailboxes
import SQLiteStore
import Sending
import StoreContract
import Testing
import Transparency

struct ErasureRunTests {
    private static func address(_ number: Int) -> String { "planted-\(number)@citizen.example" }
    private static func words(_ number: Int) -> String { "Kennwort\(number)Silberdistel" }

    /// Cases of ten people, some with a reply that was filed, and a backup of them all.
    private func filled(_ house: House) async throws -> SQLiteStore {
        let store = try house.open()
        let post = MaildirTransport(directory: house.sent)
        for number in 0..<10 {
            let bytes = Array("From: \(Self.address(number))\r\n\r\n\(Self.words(number))\r\n".utf8)
            let file = try await store.keep(
                Sample.arrival(number, sender: Self.address(number), messageID: "<m\(number)@x.example>", bytes: bytes))
            try Data(bytes).write(to: house.waitingCopy(file.id))
            if number.isMultiple(of: 2) {
                let approved = try await store.keep(Sample.approval(of: file, reply: "a\(number)"))
                let reply = try #require(approved.reply)
                let mail = OutgoingMail(
                    id: reply.id, sender: reply.sender, recipient: reply.recipient,
                    bytes: Array("To: \(Self.address(number))\r\n\r\n\(Self.words(number))".utf8))
                guard case .accepted = await post.handOver(mail) else { Issue.record("not filed"); continue }
            }
        }
        _ = try await house.backups.add(from: store)
        return store
    }

    private let people = [1, 2, 4]
    private var traces: [String] { people.flatMap { [Self.address($0), Self.words($0)] } }

    @Test func `an erased person is in no file, and everything still fits together`() async throws {
        let house = try House()
        let store = try await filled(house)
        #expect(try Set(house.finds(traces).map { $0.split(separator: " ")[0] }).count == traces.count)
        let before = try await store.leaves(from: 0, count: 1000)
        for number in people {
            let plan = try await ErasurePlan(person: Self.address(number), in: store)
            #expect(plan.cases.count == 1)
            let report = try await house.run(on: store).erase(plan, ground: .request, by: OfficerID("kim"))
            #expect(report.failed.isEmpty)
            #expect(report.removed.map(\.count) == [1, number.isMultiple(of: 2) ? 1 : 0, 1])
        }
        #expect(try house.finds(traces).isEmpty)
        #expect(try !house.finds([Self.words(3)]).isEmpty)
        let verification = try await store.verify()
        #expect(verification.firstFault == nil && verification.cases == 7)
        #expect(try await store.leaves(from: 0, count: before.count) == before)
        for file in house.backups.files {
            let copy = try SQLiteStore(path: file, mode: .readOnly, surroundings: house.surroundings)
            let found = try await copy.verify()
            #expect(found.firstFault == nil && found.cases == 7)
            try copy.close()
        }
        try store.close()
        #expect(try house.finds(traces).isEmpty)
    }

    @Test func `the record says who, when, why, how much and what stays, and its leaf nothing else`() async throws {
        let house = try House()
        let store = try await filled(house)
        let plan = try await ErasurePlan(cases: [CaseID("c2"), CaseID("c2")], in: store)
        _ = try await house.run(on: store).erase(plan, ground: .order, by: OfficerID("kim"))
        let record = try #require(try await store.installationRecords([.erase], limit: 9).first)
        let form = String(decoding: record.privateForm, as: UTF8.self)
        #expect(form.contains(#""officer":"kim""#) && form.contains(#""erased":["c2"]"#) && form.contains(#""a2""#))
        let logged = try #require(try await store.loggedLeaf(of: record.id))
        let leaf = String(decoding: logged.leaf, as: UTF8.self)
        for part in [
            #""ground":"order""#, #""cases":1"#, #""keys_destroyed":1"#, #""ends":["approval-a2"]"#,
            #""because":"proof-without-personal-data","what":"leaves""#, #""trigger":"human""#,
        ] { #expect(leaf.contains(part), "\(part)") }
        for part in ["kim", #""c2""#, #""a2""#] { #expect(!leaf.contains(part), "\(part)") }
        // A stranger finds the end of the case in the log.
        #expect(try await store.loggedLeaf(of: "approval-a2") != nil)
    }

    private struct Crash: Error {}

    private static let points: [ErasureRun.Point] = [
        .beforeStore, .afterPart(0), .afterScrub, .afterPlace("sent"), .afterPlace("backups"),
    ]

    @Test(arguments: points)
    func `the same command finishes, wherever we crash`(point: ErasureRun.Point) async throws {
        let house = try House()
        var store = try await filled(house)
        let ids = people.map { CaseID("c\($0)") }
        await #expect(throws: Crash.self) {
            let plan = try await ErasurePlan(cases: ids, in: store)
            _ = try await house.run(on: store) { if $0 == point { throw Crash() } }.erase(
                plan, ground: .request, by: nil)
        }
        try store.close()
        store = try house.open()
        #expect(try await store.verify().firstFault == nil)

        let plan = try await ErasurePlan(cases: ids, in: store)
        #expect(plan.cases.count + plan.erasedBefore.count == ids.count)
        let run = house.run(on: store)
        let report = try await plan.isEmpty ? run.finish() : run.erase(plan, ground: .request, by: nil)
        #expect(report.failed.isEmpty)
        #expect(try house.finds(traces).isEmpty)
        #expect(try await store.verify().firstFault == nil)
        #expect(try await store.installationRecords([.erase], limit: 9).count == 1)
        try store.close()
    }

    @Test func `a person with reported events alone is erased too`() async throws {
        let house = try House()
        let store = try house.open()
        let event = ReportedEvent(
            id: "e1", event: .licenceExpiry, date: CalendarDate(daysSince1970: 20_000),
            person: .init(name: "Ada Silberdistel", address: "ada@citizen.example"), language: "de", source: "register")
        _ = try await store.addEvents([event], desk: Sample.desk, at: Sample.morning)
        _ = try await house.backups.add(from: store)
        let plan = try await ErasurePlan(person: "ADA@citizen.example", in: store)
        #expect(plan.cases.isEmpty && plan.events.count == 1 && !plan.isEmpty)
        let report = try await house.run(on: store).erase(plan, ground: .request, by: nil)
        #expect(report.failed.isEmpty)
        #expect(try house.finds(["Silberdistel", "ada@citizen.example"]).isEmpty)
        #expect(try await store.verify().firstFault == nil)
        #expect(try await ErasurePlan(person: "ada@citizen.example", in: store).isEmpty)
    }

    @Test func `a case that never was is refused, and nothing is erased`() async throws {
        let house = try House()
        let store = try await filled(house)
        await #expect(throws: StoreError.noSuchCase(CaseID("c99"))) {
            _ = try await ErasurePlan(cases: [CaseID("c1"), CaseID("c99")], in: store)
        }
        #expect(try await store.load(CaseID("c1")).id == CaseID("c1"))
    }

    @Test func `a damaged backup is named, and the rest is erased`() async throws {
        let house = try House()
        let store = try await filled(house)
        let damaged = house.backups.path + "/store-20250101T000000Z.sqlite"
        try Data("no store".utf8).write(to: URL(fileURLWithPath: damaged))
        _ = try await house.run(on: store).erase(
            ErasurePlan(cases: [CaseID("c1")], in: store), ground: .request, by: nil)
        let outcomes = try await house.backups.adopt(store.erasures())
        #expect(outcomes.count == 2)
        for outcome in outcomes {
            switch outcome.erased {
            case .success: #expect(outcome.file != damaged)
            case .failure: #expect(outcome.file == damaged)
            }
        }
        try FileManager.default.removeItem(atPath: damaged)
        #expect(try house.finds([Self.words(1)]).isEmpty)
    }

    @Test func `a held case is not erased, nor what was to go with it`() async throws {
        let house = try House()
        let store = try await filled(house)
        let step = Sample.step(after: try await store.load(CaseID("c1")), to: .received) {
            $0.hold = LegalHold(because: "court", by: OfficerID("kim"), at: Sample.morning)
        }
        try await store.commit([step])
        let plan = try await ErasurePlan(cases: [CaseID("c1"), CaseID("c3")], in: store)
        #expect(plan.held == [CaseID("c1")])
        await #expect(throws: HeldCases(cases: [CaseID("c1")])) {
            _ = try await house.run(on: store).erase(plan, ground: .request, by: nil)
        }
        #expect(try await store.load(CaseID("c3")).id == CaseID("c3"))
    }

    @Test(arguments: [("2029-11-21", [String]()), ("2029-11-22", ["c3"])])
    func `what is due goes by the rules, what is open or held stays`(day: String, due: [String]) async throws {
        let house = try House()
        let store = try await filled(house)
        for number in [3, 5] {
            let step = Sample.step(after: try await store.load(CaseID("c\(number)")), to: .closed) {
                if number == 5 { $0.hold = LegalHold(because: "court", by: OfficerID("kim"), at: Sample.morning) }
            }
            try await store.commit([step])
        }
        let found = try await DueCases(
            on: #require(CalendarDate(iso8601: day)), by: RetentionRules([.bodies: .span(.years(3))]), in: store)
        #expect(found.cases.map(\.text) == due)
        #expect(found.held.map(\.text) == (due.isEmpty ? [] : ["c5"]))
    }
}
