import Enquiries
import Glibc
import MailFormat

/// Messages that lie in a file each: a Maildir, a directory of `.eml` files, or a single file.
struct MessageFiles: Sendable {
    struct Entry: Sendable {
        /// Index into `folders`.
        let folder: Int
        let name: RawName
        let size: Int
    }

    struct Folder: Sendable {
        let file: OpenFile
        /// For error texts: the path as it was given, with a slash at its end.
        let place: String
        /// For ``ArrivedMail/source``.
        let source: String
    }

    let folders: [Folder]
    let entries: [Entry]
    let isMaildir: Bool

    var totalBytes: Int { entries.reduce(0) { $0 + $1.size } }

    /// The messages in `new` and `cur`, by name, which is by time of arrival. Folders within the Maildir
    /// (`.Archive`) are mailboxes of their own and are not read.
    static func maildir(_ path: String, _ root: OpenFile) throws(MailboxError) -> MessageFiles {
        var folders: [Folder] = []
        var entries: [Entry] = []
        for name in ["new", "cur"] where exists(name, root) {
            let place = withSlash(path) + name
            let file = try FileAccess.open(directory: name, in: root, at: place)
            for entry in try FileAccess.names(in: file, at: place) where MaildirName(entry.text) != nil {
                entries.append(Entry(folder: folders.count, name: entry, size: size(entry, file)))
            }
            folders.append(Folder(file: file, place: place + "/", source: lastComponent(path) + "/" + name + "/"))
        }
        entries.sort { ($0.name, $0.folder) < ($1.name, $1.folder) }
        return MessageFiles(folders: folders, entries: entries, isMaildir: true)
    }

    /// The files directly in a directory whose names end in `.eml`, by name. Directories in it are not entered.
    static func directory(_ path: String, _ root: OpenFile) throws(MailboxError) -> MessageFiles {
        let names = try FileAccess.names(in: root, at: path).filter { $0.text.lowercased().hasSuffix(".eml") }.sorted()
        guard !names.isEmpty else { throw .nothingInside(path) }
        let folder = Folder(file: root, place: withSlash(path), source: lastComponent(path) + "/")
        return MessageFiles(
            folders: [folder], entries: names.map { Entry(folder: 0, name: $0, size: size($0, root)) },
            isMaildir: false)
    }

    /// True where a directory has what every Maildir has.
    static func isMaildir(_ root: OpenFile) -> Bool { exists("new", root) || exists("cur", root) }

    private static func exists(_ name: String, _ root: OpenFile) -> Bool {
        var status = stat()
        guard fstatat(root.descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return false }
        // A symbolic link counts, so that it is refused by name instead of passed over.
        return status.st_mode & S_IFMT == S_IFDIR || status.st_mode & S_IFMT == S_IFLNK
    }

    private static func size(_ name: RawName, _ folder: OpenFile) -> Int {
        var status = stat()
        guard fstatat(folder.descriptor, name.characters, &status, AT_SYMLINK_NOFOLLOW) == 0,
            FileAccess.kind(status.st_mode) == nil
        else { return 0 }
        return Int(status.st_size)
    }

    private static func withSlash(_ path: String) -> String { path.hasSuffix("/") ? path : path + "/" }
}
