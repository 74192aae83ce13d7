import Glibc

/// What tells that a key's file was changed. Nothing of its content.
package struct KeyFileState: Sendable, Equatable {
    private let inode: UInt64
    private let size: Int64
    private let seconds: Int
    private let nanoseconds: Int

    /// - Returns: `nil` where there is no such file.
    package init?(of path: String) {
        var status = stat()
        // Not `lstat`: secrets are often links that are switched over.
        guard stat(path, &status) == 0 else { return nil }
        (inode, size) = (UInt64(status.st_ino), Int64(status.st_size))
        (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    }
}
