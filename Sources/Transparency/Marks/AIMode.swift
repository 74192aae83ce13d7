/// How far AI took part in a text: the values of the `mode` key of `AI-Disclosure` (draft-abaris-aicdh) with the terms
/// that other vocabularies have for them.
package enum AIMode: String, Sendable, CaseIterable {
    case none
    case modified = "ai-modified"
    case originated = "ai-originated"
    case machineGenerated = "machine-generated"

    /// IPTC Digital Source Type. The scheme is `http` in the vocabulary itself.
    package func digitalSourceType(edited: Bool) -> String {
        "http://cv.iptc.org/newscodes/digitalsourcetype/" + term(edited: edited)
    }

    /// The member of schema.org's `IPTCDigitalSourceEnumeration`; it has none for text that people write.
    package func schemaTerm(edited: Bool) -> String? {
        guard self != .none else { return nil }
        let term = term(edited: edited)
        return "https://schema.org/" + term.prefix(1).uppercased() + term.dropFirst() + "DigitalSource"
    }

    private func term(edited: Bool) -> String {
        switch self {
        case .none: "digitalCreation"
        case .modified: "compositeWithTrainedAlgorithmicMedia"
        case .originated: edited ? "compositeWithTrainedAlgorithmicMedia" : "trainedAlgorithmicMedia"
        case .machineGenerated: "trainedAlgorithmicMedia"
        }
    }

    /// The value of the HTML attribute `ai-disclosure` (W3C draft "AI Content Disclosure").
    package var htmlValue: String {
        switch self {
        case .none: "none"
        case .modified: "ai-assisted"
        case .originated: "ai-generated"
        case .machineGenerated: "ai-autonomous"
        }
    }

    /// What the mode says of a part that the software wrote or changed, for `AI-Content-Parts`.
    package var partAction: String {
        switch self {
        case .none: "none"
        case .modified: "modified"
        case .originated, .machineGenerated: "generated"
        }
    }
}
