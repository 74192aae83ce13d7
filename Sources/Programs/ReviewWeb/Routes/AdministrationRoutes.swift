import Enquiries
import Hummingbird

extension Route {
    /// People and their rights.
    static let administration: [Route] =
        twins("/people", needs: .administer, PeoplePage.self)
        + twins("/people/{officer}", needs: .administer, PersonPage.self) + [
            .officers(.post, "/people", needs: .administer, PeopleAction.add),
            .officers(.post, "/people/{officer}/rights", needs: .administer, PeopleAction.changeRights),
            .officers(.post, "/people/{officer}/link", needs: .administer, PeopleAction.makeLink),
            .officers(.post, "/people/{officer}/sessions", needs: .administer, PeopleAction.endSessions),
            .officers(.post, "/people/{officer}/disabling", needs: .administer, PeopleAction.disable),
        ]
}
