/// Why something of a transparency log cannot be read or is not believed.
package enum LogFailure: Error, Sendable, Equatable {
    /// What was being read.
    package enum Part: String, Sendable {
        case bundle = "entry bundle"
        case checkpoint
        case cosignature
        case key
        case leaf
        case note = "signed note"
        case policy
        case proof = "proof file"
        case reply
        case request = "witness request"
        case tile
        case witnessAnswer = "answer of the witness"
    }

    /// Not in the form that the specification asks for; the text says what is wrong and where.
    case malformed(Part, String)
    /// In a form that came after this program; the text names it.
    case newerVersion(Part, String)
    case tooLarge(Part, bytes: Int, limit: Int)
    /// The checkpoint is of another log than those that are trusted.
    case foreignLog(String, trusted: [String])
    /// No signature of the trusted key of this log.
    case wrongKey(String)
    /// A signature that names a trusted key and was not made with it, or not over this text.
    case badSignature(String)
    case tooFewWitnesses(found: Int, quorum: String)
    /// The hashes do not lead to the root of the signed checkpoint.
    case treeMismatch
    /// The logged record is not an approval; the text is its action.
    case notApproval(String)
    /// The proof file lacks the salt that opens the record's commitment to the reply.
    case noOpening
    /// The reply is not the one that was approved.
    case otherReply
    /// A time in the future: what bears it, and by how many seconds.
    case clock(String, seconds: Int64)

    /// One word for programs. The verifier in Python uses the same.
    package var code: String {
        switch self {
        case .malformed: "malformed"
        case .newerVersion: "newer-version"
        case .tooLarge: "too-large"
        case .foreignLog: "foreign-log"
        case .wrongKey: "wrong-key"
        case .badSignature: "bad-signature"
        case .tooFewWitnesses: "too-few-witnesses"
        case .treeMismatch: "tree-mismatch"
        case .notApproval: "not-approval"
        case .noOpening: "no-opening"
        case .otherReply: "other-reply"
        case .clock: "clock"
        }
    }
}

extension LogFailure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .malformed(let part, let what):
            "The \(part.rawValue) is malformed: \(what). Ask for the file again; it may have been cut or changed."
        case .newerVersion(let part, let version):
            "The \(part.rawValue) has the form \(shown(version)), which this program does not know. Use a newer program."
        case .tooLarge(let part, let bytes, let limit):
            "The \(part.rawValue) has \(bytes) bytes, \(limit) are allowed."
        case .foreignLog(let origin, let trusted):
            "The checkpoint is of the log \(shown(origin)); the policy trusts "
                + "\(trusted.map(shown).joined(separator: ", ")). Use the policy of the authority that replied."
        case .wrongKey(let name):
            "The checkpoint of \(shown(name)) is not signed with the key in the policy. Check that the key is the "
                + "published one."
        case .badSignature(let name):
            "The signature of \(shown(name)) does not fit the checkpoint: the checkpoint was changed, or the signature "
                + "was not made with this key."
        case .tooFewWitnesses(let found, let quorum):
            "Trusted witnesses that signed the checkpoint: \(found). The policy asks for \(shown(quorum))."
        case .treeMismatch:
            "The tree hash does not fit: the logged record, its place or the hashes of the proof were changed."
        case .notApproval(let action):
            "The logged record is not an approval of a reply (its action is \(shown(action)))."
        case .noOpening:
            "The proof file lacks the salt that opens the commitment to the reply. Ask the authority for a proof of "
                + "this reply."
        case .otherReply:
            "The proof is of another reply, or the reply was changed after its approval. Use the message as it "
                + "arrived, with its header, and the proof that belongs to it."
        case .clock(let what, let seconds):
            "The time of \(shown(what)) is \(seconds) seconds in the future. One of the clocks is wrong."
        }
    }
}

/// A name from a stranger's file, fit for one line on a terminal: 120 bytes at most, others than printable ASCII as "?".
private func shown(_ text: String) -> String {
    let bytes = text.utf8.prefix(120).map { (0x20..<0x7F).contains($0) ? $0 : UInt8(ascii: "?") }
    return bytes.isEmpty ? "(empty)" : String(decoding: bytes, as: UTF8.self)
}
