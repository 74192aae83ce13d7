import Cases
import Enquiries
import Hummingbird

/// Coming and going. A one-time token comes from the command line; opening its address changes nothing, so that
/// programs which look into links do not use it up. Only the button does.
enum SignIn {
    static func explain(_ site: ReviewSite, _ asking: Asking) -> Response {
        if asking.visit != nil { return .seeOther(.queue) }
        let say = asking.language
        let frame = Frame(title: say(.signIn), language: say, visit: nil, address: SitePath.signIn.text)
        return .page(
            frame.page {
                section(.class("sheet narrow")) {
                    if asking.query["done"] == "signed-out" { notice(.done, say) { p { say(.signedOut) } } }
                    h1 { say(.signIn) }
                    p { say(.signInHow) }
                    p { say(.signInCommand) }
                    pre { code { "postroom officer sign-in OFFICER" } }
                }
            })
    }

    static func ask(_ site: ReviewSite, _ asking: Asking) -> Response {
        let say = asking.language
        let token = asking.parameters["token"] ?? ""
        let frame = Frame(title: say(.signIn), language: say, visit: nil, address: SitePath.signIn(token: token).text)
        return .page(
            frame.page {
                section(.class("sheet narrow")) {
                    h1 { say(.signInReady) }
                    p { say(.signInButtonHint) }
                    form(.post, .action(.signIn)) {
                        input(.type("hidden"), .name("one-time"), .value(token))
                        button(.class("button main"), .type("submit")) { say(.signIn) }
                    }
                }
            })
    }

    static func redeem(_ site: ReviewSite, _ asking: Asking) async throws -> Response {
        let now = site.surroundings.now()
        guard site.pace.mayTry(asking.client, at: now) else { throw Problem(.tooManySignIns) }
        let digest = Secret.digest(asking.form["one-time"] ?? "")
        guard let id = try await site.officers.redeemSignIn(tokenSHA256: digest, now: now),
            try await site.officers.officer(id) != nil
        else {
            site.pace.noteWrong(asking.client, at: now)
            throw Problem(.wrongSignIn)
        }
        // A fresh session each time; the one before on this browser ends.
        if let old = asking.visit?.session { try await site.officers.endSession(tokenSHA256: old.tokenSHA256) }
        let token = Secret.fresh(site.surroundings)
        try await site.officers.addSession(
            OfficerSession(
                tokenSHA256: Secret.digest(token), officer: id, formToken: Secret.fresh(site.surroundings),
                startedAt: now, lastUsedAt: now))
        return .seeOther(.queue, cookie: SessionCookie(settings: site.settings).setting(token))
    }

    static func end(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        try await site.officers.endSession(tokenSHA256: visit.session.tokenSHA256)
        return .seeOther(
            SitePath.signIn.with([("done", "signed-out")]), cookie: SessionCookie(settings: site.settings).ending)
    }
}
