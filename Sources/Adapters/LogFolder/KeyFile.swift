import Glibc
package import Transparency

/// A private key in a file that only its owner may read.
package enum KeyFile {
    private static let largest = 4096

    /// - Throws: ``LogFolderError``; no message shows any part of the key.
    package static func read(_ path: String) throws(LogFolderError) -> NoteSigner {
        var status = stat()
        guard stat(path, &status) == 0 else { throw .file(.open, path: path, reason: reason()) }
        guard status.st_mode & 0o077 == 0 else { throw .keyIsReadable(path: path) }
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { String(path[..<$0]) } ?? "."
        let files = LogFiles(root: folder)
        guard let bytes = try files.read(slash.map { String(path[path.index(after: $0)...]) } ?? path, limit: largest)
        else { throw .file(.open, path: path, reason: reason()) }
        do {
            return try NoteSigner(String(decoding: bytes, as: UTF8.self))
        } catch {
            throw .key(path: path, error)
        }
    }

    /// Makes a key file. Never writes over one that is there.
    package static func write(_ key: NoteSigner, to path: String) throws(LogFolderError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .file(.open, path: path, reason: reason()) }
        defer { close(descriptor) }
        let bytes = Array((key.secretText + "\n").utf8)
        guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
            throw .file(.write, path: path, reason: reason())
        }
    }

    private static func reason() -> String { strerror(errno).map { String(cString: $0) } ?? "error \(errno)" }
}
