import Cases
import Glibc

/// The store's file as the operating system sees it. SQLite's own words for a wrong path say little ("unable to open
/// database file"), so the usual mistakes are found before it is asked.
enum StoreFile {
    /// Two names of one file must lead to one lock.
    static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    static func checkPlace(of path: String) throws(StoreError) {
        let directory = directory(of: path)
        guard let kind = kind(of: directory) else {
            throw .cannotWrite("there is no directory \(directory)")
        }
        guard kind == S_IFDIR else { throw .cannotWrite("\(directory) is not a directory") }
        if let kind = self.kind(of: path) { try check(kind, of: path) }
    }

    /// Makes an empty file that only its owner may read, or checks the one that is there.
    static func makeOrCheck(_ path: String) throws(StoreError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor >= 0 {
            Glibc.close(descriptor)
            try sync(directory(of: path))
            return
        }
        guard errno == EEXIST else { throw .cannotWrite("\(path): \(reason())") }
        guard access(path, R_OK | W_OK) == 0 else { throw .cannotWrite("\(path): \(reason())") }
        try checkHeader(of: path)
    }

    static func checkReadable(_ path: String) throws(StoreError) {
        guard let kind = kind(of: path) else {
            throw .failed("there is no store \(path)")
        }
        try check(kind, of: path)
        guard access(path, R_OK) == 0 else { throw .failed("\(path) cannot be read: \(reason())") }
        try checkHeader(of: path)
    }

    /// Makes a new name in `directory` survive a crash.
    static func sync(_ path: String) throws(StoreError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotWrite("\(path): \(reason())") }
        defer { Glibc.close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .cannotWrite("\(path): \(reason())") }
    }

    static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static func reason() -> String { String(cString: strerror(errno)) }

    private static func kind(of path: String) -> mode_t? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return status.st_mode & S_IFMT
    }

    private static func check(_ kind: mode_t, of path: String) throws(StoreError) {
        switch kind {
        case S_IFREG: return
        case S_IFDIR: throw .failed("\(path) is a directory, not a store")
        default: throw .failed("\(path) is not a file")
        }
    }

    /// An empty file is a store that was never used: a crash right after its making leaves one.
    private static func checkHeader(of path: String) throws(StoreError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .failed("\(path) cannot be read: \(reason())") }
        defer { Glibc.close(descriptor) }
        var header = [UInt8](repeating: 0, count: 16)
        let count = read(descriptor, &header, header.count)
        guard count >= 0 else { throw .failed("\(path) cannot be read: \(reason())") }
        guard count == 0 || header == Array("SQLite format 3\0".utf8) else {
            throw .failed("\(path) is not a store: it does not begin as an SQLite file does")
        }
    }
}
