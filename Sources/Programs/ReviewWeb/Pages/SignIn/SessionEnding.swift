import Cases
import Enquiries
import Hummingbird

/// When a session will be over. Pages say so, and the script warns of it in time (WCAG 2.2.1).
struct SessionEnding: Encodable, Sendable, Equatable {
    /// Seconds before the end from which on the script warns.
    static let warningSeconds: Int64 = 300

    /// Seconds left where no page is opened any more.
    let idleSeconds: Int64
    /// Seconds left whatever is done.
    let longestSeconds: Int64
    /// The same two moments as times of day, where the first desk is.
    let idleAt: String
    let longestAt: String

    init(_ session: OfficerSession, at now: Timestamp, _ clocks: LocalClocks, desk: DeskID?) {
        let longest = session.startedAt.adding(seconds: OfficerSession.longestSeconds)
        let idle = min(session.lastUsedAt.adding(seconds: OfficerSession.idleSeconds), longest)
        func left(_ end: Timestamp) -> Int64 { max(0, (end.milliseconds - now.milliseconds) / 1000) }
        func time(_ end: Timestamp) -> String { clocks.time(of: end, at: desk ?? DeskID("")) }
        (idleSeconds, longestSeconds, idleAt, longestAt) = (left(idle), left(longest), time(idle), time(longest))
    }
}

/// The own session, for the script and for whoever wants to go on.
enum SessionAction {
    /// Looking at it is no use of the session.
    static func look(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) throws -> Response {
        guard let ending = visit.ending else { throw Problem.signInFirst }
        return try .json(ending)
    }

    static func extend(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        try await site.officers.touchSession(
            tokenSHA256: visit.session.tokenSHA256, now: site.surroundings.now())
        return .seeOther(SitePath(returningTo: asking.form["back"] ?? "/"))
    }
}

/// What a page says of its session: a line at its end, and a box that the script opens before the time is up.
struct SessionPart: Sendable {
    let ending: SessionEnding
    let visit: Visit
    let say: Language
    /// Where the button leads back to, where there is no script.
    let address: String

    var line: Html {
        p(.id("ends"), .data("words", say(Word.sessionEnds("#", "%")))) {
            say(Word.sessionEnds(ending.idleAt, ending.longestAt))
        }
    }

    var box: Html {
        div(
            .class("ending"), .id("ending"), .hidden(), .data("at", SitePath.session.text + ".json"),
            .data("warn", String(SessionEnding.warningSeconds)), .data("idle", String(ending.idleSeconds)),
            .data("longest", String(ending.longestSeconds)), .data("soon", say(.sessionEndsSoon)),
            .data("last", say(.sessionEndsAnyway)), .data("over", say(.sessionIsOver)),
            .data("idle-at", ending.idleAt), .data("longest-at", ending.longestAt)
        ) {
            p(.role("alert")) { "" }
            form(.post, .action(.session)) {
                visit.formToken
                input(.type("hidden"), .name("back"), .value(address))
                button(.class("button main"), .type("submit")) { say(.extendSession) }
            }
        }
    }
}

extension Word {
    static let extendSession = Word("Sitzung verlängern", "Extend the session")
    static let sessionEndsSoon = Word(
        "Ihre Sitzung endet um # Uhr, weil Sie lange keine Seite geöffnet haben.",
        "Your session ends at #, because you have opened no page for a while.")
    static let sessionEndsAnyway = Word(
        "Ihre Sitzung endet um # Uhr und lässt sich nicht verlängern. Speichern Sie, was Sie schreiben, und melden Sie "
            + "sich neu an.",
        "Your session ends at # and cannot be extended. Save what you are writing, and sign in again.")
    static let sessionIsOver = Word(
        "Ihre Sitzung ist beendet. Kopieren Sie, was Sie geschrieben haben, und melden Sie sich neu an.",
        "Your session is over. Copy what you have written, and sign in again.")

    static func sessionEnds(_ idle: String, _ longest: String) -> Word {
        Word(
            "Ihre Sitzung endet um \(idle) Uhr, wenn Sie bis dahin keine Seite öffnen, spätestens um \(longest) Uhr.",
            "Your session ends at \(idle) if you open no page until then, and at \(longest) in any case.")
    }
}
