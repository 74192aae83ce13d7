import Cases
package import Enquiries
package import Hummingbird

/// One thing that the desk answers, and who may ask for it.
///
/// The router is built from the list in `RouteTable.swift` and from nothing else, and a route cannot be written without
/// saying who may use it: what is not in the table does not exist, and nothing in it is open by accident.
package struct Route: Sendable {
    /// Who may use a route.
    package enum Access: Sendable, Equatable {
        case everyone
        /// Everybody who is signed in.
        case officers
        case officersWith(Officer.Right)
    }

    /// Answers one request.
    typealias Answer = @Sendable (ReviewSite, Asking) async throws -> Response
    /// Answers one request of an officer who may ask it.
    typealias OfficerAnswer = @Sendable (ReviewSite, Asking, Visit) async throws -> Response

    package let method: HTTPRequest.Method
    /// Segments in braces stand for any text.
    package let path: String
    package let access: Access
    let answer: Answer

    /// A route without sign-in. A post to it carries no form token; that it comes from this site is checked all the same.
    static func open(_ method: HTTPRequest.Method, _ path: String, _ answer: @escaping Answer) -> Route {
        Route(method: method, path: path, access: .everyone, answer: answer)
    }

    /// A route for officers. Every post to it must carry the form token of the session.
    ///
    /// - Parameter right: The right that it takes; `nil` where being signed in is enough.
    static func officers(
        _ method: HTTPRequest.Method, _ path: String, needs right: Officer.Right?, _ answer: @escaping OfficerAnswer
    ) -> Route {
        Route(method: method, path: path, access: right.map(Access.officersWith) ?? .officers) { site, asking in
            guard let visit = asking.visit else { throw Problem.signInFirst }
            if let right, !visit.officer.rights.contains(right) { throw Problem.lacksRight(right) }
            return try await answer(site, asking, visit)
        }
    }

    /// A page and its JSON twin, both from one model and under the same right.
    static func twins<P: Page>(_ path: String, needs right: Officer.Right?, _ page: P.Type) -> [Route] {
        [
            .officers(.get, path, needs: right) { site, asking, visit in
                .page(try await P(P.load(site, asking, visit), site, asking, visit).html)
            },
            .officers(.get, path + ".json", needs: right) { site, asking, visit in
                try .json(await P.load(site, asking, visit))
            },
        ]
    }
}

/// A page for officers. What it shows is loaded first and as a whole; the JSON twin is that same value.
protocol Page {
    associatedtype Model: Encodable, Sendable

    /// Reads what the page shows, through the rights of the visitor.
    static func load(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Model

    init(_ model: Model, _ site: ReviewSite, _ asking: Asking, _ visit: Visit)

    /// The whole page.
    var html: Html { get }
}

/// One request, read and checked.
struct Asking: Sendable {
    /// What stood in the place of the braces of the route's path.
    let parameters: [String: String]
    let query: Fields
    let form: Fields
    /// `nil` where nobody is signed in.
    let visit: Visit?
    let language: Language
    /// Path and query as asked, for the way back.
    let address: String
    /// Scheme and host as the browser asked for them, for links that somebody else will open.
    let origin: String
    /// Who asks, for the sign-in pace only; see ``ClientAddress``.
    let client: String
    /// Browser and system in a few words, for the list of sessions.
    let device: String
    /// The digest of a style sheet or the like that the browser has already.
    let knownTag: String?
    /// What a machine shows to be let in: the field Authorization.
    var authorization: String?
    /// Whether somebody between passed the request on and says so.
    var isForwarded = false

    /// The case that the path names.
    var caseID: CaseID { CaseID(parameters["id"] ?? "") }
}

/// A signed-in officer.
struct Visit: Sendable {
    let officer: Officer
    let session: OfficerSession
    /// The cases that the officer may see.
    let cases: CaseAccess
    /// When the session will be over; `nil` where no page is asked for.
    var ending: SessionEnding?

    init(officer: Officer, session: OfficerSession, store: any CaseStore) {
        (self.officer, self.session, cases) = (officer, session, CaseAccess(store, for: officer))
    }

    /// The same visit in a session that took the place of its own.
    init(_ visit: Visit, in session: OfficerSession) {
        (officer, self.session, cases, ending) = (visit.officer, session, visit.cases, visit.ending)
    }

    /// The key that the officer has for an action.
    func key(_ id: KeyTable.ID) -> String { KeyTable.key(id, own: officer.preferences.keys) }

    /// The desks at which the officer has a right.
    func desks(_ right: Officer.Right, of site: ReviewSite) -> [Desk] {
        site.desks.filter { officer.may(right, at: $0.id) }
    }
}
