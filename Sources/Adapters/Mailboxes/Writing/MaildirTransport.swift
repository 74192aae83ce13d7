import Dispatch
import Enquiries
package import Sending

/// Files finished replies in a Maildir instead of sending them, so that everything can be tried without a mail server.
/// A mail server or mail program may take them from there.
///
/// Handing the same reply over again never makes a second file: the file's name is made from the reply's id.
package struct MaildirTransport: ReplyTransport {
    package let name = "maildir"

    private let folder: MaildirFolder
    // fsync takes milliseconds to seconds, too long for the few threads that Swift's tasks share.
    private let queue = DispatchQueue(label: "postroom.maildir")

    /// - Parameter directory: The Maildir. It and its `tmp`, `new` and `cur` are made on first use; the directory that
    ///   it lies in must exist.
    package init(directory: String) {
        folder = MaildirFolder(path: directory)
    }

    /// Files one reply.
    ///
    /// - Returns: `.accepted` once the file is safely on disk, or was there already with the same bytes; `.deferred`
    ///   where nothing was filed; `.rejected` where another message has the reply's name; `.uncertain` where the disk
    ///   would not confirm that the file's name is kept.
    package func handOver(_ mail: OutgoingMail, passing point: PointOfNoReturn) async -> HandOver {
        await withCheckedContinuation { continuation in
            queue.async {
                continuation.resume(
                    returning: folder.file(mail.bytes, as: mail.id.text) { point.mayBePassedWaiting() })
            }
        }
    }
}
