import Glibc

/// A Unix socket that appears at its path with its mode already set.
struct UnixSocket {
    /// Of the name under which it is made.
    static let suffix = ".new"

    let descriptor: Int32
    private let path: String
    private let identity: Identity

    private struct Identity: Equatable {
        let device: UInt64
        let inode: UInt64
    }

    /// - Returns: A bound socket whose ``publish()`` is still to be called, once it listens.
    init(path: String, mode: UInt32) throws(ListenError) {
        try Self.checkVacant(path)
        let interim = path + Self.suffix
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .system(at: path, errno: errno) }
        // Left behind by a program that was killed.
        unlink(interim)
        guard Self.address(interim, { bind(descriptor, $0, $1) }) == 0, chmod(interim, mode) == 0,
            let identity = Self.identity(interim)
        else {
            let code = errno
            close(descriptor)
            throw .system(at: path, errno: code)
        }
        (self.descriptor, self.path, self.identity) = (descriptor, path, identity)
    }

    /// Gives it its name, in place of one that a killed program left behind.
    func publish() throws(ListenError) {
        guard rename(path + Self.suffix, path) == 0 else { throw .system(at: path, errno: errno) }
    }

    /// Removes the name, unless another program has taken it meanwhile.
    func remove() {
        for name in [path, path + Self.suffix] where Self.identity(name) == identity { unlink(name) }
    }

    private static func checkVacant(_ path: String) throws(ListenError) {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT { return }
            throw .system(at: path, errno: errno)
        }
        guard status.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path) }
        let probe = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard probe >= 0 else { throw .system(at: path, errno: errno) }
        defer { close(probe) }
        guard address(path, { connect(probe, $0, $1) }) != 0, errno == ECONNREFUSED || errno == ENOENT else {
            throw .inUse(path)
        }
    }

    private static func identity(_ path: String) -> Identity? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        return Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    }

    private static func address(
        _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        guard path.utf8.count < MemoryLayout.size(ofValue: address.sun_path) else {
            errno = ENAMETOOLONG
            return -1
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
