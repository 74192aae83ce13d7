import Cases
import Enquiries
import Transparency

/// Counts records as the log grows, from the moment at which the program began. A monitor knows that counters begin
/// anew with a program.
///
/// It reads leaves alone, which hold nothing about anybody.
actor LogTally {
    /// Leaves that one call reads at most; the rest follows with the next.
    static let mostAtOnce = 5000
    private static let batch = 500

    private let log: any RecordLog
    private var place: Int64?
    private var isCounting = false
    private var mails: [String: Int] = [:]
    private var verdicts: [String: Int] = [:]
    private var sendings: [String: Int] = [:]
    private var actions: [String: Int] = [:]

    init(_ log: any RecordLog) { self.log = log }

    func metrics() async throws -> [Metric] {
        // Who asks while another call still counts is told what is counted so far.
        if !isCounting {
            isCounting = true
            defer { isCounting = false }
            try await goOn()
        }
        func family(_ name: String, _ help: String, _ label: String, _ counts: [String: Int]) -> Metric {
            Metric(
                name, .counter, help,
                counts.sorted { $0.key < $1.key }.map { Metric.Sample(Double($0.value), [(label, $0.key)]) })
        }
        return [
            family("postroom_intake_mails_total", "Mails taken in, by outcome.", "outcome", mails),
            family("postroom_reviews_total", "Decisions of officers about drafts and cases.", "verdict", verdicts),
            family("postroom_sendings_total", "Tries to send, by outcome.", "outcome", sendings),
            family("postroom_records_total", "Records of the log, by action.", "action", actions),
        ]
    }

    private func goOn() async throws {
        let begin: Int64
        if let place { begin = place } else { begin = try await log.logState().tree.size }
        var next = begin
        while next < begin + Int64(Self.mostAtOnce) {
            let leaves = try await log.leaves(from: next, count: Self.batch)
            for leaf in leaves { count(leaf) }
            next += Int64(leaves.count)
            place = next
            if leaves.isEmpty { break }
        }
    }

    private func count(_ leaf: [UInt8]) {
        guard let record = JSONValue(canonical: leaf), let action = record["action"]?.text,
            ActionRecord.Action(rawValue: action) != nil
        else { return }
        actions[action, default: 0] += 1
        let outcome = record["outcome"]
        switch action {
        case "parse":
            if case .bool(let isReadable)? = outcome?["readable"] {
                mails[isReadable ? "readable" : "unreadable", default: 0] += 1
            }
        case "review": if let word = outcome?["decision"]?.text { verdicts[word, default: 0] += 1 }
        case "send": if let word = outcome?["outcome"]?.text { sendings[word, default: 0] += 1 }
        default: break
        }
    }
}
