/// A witness: it signs a checkpoint only if that extends the last one it signed for the same log (C2SP tlog-witness).
///
/// All that it remembers is one checkpoint for each log, in a ``CheckpointStore``.
package struct WitnessLedger: Sendable {
    package enum Answer: Sendable, Equatable {
        case cosigned(SignedNote.Signature)
        case badRequest(LogFailure)
        /// No signature of a trusted key of this log, or one that does not fit.
        case forbidden
        case unknownOrigin
        /// The last checkpoint signed has this size. Where `split` is true, it has the size that the request named, or
        /// that of the new checkpoint, and another root: the log shows two trees.
        case conflict(size: Int64, split: Bool)
        case badProof
        /// What is remembered could not be read or written. Nothing was signed.
        case unavailable

        /// The status of HTTP.
        package var status: Int {
            switch self {
            case .cosigned: 200
            case .badRequest: 400
            case .forbidden: 403
            case .unknownOrigin: 404
            case .conflict: 409
            case .badProof: 422
            case .unavailable: 503
            }
        }

        package var contentType: String {
            if case .conflict = self { WitnessRequest.sizeContentType } else { "text/plain; charset=utf-8" }
        }

        package var body: String {
            switch self {
            case .cosigned(let signature): signature.line
            case .badRequest(let failure): "\(failure)\n"
            case .forbidden: "No signature of a trusted key of this log fits the checkpoint.\n"
            case .unknownOrigin: "This witness does not know the log.\n"
            case .conflict(let size, _): "\(size)\n"
            case .badProof: "The proof does not show that the checkpoint extends the last one signed.\n"
            case .unavailable: "The witness cannot reach its memory. Try again later.\n"
            }
        }
    }

    private let signer: NoteSigner
    private let logs: [NoteVerifier]
    private let store: any CheckpointStore

    /// - Parameters:
    ///   - signer: Of the type for witnesses.
    ///   - logs: The keys of the logs that are witnessed. The name of a key is the origin of its log.
    ///   - store: Where the last checkpoints are kept.
    /// - Throws: ``LogFailure/malformed(_:_:)`` where a key is of the wrong type.
    package init(signer: NoteSigner, logs: [NoteVerifier], store: any CheckpointStore) throws(LogFailure) {
        guard signer.verifier.type == .cosignature, logs.allSatisfy({ $0.type == .ed25519 }) else {
            throw .malformed(.key, "a witness has a key of type 4 and its logs have keys of type 1")
        }
        (self.signer, self.logs, self.store) = (signer, logs, store)
    }

    /// - Parameters:
    ///   - body: Of the request.
    ///   - now: Seconds since 1970.
    package func answer(_ body: some Collection<UInt8>, now: Int64) async -> Answer {
        let request: WitnessRequest
        let checkpoint: Checkpoint
        do {
            request = try WitnessRequest(body)
            checkpoint = try Checkpoint(text: request.note.text)
        } catch {
            return .badRequest(error)
        }
        let keys = logs.filter { sameBytes($0.name, checkpoint.origin) }
        guard !keys.isEmpty else { return .unknownOrigin }
        guard isSigned(request.note, by: keys) else { return .forbidden }
        guard request.oldSize <= checkpoint.size else {
            return .badRequest(.malformed(.request, "the old size is larger than that of the checkpoint"))
        }
        do {
            let stored = try await store.last(of: checkpoint.origin)
            let known = try Self.known(stored, origin: checkpoint.origin)
            if let refusal = Self.refusal(request, checkpoint, known: known) { return refusal }
            let signature = try Cosignature.make(on: request.note.text, at: now, with: signer)
            guard try await store.replace(stored, with: request.note.bytes, for: checkpoint.origin) else {
                let newer = try Self.known(try await store.last(of: checkpoint.origin), origin: checkpoint.origin)
                return .conflict(size: newer.size, split: false)
            }
            return .cosigned(signature)
        } catch {
            return .unavailable
        }
    }

    /// Signatures of other keys are passed over; a known key's that does not fit spoils the note.
    private func isSigned(_ note: SignedNote, by keys: [NoteVerifier]) -> Bool {
        let used = keys.filter { key in note.signatures.contains { $0.isOf(key) } }
        return !used.isEmpty && used.allSatisfy { (try? note.check(against: $0)) != nil }
    }

    private static func known(_ stored: [UInt8]?, origin: String) throws(LogFailure) -> Checkpoint {
        guard let stored else { return Checkpoint(origin: origin, size: 0, root: MerkleHash.emptyRoot) }
        return try Checkpoint(text: SignedNote(stored).text)
    }

    private static func refusal(_ request: WitnessRequest, _ new: Checkpoint, known: Checkpoint) -> Answer? {
        guard request.oldSize == known.size else {
            return .conflict(size: known.size, split: new.size == known.size && new.root != known.root)
        }
        guard new.size > known.size else {
            guard new.root == known.root else { return .conflict(size: known.size, split: true) }
            return request.proof.isEmpty ? nil : .badProof
        }
        do {
            try MerkleProof.checkConsistency(
                oldSize: known.size, oldRoot: known.root, newSize: new.size, newRoot: new.root, path: request.proof)
            return nil
        } catch {
            return .badProof
        }
    }
}
