import Cases
package import Enquiries
import Sending
import Transparency

extension EnquiryPipeline {
    /// Tells the writers of these new cases that their mail has arrived, where the desk has a text for it and RFC 3834
    /// allows it: one note an address and week, none to machines and lists.
    ///
    /// A note is a courtesy. It is noted before it is handed over and never tried again, so nothing makes two of it.
    ///
    /// - Returns: How many were handed over.
    @discardableResult
    package func acknowledge(_ cases: [CaseID]) async throws -> Int {
        guard open.acknowledges, try await store.outboxFreeze() == nil else { return 0 }
        var count = 0
        for id in cases {
            let isSent = try await acknowledge(id)
            if isSent { count += 1 }
        }
        return count
    }

    private func acknowledge(_ id: CaseID) async throws -> Bool {
        let file = try await store.load(id)
        guard let desk = offices[file.desk]?.desk, desk.acknowledgement != nil else { return false }
        let raw = try await store.mail(file.newest.id)
        let note = Acknowledgement(
            of: file, raw: raw, at: desk,
            ownAddresses: open.ownAddresses, ownDomains: open.ownDomains, surroundings: surroundings)
        guard let note else { return false }
        let isFirst = try await store.noteAcknowledgement(
            to: note.recipient, desk: note.desk, at: surroundings.now(), within: AcknowledgementRules.pause)
        guard isFirst else { return false }
        let noted = try post.noting(note, of: file)
        // Where somebody works on the case already, the citizen will hear from a person.
        guard try await commit(noted) else { return false }
        _ = await post.handOver(note)
        return true
    }

    /// - Returns: False where somebody was quicker.
    private func commit(_ noted: Recorded<CaseFile>) async throws(StoreError) -> Bool {
        do {
            try await store.commit([CaseChange(noted.value, because: noted.records)])
            return true
        } catch {
            if case .changedMeanwhile = error { return false }
            throw error
        }
    }
}
