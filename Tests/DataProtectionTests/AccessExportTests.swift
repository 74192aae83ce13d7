import Cases
import DataProtection
import Enquiries
import Foundation
import SQLiteStore
import StoreContract
import Testing
import Transparency

struct AccessExportTests {
    private let day = CalendarDate(daysSince1970: 20_778)

    private func filled(_ house: House) async throws -> SQLiteStore {
        let store = try house.open()
        for number in 1...2 {
            var file = try await store.keep(Sample.arrival(number, sender: "p\(number)@citizen.example"))
            file = try await store.keep(Sample.step(after: file, to: .triaged) { $0.decision = Sample.decision() })
            let step = Sample.step(after: file, to: .drafted, .review) {
                $0.history.append(
                    .init(at: Sample.morning, what: "edited", detail: "", by: OfficerID("kim-adler"), record: ""))
            }
            let byOfficer = ActionRecord(
                id: step.record.id, action: .review, trigger: .human, caseReference: file.id.text, start: 0, end: 0,
                details: ["officer": "kim-adler", "note": "<b>Rückruf</b>"])
            try await store.commit([CaseChange(step.file, because: byOfficer)])
            try await store.keep(Sample.approval(of: step.file, reply: "a\(number)"))
        }
        let event = ReportedEvent(
            id: "e1", event: .licenceExpiry, date: day, person: .init(name: "Ada", address: "p1@citizen.example"),
            language: "de", source: "register")
        _ = try await store.addEvents([event], desk: Sample.desk, at: Sample.morning)
        return store
    }

    private func export(
        _ subject: AccessExport.Subject, _ store: SQLiteStore, _ language: ExplanationLanguage = .german
    ) async throws -> AccessExport {
        try await AccessExport(subject, language: language, day: day, store: store, desks: await store.desks())
    }

    @Test func `a person gets all that is kept of her, and nothing of others or of officers`() async throws {
        let house = try House()
        let store = try await filled(house)
        let export = try await export(.person("P1@citizen.example"), store)
        #expect(
            export.files.map(\.path) == ["index.html", "data.json", "cases/c1/mail-1.eml", "cases/c1/reply-1.eml"])
        #expect(export.files[2].bytes == Sample.mailBytes(1) && export.files[3].bytes == Sample.replyBytes("a1"))
        let all = export.files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
        for part in ["officer 1", "licence-expiry", "Rückruf", "register", "waste"] {
            #expect(all.contains(part), "\(part)")
        }
        for part in ["kim-adler", "p2@citizen.example", "\"c2\""] { #expect(!all.contains(part), "\(part)") }
        #expect(export.withheld == 0)
    }

    @Test func `equal stores and an equal day give equal bytes`() async throws {
        let house = try House()
        let store = try await filled(house)
        let cases = AccessExport.Subject.cases([CaseID("c1")])
        let (one, two) = (try await export(cases, store, .english), try await export(cases, store, .english))
        #expect(one.files == two.files)
        #expect(try await export(cases, store, .german).files != one.files)
    }

    @Test func `cases of two people do not go into one export, and unknown people get none`() async throws {
        let house = try House()
        let store = try await filled(house)
        await #expect(throws: AccessRefusal.severalPeople) {
            _ = try await export(.cases([CaseID("c1"), CaseID("c2")]), store)
        }
        await #expect(throws: AccessRefusal.nothing) { _ = try await export(.person("x@citizen.example"), store) }
    }

    @Test func `mail of another sender in a case is left out`() async throws {
        let house = try House()
        let store = try await filled(house)
        var change = Sample.furtherMail(9, to: try await store.load(CaseID("c1")))
        var file = change.file
        file.mails[1].from.address = "stranger@citizen.example"
        file.mails[1].text = "Silberdistel"
        file.reply = nil
        change = CaseChange(file, because: change.record, mail: change.mail)
        try await store.commit([change])
        let export = try await export(.person("p1@citizen.example"), store)
        #expect(export.withheld == 1)
        #expect(!export.files.contains { String(decoding: $0.bytes, as: UTF8.self).contains("Silberdistel") })
        #expect(!export.files.contains { String(decoding: $0.bytes, as: UTF8.self).contains("stranger@") })
    }
}
