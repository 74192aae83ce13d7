/// How far AI took part in a text: the values of the `mode` key of `AI-Disclosure` (draft-abaris-aicdh) with the terms
/// that other vocabularies have for them.
package enum AIMode: String, Sendable, CaseIterable {
    case none
    case modified = "ai-modified"
    case originated = "ai-originated"
    case machineGenerated = "machine-generated"

    /// IPTC Digital Source Type. The scheme is `http` in the vocabulary itself.
    package func digitalSourceType(edited: Bool) -> String {
        let term =
            switch self {
            case .none: "digitalCreation"
            case .modified: "compositeWithTrainedAlgorithmicMedia"
            case .originated: edited ? "compositeWithTrainedAlgorithmicMedia" : "trainedAlgorithmicMedia"
            case .machineGenerated: "trainedAlgorithmicMedia"
            }
        return "http://cv.iptc.org/newscodes/digitalsourcetype/" + term
    }
}
