import Glibc

/// A file without a name, gone with the last reference to it.
///
/// Children read and write such files rather than pipes: none ever waits for the tests to read, and what it wrote can
/// be read while it runs.
final class MemoryFile: Sendable {
    let descriptor: Int32

    /// `nil` where the system has none left; `errno` says why.
    init?(_ content: [UInt8] = []) {
        let descriptor = memfd_create("child", UInt32(MFD_CLOEXEC))
        guard descriptor >= 0 else { return nil }
        self.descriptor = descriptor
        var done = 0
        while done < content.count {
            let count = content.withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done, off_t(done))
            }
            guard count > 0 || errno == EINTR else { return nil }
            done += max(count, 0)
        }
        // So that no gap is left where a program emptied it by opening `/dev/stdout` anew, and then goes on.
        if content.isEmpty { _ = fcntl(descriptor, F_SETFL, O_APPEND) }
    }

    deinit { close(descriptor) }

    /// All that is in it now. The place where the child reads or writes next stays.
    var bytes: [UInt8] {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return [] }
        return [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, done in
            while done < buffer.count {
                let count = pread(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done, off_t(done))
                guard count > 0 || count < 0 && errno == EINTR else { break }
                done += max(count, 0)
            }
        }
    }
}
