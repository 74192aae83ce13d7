package import Enquiries
import Glibc

/// What lies in the folder, and what a delivery that was cut off left there.
extension IncomingFolder {
    /// Names of files that only the program which holds the store writes end so; see ``removeUnfinished(now:)``.
    package static let ownSuffix = ".lmtp"

    /// Seconds after which nobody writes to an unfinished file any more: twice what a delivery may take.
    package static let longestDelivery: Int64 = 600

    package struct State: Sendable, Equatable {
        /// Mails that wait to be taken in.
        package var waiting = 0
        /// When the first of them came.
        package var oldest: Timestamp?
        /// Mails that could not be taken in.
        package var setAside = 0
        /// Files that a delivery has begun, or left behind.
        package var unfinished = 0
    }

    /// - Throws: ``MailboxError`` where the folder is there and cannot be read.
    package func state() throws(MailboxError) -> State {
        var state = State()
        let waiting = try names("new")
        state.waiting = waiting.count
        state.oldest = waiting.compactMap { changed("new", $0) }.min().map { Timestamp(secondsSince1970: $0) }
        state.unfinished = try names("tmp").count
        state.setAside = try aside.names("new").count
        return state
    }

    /// How many mails wait to be taken in.
    package func waitingCount() throws(MailboxError) -> Int { try names("new").count }

    /// Removes what deliveries that ended half-way have left. Each of them was answered with "try later" or not at all,
    /// so the mail server still has the mail.
    ///
    /// Only for the program that holds the store: its own unfinished files are those of a run that is over.
    /// - Returns: How many were removed.
    @discardableResult
    package func removeUnfinished(now: Timestamp) -> Int {
        guard let names = try? names("tmp"), !names.isEmpty,
            let directory = try? FileAccess.open(directory: folder.path + "/tmp")
        else { return 0 }
        var count = 0
        for name in names {
            let isOwn = name.text.hasSuffix(Self.ownSuffix)
            guard isOwn || changed("tmp", name).map({ now.seconds - $0 > Self.longestDelivery }) == true,
                unlinkat(directory.descriptor, name.characters, 0) == 0
            else { continue }
            count += 1
        }
        return count
    }

    private func names(_ part: String) throws(MailboxError) -> [RawName] {
        var status = stat()
        guard stat("\(folder.path)/\(part)", &status) == 0 else {
            if errno == ENOENT { return [] }
            throw MailboxError(errno: errno, at: "\(folder.path)/\(part)")
        }
        let directory = try FileAccess.open(directory: "\(folder.path)/\(part)")
        return try FileAccess.names(in: directory, at: "\(folder.path)/\(part)")
    }

    /// Seconds since 1970 when a file was last written.
    private func changed(_ part: String, _ name: RawName) -> Int64? {
        guard let directory = try? FileAccess.open(directory: "\(folder.path)/\(part)") else { return nil }
        var status = stat()
        guard fstatat(directory.descriptor, name.characters, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
        return Int64(status.st_mtim.tv_sec)
    }
}
