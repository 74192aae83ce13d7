package import Transparency

/// Every function of the software and its view under the AI Act. `Corpora/policy/functions.json` is the same table as a
/// file; a test keeps both equal.
package struct FunctionTable: Sendable {
    package let functions: [FunctionEntry]
    /// ISO 8601; when the views were last looked at.
    package let assessedOn: String
    package let assessedBy: String

    package init(functions: [FunctionEntry], assessedOn: String, assessedBy: String) {
        (self.functions, self.assessedOn, self.assessedBy) = (functions, assessedOn, assessedBy)
    }

    package static let standard = FunctionTable(
        functions: FunctionEntry.reading + FunctionEntry.deciding + FunctionEntry.writing + FunctionEntry.languageModels
            + FunctionEntry.prohibited,
        assessedOn: "2026-11-22",
        assessedBy: "the Postroom project, as a proposal; the authority decides")

    package func function(_ id: String) -> FunctionEntry? { functions.first { $0.id == id } }

    /// The functions that a component of a record belongs to.
    ///
    /// - Parameter id: As records name it, `<desk>.<name>`.
    package func functions(ofComponent kind: String, id: String) -> [FunctionEntry] {
        let name = id.utf8.lastIndex(of: UInt8(ascii: ".")).map { id[id.utf8.index(after: $0)...] } ?? id[...]
        return functions.filter { $0.components.contains { $0.kind == kind && $0.name == name } }
    }

    package func having(_ status: FunctionEntry.Status) -> [FunctionEntry] { functions.filter { $0.status == status } }

    /// The table of an installation in which these functions, off otherwise, are switched on. Others stay as they are.
    package func switchingOn(_ ids: Set<String>) -> FunctionTable {
        FunctionTable(
            functions: functions.map { $0.status == .off && ids.contains($0.id) ? $0.with(status: .built) : $0 },
            assessedOn: assessedOn, assessedBy: assessedBy)
    }

    /// Built functions that count as an AI system.
    package var inUse: [FunctionEntry] { functions.filter { $0.status == .built && $0.isAISystem != .no } }

    package var json: JSONValue {
        [
            "schema": "ai-functions/1", "assessed_on": .string(assessedOn), "assessed_by": .string(assessedBy),
            "functions": .array(functions.map(\.json)),
            // How far the text of each source was read for these views.
            "sources": .object(
                Dictionary(
                    uniqueKeysWithValues: Source.allCases.map {
                        ($0.rawValue, ["name": $0.name.json, "read": .string("\($0.reading)")] as JSONValue)
                    })),
        ]
    }

    /// The file: ``json`` with one value a line, so that changes can be read in a comparison.
    package var file: String { json.indented + "\n" }
}
