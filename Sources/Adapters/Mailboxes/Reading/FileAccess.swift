import Glibc

/// A file name as the kernel keeps it: bytes, which need not be UTF-8.
struct RawName: Hashable, Comparable {
    /// Ended by a zero byte.
    let characters: [CChar]

    init(_ pointer: UnsafePointer<CChar>) {
        characters = Array(UnsafeBufferPointer(start: pointer, count: strlen(pointer) + 1))
    }

    var text: String { String(decoding: characters.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self) }

    static func < (one: Self, other: Self) -> Bool {
        one.characters.lazy.map { UInt8(bitPattern: $0) }
            .lexicographicallyPrecedes(other.characters.lazy.map { UInt8(bitPattern: $0) })
    }
}

/// An open file or directory that is closed with the last reference.
final class OpenFile: Sendable {
    let descriptor: Int32

    init(owning descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }
}

/// Plain reading of files that strangers may have put there.
enum FileAccess {
    /// What a path is, for people, or nil for a plain file.
    static func kind(_ mode: mode_t) -> String? {
        switch mode & S_IFMT {
        case S_IFREG: nil
        case S_IFDIR: "a directory"
        case S_IFLNK: "a symbolic link"
        case S_IFIFO: "a named pipe"
        case S_IFSOCK: "a socket"
        default: "a device"
        }
    }

    static func open(directory path: String) throws(MailboxError) -> OpenFile {
        let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw MailboxError(errno: errno, at: path) }
        return OpenFile(owning: descriptor)
    }

    /// Opens a directory inside another one, never through a symbolic link.
    static func open(
        directory name: String, in parent: OpenFile, at place: String
    ) throws(MailboxError) -> OpenFile {
        let descriptor = openat(parent.descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else {
            let code = errno
            if code == ELOOP || code == ENOTDIR { throw .notAFile(place, kind: "a symbolic link or no directory") }
            throw MailboxError(errno: code, at: place)
        }
        return OpenFile(owning: descriptor)
    }

    /// The names in a directory, in no order, without `.` and `..`.
    static func names(in directory: OpenFile, at place: String) throws(MailboxError) -> [RawName] {
        // A descriptor of its own: reading a directory moves the position, and closing the stream closes it.
        let own = openat(directory.descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard own >= 0, let stream = fdopendir(own) else {
            let code = errno
            if own >= 0 { close(own) }
            throw MailboxError(errno: code, at: place)
        }
        defer { closedir(stream) }
        var names: [RawName] = []
        errno = 0
        while let entry = readdir(stream) {
            // An entry ends with its name, perhaps before all 256 bytes of `d_name`: only its address may be taken.
            guard let start = MemoryLayout<dirent>.offset(of: \.d_name) else {
                throw MailboxError(errno: EIO, at: place)
            }
            let name = RawName((UnsafeRawPointer(entry) + start).assumingMemoryBound(to: CChar.self))
            if name.text != ".", name.text != ".." { names.append(name) }
            errno = 0
        }
        // A list that ends early would look like a mailbox with fewer messages.
        guard errno == 0 else { throw MailboxError(errno: errno, at: place) }
        return names
    }

    /// Reads a whole plain file of a directory.
    ///
    /// - Returns: The bytes and the time of the last change in seconds; `nil` where no such file exists any more.
    static func read(
        _ name: RawName, in directory: OpenFile, at place: String, limit: Int
    ) throws(MailboxError) -> (bytes: [UInt8], changed: Int)? {
        // O_NONBLOCK, or opening a named pipe would wait for a writer. It means nothing to a plain file.
        let descriptor = openat(directory.descriptor, name.characters, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT: return nil
            case ELOOP: throw .notAFile(place, kind: "a symbolic link")
            case ENXIO, ENODEV: throw .notAFile(place, kind: "a socket or device")
            case let code: throw MailboxError(errno: code, at: place)
            }
        }
        let file = OpenFile(owning: descriptor)
        var status = stat()
        guard fstat(file.descriptor, &status) == 0 else { throw MailboxError(errno: errno, at: place) }
        if let kind = kind(status.st_mode) { throw .notAFile(place, kind: kind) }
        let size = Int(status.st_size)
        guard size <= limit else { throw .tooLarge(place, bytes: size, limit: limit) }
        let bytes = try readToEnd(file.descriptor, expecting: size, at: place, limit: limit)
        guard !bytes.isEmpty else { throw .empty(place) }
        return (bytes, status.st_mtim.tv_sec)
    }

    /// Reads from a descriptor up to its end, at most `limit` bytes.
    ///
    /// - Throws: ``MailboxError/tooLarge(_:bytes:limit:)`` where there is more, without reading all of it.
    static func readToEnd(
        _ descriptor: Int32, expecting size: Int, at place: String, limit: Int
    ) throws(MailboxError) -> [UInt8] {
        var bytes: [UInt8] = []
        var room = max(4_096, min(size, limit) + 1)
        while true {
            let part = try readSome(descriptor, room, at: place)
            if part.isEmpty { return bytes }
            if bytes.isEmpty { bytes = part } else { bytes += part }
            if bytes.count > limit { throw .tooLarge(place, bytes: nil, limit: limit) }
            room = max(4_096, min(bytes.count, 4 * 1024 * 1024))
        }
    }

    /// Reads once, at most `room` bytes; empty at the end.
    static func readSome(_ descriptor: Int32, _ room: Int, at place: String) throws(MailboxError) -> [UInt8] {
        var code: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            var got = Glibc.read(descriptor, buffer.baseAddress, room)
            while got < 0, errno == EINTR { got = Glibc.read(descriptor, buffer.baseAddress, room) }
            if got < 0 { code = errno }
            count = max(0, got)
        }
        guard code == 0 else { throw MailboxError(errno: code, at: place) }
        return bytes
    }
}
