import Enquiries
import Hummingbird

extension Route {
    /// People and their rights.
    static let administration: [Route] = []
}
