package import Transparency

/// Writes new leaves of a source into a log's folder and signs the new checkpoint.
///
/// The order keeps the log whole at every moment: entries, tiles, the second store, the checkpoint. When it stops
/// anywhere, the next call goes on from there. What readers have been shown is never changed.
package struct LogPublisher: Sendable {
    private let folder: LogFolder
    private let verifier: NoteVerifier
    /// `nil` for a program that only follows what others publish.
    private let signer: NoteSigner?
    private let store: any CheckpointStore

    /// - Parameters:
    ///   - signer: The key of the log; its name is the log's origin.
    ///   - store: The second store for the last checkpoint.
    package init(folder: LogFolder, signer: NoteSigner, store: any CheckpointStore) {
        (self.folder, self.verifier, self.signer, self.store) = (folder, signer.verifier, signer, store)
    }

    /// Brings a folder to what other programs publish, without the key of the log.
    package init(folder: LogFolder, following verifier: NoteVerifier, store: any CheckpointStore) {
        (self.folder, self.verifier, self.signer, self.store) = (folder, verifier, nil, store)
    }

    private var origin: String { verifier.name }
    private var files: LogFiles { folder.files }

    /// What was published, and what is about to be.
    private struct Standing {
        /// In the folder.
        let local: Checkpoint?
        /// In the second store.
        let stored: Checkpoint?
        /// Its bytes, for the comparison.
        let storedBytes: [UInt8]?
    }

    private func standing() async throws -> Standing {
        let local = try folder.published(by: verifier)
        let bytes = try await store.last(of: origin)
        var stored: Checkpoint?
        if let bytes {
            do {
                let note = try SignedNote(bytes)
                stored = try LogFolder.checked(note, by: verifier, in: "the second store")
            } catch let failure as LogFailure {
                throw LogFolderError.damaged(path: "checkpoint in the second store", failure)
            }
        }
        guard let local else { return Standing(local: nil, stored: stored, storedBytes: bytes) }
        guard let stored else { throw LogFolderError.refused(.notInStore) }
        // The second store is written first, so it can be ahead, never behind.
        guard stored.size >= local.size else {
            throw LogFolderError.refused(
                .older("The second store's checkpoint", size: stored.size, published: local.size))
        }
        guard stored.size > local.size || stored.root == local.root else {
            throw LogFolderError.refused(.forked(below: stored.size))
        }
        return Standing(local: local, stored: stored, storedBytes: bytes)
    }

    /// Publishes all leaves of `source`.
    ///
    /// - Returns: The new checkpoint, signed; the old one where there is nothing new.
    /// - Throws: ``LogFolderError`` and what the source and the second store throw. With ``LogFolderError/refused(_:)``
    ///   nothing that readers see has changed.
    package func publish(_ source: some LeafSource) async throws -> SignedNote {
        guard let signer else { preconditionFailure("whoever follows has no key to publish with") }
        let lock = try files.lock()
        defer { withExtendedLifetime(lock) {} }
        try files.removeFolder(LogFiles.unfinished)
        let standing = try await standing()
        let size = try await source.size()
        guard size >= standing.stored?.size ?? 0 else {
            throw LogFolderError.refused(
                .older("The store of the leaves", size: size, published: standing.stored?.size ?? 0))
        }
        let writing = try await write(source, upTo: size, standing)
        if let local = standing.local, local.size == size, let note = try folder.checkpoint() { return note }

        let checkpoint = Checkpoint(origin: origin, size: size, root: writing.root)
        let note = try checkpoint.signed(by: signer)
        if standing.stored != checkpoint {
            guard try await store.replace(standing.storedBytes, with: note.bytes, for: origin) else {
                throw LogFolderError.refused(.overtaken)
            }
        }
        try show(note, writing)
        return note
    }

    /// Brings the folder to what others published last, of leaves that are those of `source`.
    ///
    /// - Returns: Its checkpoint; `nil` where nothing was published.
    package func follow(_ source: some LeafSource) async throws -> SignedNote? {
        let lock = try files.lock()
        defer { withExtendedLifetime(lock) {} }
        try files.removeFolder(LogFiles.unfinished)
        let standing = try await standing()
        guard let stored = standing.stored, let bytes = standing.storedBytes else { return nil }
        if standing.local?.size == stored.size { return try folder.checkpoint() }
        let writing = try await write(source, upTo: stored.size, standing)
        guard writing.root == stored.root else { throw LogFolderError.refused(.forked(below: stored.size)) }
        let note = try SignedNote(bytes)
        try show(note, writing)
        return note
    }

    /// The last step: readers see the new tree.
    private func show(_ note: SignedNote, _ writing: Writing) throws {
        try files.write(note.bytes, to: LogFolder.checkpointName)
        try files.syncFolder("")
        for path in writing.grownFull { try files.removeFolder(path + ".p") }
    }

    /// The last checkpoint in the second store; `nil` where nothing was published.
    package func last() async throws -> [UInt8]? { try await store.last(of: origin) }

    /// Puts the folder's checkpoint into a second store that has none yet: for a new place of that store, after a person
    /// has checked the folder.
    package func adopt() async throws {
        guard let note = try folder.checkpoint() else { return }
        _ = try LogFolder.checked(note, by: verifier, in: "the folder")
        guard try await store.replace(nil, with: note.bytes, for: origin) else {
            throw LogFolderError.refused(.overtaken)
        }
    }

    private struct Writing {
        let root: [UInt8]
        /// Full paths of tiles that were partial before.
        let grownFull: [String]
    }

    /// Writes entries and tiles from where the folder ends up to `size`, safe on the disk.
    private func write(_ source: some LeafSource, upTo size: Int64, _ standing: Standing) async throws -> Writing {
        let width = Int64(Tile.fullWidth)
        let start = standing.local?.size ?? 0
        var tiles = try GrowingTiles(size: start, tiles: folder)
        guard tiles.root == standing.local?.root ?? MerkleHash.emptyRoot else {
            throw LogFolderError.damaged(path: "tile", .treeMismatch)
        }
        var folders: Set<String> = [""]
        var grownFull: [String] = []
        let old = tiles.partials.map(\.tile) + [Tile(.entries, index: start / width, inTreeOf: start)].compactMap { $0 }
        // The bundle of the last published leaf is read again: leaves of another history show there.
        var next = max(0, start - 1) / width * width
        while next < size {
            let count = Int(min(width, size - next))
            let leaves = try await source.leaves(from: next, count: count)
            guard leaves.count == count else {
                throw LogFolderError.source(from: next, asked: count, given: leaves.count)
            }
            let hashes = leaves.map { MerkleHash.leaf($0) }
            try check(hashes, from: next, upTo: start)
            if next + Int64(count) > start {
                let bundle = Tile(.entries, index: next / width, width: count)
                try put(try bytes(of: leaves, from: next), as: bundle, &folders)
            }
            var full: [(Tile, [UInt8])] = []
            for (place, hash) in hashes.enumerated() where next + Int64(place) >= start {
                tiles.append(leafHash: hash) { full.append(($0, $1)) }
                if let stored = standing.stored, stored.size == tiles.size, stored.root != tiles.root {
                    throw LogFolderError.refused(.forked(below: stored.size))
                }
            }
            for (tile, bytes) in full { try put(bytes, as: tile, &folders) }
            next += Int64(count)
        }
        for (tile, bytes) in tiles.partials { try put(bytes, as: tile, &folders) }
        for path in folders.sorted() where files.exists(path) || path.isEmpty { try files.syncFolder(path) }
        for tile in old where !tile.isFull && files.exists(tile.fullPath) { grownFull.append(tile.fullPath) }
        return Writing(root: tiles.root, grownFull: grownFull)
    }

    /// Compares leaves of the source with what was published of them.
    private func check(_ hashes: [[UInt8]], from next: Int64, upTo start: Int64) throws {
        let known = Int(min(Int64(hashes.count), start - next))
        guard known > 0 else { return }
        let tile = Tile(.hashes(level: 0), index: next / Int64(Tile.fullWidth), width: known)
        let published = try folder.hashes(of: tile)
        guard published.starts(with: hashes.prefix(known).joined()) else {
            throw LogFolderError.refused(.forked(below: start))
        }
    }

    private func bytes(of leaves: [[UInt8]], from next: Int64) throws -> [UInt8] {
        do {
            return try EntryBundle.bytes(of: leaves)
        } catch {
            let place = leaves.firstIndex { $0.count > EntryBundle.largestEntry } ?? 0
            throw LogFolderError.leaf(position: next + Int64(place), error)
        }
    }

    /// Writes a file of the log unless it is there: it can be, when an earlier call was stopped.
    private func put(_ bytes: [UInt8], as tile: Tile, _ folders: inout Set<String>) throws {
        if try files.read(tile.path, limit: LogFolder.largestBundle) != bytes {
            try files.write(bytes, to: tile.path)
        }
        var path = tile.path[...]
        while let slash = path.lastIndex(of: "/") {
            path = path[..<slash]
            folders.insert(String(path))
        }
    }
}
