import Cases
import Enquiries
import Hummingbird

/// Coming and going: with id and password, or with a one-time link. Opening such a link changes nothing, so that
/// programs which look into links do not use it up. Only the button does.
enum SignInPage {
    static func explain(_ site: ReviewSite, _ asking: Asking) -> Response {
        if asking.visit != nil { return .seeOther(.queue) }
        return .page(page(asking, isWrong: false))
    }

    private static func page(_ asking: Asking, isWrong: Bool) -> Html {
        let say = asking.language
        let frame = Frame(title: say(.signIn), language: say, visit: nil, address: SitePath.signIn.text)
        return frame.page {
            section(.class("sheet narrow")) {
                if asking.query["done"] == "signed-out" { notice(.done, say) { p { say(.signedOut) } } }
                h1 { say(.signIn) }
                if isWrong {
                    notice(.danger, say) {
                        p(.role("alert"), .id("problem"), .focusable(-1)) { say(.signInWrongPassword) }
                    }
                }
                form(.post, .action(.signIn)) {
                    field(
                        "officer", say(.officerID), type: "text", autocomplete: "username",
                        value: isWrong ? asking.form.text("officer") : nil)
                    field("password", say(.password), type: "password", autocomplete: "current-password")
                    field(
                        "code", say(.code), type: "text", autocomplete: "one-time-code", hint: say(.codeHint),
                        isRequired: false)
                    p { button(.class("button main"), .type("submit")) { say(.signIn) } }
                }
                h2 { say(.signInFirstTime) }
                p { say(.signInHow) }
                p { say(.signInCommand) }
                pre { code { "postroom officer sign-in OFFICER" } }
            }
        }
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

    /// Takes either form: that of the link or that of the password.
    static func redeem(_ site: ReviewSite, _ asking: Asking) async throws -> Response {
        guard asking.form["officer"] == nil else {
            guard let entry = try await PasswordDoor(site: site).enter(asking) else {
                return .page(page(asking, isWrong: true), status: .forbidden)
            }
            return try await site.beginSession(for: entry.officer, entry.kind, asking)
        }
        let now = site.surroundings.now()
        guard site.pace.begin(asking.client, nil, at: now) else { throw Problem(.tooManySignIns) }
        let digest = Secret.digest(asking.form["one-time"] ?? "")
        guard let id = try await site.officers.redeemSignIn(tokenSHA256: digest, now: now),
            let officer = try await site.officers.officer(id)
        else { throw Problem(.wrongSignIn) }
        site.pace.forgive(asking.client, nil)
        return try await site.beginSession(for: officer, .link, asking)
    }

    static func end(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        try await site.officers.endSession(tokenSHA256: visit.session.tokenSHA256)
        return .seeOther(
            SitePath.signIn.with([("done", "signed-out")]), cookie: SessionCookie(settings: site.settings).ending)
    }
}

/// A labelled field of a form. Nothing keeps anybody from pasting (WCAG 3.3.8).
func field(
    _ name: String, _ text: String, type: String, autocomplete: String, hint: String? = nil, value: String? = nil,
    isRequired: Bool = true
) -> Html {
    div(.class("field")) {
        label(.for(name)) { text }
        if let hint { p(.class("quiet"), .id("\(name)-hint")) { hint } }
        input(
            .type(type), .id(name), .name(name), .autocomplete(autocomplete), .spellcheck(false), .required(isRequired),
            .aria("describedby", hint == nil ? nil : "\(name)-hint"), .value(value ?? ""))
    }
}
