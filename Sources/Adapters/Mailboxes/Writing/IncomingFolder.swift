package import Enquiries
import Glibc
import Sending

/// A Maildir between the mail server and the store. A mail server's `pipe` puts mail here without waiting for the
/// store, which one program at a time may write; whoever holds the store takes the mail in and then removes it.
package struct IncomingFolder: Sendable {
    let folder: MaildirFolder

    /// Bytes of the largest file that is read: a message, and the lines that a delivery puts before it.
    package static let largestFile = MailboxSource.largestMessage + 16_384

    /// - Parameter directory: Made on first use; the directory that it lies in must exist.
    package init(directory: String) { folder = MaildirFolder(path: directory) }

    /// Makes the folder where it is missing.
    /// - Returns: Whether it is there now, and on disk.
    @discardableResult
    package func prepare() -> Bool { folder.prepare() }

    /// Keeps a mail. It is on disk, byte for byte, once this returns true. After false nothing of it is there, or the disk
    /// would not confirm that it is: the mail server tries again, and the store knows a mail that comes twice.
    package func keep(_ bytes: [UInt8], as id: String) -> Bool {
        if case .accepted = folder.file(bytes, as: id) { return true }
        return false
    }

    /// A mail that waits, and the file that holds it.
    package struct Waiting: Sendable {
        package let mail: ArrivedMail
        let file: RawName
    }

    /// A file that is no mail, or that cannot be read.
    package struct Unreadable: Sendable {
        package let error: MailboxError
        let file: RawName
    }

    /// Up to `limit` mails that wait, oldest name first. Files that cannot be read are named in `unreadable`.
    package func waiting(
        limit: Int, now: Timestamp
    ) throws(MailboxError) -> (mails: [Waiting], unreadable: [Unreadable]) {
        var status = stat()
        guard stat(folder.path + "/new", &status) == 0 else { return ([], []) }
        let directory = try FileAccess.open(directory: folder.path + "/new")
        var mails: [Waiting] = []
        var unreadable: [Unreadable] = []
        for name in try FileAccess.names(in: directory, at: folder.path).sorted() where mails.count < limit {
            let place = folder.path + "/new/" + printable(name.text)
            do throws(MailboxError) {
                guard
                    let found = try FileAccess.read(name, in: directory, at: place, limit: Self.largestFile)
                else { continue }
                mails.append(
                    Waiting(
                        mail: ArrivedMail(
                            bytes: found.bytes, receivedAt: ArrivalTime.ofSeconds(found.changed) ?? now,
                            source: printable(name.text)),
                        file: name))
            } catch {
                unreadable.append(Unreadable(error: error, file: name))
            }
        }
        return (mails, unreadable)
    }

    /// Removes mails that the store has. One that is left behind by a crash is known to the store when it comes again.
    package func remove(_ mails: [Waiting]) {
        guard let directory = try? FileAccess.open(directory: folder.path + "/new") else { return }
        for waiting in mails { unlinkat(directory.descriptor, waiting.file.characters, 0) }
    }

    /// Mails that wait, were set aside, or were left half written by a delivery, and that `isMeant` says yes to.
    ///
    /// - Parameter removing: Whether they go. A delivery that loses its file this way says so to the mail server, which
    ///   tries again.
    /// - Returns: How many there are.
    /// - Throws: ``MailboxError`` at the first one that cannot be read: it may be meant.
    package func count(removing: Bool, where isMeant: ([UInt8]) -> Bool) throws(MailboxError) -> Int {
        var count = 0
        var status = stat()
        let parts = ["tmp", "new", "cur"].flatMap { ["\(folder.path)/\($0)", "\(aside.folder.path)/\($0)"] }
        for place in parts where stat(place, &status) == 0 {
            let directory = try FileAccess.open(directory: place)
            var removed = 0
            for name in try FileAccess.names(in: directory, at: place) {
                let shown = "\(place)/\(printable(name.text))"
                do throws(MailboxError) {
                    guard
                        let found = try FileAccess.read(name, in: directory, at: shown, limit: Self.largestFile),
                        isMeant(found.bytes)
                    else { continue }
                } catch .empty {
                    continue
                }
                count += 1
                guard removing else { continue }
                guard unlinkat(directory.descriptor, name.characters, 0) == 0 || errno == ENOENT else {
                    throw MailboxError(errno: errno, at: shown)
                }
                removed += 1
            }
            if removed > 0, fsync(directory.descriptor) != 0 { throw MailboxError(errno: errno, at: place) }
        }
        return count
    }
}
