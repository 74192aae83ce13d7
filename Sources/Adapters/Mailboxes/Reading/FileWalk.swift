import Enquiries
import Glibc
import MailFormat

/// Goes through messages that lie in a file each. A file is opened when its turn comes, not before.
struct FileWalk: IteratorProtocol {
    private let files: MessageFiles
    private let now: Timestamp
    private let limit: Int
    private var index = 0
    private var position = 0
    private var moved = MovedMail()

    init(_ files: MessageFiles, now: Timestamp, limit: Int) {
        (self.files, self.now, self.limit) = (files, now, limit)
    }

    mutating func next() -> MailboxItem? {
        while index < files.entries.count {
            let entry = files.entries[index]
            index += 1
            position += entry.size
            if let outcome = read(entry) { return MailboxItem(outcome: outcome, position: position) }
        }
        return nil
    }

    /// One message, or nil where its file has gone from a Maildir, which is what Maildirs are like.
    private mutating func read(_ entry: MessageFiles.Entry) -> Result<ArrivedMail, MailboxError>? {
        var folder = files.folders[entry.folder]
        var name = entry.name
        do throws(MailboxError) {
            var found = try open(name, folder)
            if found == nil, files.isMaildir {
                // A mail program that shows a message moves it from new to cur or renames it: gone is not deleted.
                guard let current = files.folders.first(where: { $0.place.hasSuffix("/cur/") }),
                    let newName = moved.currentName(of: name, in: current)
                else { return nil }
                (folder, name) = (current, newName)
                found = try open(name, folder)
                if found == nil { return nil }
            }
            guard let found else { throw .notFound(folder.place + printable(name.text)) }
            if !files.isMaildir, case .foreign(let kind) = ContentKind(of: found.bytes) {
                throw .foreignFile(folder.place + printable(name.text), kind: kind)
            }
            return .success(
                ArrivedMail(
                    bytes: found.bytes, receivedAt: received(found, name),
                    source: folder.source + printable(name.text)))
        } catch {
            return .failure(error)
        }
    }

    private func open(
        _ name: RawName, _ folder: MessageFiles.Folder
    ) throws(MailboxError) -> (bytes: [UInt8], changed: Int)? {
        try FileAccess.read(name, in: folder.file, at: folder.place + printable(name.text), limit: limit)
    }

    /// In a Maildir the seconds in the name, which survive copying, then the time of the file. A file saved from a mail
    /// program has the time of saving, so there only the message itself can tell.
    private func received(_ found: (bytes: [UInt8], changed: Int), _ name: RawName) -> Timestamp {
        if files.isMaildir {
            return ArrivalTime.ofMaildirName(name.text) ?? ArrivalTime.ofSeconds(found.changed) ?? now
        }
        return ArrivalTime.ofNewestReceived(found.bytes) ?? now
    }
}

/// Finds messages again whose file changed its name after the list was made.
struct MovedMail {
    private var names: [String: RawName] = [:]
    private var listedAt: timespec?

    /// The name that a message now has in `cur`, or nil. The folder is listed again only when it changed, so that many
    /// deleted messages do not cost a listing each.
    mutating func currentName(of name: RawName, in current: MessageFiles.Folder) -> RawName? {
        var status = stat()
        guard let unique = MaildirName(name.text)?.unique, fstat(current.file.descriptor, &status) == 0 else {
            return nil
        }
        let changed = status.st_ctim
        if listedAt?.tv_sec != changed.tv_sec || listedAt?.tv_nsec != changed.tv_nsec {
            names = [:]
            for found in (try? FileAccess.names(in: current.file, at: current.place)) ?? [] {
                if let key = MaildirName(found.text)?.unique { names[key] = found }
            }
            listedAt = changed
        }
        return names[unique]
    }
}
