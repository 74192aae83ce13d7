import Cases
import Enquiries
import Foundation
import Transparency
import Triage

extension CorrectionReader {
    /// What a record of a relabelling says, in its private form.
    private struct Relabelling: Decodable {
        struct Time: Decodable { let start: Int64 }
        struct Outcome: Decodable {
            let decision: String
            let intentBefore: Intent?
            let intent: Intent?
            let flagsAdded: [Enquiries.Flag]?

            private enum CodingKeys: String, CodingKey {
                case decision, intent
                case intentBefore = "intent_before"
                case flagsAdded = "flags_added"
            }
        }
        struct Details: Decodable {
            let officer: OfficerID
            let mail: String?
            let language: String?
        }

        let time: Time
        let outcome: Outcome
        let details: Details
    }

    private struct Decided: Decodable {
        struct Outcome: Decodable { let decision: String? }
        let outcome: Outcome
    }

    /// All corrections of intents of a desk, oldest case first. Words about flags alone are no such corrections.
    func relabellings(of desk: DeskID) async throws -> [Correction] {
        var corrections: [Correction] = []
        for id in try await store.relabelledCases(of: desk) {
            let file = try await store.load(id)
            guard file.seeded == nil else { continue }
            for record in try await store.records(of: id) where record.action == "review" {
                let data = Data(record.privateForm)
                guard (try? JSONDecoder().decode(Decided.self, from: data))?.outcome.decision == "relabelled" else {
                    continue
                }
                guard let form = try? JSONDecoder().decode(Relabelling.self, from: data),
                    let before = form.outcome.intentBefore, let after = form.outcome.intent,
                    let mail = file.mails.first(where: { $0.rawSHA256 == form.details.mail })
                else {
                    throw Failure(
                        .badData, "Record \(record.id) of case \(id) cannot be understood. Run: postroom audit verify")
                }
                if before != after {
                    corrections.append(correction(form, record.id, mail, of: file, from: before, to: after))
                }
            }
        }
        return corrections
    }

    private func correction(
        _ form: Relabelling, _ record: String, _ mail: Enquiry, of file: CaseFile, from before: Intent, to after: Intent
    ) -> Correction {
        let now = triage.decision(for: mail)
        let flags = Set(now.flags + (file.decision?.flags ?? []) + (form.outcome.flagsAdded ?? []))
        let service = file.decision?.service ?? now.service
        var correction = Correction(
            caseID: file.id, mail: mail.id, mailSHA256: mail.rawSHA256, subject: mail.subject, body: mail.text,
            from: service, to: service, language: form.details.language ?? "", intent: after,
            urgency: max(now.urgency, file.decision?.urgency ?? .normal), flags: flags,
            officer: form.details.officer, at: Timestamp(milliseconds: form.time.start), record: record,
            model: file.decision?.by.last { $0.kind == .bayes }?.version ?? "", confidence: 0)
        correction.intentFrom = before
        return correction
    }
}
