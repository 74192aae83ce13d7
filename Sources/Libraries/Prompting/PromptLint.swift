import Transparency

/// Something in a prompt that must be set right before it may be used.
package enum PromptFinding: Sendable, Hashable, CustomStringConvertible {
    case noVersion
    case noPurpose
    case badParameter(String)
    case noSchema
    case schema(SchemaFault, at: String)
    case repeatedSlot(String)
    case unusedSlot(String)
    case undefinedSlot(String)
    /// A slot with the name of the code's place.
    case reservedSlot(String)
    case badLimit(slot: String)
    case citizensTextInSystem(String)
    /// Citizens' text stands before the user part names the code of its marks, or the code is not named at all.
    case codeNotNamed(slot: String)
    case tooLong(bytes: Int, limit: Int)
    case mayOverflow(bytes: Int, limit: Int)
    case looksSecret(String)

    package var description: String {
        switch self {
        case .noVersion: "it has no version; add one, from 1"
        case .noPurpose: "it does not say what it is for; fill in \"purpose\""
        case .badParameter(let name): "the parameter \"\(name)\" is out of range; see PromptParameters"
        case .noSchema: "it has no answer schema; describe the answer as an object under \"answer\""
        case .schema(let fault, let path): "answer\(path): \(fault)"
        case .repeatedSlot(let name): "the slot \"\(name)\" is declared twice; remove one"
        case .unusedSlot(let name): "the slot \"\(name)\" is declared and used nowhere; remove it or use it"
        case .undefinedSlot(let name): "{{\(name)}} is used and not declared; declare it under \"slots\""
        case .reservedSlot(let name): "a slot cannot be named \"\(name)\", that is the place of the code; rename it"
        case .badLimit(let slot): "the limit of \"\(slot)\" must be from 1 to \(Prompt.longestFilled) bytes"
        case .citizensTextInSystem(let name):
            "{{\(name)}} holds citizens' text and stands in the system part; move it to the user part"
        case .codeNotNamed(let slot): "{{code}} must stand in the user part before {{\(slot)}}, whose marks carry it"
        case .tooLong(let bytes, let limit): "its own text has \(bytes) bytes, \(limit) are allowed; say it shorter"
        case .mayOverflow(let bytes, let limit):
            "text and slots may reach \(bytes) bytes, \(limit) are allowed; lower the limits of the slots"
        case .looksSecret(let start):
            "a word that begins with \"\(start)\" looks like a key; prompts are public, remove it"
        }
    }
}

extension Prompt {
    /// Bytes of a prompt's own text, at most.
    package static let longestText = 6_000
    /// Bytes that marks, ids and notes of cuts add to a slot, at most.
    package static let slotMargin = 200

    /// What is wrong with the prompt; empty for one that may be used.
    package func findings() -> [PromptFinding] {
        var findings: [PromptFinding] = []
        if version < 1 { findings.append(.noVersion) }
        if purpose.utf8.allSatisfy({ $0 <= 0x20 }) { findings.append(.noPurpose) }
        if !PromptParameters.temperatures.contains(parameters.temperature) {
            findings.append(.badParameter("temperature"))
        }
        if !PromptParameters.tokens.contains(parameters.maxTokens) { findings.append(.badParameter("maxTokens")) }
        findings += slotFindings() + placeFindings()
        findings += SchemaLint(lists: Set(slots.filter(\.kind.isList).map(\.name))).findings(answer)
        let own = system.source.utf8.count + user.source.utf8.count
        if own > Self.longestText { findings.append(.tooLong(bytes: own, limit: Self.longestText)) }
        let uses = Dictionary((system.places + user.places).map { ($0, 1) }, uniquingKeysWith: +)
        let most = slots.reduce(own) { sum, slot in
            // Control words of chat formats grow by less than their own length when they are made harmless.
            let content = min(slot.limit, Self.longestFilled) * (slot.isCitizens ? 2 : 1)
            return sum + (content + Self.slotMargin) * (uses[slot.name] ?? 0)
        }
        if most > Self.longestFilled { findings.append(.mayOverflow(bytes: most, limit: Self.longestFilled)) }
        return findings + secretFindings()
    }

    private func slotFindings() -> [PromptFinding] {
        var findings: [PromptFinding] = []
        var seen: Set<String> = []
        let used = Set(system.places + user.places)
        for slot in slots {
            if !seen.insert(slot.name).inserted { findings.append(.repeatedSlot(slot.name)) }
            if slot.name == PromptText.codePlace { findings.append(.reservedSlot(slot.name)) }
            if !used.contains(slot.name) { findings.append(.unusedSlot(slot.name)) }
            if !(1...Self.longestFilled).contains(slot.limit) { findings.append(.badLimit(slot: slot.name)) }
        }
        return findings
    }

    private func placeFindings() -> [PromptFinding] {
        let declared = Set(slots.map(\.name))
        let citizens = Set(slots.filter(\.isCitizens).map(\.name))
        var findings: [PromptFinding] = []
        var noted: Set<String> = [PromptText.codePlace]
        for name in system.places + user.places where !declared.contains(name) && noted.insert(name).inserted {
            findings.append(.undefinedSlot(name))
        }
        for name in system.places where citizens.contains(name) { findings.append(.citizensTextInSystem(name)) }
        var isNamed = false
        for name in user.places {
            if name == PromptText.codePlace { isNamed = true }
            if citizens.contains(name), !isNamed { findings.append(.codeNotNamed(slot: name)) }
        }
        return findings
    }

    /// Words of 24 or more letters and digits, mixed, as keys have them and languages do not.
    private func secretFindings() -> [PromptFinding] {
        var findings: [PromptFinding] = []
        var word: [UInt8] = []
        func close() {
            let hasDigit = word.contains { (0x30...0x39).contains($0) }
            let hasLetter = word.contains { (0x61...0x7A).contains($0 | 0x20) }
            if word.count >= 24, hasDigit, hasLetter {
                findings.append(.looksSecret(String(decoding: word.prefix(4), as: UTF8.self)))
            }
            word = []
        }
        for byte in (system.source + "\n" + user.source).utf8 {
            let isPart =
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
                || [UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "/")].contains(byte)
            if isPart { word.append(byte) } else { close() }
        }
        close()
        return findings
    }
}
