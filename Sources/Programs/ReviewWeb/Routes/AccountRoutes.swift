import Enquiries
import Hummingbird

extension Route {
    /// Coming, going, and what belongs to one person.
    static let accounts: [Route] = [
        .open(.get, "/sign-in", SignIn.explain),
        .open(.get, "/sign-in/{token}", SignIn.ask),
        .open(.post, "/sign-in", SignIn.redeem),
        .officers(.post, "/sign-out", needs: nil, SignIn.end),
    ]
}
