import Hummingbird

/// Notes in which language somebody wants to read the desk.
enum LanguageChoice {
    static func answer(_ site: ReviewSite, _ asking: Asking) -> Response {
        let chosen = asking.form["language"].flatMap(Language.init(rawValue:)) ?? asking.language
        return .seeOther(SitePath(returningTo: asking.form["back"] ?? "/"), cookie: chosen.cookie(site.settings))
    }
}
