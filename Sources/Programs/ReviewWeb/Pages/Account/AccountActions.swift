import Cases
import Enquiries
import Hummingbird
import SignIn

/// What officers do to their own account. Each is a form of the account page.
enum AccountAction {
    static func setPassword(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let model = try await AccountModel(site, visit)
        if model.asksForPassword, try await !PasswordDoor(site: site).confirms(visit, asking) {
            return try await AccountPage.refusal(.wrongPassword, site, asking, visit)
        }
        let (typed, again) = (asking.form["new"] ?? "", asking.form["again"] ?? "")
        let names =
            [visit.officer.id.text, visit.officer.name] + visit.officer.name.split(separator: " ").map(String.init)
        let password = Password(typed)
        if let weakness = password.weakness(for: names) {
            return try await AccountPage.refusal(AccountNotice(weakness), site, asking, visit)
        }
        guard typed == again else { return try await AccountPage.refusal(.notTheSame, site, asking, visit) }
        let hash: PasswordHash
        do { hash = try await site.hasher.hash(password, salt: site.freshSalt()) } catch is PasswordHasher.Busy {
            throw Problem(.signInBusy)
        }
        try await site.officers.change(
            .password(hash.text), of: visit.officer.id, by: visit.officer.id, at: site.surroundings.now())
        return try await renewed(
            site, visit, visit.session.kind == .passwordAndCode ? .passwordAndCode : .password, .passwordSet)
    }

    static func removeSecondFactor(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        guard try await PasswordDoor(site: site).confirms(visit, asking) else {
            return try await AccountPage.refusal(.wrongPassword, site, asking, visit)
        }
        try await site.officers.change(
            .noSecondFactor, of: visit.officer.id, by: visit.officer.id, at: site.surroundings.now())
        return try await renewed(site, visit, .password, .secondFactorOff)
    }

    private static func renewed(
        _ site: ReviewSite, _ visit: Visit, _ kind: OfficerSession.Kind, _ notice: AccountNotice
    ) async throws -> Response {
        let cookie = try await site.renewSession(visit, kind).cookie
        return .seeOther(done(notice), cookie: cookie)
    }

    private static func done(_ notice: AccountNotice) -> SitePath {
        SitePath.account.with([("done", notice.rawValue)])
    }

    /// Ends one session of the officer, or all but this one.
    static func endSessions(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let named = asking.form.text("session")
        if named == "others" {
            try await site.officers.endSessions(of: visit.officer.id, except: visit.session.tokenSHA256)
            return .seeOther(done(.othersEnded))
        }
        // Only an own session can be named; one that is over already is as good as ended.
        for session in try await site.officers.sessions(of: visit.officer.id)
        where !named.isEmpty && session.shortID == named {
            try await site.officers.endSession(tokenSHA256: session.tokenSHA256)
        }
        return .seeOther(done(.sessionEnded))
    }

    static func savePreferences(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        guard let keys = OfficerPreferences.keys(from: asking.form) else {
            return try await AccountPage.refusal(.keyTaken, site, asking, visit)
        }
        var liked = visit.officer.preferences
        liked.keys = keys
        liked.keysAreOn = asking.form["keys"] == "on"
        liked.theme = asking.form["theme"].flatMap(OfficerPreferences.Theme.init(rawValue:)) ?? .system
        let language = asking.form["language"].flatMap(Language.init(rawValue:))
        liked.language = language?.rawValue
        try await site.officers.keep(liked, of: visit.officer.id)
        return .seeOther(done(.saved), cookie: language?.cookie(site.settings))
    }
}
