/// What a log sends to a witness: "you knew me with so many entries; here is my new checkpoint, and the proof that it
/// extends the old one" (C2SP tlog-witness, add-checkpoint).
package struct WitnessRequest: Sendable, Equatable {
    /// Bytes in a request at most.
    package static let largest = SignedNote.largest + 4096
    /// Path of the request below the witness's address, and the content type of the answer with a known size.
    package static let path = "/add-checkpoint"
    package static let sizeContentType = "text/x.tlog.size"

    /// Entries of the checkpoint that the witness signed last; 0 where it has signed none.
    package let oldSize: Int64
    /// The consistency proof, 63 hashes at most.
    package let proof: [[UInt8]]
    package let note: SignedNote

    package init(oldSize: Int64, proof: [[UInt8]], note: SignedNote) {
        (self.oldSize, self.proof, self.note) = (oldSize, proof, note)
    }

    /// - Parameters:
    ///   - note: The log's signed checkpoint.
    ///   - oldSize: What the witness knows, at most the size in the checkpoint.
    ///   - tiles: Has the hashes of the tree.
    package init(_ note: SignedNote, knownSize oldSize: Int64, tiles: some HashTiles) throws {
        let size = try Checkpoint(text: note.text).size
        guard (0...size).contains(oldSize) else { throw LogFailure.malformed(.request, "the witness knows more") }
        self.init(
            oldSize: oldSize, proof: try MerkleTree(size: size, tiles: tiles).consistencyProof(from: oldSize),
            note: note)
    }

    package init(_ bytes: some Collection<UInt8>) throws(LogFailure) {
        guard bytes.count <= Self.largest else { throw .tooLarge(.request, bytes: bytes.count, limit: Self.largest) }
        var lines = LineReader(Array(bytes))
        guard let size = lines.next()?.after("old ").flatMap({ exactDecimal($0) }) else {
            throw .malformed(.request, "line 1 is not 'old' with a number")
        }
        var proof: [[UInt8]] = []
        while true {
            guard let line = lines.next() else { throw .malformed(.request, "it has no empty line") }
            guard !line.isEmpty else { break }
            guard proof.count < MerkleProof.longest, let hash = exactHash(line) else {
                throw .malformed(.request, "line \(lines.number) is not one of at most 63 hashes")
            }
            proof.append(hash)
        }
        self.init(oldSize: size, proof: proof, note: try SignedNote(lines.rest))
    }

    package var bytes: [UInt8] {
        let lines = ["old \(oldSize)"] + proof.map(base64)
        return Array((lines.joined(separator: "\n") + "\n\n").utf8) + note.bytes
    }
}

/// What a witness said, read by the log.
package enum WitnessReply: Sendable, Equatable {
    /// Signatures of this witness that fit the checkpoint, at least one.
    case cosigned([SignedNote.Signature])
    /// The witness knows the log with another size. Ask again with a proof from there.
    case knows(size: Int64)
    /// The witness knows another tree of the same size: the log was forked.
    case split
    /// Refused with this status of HTTP.
    case refused(status: Int)

    /// Bytes of an answer that are worth reading.
    package static let largest = 65_536

    /// - Parameters:
    ///   - status: Of HTTP.
    ///   - body: The whole answer.
    ///   - request: What was sent.
    ///   - key: The witness's.
    /// - Throws: ``LogFailure`` where the answer is not in the form that the specification asks for, or none of its
    ///   signatures is of this witness and fits.
    package init(
        status: Int, body: [UInt8], to request: WitnessRequest, from key: NoteVerifier
    ) throws(LogFailure) {
        guard body.count <= Self.largest else {
            throw .tooLarge(.witnessAnswer, bytes: body.count, limit: Self.largest)
        }
        var lines = LineReader(body)
        switch status {
        case 200:
            var own: [SignedNote.Signature] = []
            while let line = lines.next() {
                let signature = try SignedNote.Signature(line: line)
                guard signature.isOf(key) else { continue }
                _ = try Cosignature.check(signature, on: request.note.text, by: key)
                own.append(signature)
            }
            guard !own.isEmpty else { throw .wrongKey(key.name) }
            self = .cosigned(own)
        case 409:
            guard let size = lines.next().flatMap({ exactDecimal($0) }), lines.rest.isEmpty else {
                throw .malformed(.witnessAnswer, "status 409 without the known size")
            }
            // The size was right, so what differs is the tree.
            self = size == request.oldSize ? .split : .knows(size: size)
        default:
            self = .refused(status: status)
        }
    }
}
