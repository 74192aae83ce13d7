import Cases
import Hummingbird

/// Whether the desk can work: the store answers. For machines that watch over it; it tells no figures.
enum Readiness {
    static func answer(_ site: ReviewSite, _ asking: Asking) async -> Response {
        do throws(StoreError) {
            _ = try await site.store.counts(desk: nil)
            return .plain("ready\n")
        } catch {
            return .plain("the store does not answer\n", status: .serviceUnavailable)
        }
    }
}
