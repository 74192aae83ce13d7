/// The signature of a witness on a checkpoint: "at this time, this was the largest tree of this log that I had seen, and
/// it extends all that I saw before" (C2SP tlog-cosignature, Ed25519).
package enum Cosignature {
    /// The bytes that are signed.
    private static func message(_ text: [UInt8], time: Int64) -> [UInt8] {
        Array("cosignature/v1\ntime \(time)\n".utf8) + text
    }

    /// - Parameters:
    ///   - text: The text of the checkpoint.
    ///   - time: Seconds since 1970.
    ///   - key: Of the type for witnesses.
    package static func make(
        on text: [UInt8], at time: Int64, with key: NoteSigner
    ) throws(LogFailure) -> SignedNote.Signature {
        guard key.verifier.type == .cosignature else {
            throw .malformed(.key, "it is the key of a log, not of a witness")
        }
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: time >> (56 - 8 * $0)) }
        let signature = try key.signature(of: message(text, time: time))
        return SignedNote.Signature(name: key.verifier.name, keyID: key.verifier.id, bytes: bytes + signature)
    }

    /// - Returns: The time at which the witness signed, in seconds since 1970.
    /// - Throws: ``LogFailure/badSignature(_:)`` where it does not fit, ``LogFailure/wrongKey(_:)`` where it is not of
    ///   this key.
    package static func check(
        _ signature: SignedNote.Signature, on text: [UInt8], by key: NoteVerifier
    ) throws(LogFailure) -> Int64 {
        guard signature.isOf(key), key.type == .cosignature else { throw .wrongKey(key.name) }
        guard signature.bytes.count == 72, signature.bytes[0] < 0x80 else { throw .badSignature(key.name) }
        let time = signature.bytes.prefix(8).reduce(Int64(0)) { $0 << 8 | Int64($1) }
        guard key.isValid(signature.bytes.dropFirst(8), of: message(text, time: time)) else {
            throw .badSignature(key.name)
        }
        return time
    }
}
