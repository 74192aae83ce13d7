/// An officer's decision about a case.
package enum Verdict: Sendable, Equatable {
    /// Why a draft was turned down. The list is short so that rejections can be counted.
    package enum Reason: String, Codable, Sendable, CaseIterable {
        case wrongFact, wrongService, tone, missing, privacy, attack, other
    }

    /// Send exactly the bytes with this SHA-256, composed for the moment `composedAt`. `confirmed` are the ids of the findings
    /// in the text that the officer has looked at and lets stand. The reply waits `heldFor` seconds in the outbox, so that
    /// it can be withdrawn.
    case approve(sha256: String, composedAt: Timestamp, confirmed: Set<String> = [], heldFor: Int64 = 0)
    /// The approval is taken back; the draft is there again.
    case withdraw(note: String)
    /// Two people must approve the reply.
    case askSecond(note: String)
    /// The case leaves the lists until then, or until something happens to it.
    case snooze(until: Timestamp)
    case wake
    /// What the citizen wants and what people must know, as an officer reads the mail.
    case relabel(intent: Intent, flags: Set<Flag>, note: String)
    case reject(Reason, note: String)
    case edit(subject: String, text: String)
    case handOver(to: String, note: String)
    /// Another service of the desk owns the mail.
    case reassign(to: ServiceID, note: String)
    case close(note: String)
    case reopen(note: String)
    /// The case must not be erased, whatever its age, until ``release(note:)``.
    case hold(note: String)
    case release(note: String)
    /// What became of a reply in doubt, or that an undeliverable one is tried again. `sent: false` puts it back into the
    /// outbox. `journal` says whether a copy was found where the mail server files what it sends, in a word of a closed
    /// list.
    case settle(sent: Bool, note: String, journal: String? = nil)
}
