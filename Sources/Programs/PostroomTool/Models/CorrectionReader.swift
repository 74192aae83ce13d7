import Cases
import Enquiries
import Foundation
import Review
import Transparency
import Triage

/// Reads officers' corrections from the records of a store.
struct CorrectionReader {
    let store: any CaseStore
    let triage: TriageDesk

    private struct Made: Decodable { let trigger: String }

    /// What a record of a reassignment says, in its private form.
    private struct Record: Decodable {
        struct Time: Decodable { let start: Int64 }
        struct Component: Decodable {
            let kind: String
            let version: String
        }
        struct Input: Decodable { let mail: String }
        struct Outcome: Decodable {
            let decision: String
            let serviceBefore: ServiceID
            let service: ServiceID
            /// Records of the first schema have it here.
            let confidence: Double?

            init(from decoder: any Decoder) throws {
                let outcome = try decoder.container(keyedBy: CodingKeys.self)
                decision = try outcome.decode(String.self, forKey: .decision)
                service = try outcome.decode(ServiceID.self, forKey: .service)
                serviceBefore = try outcome.decode(ServiceID.self, forKey: .serviceBefore)
                confidence = try? outcome.decode(Double.self, forKey: .confidence)
            }

            private enum CodingKeys: String, CodingKey {
                case decision, service, confidence
                case serviceBefore = "service_before"
            }
        }
        struct Details: Decodable {
            let officer: OfficerID
            let confidence: Double?
            let flags: [Enquiries.Flag]
            let language: String?
            let intent: Intent?
            let urgency: Urgency?
            let action: TriageAction?
        }

        let time: Time
        let model: [Component]
        let input: Input
        let outcome: Outcome
        let details: Details
    }

    /// All corrections of a desk, oldest case first.
    func corrections(of desk: DeskID) async throws -> [Correction] {
        var corrections: [Correction] = []
        for id in try await store.correctedCases(of: desk) {
            let file = try await store.load(id)
            // What was made up teaches nothing.
            guard file.seeded == nil else { continue }
            for record in try await store.records(of: id) where record.action == "route" {
                // Triage routes too; a correction is a person's.
                if let made = try? JSONDecoder().decode(Made.self, from: Data(record.privateForm)),
                    made.trigger != ActionRecord.Trigger.human.rawValue
                {
                    continue
                }
                guard let form = try? JSONDecoder().decode(Record.self, from: Data(record.privateForm)),
                    form.outcome.decision == ReviewDesk.reassigned,
                    let mail = file.mails.first(where: { $0.rawSHA256 == form.input.mail })
                else {
                    throw Failure(
                        .badData, "Record \(record.id) of case \(id) cannot be understood. Run: postroom audit verify")
                }
                corrections.append(correction(form, record.id, mail, of: file))
            }
        }
        return corrections
    }

    private func correction(_ form: Record, _ record: String, _ mail: Enquiry, of file: CaseFile) -> Correction {
        // Screens may have grown since, and later mail of the case may have shown a danger.
        let now = triage.decision(for: mail)
        let flags = Set(form.details.flags + now.flags + (file.decision?.flags ?? []))
        let urgency = [form.details.urgency, now.urgency, file.decision?.urgency].compactMap { $0 }.max() ?? .normal
        return Correction(
            caseID: file.id, mail: mail.id, mailSHA256: mail.rawSHA256, subject: mail.subject, body: mail.text,
            from: form.outcome.serviceBefore, to: form.outcome.service, language: form.details.language ?? "",
            intent: form.details.intent ?? .other, urgency: urgency, action: form.details.action ?? .draft,
            flags: flags, recordedFlags: form.details.flags, officer: form.details.officer,
            at: Timestamp(milliseconds: form.time.start), record: record,
            model: form.model.last { $0.kind == "bayes" }?.version ?? "",
            confidence: form.details.confidence ?? form.outcome.confidence ?? 0)
    }
}
