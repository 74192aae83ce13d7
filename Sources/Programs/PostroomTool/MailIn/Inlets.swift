import Enquiries
import LMTPServer
import ReviewWeb
import Synchronization

/// What came in by which way since the desk opened: numbers and fixed words, nothing of a mail.
final class Inlets: Sendable {
    /// How reading a folder goes.
    struct Mailbox: Sendable, Equatable {
        var collected = 0
        /// Messages that cannot be fetched and stay in the folder.
        var skipped = 0
        var failures = 0
        /// When all that is new was last in the store.
        var visited: Timestamp?
        /// Since when it cannot be read.
        var failingSince: Timestamp?
    }

    private struct State {
        var isOpen: Bool?
        /// By the word of the metric's label.
        var recipients: [String: Int] = [:]
        var sessions: [String: Int] = [:]
        var failures: [String: Int] = [:]
        var abandoned = 0
        var bytes = 0
        var taken = 0
        var setAside = 0
        var mailboxes: [String: Mailbox] = [:]
    }

    private let state = Mutex(State())

    func note(_ event: LMTPEvent) {
        state.withLock { state in
            switch event {
            case .message(let bytes, let kept, let later, let refused):
                state.bytes += bytes
                for (word, count) in [("kept", kept), ("later", later), ("refused", refused)] {
                    state.recipients[word, default: 0] += count
                }
            case .sinkFailed(let step, _): state.failures["\(step)", default: 0] += 1
            case .abandoned: state.abandoned += 1
            case .sessionEnded(let ending): state.sessions["\(ending)", default: 0] += 1
            }
        }
    }

    func lmtp(isOpen: Bool) { state.withLock { $0.isOpen = isOpen } }

    func taken(_ mails: Int) { state.withLock { $0.taken += mails } }

    func setAside(_ mails: Int) { state.withLock { $0.setAside += mails } }

    func change(_ mailbox: String, _ change: (inout Mailbox) -> Void) {
        state.withLock { change(&$0.mailboxes[mailbox, default: Mailbox()]) }
    }

    func mailbox(_ name: String) -> Mailbox? { state.withLock { $0.mailboxes[name] } }

    /// For the page on the desk's health.
    var report: [HealthReport.Inlet] {
        state.withLock { state in
            let lmtp = state.isOpen.map { HealthReport.Inlet(name: "LMTP", standing: $0 ? .open : .closed, at: nil) }
            return [lmtp].compactMap { $0 }
                + state.mailboxes.sorted { $0.key < $1.key }.map { name, mailbox in
                    let standing: HealthReport.Inlet.Standing =
                        mailbox.failingSince != nil ? .failing : mailbox.visited != nil ? .read : .closed
                    return HealthReport.Inlet(
                        name: "IMAP \(name)", standing: standing, at: mailbox.failingSince ?? mailbox.visited)
                }
        }
    }

    var metrics: [Metric] {
        state.withLock { state in
            func samples(_ counts: [String: Int], _ label: String) -> [Metric.Sample] {
                counts.sorted { $0.key < $1.key }.map { Metric.Sample(Double($0.value), [(label, $0.key)]) }
            }
            func mailboxes(_ value: (Mailbox) -> Int) -> [Metric.Sample] {
                samples(state.mailboxes.mapValues(value), "mailbox")
            }
            var metrics = [
                Metric(
                    "postroom_incoming_taken_total", .counter, "Delivered mails that were taken into the store.",
                    [Metric.Sample(Double(state.taken))]),
                Metric(
                    "postroom_set_aside_total", .counter, "Mails that could not be taken into the store.",
                    [Metric.Sample(Double(state.setAside))]),
            ]
            if state.isOpen != nil {
                metrics += [
                    Metric(
                        "postroom_lmtp_recipients_total", .counter, "Recipients answered over LMTP by outcome.",
                        samples(state.recipients, "outcome")),
                    Metric(
                        "postroom_lmtp_sessions_total", .counter, "LMTP sessions by how they ended.",
                        samples(state.sessions, "ending")),
                    Metric(
                        "postroom_lmtp_failures_total", .counter, "Steps of a delivery that failed here.",
                        samples(state.failures, "step")),
                    Metric(
                        "postroom_lmtp_abandoned_total", .counter, "Messages that were begun and came to no end.",
                        [Metric.Sample(Double(state.abandoned))]),
                    Metric(
                        "postroom_lmtp_bytes_total", .counter, "Bytes of messages that were answered.",
                        [Metric.Sample(Double(state.bytes))]),
                ]
            }
            if !state.mailboxes.isEmpty {
                metrics += [
                    Metric(
                        "postroom_imap_mails_total", .counter, "Mails fetched from a mailbox and kept.",
                        mailboxes(\.collected)),
                    Metric(
                        "postroom_imap_skipped_mails", .gauge, "Mails of a mailbox that cannot be fetched.",
                        mailboxes(\.skipped)),
                    Metric(
                        "postroom_imap_failures_total", .counter, "Visits to a mailbox that failed.",
                        mailboxes(\.failures)),
                    Metric(
                        "postroom_imap_failing", .gauge, "1 while a mailbox cannot be read.",
                        mailboxes { $0.failingSince == nil ? 0 : 1 }),
                ]
            }
            return metrics
        }
    }
}
