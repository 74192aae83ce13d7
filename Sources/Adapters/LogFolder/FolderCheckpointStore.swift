import Transparency

/// Last checkpoints in a folder, a file for each log. It belongs on another disk or machine than the log and its store,
/// so that a backup put back there does not set both back.
package struct FolderCheckpointStore: CheckpointStore {
    private let files: LogFiles

    package init(path: String) { files = LogFiles(root: path) }

    init(files: LogFiles) { self.files = files }

    /// Origins may hold what file names may not.
    private func name(of origin: String) -> String { sha256Hex(origin.utf8) + ".checkpoint" }

    package func last(of origin: String) throws -> [UInt8]? {
        try files.read(name(of: origin), limit: SignedNote.largest)
    }

    package func replace(_ expected: [UInt8]?, with note: [UInt8], for origin: String) throws -> Bool {
        let lock = try files.lock()
        defer { withExtendedLifetime(lock) {} }
        guard try last(of: origin) == expected else { return false }
        try files.write(note, to: name(of: origin))
        try files.syncFolder("")
        return true
    }
}
