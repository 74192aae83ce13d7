import Enquiries
import Hummingbird

extension Route {
    /// What the desk does as a whole: records, measures, models, health.
    static let insight: [Route] = []
}
