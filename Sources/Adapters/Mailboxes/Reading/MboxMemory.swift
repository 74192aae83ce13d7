import Glibc

/// The bytes of an mbox file, mapped rather than read: a mailbox of any size needs the memory of one message.
final class MboxMemory: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer
    private let file: OpenFile?
    /// `F_OFD_SETLK` of Linux (asm-generic/fcntl.h), which the C library shows to GNU programs only.
    private static let setLock: Int32 = 37

    /// Maps a plain file and keeps others from changing it meanwhile, as far as they honour locks.
    init(mapping file: OpenFile, at place: String) throws(MailboxError) {
        var lock = flock()
        lock.l_type = Int16(F_RDLCK)
        lock.l_whence = Int16(SEEK_SET)
        // Mail programs lock the mailbox they write to with fcntl. A lock of the open file description goes with our
        // descriptor; an ordinary one would vanish when any other descriptor of the file is closed. Where the file
        // system knows no locks, nobody holds one.
        if fcntl(file.descriptor, Self.setLock, &lock) != 0, errno == EAGAIN || errno == EACCES {
            throw .beingWritten(place)
        }
        var status = stat()
        guard fstat(file.descriptor, &status) == 0 else { throw MailboxError(errno: errno, at: place) }
        let size = Int(status.st_size)
        guard size > 0 else {
            (bytes, self.file) = (UnsafeRawBufferPointer(start: nil, count: 0), file)
            return
        }
        guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, file.descriptor, 0), start != MAP_FAILED else {
            throw MailboxError(errno: errno, at: place)
        }
        madvise(start, size, MADV_SEQUENTIAL)
        (bytes, self.file) = (UnsafeRawBufferPointer(start: start, count: size), file)
    }

    /// Keeps bytes that were read already, such as a small mailbox from a pipe.
    init(copying content: [UInt8]) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: content.count, alignment: 1)
        copy.copyBytes(from: content)
        (bytes, file) = (UnsafeRawBufferPointer(copy), nil)
    }

    deinit {
        guard let start = bytes.baseAddress else { return }
        if file == nil {
            bytes.deallocate()
        } else {
            munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
        }
    }

    /// False when the file became shorter. Touching the missing part would end the program with SIGBUS, so this is
    /// asked before each message; only a program that ignores locks can get in between.
    var isWhole: Bool {
        guard let file else { return true }
        var status = stat()
        return fstat(file.descriptor, &status) == 0 && Int(status.st_size) >= bytes.count
    }

    /// Gives pages back that were read already. They come again from the file when touched.
    func forget(from low: Int, to high: Int) {
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        guard file != nil, let start = bytes.baseAddress, high - low >= page else { return }
        let first = low / page * page
        madvise(UnsafeMutableRawPointer(mutating: start + first), (high - first) / page * page, MADV_DONTNEED)
    }
}
