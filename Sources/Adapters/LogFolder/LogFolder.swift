package import Transparency

/// A log in a folder that any web server can hand out as it is (C2SP tlog-tiles): `checkpoint`, `tile/…`.
///
/// What is published stays: full tiles are never written again, a checkpoint only follows the one before. Names that
/// begin with a dot are no part of the log. The work blocks; call it from a thread that may wait for a disk.
package struct LogFolder: HashTiles, Sendable {
    static let checkpointName = "checkpoint"
    /// Bytes in an entry bundle at most.
    static let largestBundle = Tile.fullWidth * (EntryBundle.largestEntry + 2)

    var files: LogFiles

    package init(path: String) { files = LogFiles(root: path) }

    package var path: String { files.root }

    /// The published checkpoint with all its signatures, or `nil` where nothing was published. Nothing is checked.
    package func checkpoint() throws(LogFolderError) -> SignedNote? {
        guard let bytes = try files.read(Self.checkpointName, limit: SignedNote.largest) else { return nil }
        do {
            return try SignedNote(bytes)
        } catch {
            throw .damaged(path: Self.checkpointName, error)
        }
    }

    /// The published checkpoint, whose signature by the log's key fits.
    func published(by key: NoteVerifier) throws(LogFolderError) -> Checkpoint? {
        guard let note = try checkpoint() else { return nil }
        return try Self.checked(note, by: key, in: "the folder")
    }

    static func checked(
        _ note: SignedNote, by key: NoteVerifier, in place: String
    ) throws(LogFolderError) -> Checkpoint {
        do {
            let checkpoint = try Checkpoint(text: note.text)
            guard checkpoint.origin.utf8.elementsEqual(key.name.utf8) else {
                throw LogFolderError.refused(.otherOrigin(checkpoint.origin, expected: key.name))
            }
            try note.check(against: key)
            return checkpoint
        } catch let error as LogFolderError {
            throw error
        } catch let failure as LogFailure {
            switch failure {
            case .wrongKey, .badSignature: throw .refused(.badSignature(place))
            default: throw .damaged(path: "checkpoint in \(place)", failure)
            }
        } catch {
            throw .refused(.badSignature(place))
        }
    }

    /// The hashes of a tile. Where a partial one is not there any more, the full one is read, of which it is the start.
    package func hashes(of tile: Tile) throws -> [UInt8] {
        let limit = 32 * Tile.fullWidth
        if let bytes = try files.read(tile.path, limit: limit) { return bytes }
        guard !tile.isFull, let bytes = try files.read(tile.fullPath, limit: limit) else {
            throw LogFolderError.file(.read, path: tile.path, reason: "it is not there")
        }
        return bytes
    }

    /// The proof of a reply whose approval stands at `index`, against the published checkpoint.
    ///
    /// - Parameters:
    ///   - leaf: The logged record; it must be the one at `index`.
    ///   - openings: The salts of the record's commitments, by name.
    /// - Throws: ``LogFolderError/notPublished(index:size:)`` where the log does not reach so far yet,
    ///   ``LogFailure/treeMismatch`` where another record stands there.
    package func proof(of leaf: [UInt8], at index: Int64, openings: [String: [UInt8]]) throws -> ReplyProof {
        guard let note = try checkpoint() else { throw LogFolderError.notPublished(index: index, size: 0) }
        let head = try Checkpoint(text: note.text)
        guard (0..<head.size).contains(index) else {
            throw LogFolderError.notPublished(index: index, size: head.size)
        }
        let path = try MerkleTree(size: head.size, tiles: self).inclusionProof(of: index)
        try MerkleProof.checkInclusion(
            leafHash: MerkleHash.leaf(leaf), index: index, size: head.size, path: path, root: head.root)
        return ReplyProof(leaf: leaf, openings: openings, index: index, path: path, checkpoint: note)
    }

    /// Adds the signatures of witnesses to the published checkpoint.
    ///
    /// - Returns: `false` where the log has gone on since and `text` is no longer its checkpoint.
    package func add(_ signatures: [SignedNote.Signature], to text: [UInt8]) throws -> Bool {
        let lock = try files.lock()
        defer { withExtendedLifetime(lock) {} }
        guard var note = try checkpoint(), note.text == text else { return false }
        note.add(signatures)
        try files.write(note.bytes, to: Self.checkpointName)
        try files.syncFolder("")
        return true
    }
}
