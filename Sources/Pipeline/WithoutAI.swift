import Cases
package import Enquiries
import Transparency
import Triage

/// A function that somebody asked for and that must not be used.
package struct FunctionNotUsed: Error, Sendable, CustomStringConvertible {
    package let function: AIFunction
    package let desk: DeskID
    package let reason: WithoutAI

    package var description: String {
        let way =
            switch reason {
            case .stopped(let order):
                "It was stopped on \(order.at.iso8601). Let it go on with: postroom resume"
            case .noDomain: "Its desk.yaml names no domain. Docs/Policy.md lists them."
            case .highRiskDomain, .switchedOffByDesk, .doneWithout: "Its desk.yaml says so. Docs/Policy.md explains it."
            case .failedBefore: "It failed on this mail several times."
            case .noModel: "No language model is configured. Docs/LanguageModels.md explains how."
            }
        return "The desk \(desk) does not use \(function.rawValue). \(way)"
    }
}

extension SwitchBoard {
    /// - Throws: ``FunctionNotUsed`` where the desk does without `function` or it is stopped.
    package func require(_ function: AIFunction, at desk: Desk) throws {
        if let reason = withoutAI(function, at: desk) {
            throw FunctionNotUsed(function: function, desk: desk.id, reason: reason)
        }
    }
}

extension EnquiryPipeline {
    /// The case given to a person, looked at by people's rules alone.
    func screened(_ file: CaseFile, _ office: DeskOffice, because reason: WithoutAI) throws -> CaseChange {
        let decision = office.triage.screening.decide(file, because: reason)
        var after = try file.moved(by: .triagedForPerson, at: surroundings.now())
        after.decision = decision.value
        after.withoutDraftBecause = reason.message
        return after.noting("screened", because: decision.records)
    }

    /// The case given to a person because no draft may be made.
    func leftUndrafted(_ file: CaseFile, because reason: WithoutAI) throws -> CaseChange {
        var after = try file.moved(by: .noDraftPossible, at: surroundings.now())
        after.withoutDraftBecause = reason.message
        return after.noting("not drafted", because: [stopRecord(of: .draft, in: file, because: reason)])
    }

    /// The record that a function is not used for a case.
    func stopRecord(of function: AIFunction, in file: CaseFile, because reason: WithoutAI) -> ActionRecord {
        let now = surroundings.now().milliseconds
        var disclosed: [String: JSONValue] = [
            "function": .string(function.rawValue), "without_ai": .string(reason.code),
        ]
        if case .stopped(let order) = reason { disclosed["stopped_by"] = .string(order.id) }
        return ActionRecord(
            id: surroundings.newRecordID(), action: .stop, trigger: .config, automation: .delegate,
            caseReference: file.id.text, cause: file.history.last?.record, start: now, end: now, disclosed: disclosed)
    }
}
