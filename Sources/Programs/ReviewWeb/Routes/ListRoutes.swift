import Enquiries
import Hummingbird

extension Route {
    /// Lists of cases beside the queue, and what tells of changes while they happen.
    static let lists: [Route] = []
}
