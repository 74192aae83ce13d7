package import Enquiries
import Transparency

/// A message that an officer with the right to do so has approved, byte for byte.
///
/// Only Review can make one, and the post takes nothing else: an unreviewed draft cannot be mailed.
package struct ApprovedReply: Sendable {
    package let reply: Reply
    package let bytes: [UInt8]

    /// Not public on purpose.
    init(reply: Reply, bytes: [UInt8]) { (self.reply, self.bytes) = (reply, bytes) }
}

extension ReviewDesk {
    /// The approved reply of a case as it comes back from a store, which is not trusted: the bytes must have the
    /// approved digest, and nothing may have voided the approval since.
    package static func approved(_ file: CaseFile, bytes: [UInt8]) throws(ReviewRefusal) -> ApprovedReply {
        guard let reply = file.reply, reply.voidedBecause == nil, file.seeded == nil else { throw .noDraft }
        guard file.state == .inDoubt || file.state == .approved else { throw .notPossible(file.state) }
        guard reply.answers == file.newest.id else { throw .newerMail }
        guard sha256Hex(bytes) == reply.sha256 else { throw .approvalBroken }
        return ApprovedReply(reply: reply, bytes: bytes)
    }
}
