import Cases
import Enquiries
import Hummingbird
import Transparency

/// The desk's figures for a monitor. No figure is about an officer, and none about fewer people than a whole desk.
enum MetricsPage {
    static func answer(_ site: ReviewSite, _ asking: Asking) async throws -> Response {
        guard MetricsAccess(site.settings).lets(asking) else {
            return .plain("metrics are for the monitor of this installation\n", status: .forbidden)
        }
        var metrics = try await site.tally?.metrics() ?? []
        if let insight = site.insight {
            metrics += standing(try await insight.standings(), now: site.surroundings.now())
        }
        if let log = try await site.records?.logState() {
            metrics.append(
                Metric(
                    "postroom_log_records", .gauge, "Records in the log.", [Metric.Sample(Double(log.tree.size))]))
            metrics.append(
                Metric(
                    "postroom_log_unpublished_records", .gauge, "Records that no signed checkpoint covers yet.",
                    [Metric.Sample(Double(log.tree.size - log.published.size))]))
        }
        metrics += await site.reports.gauges()
        var response = Response.plain(Exposition.text(metrics))
        response.set("Content-Type", Exposition.type)
        return response
    }

    private static func standing(_ all: [Standing], now: Timestamp) -> [Metric] {
        let sorted = all.sorted { ($0.desk, $0.state.rawValue) < ($1.desk, $1.state.rawValue) }
        func labels(_ standing: Standing) -> [(name: String, value: String)] {
            [("desk", standing.desk.text), ("state", standing.state.rawValue)]
        }
        func age(_ moment: Timestamp) -> Double { Double(max(0, now.milliseconds - moment.milliseconds)) / 1000 }
        func replies(_ state: CaseState) -> [Metric.Sample] {
            sorted.filter { $0.state == state }.map { Metric.Sample(Double($0.cases), [("desk", $0.desk.text)]) }
        }
        let newest = Dictionary(grouping: sorted, by: \.desk).mapValues { $0.map(\.newest).max() }
        return [
            Metric(
                "postroom_cases", .gauge, "Cases, by desk and state.",
                sorted.map { Metric.Sample(Double($0.cases), labels($0)) }),
            Metric(
                "postroom_oldest_case_age_seconds", .gauge, "Age of the oldest open case, by desk and state.",
                sorted.filter(\.state.isOpen).map { Metric.Sample(age($0.oldest), labels($0)) }),
            Metric("postroom_outbox_replies", .gauge, "Approved replies that wait to be sent.", replies(.approved)),
            Metric(
                "postroom_in_doubt_replies", .gauge, "Replies that may or may not have left.", replies(.inDoubt)),
            Metric(
                "postroom_last_case_age_seconds", .gauge, "Time since the newest case of a desk came.",
                newest.sorted { $0.key < $1.key }.compactMap { desk, moment in
                    moment.map { Metric.Sample(age($0), [("desk", desk.text)]) }
                }),
        ]
    }
}

/// Who may read the figures. Without a token only a program of this very machine may, and only where no proxy stands in
/// front of the desk: behind one, every caller seems to be of this machine.
struct MetricsAccess: Sendable {
    let settings: ReviewSettings

    init(_ settings: ReviewSettings) { self.settings = settings }

    func lets(_ asking: Asking) -> Bool {
        if let digest = settings.metricsTokenSHA256 {
            let prefix = "Bearer "
            guard let shown = asking.authorization, shown.hasPrefix(prefix) else { return false }
            return Secret.areEqual(Secret.digest(String(shown.dropFirst(prefix.count))), digest)
        }
        return !settings.secureCookies && !asking.isForwarded && Self.isThisMachine(asking.client)
    }

    static func isThisMachine(_ client: String) -> Bool {
        let address = client.hasPrefix("::ffff:") ? String(client.dropFirst(7)) : client
        let parts = address.split(separator: ".", omittingEmptySubsequences: false)
        return address == "::1"
            || parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
