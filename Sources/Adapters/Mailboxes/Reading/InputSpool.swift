import Glibc

/// Reads what was opened, be it a file or a pipe.
enum InputSpool {
    /// A mailbox from a pipe up to this size stays in memory.
    private static let smallMailbox = 1024 * 1024

    /// The first bytes, enough to tell what it is.
    static func head(of file: OpenFile, at place: String) throws(MailboxError) -> [UInt8] {
        var head: [UInt8] = []
        while head.count < ContentKind.headLength {
            let part = try FileAccess.readSome(file.descriptor, ContentKind.headLength - head.count, at: place)
            if part.isEmpty { break }
            head += part
        }
        return head
    }

    /// The whole of one message whose `head` was read already. A message over the limit is a value, not an error, as
    /// in any other mailbox.
    static func message(
        of file: OpenFile, startingWith head: [UInt8], at place: String, limit: Int
    ) throws(MailboxError) -> Result<[UInt8], MailboxError> {
        var status = stat()
        let size = fstat(file.descriptor, &status) == 0 && isPlain(status) ? Int(status.st_size) : nil
        guard head.count <= limit, size ?? 0 <= limit else {
            return .failure(.tooLarge(place, bytes: size, limit: limit))
        }
        do throws(MailboxError) {
            let rest = try FileAccess.readToEnd(
                file.descriptor, expecting: max(0, (size ?? 0) - head.count), at: place, limit: limit - head.count)
            return .success(head + rest)
        } catch .tooLarge {
            return .failure(.tooLarge(place, bytes: nil, limit: limit))
        } catch {
            throw error
        }
    }

    /// A mailbox as memory: a plain file is mapped; what comes through a pipe is first kept whole, so that its size is
    /// known and a sender that dies half-way leaves nothing half imported.
    static func memory(
        of file: OpenFile, startingWith head: [UInt8], at place: String, spool: String
    ) throws(MailboxError) -> MboxMemory {
        var status = stat()
        guard fstat(file.descriptor, &status) == 0 else { throw MailboxError(errno: errno, at: place) }
        // Standard input may be a file of which somebody read a part already: then only the rest is meant.
        if isPlain(status), lseek(file.descriptor, 0, SEEK_CUR) == off_t(head.count) {
            return try MboxMemory(mapping: file, at: place)
        }
        var start = head
        while start.count < smallMailbox {
            let part = try FileAccess.readSome(file.descriptor, smallMailbox, at: place)
            if part.isEmpty { return MboxMemory(copying: start) }
            start += part
        }
        let kept = try temporaryFile(in: spool)
        try write(start, to: kept, in: spool)
        while true {
            let part = try FileAccess.readSome(file.descriptor, smallMailbox, at: place)
            if part.isEmpty { break }
            try write(part, to: kept, in: spool)
        }
        return try MboxMemory(mapping: kept, at: place)
    }

    private static func isPlain(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFREG }

    /// A file without a name, so that no mail is left behind however the program ends.
    private static func temporaryFile(in directory: String) throws(MailboxError) -> OpenFile {
        var template = Array((directory + "/postroom-XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        if descriptor >= 0 {
            unlink(template)
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        }
        guard descriptor >= 0 else {
            throw .cannotKeepInput(directory: directory, reason: systemReason(errno))
        }
        return OpenFile(owning: descriptor)
    }

    private static func write(_ bytes: [UInt8], to file: OpenFile, in directory: String) throws(MailboxError) {
        let code = writeAll(bytes, to: file.descriptor)
        guard code == 0 else { throw .cannotKeepInput(directory: directory, reason: systemReason(code)) }
    }
}

/// Writes all bytes; 0, or the error number.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var done = 0
    while done < bytes.count {
        let wrote = bytes[done...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if wrote < 0, errno == EINTR { continue }
        guard wrote > 0 else { return wrote < 0 ? errno : EIO }
        done += wrote
    }
    return 0
}
