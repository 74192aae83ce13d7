package import Transparency

/// One thing that the software does, will do or must never do, and how the AI Act looks at it.
package struct FunctionEntry: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable { case rules, bayes, retrieval, llm, template }

    package enum AISystem: String, Sendable {
        case yes, no
        /// Unsettled; treated as an AI system until somebody decides otherwise.
        case treatedAsYes = "treated-as-yes"
    }

    package enum Status: String, Sendable {
        case built
        case notBuilt = "not-built"
        /// Built, and off unless the authority switches it on.
        case off
        /// Not built, and tests refuse it.
        case prohibited
    }

    /// Components of this name in action records belong to the function: `services` stands for `<desk>.services`.
    package struct Component: Sendable, Equatable {
        package let kind: String
        package let name: String

        package init(_ kind: String, _ name: String) { (self.kind, self.name) = (kind, name) }
    }

    package let id: String
    package let name: Words
    package let kind: Kind
    /// Whether it has learned from examples.
    package let learned: Bool
    package let isAISystem: AISystem
    /// Why, or why not.
    package let reason: Words
    /// How Annex III of the AI Act (high-risk uses) looks at it.
    package let annexIII: Words
    /// How Art. 50 of the AI Act (transparency) looks at it.
    package let article50: Words
    /// What the software holds to because of it.
    package let rule: Words
    package private(set) var status: Status
    package let components: [Component]
    /// What the views rest on.
    package let sources: [Source]

    init(
        _ id: String, _ name: Words, _ kind: Kind, learned: Bool = false, isAISystem: AISystem, because reason: Words,
        annexIII: Words = .none, article50: Words = .none, rule: Words, status: Status = .built,
        components: [Component] = [], sources: [Source]
    ) {
        (self.id, self.name, self.kind, self.learned, self.isAISystem) = (id, name, kind, learned, isAISystem)
        (self.reason, self.annexIII, self.article50, self.rule) = (reason, annexIII, article50, rule)
        (self.status, self.components, self.sources) = (status, components, sources)
    }

    /// The same function in another state, for example switched off in one installation.
    package func with(status: Status) -> FunctionEntry {
        var function = self
        function.status = status
        return function
    }

    var json: JSONValue {
        [
            "id": .string(id), "name": name.json, "kind": .string(kind.rawValue), "learned": .bool(learned),
            "ai_system": .string(isAISystem.rawValue), "reason": reason.json, "annex_iii": annexIII.json,
            "art_50": article50.json, "design_rule": rule.json, "status": .string(status.rawValue),
            "components": .array(components.map { ["kind": .string($0.kind), "name": .string($0.name)] }),
            "sources": .array(sources.map { .string($0.rawValue) }),
        ]
    }
}

extension Words {
    static let none = Words("–", "–")

    var json: JSONValue { ["de": .string(de), "en": .string(en)] }
}
