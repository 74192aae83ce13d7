import Foundation

/// Files that hold citizens' words or what must survive a crash: written whole or not at all, for this user alone.
enum DurableFile {
    /// Writes beside the place, waits for the disk, and moves the file there.
    static func write(_ bytes: [UInt8], to url: URL) throws {
        let folder = url.deletingLastPathComponent()
        let building = folder.appendingPathComponent(".\(url.lastPathComponent).new")
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try? FileManager.default.removeItem(at: building)
            guard
                FileManager.default.createFile(
                    atPath: building.path, contents: nil, attributes: [.posixPermissions: 0o600])
            else { throw CocoaError(.fileWriteUnknown) }
            let handle = try FileHandle(forWritingTo: building)
            defer { try? handle.close() }
            try handle.write(contentsOf: Data(bytes))
            try handle.synchronize()
            guard rename(building.path, url.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
            try synchronize(folder)
        } catch {
            try? FileManager.default.removeItem(at: building)
            throw Failure(
                .inputOutput, "\(url.path) cannot be written. Free some space, or give this user the right to write.")
        }
    }

    /// Waits until the folder's list of names is on disk.
    private static func synchronize(_ folder: URL) throws {
        let descriptor = open(folder.path, O_RDONLY)
        guard descriptor >= 0 else { throw CocoaError(.fileReadUnknown) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
}
