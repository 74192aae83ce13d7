/// The wording of what an examination finds: what is so, and what to do next.
package enum MarkWords {
    /// One line about a layer.
    package static func line(_ layer: MarkLayer, _ state: LayerState) -> String {
        switch state {
        case .intact: "intact"
        case .missing: "missing"
        case .notUsed: layer == .dkim ? "not used: the reply is not signed" : "not used"
        case .unchecked(let reason): "not checked: " + words(reason)
        case .broken(let problem): "broken: " + words(problem, layer)
        }
    }

    private static func words(_ reason: LayerState.Unchecked) -> String {
        switch reason {
        case .bodyFitsNoKey:
            "the body is as signed; whether the signature is real, the sender's public key says (--dkim-key FILE)"
        case .unknownMethod: "signed by a method that this version does not know; newer versions may"
        case .othersSignatures: "the mail is signed, but no signature covers the marks"
        case .noProofGiven: "no proof was given (--proof FILE --policy FILE)"
        }
    }

    private static func words(_ problem: LayerState.Problem, _ layer: MarkLayer) -> String {
        switch problem {
        case .repeated(let count): "the field \(layer.rawValue) stands there \(count) times, it may stand there once"
        case .unknownForm: "the field \(layer.rawValue) is not in a form that this version knows"
        case .newerVersion:
            "the field \(layer.rawValue) was written by a newer version. Check it with a newer version of Postroom"
        case .contradicts(let other): "\(other.rawValue) says otherwise"
        case .otherWords: "the words are not those that were marked"
        case .otherParts: "text parts of the mail are missing or were added"
        case .signedBodyChanged: "the body was changed after it was signed"
        case .signedHeaderChanged: "the header was changed after it was signed, or the key is another's"
        case .proofFitsTextOnly: "the proof is of this text, but header or HTML are not as approved"
        case .proofFails(let reason): reason
        }
    }

    /// What a state means, for the person who asked.
    package static func meaning(of state: MarksReport.State) -> String {
        switch state {
        case .intact: "The marks are intact."
        case .forwarded: "The reply was passed on. What is said of the marks is said of the reply inside."
        case .quoted: "The sentence stands in a quote. Ask for the reply itself to check more."
        case .textOnly: "Only the sentence is left. Ask for the reply as an .eml file to check more."
        case .tampered:
            "The marks are missing in part or do not fit. Somebody or a mail server changed the mail, or Postroom did "
                + "not write it. Do not rely on them."
        case .unmarked: "There are no marks. That says nothing about how the mail was written."
        }
    }

    package static let limit = "Marks show what was stated when the reply was sent, not that it is true or was read."
}
