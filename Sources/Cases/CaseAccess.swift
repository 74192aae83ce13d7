package import Enquiries

/// The cases as one officer may see them: pages and commands that act for a person read through this and nothing else.
///
/// Each answer is about desks at which the officer has the right asked for. A case of another desk is answered like one
/// that does not exist, so that nobody learns of it by asking.
package struct CaseAccess: Sendable {
    package let officer: Officer
    private let store: any CaseStore

    package init(_ store: any CaseStore, for officer: Officer) { (self.store, self.officer) = (store, officer) }

    /// - Throws: ``StoreError/noSuchCase(_:)`` also where the officer has not `right` at the desk of the case.
    package func load(_ id: CaseID, _ right: Officer.Right = .read) async throws(StoreError) -> CaseFile {
        let file = try await store.load(id)
        guard officer.may(right, at: file.desk) else { throw .noSuchCase(id) }
        return file
    }

    /// Up to `limit` lines of the desks that the officer may read, in the order of the lists.
    package func summaries(_ query: CaseQuery) async throws(StoreError) -> [CaseSummary] {
        var query = query
        query.desks = readable(query.desks)
        return try await store.summaries(query)
    }

    /// The same cases whole. For short lists: each is read by itself.
    package func files(_ query: CaseQuery) async throws(StoreError) -> [CaseFile] {
        var files: [CaseFile] = []
        for line in try await summaries(query) {
            if let file = try await loadIfThere(line.id) { files.append(file) }
        }
        // Since it was listed a case may have moved on.
        return files.filter { query.states.isEmpty || query.states.contains($0.state) }
    }

    /// The case; `nil` where there is none, or none any more.
    package func loadIfThere(_ id: CaseID) async throws(StoreError) -> CaseFile? {
        do {
            return try await load(id)
        } catch {
            if case .noSuchCase = error { return nil }
            throw error
        }
    }

    /// Cases of the desks that the officer may read that hold the words.
    package func search(_ query: SearchQuery) async throws(StoreError) -> SearchFindings {
        var query = query
        query.desks = readable(query.desks)
        return try await store.search(query)
    }

    /// Cases of the desks that the officer may read that ask for attention, those that waited longest first.
    package func cases(asking attention: Attention, limit: Int) async throws(StoreError) -> [CaseFile] {
        try await store.cases(asking: attention, desks: readable(nil), limit: limit)
    }

    /// Cases of a desk whose intent or flags an officer corrected, those whose first correction is newest first; none
    /// where the officer may not read the desk.
    package func relabelled(at desk: DeskID, limit: Int) async throws(StoreError) -> [CaseFile] {
        guard officer.may(.read, at: desk) else { return [] }
        var files: [CaseFile] = []
        for id in try await store.relabelledCases(of: desk).suffix(limit).reversed() {
            if let file = try await loadIfThere(id) { files.append(file) }
        }
        return files
    }

    /// Another case of the same desk that knows a message which the first mail of this one says it answers.
    package func mention(of file: CaseFile) async throws(StoreError) -> CaseID? {
        guard officer.may(.read, at: file.desk) else { return nil }
        return try await store.mention(of: file.namedMessages, besides: file.id, desk: file.desk)
    }

    /// Those of `desks` that the officer may read; `nil` for every desk there is.
    private func readable(_ desks: Set<DeskID>?) -> Set<DeskID>? {
        if officer.mayEverywhere(.read) { return desks }
        let own = Set(officer.grants.filter { $0.right == .read }.compactMap(\.desk))
        return desks.map(own.intersection) ?? own
    }

    /// How many cases are in each state, at one desk or at all that the officer may read.
    package func counts(desk: DeskID?) async throws(StoreError) -> [CaseState: Int] {
        var counts: [CaseState: Int] = [:]
        for desk in readable(desk) { counts.merge(try await store.counts(desk: desk), uniquingKeysWith: +) }
        return counts
    }

    /// How many of these are put off beyond `now`.
    package func snoozed(desk: DeskID?, at now: Timestamp) async throws(StoreError) -> [CaseState: Int] {
        var counts: [CaseState: Int] = [:]
        for desk in readable(desk) {
            counts.merge(try await store.snoozed(desk: desk, at: now), uniquingKeysWith: +)
        }
        return counts
    }

    /// What to ask the store for: a desk, several, or with `nil` all at once.
    private func readable(_ desk: DeskID?) -> [DeskID?] {
        if let desk { return officer.may(.read, at: desk) ? [desk] : [] }
        if officer.mayEverywhere(.read) { return [nil] }
        return Set(officer.grants.filter { $0.right == .read }.compactMap(\.desk)).sorted().map { $0 }
    }

    /// A mail of this very case: the right to one case is not the right to all mail.
    package func mail(_ id: MailID, of file: CaseFile) async throws(StoreError) -> [UInt8] {
        guard officer.may(.read, at: file.desk), file.mails.contains(where: { $0.id == id }) else {
            throw .noSuchMail(id)
        }
        return try await store.mail(id)
    }

    /// The approved bytes of the reply of this very case, or of an earlier one.
    package func reply(_ id: ReplyID, of file: CaseFile) async throws(StoreError) -> [UInt8] {
        let own = ([file.reply].compactMap { $0 } + file.earlierReplies).map(\.id)
        guard officer.may(.read, at: file.desk), own.contains(id) else { throw .noSuchReply(id) }
        return try await store.reply(id)
    }

    /// The records of a case, for whoever may read it or audits the desk.
    package func records(of file: CaseFile) async throws(StoreError) -> [StoredRecord] {
        guard officer.may(.read, at: file.desk) || officer.may(.audit, at: file.desk) else {
            throw .noSuchCase(file.id)
        }
        return try await store.records(of: file.id)
    }
}
