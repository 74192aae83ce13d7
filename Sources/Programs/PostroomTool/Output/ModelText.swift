import DeskFiles
import Enquiries
import Foundation
import Transparency
import Triage

/// Models and their lineage as text for a terminal.
enum ModelText {
    static func line(_ entry: Lineage.Entry) -> String {
        let figures = entry.gate.map { ", \($0.present) → \($0.candidate) of \($0.count) right" } ?? ""
        return "\(entry.at.iso8601)  \(entry.event.rawValue)  \(entry.version)  after \(entry.parent)  "
            + "\(entry.learned.map { "\($0.count) corrections" } ?? "no corrections")\(figures)  by \(entry.by)"
    }

    /// When programs that use the desk decide with a model.
    static func use(of version: String, _ installation: Installation) -> String {
        installation.store.file != nil
            ? "The desk uses the model \(version) from its next start on."
            : "The desk uses the model \(version); programs that run take it into use within seconds."
    }

    static func show(_ entry: Lineage.Entry, json: Bool) throws {
        if json {
            Terminal.print(String(decoding: try LineageFile.encoder.encode(entry), as: UTF8.self))
            return
        }
        Terminal.show(line(entry))
        if let learned = entry.learned {
            for (service, count) in learned.services.sorted(by: { $0.key < $1.key }) {
                Terminal.show("  learned    \(count) of \(service)")
            }
            for (intent, count) in (learned.intents ?? [:]).sorted(by: { $0.key < $1.key }) {
                Terminal.show("  learned    \(count) of the intent \(intent)")
            }
        }
        guard let gate = entry.gate else { return }
        Terminal.show(
            "  measured   \(gate.count) enquiries of the desk, \(gate.folds) folds, seed \(gate.seed)"
                + (gate.isSmall ? "; these are few, so the figures say little" : ""))
        Terminal.show("  right      \(gate.present) before, \(gate.candidate) with the candidate")
        Terminal.show(
            "  McNemar    \(gate.onlyPresent) only before, \(gate.onlyCandidate) only with the candidate, "
                + "p = \(rounded(gate.p, 4))")
        for service in gate.services where service.present != service.candidate {
            Terminal.show(
                "  service    \(service.service): \(service.present) → \(service.candidate) of \(service.count)")
        }
        if let intents = gate.intents {
            Terminal.show(
                "  intents    \(intents.present) right before, \(intents.candidate) with the candidate, "
                    + "p = \(rounded(intents.p, 4))")
        }
        for fault in gate.faults { Terminal.show("  refused    \(fault)") }
    }

    static func showOwn(_ version: String, isInUse: Bool, json: Bool) {
        if json {
            let line: JSONValue = ["version": .string(version), "own": true, "in_use": .bool(isInUse)]
            Terminal.print(line.canonicalText)
        } else {
            Terminal.show("\(version)  the desk's own model\(isInUse ? ", in use" : "")")
        }
    }

    static func refusal(of entry: Lineage.Entry) -> String {
        let faults = entry.gate?.faults.map(\.description).joined(separator: "; ") ?? ""
        return "The model \(entry.version) is refused and the former one stays in use: \(faults)."
    }
}
