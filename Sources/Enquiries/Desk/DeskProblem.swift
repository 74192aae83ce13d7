/// One thing that is wrong in a desk's files.
package struct DeskProblem: Hashable, Sendable, Comparable {
    package enum Fault: Hashable, Sendable {
        case unreadable(String)
        case missingKey(String)
        case unknownKey(String)
        case badValue(key: String, expected: String)
        case duplicate(kind: String, id: String)
        case unknownService(String)
        case noAnswer(service: String, language: String)
        case ruleWithoutCondition(String)
        case ruleWithoutConsequence(String)
        case ruleNeverFires(String, because: String)
        case ruleMissesExample(String, example: String)
        case ruleFiresOnCalm(String, calm: String)
        case screenWithoutCalm(String)
        case unknownSlot(String)
        case unlistedLink(String)
        case missingLanguage(key: String, language: String)
        case noServices
        case policy(DeskPolicy.Fault)
        /// What the linter of prompts says.
        case prompt(String)
        /// What is wrong with the endpoint of a language model.
        case modelEndpoint(String)
        /// A key stands in the settings instead of in a file.
        case keyInSettings(String)
        /// Records of this retention class would be kept for less than six months.
        case keptTooShort(String)
    }

    package let origin: Origin
    package let fault: Fault

    package init(_ fault: Fault, at origin: Origin) { (self.fault, self.origin) = (fault, origin) }

    package static func < (one: Self, other: Self) -> Bool {
        (one.origin, one.message) < (other.origin, other.message)
    }

    /// What is wrong and what to do, without the place.
    package var message: String {
        switch fault {
        case .unreadable(let reason): "cannot be read: \(reason)"
        case .missingKey(let key): "the key \"\(key)\" is missing; add it"
        case .unknownKey(let key): "the key \"\(key)\" is not known here; remove it or correct its spelling"
        case .badValue(let key, let expected): "the value of \"\(key)\" is not allowed; expected \(expected)"
        case .duplicate(let kind, let id): "the \(kind) \"\(id)\" exists twice; give one of them another id"
        case .unknownService(let id): "the service \"\(id)\" is not in services.yaml; add it there or correct the id"
        case .noAnswer(let service, let language):
            "the service \"\(service)\" has no general answer in \"\(language)\"; write one under answers/\(service)/"
        case .ruleWithoutCondition(let id): "the rule \"\(id)\" has no words to look for; give it any, all or near"
        case .ruleWithoutConsequence(let id): "the rule \"\(id)\" has no consequence; fill in \"then\""
        case .ruleNeverFires(let id, let because): "the rule \"\(id)\" can never fire: \(because)"
        case .ruleMissesExample(let id, let example): "the rule \"\(id)\" does not fire on its example \"\(example)\""
        case .ruleFiresOnCalm(let id, let calm): "the rule \"\(id)\" fires on its look-alike \"\(calm)\""
        case .screenWithoutCalm(let id): "the screen \"\(id)\" names no look-alikes; add at least two under \"calm\""
        case .unknownSlot(let slot):
            "the slot {{\(slot)}} does not exist; use \(Answer.slots.sorted().joined(separator: ", "))"
        case .unlistedLink(let link): "the link \(link) is not in desk.yaml under \"links\"; add it there or remove it"
        case .missingLanguage(let key, let language):
            "the text \"\(key)\" is missing in \"\(language)\", a language of the desk; add it"
        case .noServices: "there are no services; list at least one in services.yaml"
        case .keptTooShort(let kind):
            "\"\(kind)\" must be kept for six months at least (Articles 19 and 26(6) of the AI Act); "
                + "say P6M or more, or give the reason under \"override\""
        case .prompt(let words), .modelEndpoint(let words): words
        case .keyInSettings(let key):
            "\"\(key)\" looks like a secret; put the secret into a file that only this user can read, and name the file "
                + "here, for example keys/model.key. If it was the secret, have it replaced: it stood in the open"
        case .policy(.profileWithoutDomain):
            "an AI profile needs to know what the mailbox is for; add \"domain\", or set the profile off"
        case .policy(.standardInAnnexIII(let domain)):
            "the domain \"\(domain.rawValue)\" is in Annex III of the AI Act (point \(domain.annexIII ?? "?")); "
                + "set the profile off, or high-risk with everything that it asks for"
        case .policy(.highRiskLacks(let keys)):
            "the profile high-risk needs \(keys.joined(separator: ", ")) under \"ai\"; add them, or set the profile off"
        }
    }

    package var line: String { "\(origin): \(message)" }
}

/// A desk that cannot be used, with everything that is wrong, all at once.
package struct DeskProblems: Error, Sendable, CustomStringConvertible {
    package let problems: [DeskProblem]

    package init(_ problems: [DeskProblem]) { self.problems = problems.sorted() }

    package var description: String { problems.map(\.line).joined(separator: "\n") }
}
