package import Cases
package import Enquiries
import Foundation
package import Transparency

/// Everything that is kept of a person, as files: what Art. 15 GDPR gives a right to.
///
/// Equal stores and an equal day give equal bytes.
package struct AccessExport: Sendable {
    package struct File: Sendable, Equatable {
        /// Inside the export, with `/`; made of fixed words, ids and numbers alone.
        package let path: String
        package let bytes: [UInt8]
    }

    /// Whose data.
    package enum Subject: Sendable {
        /// All of an address: cases, reported events, wishes to hear no offers.
        case person(String)
        /// These cases, of one person.
        case cases([CaseID])
    }

    package let files: [File]
    /// Mails of other senders that were left out.
    package let withheld: Int

    /// - Parameters:
    ///   - day: Named in the export.
    ///   - notices: What no record says, for the languages of the export.
    /// - Throws: ``AccessRefusal``, and what the store throws.
    package init(
        _ subject: Subject, language: ExplanationLanguage, day: CalendarDate,
        store: any CaseStore & RecordLog & OfferStore, desks: [DeskID], notices: Explanation.Notices = .init()
    ) async throws {
        var material = AccessMaterial(store: store, language: language, notices: notices)
        switch subject {
        case .person(let address):
            for id in try await store.cases(from: address) { try await material.add(id, of: address) }
            try await material.addOffers(of: address, desks: desks)
        case .cases(let ids):
            let address = try await Self.onlyAddress(of: ids, in: store)
            for id in ids { try await material.add(id, of: address) }
        }
        guard !material.isEmpty else { throw AccessRefusal.nothing }
        files = material.files(day: day)
        withheld = material.withheld
    }

    /// An export goes to one person, so cases of several do not fit into one.
    private static func onlyAddress(of ids: [CaseID], in store: any CaseStore) async throws -> String {
        var addresses: Set<String> = []
        for id in ids { addresses.insert(try await store.load(id).mails[0].from.address.lowercased()) }
        guard addresses.count <= 1 else { throw AccessRefusal.severalPeople }
        return addresses.first ?? ""
    }
}

/// Why there is no export.
package enum AccessRefusal: Error, Sendable, CustomStringConvertible {
    case nothing, severalPeople

    package var description: String {
        switch self {
        case .nothing: "Nothing is kept of this address. Check how it is written; each address is looked for by itself."
        case .severalPeople:
            "These cases were begun by different addresses. Export one person at a time, so that nobody gets another's data."
        }
    }
}

/// Collects what goes into an export.
private struct AccessMaterial {
    let store: any CaseStore & RecordLog & OfferStore
    let language: ExplanationLanguage
    let notices: Explanation.Notices
    private var roles = OfficerRoles()
    private var cases: [JSONValue] = []
    private var raw: [AccessExport.File] = []
    private var explanations: [[Explanation]] = []
    private var events: [JSONValue] = []
    private var wishes: [JSONValue] = []
    private(set) var withheld = 0

    init(store: any CaseStore & RecordLog & OfferStore, language: ExplanationLanguage, notices: Explanation.Notices) {
        (self.store, self.language, self.notices) = (store, language, notices)
    }

    var isEmpty: Bool { cases.isEmpty && events.isEmpty && wishes.isEmpty }

    mutating func add(_ id: CaseID, of address: String) async throws {
        var file = try await store.load(id)
        let all = file.mails.count
        file.mails = file.mails.filter { $0.from.address.lowercased() == address.lowercased() }
        withheld += all - file.mails.count
        guard !file.mails.isEmpty else { throw AccessRefusal.nothing }
        let records = try await store.records(of: id)
        for (number, mail) in file.mails.enumerated() {
            let ending = mail.isMail ? "eml" : "json"
            raw.append(.init(path: "cases/\(id)/mail-\(number + 1).\(ending)", bytes: try await store.mail(mail.id)))
        }
        for (number, reply) in (file.earlierReplies + (file.reply.map { [$0] } ?? [])).enumerated() {
            raw.append(.init(path: "cases/\(id)/reply-\(number + 1).eml", bytes: try await store.reply(reply.id)))
        }
        let variants: [ExplanationLanguage] = language == .english ? [.english] : [.plainGerman, .german]
        var said: [Explanation] = []
        for variant in variants {
            said.append(try Explanation(of: file, records: records, in: variant, notices: notices))
        }
        explanations.append(said)
        let document = try JSONDecoder().decode(JSONTree.self, from: JSONEncoder().encode(file)).value
        let recordForms = try records.map { try RecordForm($0).json }
        cases.append(
            [
                "case": roles.replacing(in: document),
                "records": .array(recordForms.map { roles.replacing(in: $0) }),
            ])
    }

    mutating func addOffers(of address: String, desks: [DeskID]) async throws {
        for desk in desks {
            var position: Int64 = 0
            while true {
                let part = try await store.events(of: desk, after: position, limit: 500)
                guard let last = part.last else { break }
                for kept in part where kept.event.person.address.lowercased() == address.lowercased() {
                    let json = try JSONDecoder().decode(JSONTree.self, from: JSONEncoder().encode(kept.event)).value
                    events.append(["desk": .string(desk.text), "event": json])
                }
                position = last.position
            }
            let optOuts = try await store.optOuts(of: address, desk: desk)
            if optOuts.isComplete { wishes.append(["desk": .string(desk.text), "topic": "all"]) }
            wishes += optOuts.topics.map(\.rawValue).sorted().map {
                ["desk": .string(desk.text), "topic": .string($0)]
            }
        }
    }

    func files(day: CalendarDate) -> [AccessExport.File] {
        let data: JSONValue = [
            "schema": "postroom-access/1", "made_on": .string(day.iso8601), "cases": .array(cases),
            "reported_events": .array(events), "no_offers": .array(wishes),
            "mails_of_others_left_out": .integer(Int64(withheld)),
            "explanations": .array(explanations.flatMap { $0 }.map(\.json)),
        ]
        let page = AccessPage(
            explanations: explanations, files: raw.map(\.path), events: events.count, wishes: wishes.count,
            withheld: withheld, language: language, day: day)
        return [
            .init(path: "index.html", bytes: Array(page.html.utf8)),
            .init(path: "data.json", bytes: data.canonical + [0x0A]),
        ] + raw.sorted { $0.path < $1.path }
    }
}

extension Explanation {
    package var json: JSONValue {
        [
            "language": .string(language.rawValue), "title": .string(title),
            "sections": .array(
                sections.map {
                    [
                        "heading": .string($0.heading), "paragraphs": .array($0.paragraphs.map { .string($0) }),
                        "points": .array($0.points.map { .string($0) }),
                    ]
                }),
        ]
    }
}
