import Enquiries
import Hummingbird

extension Route {
    /// Coming, going, and what belongs to one person.
    static let accounts: [Route] =
        [
            .open(.get, "/sign-in", SignInPage.explain),
            .open(.get, "/sign-in/{token}", SignInPage.ask),
            .open(.post, "/sign-in", SignInPage.redeem),
            .officers(.get, "/session.json", needs: nil, SessionAction.look),
            .officers(.post, "/session", needs: nil, SessionAction.extend),
            .officers(.post, "/sign-out", needs: nil, SignInPage.end),
        ] + twins("/account", needs: nil, AccountPage.self) + [
            .officers(.post, "/account/password", needs: nil, AccountAction.setPassword),
            .officers(.get, "/account/second-factor", needs: nil, SecondFactorPage.ask),
            .officers(.post, "/account/second-factor", needs: nil, SecondFactorPage.set),
            .officers(.post, "/account/second-factor/removal", needs: nil, AccountAction.removeSecondFactor),
            .officers(.post, "/account/recovery-codes", needs: nil, SecondFactorPage.renewCodes),
            .officers(.post, "/account/sessions", needs: nil, AccountAction.endSessions),
            .officers(.post, "/account/preferences", needs: nil, AccountAction.savePreferences),
        ]
}
