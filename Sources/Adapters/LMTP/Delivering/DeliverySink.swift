/// Where messages go. One message of a session is handled at a time; sessions run beside each other.
///
/// Whatever is thrown becomes a reply 4xx: the mail server keeps the message and tries again.
package protocol DeliverySink: Sendable {
    /// Asked at RCPT. May be asked about the same address often.
    func verdict(on recipient: EnvelopePath, from sender: EnvelopePath) async -> RecipientVerdict

    /// Begins a message that is about to come.
    ///
    /// - Throws: ``DeliveryFailure``; any other error counts as ``DeliveryFailure/unavailable``.
    func open(_ envelope: Envelope) async throws -> any IncomingMessage
}

/// A message on its way in. Its functions are called one after the other, and exactly one of ``commit()`` and
/// ``abandon()`` last, also after a failed write.
package protocol IncomingMessage: Sendable {
    /// Takes the next bytes. They never end with half of an escaped dot: what is written is the message.
    func write(_ bytes: [UInt8]) async throws

    /// Keeps the message. The mail server is told only after this has returned, and then forgets its own copy, so what
    /// is reported as kept must survive a power cut.
    ///
    /// The mail server may have gone meanwhile and send the message again: the sink must know a message that comes twice.
    /// - Returns: One outcome for each recipient of the envelope, in its order.
    func commit() async throws -> [DeliveryOutcome]

    /// Removes what was written.
    func abandon() async
}

package enum RecipientVerdict: Sendable, Equatable, CaseIterable {
    case accepted
    /// Refused for good (550 5.1.1): the mail server tells the sender.
    case unknown
    /// Nobody can say at present (451).
    case later
}

package enum DeliveryOutcome: Sendable, Equatable {
    /// On disk for this recipient. The reference, if any, stands in the mail server's log and must name no person.
    case kept(as: String?)
    case failed(DeliveryFailure)
    /// The recipient's own space is used up (452).
    case overQuota
    /// Refused for good (550 5.1.1): the mail server tells the sender.
    case unknownRecipient
}

/// Why a message cannot be kept now.
package enum DeliveryFailure: Error, Sendable, Equatable, CaseIterable {
    /// Disk full or a quota of the system reached (452).
    case noSpace
    /// Anything else (451).
    case unavailable
}
