import Glibc
import Transparency

/// What is done to a file, in the words of the message when it fails.
package enum FileStep: String, Sendable, CaseIterable {
    case open = "opened"
    case read = "read"
    case write = "written"
    case sync = "made safe on the disk"
    case rename = "given its name"
    case makeFolder = "made as a folder"
    case syncFolder = "made safe on the disk as a folder"
    case remove = "removed"
    case list = "listed"
}

/// Files of one folder, each there whole or not at all: written under another name, synced, then renamed.
package struct LogFiles: Sendable {
    /// Files that are not finished lie here; it is no part of the log.
    static let unfinished = ".new"

    let root: String
    /// Called before each step that changes the disk. Tests let it throw, to stop as a crash would.
    var before: @Sendable (FileStep, String) throws -> Void = { _, _ in }

    init(root: String) { self.root = root }

    private func full(_ path: String) -> String { path.isEmpty ? root : root + "/" + path }

    private func failure(_ step: FileStep, _ path: String, _ code: Int32 = errno) -> LogFolderError {
        .file(step, path: full(path), reason: strerror(code).map { String(cString: $0) } ?? "error \(code)")
    }

    /// The bytes of a file, or `nil` where there is none.
    ///
    /// - Throws: ``LogFolderError/damaged(path:_:)`` where it has more than `limit` bytes.
    func read(_ path: String, limit: Int) throws(LogFolderError) -> [UInt8]? {
        let descriptor = open(full(path), O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            guard errno == ENOENT || errno == ENOTDIR else { throw failure(.open, path) }
            return nil
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(.read, path) }
        guard status.st_size <= limit else {
            throw .damaged(path: full(path), .tooLarge(.tile, bytes: Int(status.st_size), limit: limit))
        }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done)
            }
            guard count >= 0 || errno == EINTR else { throw failure(.read, path) }
            guard count != 0 else { break }
            done += max(count, 0)
        }
        return Array(bytes[..<done])
    }

    func exists(_ path: String) -> Bool { access(full(path), F_OK) == 0 }

    /// Puts a file in its place. Its folder is not synced.
    func write(_ bytes: [UInt8], to path: String) throws {
        try makeFolder(Self.unfinished)
        let parts = path.split(separator: "/")
        for count in parts.indices.dropFirst() { try makeFolder(parts[..<count].joined(separator: "/")) }
        let temporary = Self.unfinished + "/" + parts.joined(separator: "-")
        try before(.write, path)
        let descriptor = open(full(temporary), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(.open, temporary) }
        do {
            defer { close(descriptor) }
            try write(bytes, to: descriptor, temporary)
            try before(.sync, path)
            guard fsync(descriptor) == 0 else { throw failure(.sync, temporary) }
        }
        try before(.rename, path)
        guard Glibc.rename(full(temporary), full(path)) == 0 else { throw failure(.rename, path) }
    }

    private func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(LogFolderError) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done)
            }
            guard count > 0 || errno == EINTR else { throw failure(.write, path) }
            done += max(count, 0)
        }
    }

    private func makeFolder(_ path: String) throws {
        guard !exists(path) else { return }
        try before(.makeFolder, path)
        guard mkdir(full(path), 0o755) == 0 || errno == EEXIST else { throw failure(.makeFolder, path) }
    }

    /// Makes the names in a folder survive a power cut.
    func syncFolder(_ path: String) throws {
        try before(.syncFolder, path)
        let descriptor = open(full(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(.syncFolder, path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(.syncFolder, path) }
    }

    /// Names in a folder without `.` and `..`, in no order; empty where there is no such folder.
    func names(in path: String) throws(LogFolderError) -> [(name: String, isFolder: Bool)] {
        guard let folder = opendir(full(path)) else {
            guard errno == ENOENT || errno == ENOTDIR else { throw failure(.list, path) }
            return []
        }
        defer { closedir(folder) }
        var names: [(String, Bool)] = []
        while let entry = readdir(folder) {
            // An entry ends with its name, perhaps before all 256 bytes of `d_name`: only its address may be taken.
            guard let start = MemoryLayout<dirent>.offset(of: \.d_name) else { throw failure(.list, path, EIO) }
            let name = String(cString: (UnsafeRawPointer(entry) + start).assumingMemoryBound(to: CChar.self))
            guard name != ".", name != ".." else { continue }
            var status = stat()
            guard lstat(full(path.isEmpty ? name : path + "/" + name), &status) == 0 else {
                throw failure(.list, path)
            }
            names.append((name, status.st_mode & S_IFMT == S_IFDIR))
        }
        return names
    }

    /// Removes a folder that holds files only; nothing where there is none.
    func removeFolder(_ path: String) throws {
        guard exists(path) else { return }
        try before(.remove, path)
        for (name, _) in try names(in: path) {
            guard unlink(full(path + "/" + name)) == 0 || errno == ENOENT else { throw failure(.remove, path) }
        }
        guard rmdir(full(path)) == 0 || errno == ENOENT else { throw failure(.remove, path) }
    }

    /// Holds a lock until the value returned is let go.
    ///
    /// - Throws: ``LogFolderError/busy(path:)`` where somebody else holds it.
    func lock() throws(LogFolderError) -> FolderLock {
        guard mkdir(root, 0o755) == 0 || errno == EEXIST else { throw failure(.makeFolder, "") }
        let descriptor = open(full(".lock"), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(.open, ".lock") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw .busy(path: root)
        }
        return FolderLock(descriptor)
    }
}

/// A lock of the operating system; it ends with the value or with the process.
final class FolderLock: Sendable {
    private let descriptor: Int32

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit {
        // Closing alone would not do: a program that is being started at this moment holds the descriptor too for a while.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}
