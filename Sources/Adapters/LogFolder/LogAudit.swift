package import Transparency

/// The first thing in a log's folder that does not fit.
package struct LogFault: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Kind: Sendable, Equatable {
        case missing
        case unreadable(String)
        /// Not in its form, or the signature of the checkpoint does not fit.
        case failure(LogFailure)
        /// The hashes are not those of the entries.
        case hashes
        /// A partial tile of an earlier checkpoint is not the start of the later one.
        case notTheStart
        /// The root of the checkpoint is not that of the entries.
        case root
        case doesNotBelong
        /// The store has another leaf at this position, or none.
        case otherLeaf(position: Int64)
    }

    /// Path below the folder.
    package let file: String
    package let kind: Kind

    package var description: String {
        switch kind {
        case .missing: "\(file) is missing."
        case .unreadable(let reason): "\(file) cannot be read: \(reason)"
        case .failure(let failure): "\(file) does not fit. \(failure)"
        case .hashes: "\(file) does not fit: its hashes are not those of the entries."
        case .notTheStart: "\(file) does not fit: it is not the start of what was published later."
        case .root: "\(file) does not fit: its root hash is not that of the entries."
        case .doesNotBelong:
            "\(file) does not belong to the log. If publishing was interrupted, publish again, then check again."
        case .otherLeaf(let position): "\(file) does not fit: the store has another leaf at position \(position)."
        }
    }
}

/// Checks a whole log from its entries up. Memory stays flat, whatever the size.
package struct LogAudit: Sendable {
    private let folder: LogFolder
    private let key: NoteVerifier

    /// - Parameter key: The key of the log.
    package init(folder: LogFolder, key: NoteVerifier) { (self.folder, self.key) = (folder, key) }

    /// - Parameter source: Leaves to compare with; it may have more than were published.
    /// - Returns: The checkpoint, now known to be that of the entries.
    /// - Throws: ``LogFault``, and what the source throws.
    package func check(against source: (some LeafSource)? = Optional<NoLeaves>.none) async throws -> Checkpoint {
        let checkpoint = try head()
        var tiles = GrowingTiles()
        let width = Int64(Tile.fullWidth)
        if let source, try await source.size() < checkpoint.size {
            throw LogFault(file: LogFolder.checkpointName, kind: .otherLeaf(position: try await source.size()))
        }
        for start in stride(from: 0, to: checkpoint.size, by: Tile.fullWidth) {
            let tile = Tile(.entries, index: start / width, width: Int(min(width, checkpoint.size - start)))
            let bundle = try read(tile.path, limit: LogFolder.largestBundle)
            let entries = try entries(in: bundle, of: tile)
            try checkEarlier(of: tile) { smaller in
                bundle[..<entries.prefix(smaller).reduce(0) { $0 + 2 + $1.count }]
            }
            if let source {
                let leaves = try await source.leaves(from: start, count: tile.width)
                if let place = entries.indices.first(where: { $0 >= leaves.count || leaves[$0] != entries[$0] }) {
                    throw LogFault(file: tile.path, kind: .otherLeaf(position: start + Int64(place)))
                }
            }
            for entry in entries {
                try tiles.append(leafHash: MerkleHash.leaf(entry)) { try check($1, as: $0) }
            }
        }
        for (tile, hashes) in tiles.partials { try check(hashes, as: tile) }
        guard tiles.root == checkpoint.root else { throw LogFault(file: LogFolder.checkpointName, kind: .root) }
        // What a source has beyond the checkpoint may be there already: it is being published, or that was interrupted.
        try checkNames(in: "", size: max(checkpoint.size, try await source?.size() ?? 0))
        return checkpoint
    }

    private func head() throws(LogFault) -> Checkpoint {
        let file = LogFolder.checkpointName
        let bytes = try read(file, limit: SignedNote.largest)
        do {
            let note = try SignedNote(bytes)
            return try LogPolicy(log: key).check(note, now: nil).checkpoint
        } catch {
            throw LogFault(file: file, kind: .failure(error))
        }
    }

    private func read(_ path: String, limit: Int) throws(LogFault) -> [UInt8] {
        let bytes: [UInt8]?
        do {
            bytes = try folder.files.read(path, limit: limit)
        } catch {
            throw LogFault(file: path, kind: .unreadable("\(error)"))
        }
        guard let bytes else { throw LogFault(file: path, kind: .missing) }
        return bytes
    }

    private func entries(in bundle: [UInt8], of tile: Tile) throws(LogFault) -> [[UInt8]] {
        do {
            return try EntryBundle.entries(in: bundle, count: tile.width)
        } catch {
            throw LogFault(file: tile.path, kind: .failure(error))
        }
    }

    private func check(_ hashes: [UInt8], as tile: Tile) throws(LogFault) {
        guard try read(tile.path, limit: 32 * Tile.fullWidth) == hashes else {
            throw LogFault(file: tile.path, kind: .hashes)
        }
        try checkEarlier(of: tile) { hashes[..<(32 * $0)] }
    }

    /// Partial tiles of earlier checkpoints may still be there; each must be the start of the later one.
    private func checkEarlier(
        of tile: Tile, start: (_ width: Int) -> ArraySlice<UInt8>
    ) throws(LogFault) {
        for (name, _) in try names(in: tile.fullPath + ".p") {
            guard let width = Int(name), width < tile.width,
                let earlier = try? Tile(path: "\(tile.fullPath).p/\(name)")
            else { continue }
            let bytes = try read(earlier.path, limit: LogFolder.largestBundle)
            guard bytes.elementsEqual(start(width)) else { throw LogFault(file: earlier.path, kind: .notTheStart) }
        }
    }

    private func names(in path: String) throws(LogFault) -> [(name: String, isFolder: Bool)] {
        do {
            return try folder.files.names(in: path)
        } catch {
            throw LogFault(file: path, kind: .unreadable("\(error)"))
        }
    }

    /// Every file must have been read by now: the checkpoint and the tiles of a tree of this size.
    private func checkNames(in top: String, size: Int64) throws(LogFault) {
        var folders = [top]
        while let path = folders.popLast() {
            for (name, isFolder) in try names(in: path).sorted(by: { $0.name < $1.name }) where !name.hasPrefix(".") {
                let file = path.isEmpty ? name : "\(path)/\(name)"
                if isFolder {
                    folders.append(file)
                } else if file != LogFolder.checkpointName {
                    guard let tile = try? Tile(path: file),
                        let whole = Tile(tile.kind, index: tile.index, inTreeOf: size),
                        tile.width <= whole.width
                    else { throw LogFault(file: file, kind: .doesNotBelong) }
                }
            }
        }
    }
}

/// Where there is no source to compare with.
package struct NoLeaves: LeafSource {
    package func size() -> Int64 { 0 }
    package func leaves(from: Int64, count: Int) -> [[UInt8]] { [] }
}
