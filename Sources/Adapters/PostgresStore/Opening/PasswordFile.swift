import Glibc

/// A file that holds a password on its first line.
package enum PasswordFile {
    package enum Problem: Error, Sendable, Equatable {
        case missing
        /// Others than its owner may read it.
        case open
        case empty
    }

    static func password(in path: String) throws(Problem) -> String {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .missing }
        defer { Glibc.close(descriptor) }
        // The file that was opened is asked, not its name: the name may lead elsewhere by now.
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .missing }
        guard status.st_mode & 0o077 == 0 else { throw .open }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(descriptor, &bytes, bytes.count)
        guard count >= 0 else { throw .missing }
        let line = bytes.prefix(count).prefix { $0 != 10 && $0 != 13 && $0 != 0 }
        guard !line.isEmpty else { throw .empty }
        return String(decoding: line, as: UTF8.self)
    }
}
