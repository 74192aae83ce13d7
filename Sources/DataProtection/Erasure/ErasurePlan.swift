package import Cases
package import Enquiries

/// What has to go so that cases, or a person, are erased.
package struct ErasurePlan: Sendable, Equatable {
    package struct Found: Sendable, Equatable {
        package let id: CaseID
        package let state: CaseState
        package let mails: Int
        package let replies: [ReplyID]
        /// The id of the case's last record. It stands in the log; what it says of the case does not.
        package let end: String

        package init(id: CaseID, state: CaseState, mails: Int, replies: [ReplyID], end: String) {
            (self.id, self.state, self.mails, self.replies, self.end) = (id, state, mails, replies, end)
        }
    }

    package let cases: [Found]
    /// Identities of reported events.
    package let events: [String]
    /// Cases that were asked for and are erased already.
    package let erasedBefore: [CaseID]
    /// Cases that must not be erased, see `LegalHold`. A plan with any of them is refused.
    package let held: [CaseID]

    package var isEmpty: Bool { cases.isEmpty && events.isEmpty }
    /// Cases whose approved reply will not be sent, or whose fate an officer has still to settle.
    package var withReplyUnderWay: [CaseID] {
        cases.filter { $0.state == .approved || $0.state == .inDoubt }.map(\.id)
    }

    /// - Throws: ``StoreError/noSuchCase(_:)`` where a case neither is there nor was erased.
    package init(cases: [CaseID], in store: any CaseStore & RecordLog) async throws(StoreError) {
        try await self.init(cases, events: [], in: store)
    }

    /// Everything of a person: all cases with mail from the address, and all events reported of it.
    package init(person address: String, in store: any CaseStore & RecordLog & OfferStore) async throws(StoreError) {
        try await self.init(
            store.cases(from: address), events: store.eventIdentities(of: address), in: store)
    }

    private init(_ ids: [CaseID], events: [String], in store: any CaseStore & RecordLog) async throws(StoreError) {
        var found: [Found] = []
        var before: [CaseID] = []
        var held: [CaseID] = []
        var known: Set<CaseID> = []
        for id in ids where known.insert(id).inserted {
            if try await store.isErased(id) {
                before.append(id)
                continue
            }
            let file = try await store.load(id)
            if file.hold != nil { held.append(id) }
            found.append(
                Found(
                    id: id, state: file.state, mails: file.mails.count,
                    replies: (file.earlierReplies + (file.reply.map { [$0] } ?? [])).map(\.id),
                    end: try await store.records(of: id).last?.id ?? ""))
        }
        (cases, self.events, erasedBefore, self.held) = (found, events, before, held)
    }

    package init(cases: [Found], events: [String]) {
        (self.cases, self.events, erasedBefore, held) = (cases, events, [], [])
    }

    /// A record names the end of each case, and a leaf holds 65,535 bytes.
    package static let casesAtOnce = 1000
    /// A record names each event in its private form alone.
    package static let eventsAtOnce = 10_000

    /// The plan in parts that one record each can tell of.
    package var parts: [ErasurePlan] {
        var parts: [ErasurePlan] = []
        var (caseRest, eventRest) = (cases[...], events[...])
        while !caseRest.isEmpty || !eventRest.isEmpty {
            parts.append(
                ErasurePlan(
                    cases: Array(caseRest.prefix(Self.casesAtOnce)),
                    events: Array(eventRest.prefix(Self.eventsAtOnce))))
            caseRest = caseRest.dropFirst(Self.casesAtOnce)
            eventRest = eventRest.dropFirst(Self.eventsAtOnce)
        }
        return parts
    }
}

/// Why nothing is erased.
package struct HeldCases: Error, Sendable, Equatable, CustomStringConvertible {
    package let cases: [CaseID]

    package init(cases: [CaseID]) { self.cases = cases }

    package var description: String {
        "Held and not to be erased: \(cases.map(\.text).joined(separator: ", ")). Nothing was erased. Whoever may, ends a hold "
            + "with: postroom case release"
    }
}
