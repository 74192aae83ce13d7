/// What a log says about itself: which log it is, how many entries it has, what their tree hash is (C2SP
/// tlog-checkpoint). Exactly three lines: what else a log says could not be checked by anybody.
package struct Checkpoint: Sendable, Equatable {
    /// The name of the log, usually an address without scheme. 1 to 255 bytes.
    package let origin: String
    /// Number of entries.
    package let size: Int64
    /// The Merkle tree hash, 32 bytes.
    package let root: [UInt8]

    package init(origin: String, size: Int64, root: [UInt8]) {
        precondition(size >= 0 && root.count == 32, "no such tree")
        (self.origin, self.size, self.root) = (origin, size, root)
    }

    /// - Parameter text: The text of a note, without signatures.
    package init(text: [UInt8]) throws(LogFailure) {
        var lines = LineReader(text)
        guard let origin = lines.next(), let size = lines.next(), let root = lines.next() else {
            throw .malformed(.checkpoint, "it has fewer than three lines")
        }
        guard lines.rest.isEmpty else {
            throw .malformed(.checkpoint, "it has more than the three lines origin, size, root hash")
        }
        guard (1...255).contains(origin.count) else {
            throw .malformed(.checkpoint, "line 1, the origin, has \(origin.count) bytes, not 1 to 255")
        }
        guard let number = exactDecimal(size) else {
            throw .malformed(.checkpoint, "line 2, the size, is not a plain number")
        }
        guard let hash = exactHash(root) else {
            throw .malformed(.checkpoint, "line 3, the root hash, is not Base64 of 32 bytes")
        }
        guard number > 0 || hash == MerkleHash.emptyRoot else {
            throw .malformed(.checkpoint, "its root hash is not that of a tree without entries")
        }
        self.init(origin: String(decoding: origin, as: UTF8.self), size: number, root: hash)
    }

    package var text: [UInt8] { Array("\(origin)\n\(size)\n\(base64(root))\n".utf8) }

    /// The checkpoint as a note with the signature of the log.
    package func signed(by key: NoteSigner) throws(LogFailure) -> SignedNote {
        var note = SignedNote(text: text)
        try note.sign(with: key)
        return note
    }
}
