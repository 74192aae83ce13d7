package import Enquiries
import Glibc
import MailFormat

/// The copies of replies that ``MaildirTransport`` filed in a Maildir.
package struct FiledReplies: Sendable {
    private let path: String

    package init(directory: String) { path = directory }

    /// Removes the copies of these replies, also such as were begun and never finished. Files of others stay, and so
    /// do copies that a mail program moved elsewhere.
    ///
    /// - Returns: How many files were removed; that they are gone is on disk.
    package func remove(_ replies: Set<ReplyID>) throws(MailboxError) -> Int {
        var status = stat()
        guard !replies.isEmpty, stat(path, &status) == 0 else { return 0 }
        let names = Set(replies.compactMap { MaildirFolder.fileName(for: $0.text) })
        var count = 0
        for part in ["tmp", "new", "cur"] where stat("\(path)/\(part)", &status) == 0 {
            let place = "\(path)/\(part)"
            let folder = try FileAccess.open(directory: place)
            var removed = 0
            for file in try FileAccess.names(in: folder, at: place) where names.contains(Self.reply(file.text)) {
                guard unlinkat(folder.descriptor, file.characters, 0) == 0 || errno == ENOENT else {
                    throw MailboxError(errno: errno, at: place)
                }
                removed += 1
            }
            if removed > 0, fsync(folder.descriptor) != 0 { throw MailboxError(errno: errno, at: place) }
            count += removed
        }
        return count
    }

    /// A file's name without what a mail program (`:2,S`) or an unfinished writing (`.pid.number`) added.
    private static func reply(_ name: String) -> String {
        let unique = MaildirName(name)?.unique ?? name
        guard let end = unique.firstRange(of: ".postroom") else { return unique }
        return String(unique[..<end.upperBound])
    }
}
