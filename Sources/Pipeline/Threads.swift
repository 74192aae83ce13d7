import Cases
package import Enquiries
import Review
import Transparency

extension EnquiryPipeline {
    /// Lets one case go on in another. Both steps are kept together or not at all.
    @discardableResult
    package func merge(
        _ id: CaseID, version: Int, into other: CaseID, by officer: Officer, note: String
    ) async throws -> CaseFile {
        let cases = CaseAccess(store, for: officer)
        let file = try await cases.load(id)
        guard file.isStill(version) else { throw StoreError.changedMeanwhile(id) }
        let steps = try office(of: file).review.merge(file, into: await cases.load(other), by: officer, note: note)
        try await store.commit(steps.map { CaseChange($0.value.file, because: $0.records) })
        return steps[1].value.file
    }

    /// Makes a matter of a mail a case of its own, and sorts and drafts both anew where no officer has written yet.
    ///
    /// - Returns: The case as it goes on, and the new one.
    package func split(
        _ id: CaseID, version: Int, paragraphs: Set<Int>, to service: ServiceID, by officer: Officer
    ) async throws -> (rest: CaseFile, new: CaseFile) {
        let file = try await CaseAccess(store, for: officer).load(id)
        guard file.isStill(version) else { throw StoreError.changedMeanwhile(id) }
        let mail = MailID(surroundings.newID())
        let parts = try office(of: file).review.split(
            file, paragraphs: paragraphs, to: service, as: CaseID(surroundings.newID()), mail: mail, by: officer)
        let bytes = try await store.mail(file.newest.id)
        try await store.commit([
            CaseChange(parts.rest.value.file, because: parts.rest.records),
            CaseChange(parts.new.value, because: parts.new.records, mail: (id: mail, bytes: bytes)),
        ])
        var new = try await sortNow(parts.new.value.id)
        if let decision = new.decision, decision.service != service {
            new = try await decide(
                .reassign(to: service, note: ""), on: new.id, version: new.version, by: officer)
        }
        let rest = parts.rest.value.file
        return (rest.state == .triaged ? try await draftNow(rest.id) : rest, new)
    }

    /// Triage and drafting of one case, unless the desk's own round is quicker.
    func sortNow(_ id: CaseID) async throws -> CaseFile {
        let file = try await store.load(id)
        let (office, board) = (try office(of: file), try await switches())
        guard file.state == .received else { return file }
        let change =
            try board.withoutAI(.classify, at: office.desk).map { try screened(file, office, because: $0) }
            ?? triaged(file, office, board)
        do { try await store.commit([change]) } catch StoreError.changedMeanwhile {}
        return try await draftNow(id)
    }
}
