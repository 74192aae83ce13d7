import Cases
import Hummingbird

/// Whether the desk can work: the store answers, the log can be published, the disk has room. For machines that watch over
/// it; it tells no figures.
enum Readiness {
    static func answer(_ site: ReviewSite, _ asking: Asking) async -> Response {
        do throws(StoreError) {
            _ = try await site.store.counts(desk: nil)
        } catch {
            return .plain("the store does not answer\n", status: .serviceUnavailable)
        }
        if let reason = await site.reports.notReady() {
            return .plain(reason + "\n", status: .serviceUnavailable)
        }
        return .plain("ready\n")
    }
}
