import Glibc
import MailFormat
import Sending

/// Puts messages into a Maildir so that each is there whole or not at all (cr.yp.to/proto/maildir.html): written under
/// `tmp`, synced, then given its name in `new`.
struct MaildirFolder: Sendable {
    let path: String
    /// Replaced in tests, to fail as a broken disk would. Both give 0, or an error number.
    var syncFile: @Sendable (_ descriptor: Int32) -> Int32 = { fsync($0) == 0 ? 0 : errno }
    var syncDirectory: @Sendable (_ descriptor: Int32) -> Int32 = { fsync($0) == 0 ? 0 : errno }

    /// Why nothing was filed.
    private struct Refusal: Error {
        let outcome: HandOver

        init(_ outcome: HandOver) { self.outcome = outcome }

        init(_ what: String, _ code: Int32) {
            let help =
                switch code {
                case ENOSPC, EDQUOT, EFBIG: "Make room on the disk; it is tried again."
                case EACCES, EPERM, EROFS: "Give this user the right to write there; it is tried again."
                default: "It is tried again."
                }
            outcome = .deferred("\(what): \(systemReason(code)). \(help)")
        }
    }

    private struct Folders {
        let tmp: OpenFile
        let new: OpenFile
        let cur: OpenFile
    }

    /// Files `bytes` under a name made from `id`; a second time it finds the first.
    ///
    /// - Parameter mayPass: Asked right before the file gets its name, and before one that is there counts.
    func file(_ bytes: [UInt8], as id: String, passing mayPass: () -> Bool = { true }) -> HandOver {
        do throws(Refusal) {
            guard let name = Self.fileName(for: id) else {
                throw Refusal(.rejected("The reply's id is empty or too long to name a file with."))
            }
            let folders = try open()
            if let found = try find(name, bytes, folders) {
                guard case .accepted = found else { return found }
                return mayPass() ? found : Self.calledOff
            }
            let draft = "\(name).\(getpid()).\(Self.counter.next())"
            try write(bytes, to: draft, folders)
            defer { unlinkat(folders.tmp.descriptor, draft, 0) }
            guard mayPass() else { return Self.calledOff }
            return try publish(draft, as: name, bytes, folders)
        } catch {
            return error.outcome
        }
    }

    private static let calledOff = HandOver.deferred("Called off before the file had its name. It is tried again.")

    /// A name from an id: letters, digits and hyphens stay; anything else is spelt in hexadecimal.
    static func fileName(for id: String) -> String? {
        let bytes = Array(id.utf8)
        guard (1...100).contains(bytes.count) else { return nil }
        let isPlain = bytes.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D
        }
        if isPlain { return id + ".postroom" }
        let digits = Array("0123456789abcdef")
        return bytes.map { "\(digits[Int($0 >> 4)])\(digits[Int($0 & 15)])" }.joined() + ".hex.postroom"
    }

    /// Makes the folders where they are missing.
    /// - Returns: Whether they are there now, and on disk.
    func prepare() -> Bool { (try? open()) != nil }

    private func open() throws(Refusal) -> Folders {
        try make(path)
        let root = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard root >= 0 else { throw Refusal(path, errno) }
        let directory = OpenFile(owning: root)
        var parts: [OpenFile] = []
        var isNew = false
        for part in ["tmp", "new", "cur"] {
            let made = mkdirat(root, part, 0o700)
            guard made == 0 || errno == EEXIST else { throw Refusal("\(path)/\(part)", errno) }
            isNew = isNew || made == 0
            let descriptor = openat(root, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard descriptor >= 0 else { throw Refusal("\(path)/\(part)", errno) }
            parts.append(OpenFile(owning: descriptor))
        }
        if isNew {
            let code = syncDirectory(directory.descriptor)
            guard code == 0 else { throw Refusal(path, code) }
        }
        return Folders(tmp: parts[0], new: parts[1], cur: parts[2])
    }

    private func make(_ path: String) throws(Refusal) {
        guard mkdir(path, 0o700) == 0 else {
            if errno == EEXIST { return }
            throw Refusal(path, errno)
        }
        // Without this a power cut could take the new directory and a reply in it.
        let parent = Glibc.open(path + "/..", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard parent >= 0 else { throw Refusal(path, errno) }
        let code = syncDirectory(parent)
        close(parent)
        guard code == 0 else { throw Refusal(path, code) }
    }

    /// What handing over comes to where the reply is filed already, or nil where it is not. `new` is looked at first:
    /// mail programs move files from there to `cur` and never back, so a file cannot slip past.
    private func find(_ name: String, _ bytes: [UInt8], _ folders: Folders) throws(Refusal) -> HandOver? {
        if let found = try compare(Array(name.utf8CString), "new", bytes, folders.new) { return found }
        let present: [RawName]
        do throws(MailboxError) {
            present = try FileAccess.names(in: folders.cur, at: "\(path)/cur")
        } catch {
            throw Refusal(.deferred(error.description))
        }
        for file in present where MaildirName(file.text)?.unique == name {
            if let found = try compare(file.characters, "cur", bytes, folders.cur) { return found }
        }
        return nil
    }

    private func compare(
        _ name: [CChar], _ part: String, _ bytes: [UInt8], _ folder: OpenFile
    ) throws(Refusal) -> HandOver? {
        let raw = name.withUnsafeBufferPointer { $0.baseAddress.map(RawName.init) }
        guard let raw else { return nil }
        let shown = "\(lastComponent(path))/\(part)/\(printable(raw.text))"
        let found: (bytes: [UInt8], changed: Int)?
        do throws(MailboxError) {
            found = try FileAccess.read(raw, in: folder, at: shown, limit: bytes.count)
        } catch .tooLarge, .empty {
            return .rejected("\(shown) holds another message. Move it away and approve the reply again.")
        } catch {
            throw Refusal(.deferred(error.description))
        }
        guard let found else { return nil }
        guard found.bytes == bytes else {
            return .rejected("\(shown) holds another message. Move it away and approve the reply again.")
        }
        // An earlier attempt may have ended between naming the file and syncing the directory.
        return confirmed(folder, .accepted("filed already as \(shown)"))
    }

    private func write(_ bytes: [UInt8], to draft: String, _ folders: Folders) throws(Refusal) {
        let descriptor = openat(
            folders.tmp.descriptor, draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Refusal("\(path)/tmp", errno) }
        var code = writeAll(bytes, to: descriptor)
        // Before the file gets its name: a name without content must never be seen after a power cut.
        if code == 0 { code = syncFile(descriptor) }
        if close(descriptor) != 0, code == 0 { code = errno }
        if code != 0 {
            unlinkat(folders.tmp.descriptor, draft, 0)
            throw Refusal("\(path)/tmp", code)
        }
    }

    private func publish(
        _ draft: String, as name: String, _ bytes: [UInt8], _ folders: Folders
    ) throws(Refusal) -> HandOver {
        // link, not rename: it refuses to replace a file, so two processes cannot both file one reply.
        if linkat(folders.tmp.descriptor, draft, folders.new.descriptor, name, 0) != 0 {
            switch errno {
            case EEXIST:
                return try find(name, bytes, folders) ?? .deferred("\(path)/new changes meanwhile. It is tried again.")
            case EPERM, EOPNOTSUPP, EMLINK, ENOSYS:
                // File systems without hard links, such as FAT. Here only the check before protects.
                guard renameat(folders.tmp.descriptor, draft, folders.new.descriptor, name) == 0 else {
                    throw Refusal("\(path)/new", errno)
                }
            case let code:
                // The disk may have done it and failed afterwards.
                var status = stat()
                guard fstatat(folders.new.descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
                    throw Refusal("\(path)/new", code)
                }
            }
        }
        return confirmed(folders.new, .accepted("filed as \(lastComponent(path))/new/\(name)"))
    }

    /// From here on the reply may be seen by whoever reads the folder, so a failure can no longer take it back.
    private func confirmed(_ folder: OpenFile, _ outcome: HandOver) -> HandOver {
        let code = syncDirectory(folder.descriptor)
        guard code != 0 else { return outcome }
        return .uncertain(
            "The file is in \(lastComponent(path)), but the disk would not confirm it (\(systemReason(code))). "
                + "Check the disk, then look whether the file is there.")
    }

    private static let counter = Counter()
}
