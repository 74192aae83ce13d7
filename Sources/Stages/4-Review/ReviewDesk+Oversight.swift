import Enquiries
import Transparency

extension ReviewDesk {
    /// An approval is worth nothing if nobody competent can have looked (Articles 14 and 26(2) of the AI Act).
    func requireOversight(of file: CaseFile, by officer: Officer) throws(ReviewRefusal) {
        let now = surroundings.now()
        let facts = OversightFacts(of: file, officer: officer) { surroundings.start(of: $0, at: desk) }
        if let fact = facts.firstAfter(now) { throw .clockBehind(fact) }
        if let gap = oversight.gap(of: officer.training, on: surroundings.day(of: now, at: desk)) {
            throw .training(gap)
        }
    }

    /// What the log can show of an approval's oversight without naming anybody.
    func evidence(of officer: Officer, replyIn language: String) -> [String: JSONValue] {
        [
            "role": .string(officer.role(at: desk.id)),
            "training_version": officer.training.map { .string($0.version) } ?? .null,
            "notice_sha256": desk.policy.notice(in: language).map { .string(sha256Hex($0.utf8)) } ?? .null,
        ]
    }
}
