import Hummingbird

/// Notes in which language somebody wants to read the desk.
enum LanguageChoice {
    static func answer(_ site: ReviewSite, _ asking: Asking) -> Response {
        let chosen = asking.form["language"].flatMap(Language.init(rawValue:)) ?? asking.language
        let secure = site.settings.secureCookies ? "; Secure" : ""
        return .seeOther(
            SitePath(returningTo: asking.form["back"] ?? "/"),
            cookie: "\(Language.cookie)=\(chosen.rawValue); Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax\(secure)")
    }
}
