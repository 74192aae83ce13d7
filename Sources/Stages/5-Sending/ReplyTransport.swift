package import Enquiries

/// A finished message and where it goes.
package struct OutgoingMail: Sendable {
    package let id: ReplyID
    /// Envelope addresses, without brackets.
    package let sender: String
    package let recipient: String
    /// The whole RFC 5322 message, lines ended by CR LF.
    package let bytes: [UInt8]

    package init(id: ReplyID, sender: String, recipient: String, bytes: [UInt8]) {
        (self.id, self.sender, self.recipient, self.bytes) = (id, sender, recipient, bytes)
    }
}

/// What became of an attempt to hand a message over. Texts are the mail server's, for people.
package enum HandOver: Sendable, Equatable {
    /// The other side has taken responsibility.
    case accepted(String)
    /// It certainly has not; trying again later may help.
    case deferred(String)
    /// It certainly has not and never will.
    case rejected(String)
    /// Nobody knows. A person decides; no machine sends again.
    case uncertain(String)
}

/// A way out of the house.
package protocol ReplyTransport: Sendable {
    /// For records and logs, for example `maildir` or `smtp`.
    var name: String { get }

    /// Hands one message over, once. Never throws: whatever happens is one of the four outcomes.
    ///
    /// - Parameter point: Asked once, right before the step that nobody can take back: the final dot, the file's name.
    ///   Until it is passed the other side has nothing. Where it may not be passed, the attempt ends there and is
    ///   ``HandOver/deferred(_:)``.
    func handOver(_ mail: OutgoingMail, passing point: PointOfNoReturn) async -> HandOver
}

extension ReplyTransport {
    /// Hands one message over without asking anybody before the last step.
    package func handOver(_ mail: OutgoingMail) async -> HandOver {
        await handOver(mail, passing: .unguarded)
    }
}
