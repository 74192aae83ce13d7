/// A mark of a reply that can be there or not on its own.
package enum MarkLayer: String, Sendable, CaseIterable {
    case visibleText = "visible sentence (text)"
    case visibleHTML = "visible sentence (HTML)"
    case disclosure = "AI-Disclosure"
    case provenance = "AI-Provenance"
    case contentParts = "AI-Content-Parts"
    case generated = "X-AI-Generated"
    case textDigest = "text digest"
    case htmlDigest = "text digest (HTML)"
    case dkim = "DKIM signature"
    case proof = "proof"
}

/// What an examination says of one layer.
package enum LayerState: Sendable, Equatable {
    case intact
    /// It should be there and is not.
    case missing
    /// Nothing asks for it, for example an unsigned reply's signature.
    case notUsed
    /// It is there and was not checked; the reason says what is needed for that.
    case unchecked(Unchecked)
    case broken(Problem)

    package enum Unchecked: Sendable, Equatable {
        /// The body is as signed; whether the signature is real, the sender's public key would say.
        case bodyFitsNoKey
        /// The signature is not by a method that this version knows.
        case unknownMethod
        /// There are signatures, perhaps of mail servers, and none covers the marks.
        case othersSignatures
        case noProofGiven
    }

    package enum Problem: Sendable, Equatable {
        /// A field that may stand once stands this often.
        case repeated(Int)
        /// Not in a form that this version knows.
        case unknownForm
        /// Written by a newer version.
        case newerVersion
        /// Another layer says otherwise.
        case contradicts(MarkLayer)
        /// The words are not those that were marked.
        case otherWords
        /// Text parts are missing or were added.
        case otherParts
        case signedBodyChanged
        case signedHeaderChanged
        /// The proof is of this text; header or HTML are not as approved.
        case proofFitsTextOnly
        /// The proof does not fit; the reason is the proof's own.
        case proofFails(String)
    }

    /// True where nothing speaks against the mark.
    package var isGood: Bool {
        switch self {
        case .intact, .notUsed, .unchecked: true
        case .missing, .broken: false
        }
    }

    /// A word for programs.
    package var code: String {
        switch self {
        case .intact: "intact"
        case .missing: "missing"
        case .notUsed: "not used"
        case .unchecked: "not checked"
        case .broken: "broken"
        }
    }
}
