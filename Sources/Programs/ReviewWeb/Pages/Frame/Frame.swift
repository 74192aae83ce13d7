import Cases
import Enquiries

/// What all pages share: head, skip link, bars at top and bottom.
struct Frame: Sendable {
    let title: String
    let language: Language
    /// `nil` where nobody is signed in.
    let visit: Visit?
    /// Where the language switch leads back to.
    let address: String
    /// Set on pages of a case or list, for the script's keys.
    var place = "page"
    /// The main area that the page belongs to.
    var area: Area?
    var isWide = false
    /// Whether the lines of the page's list can be chosen.
    var choosing = false
    /// The case that the page shows, and the version of it.
    var file: (id: CaseID, version: Int)?

    func page(@HtmlBuilder _ content: () -> Html) -> Html {
        root(.lang(language.rawValue), .data("theme", theme)) {
            head {
                meta(.charset("utf-8"))
                meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
                meta(.name("color-scheme"), .content("light dark"))
                meta(.name("robots"), .content("noindex"))
                pageTitle { "\(title) · Postroom" }
                linked(.rel("stylesheet"), .href(SitePath.style.with([("v", Asset.style.version)])))
                linked(.rel("icon"), .type("image/svg+xml"), .href(SitePath.icon.with([("v", Asset.icon.version)])))
                script(.source(SitePath.keys.with([("v", Asset.keys.version)])), .defer())
            }
            body(
                .data("place", place),
                .data("keys", visit?.officer.preferences.keysAreOn == false ? "off" : nil),
                .data("palette", language(.allCommands)),
                .data("next", place == "list" ? visit?.key(.nextLine) : nil),
                .data("previous", place == "list" ? visit?.key(.previousLine) : nil),
                .data("choose", choosing ? visit?.key(.choose) : nil),
                .data("choose-next", choosing ? visit?.key(.chooseNext) : nil),
                .data("choose-previous", choosing ? visit?.key(.choosePrevious) : nil),
                .data("next-mark", place == "case" ? visit?.key(.nextMark) : nil),
                .data("previous-mark", place == "case" ? visit?.key(.previousMark) : nil),
                .data("case", file?.id.text), .data("version", file.map { String($0.version) }),
                .data("events", visit?.officer.rights.contains(.read) == true ? SitePath.events.text : nil)
            ) {
                anchor(.class("skip"), .href(place: "content")) { language(.skip) }
                top
                mainPart(.id("content"), .class(isWide ? "wide" : "page"), .focusable(-1)) { content() }
                if visit != nil { liveRegion }
                if let session { session.box }
                footer(.class("bottom")) {
                    p { language(.footer) }
                    if let session { session.line }
                }
            }
        }
    }

    private var session: SessionPart? {
        guard let visit, let ending = visit.ending else { return nil }
        return SessionPart(ending: ending, visit: visit, say: language, address: address)
    }

    /// The person's choice of colours; `nil` for that of the system.
    private var theme: String? {
        guard let theme = visit?.officer.preferences.theme, theme != .system else { return nil }
        return theme.rawValue
    }

    /// Where the script says what has happened since the page was loaded. The words come with the page.
    private var liveRegion: Html {
        div(
            .class("live"), .id("live"), .role("status"), .data("mail", language(.newMail)),
            .data("changed", language(.changedByOther)), .data("load", language(.loadAgain)),
            .data("one", language(.looking(["#"]))),
            .data("many", language(.looking(["#", "#"])).replacing("#, #", with: "#")),
            .data("left", language(.inSeconds(2)).replacing("2", with: "#"))
        ) { "" }
    }

    private var top: Html {
        banner(.class("top")) {
            anchor(.class("brand"), .href(.start)) {
                span(.class("stamp"), .aria("hidden", "true")) { "" }
                span { "Postroom" }
                span(.class("brand-desk")) { language(.deskName) }
            }
            if let visit {
                navigation(.class("main-navigation"), .aria("label", language(.mainNavigation))) {
                    for area in Area.open(to: visit.officer) {
                        anchor(
                            .href(area.path), .data("key", area.key),
                            // A second key of the same link.
                            .data("also", area == .search ? visit.key(.search) : nil),
                            .aria("current", area == self.area ? "page" : nil)
                        ) { language(area.name) }
                    }
                }
            }
            div(.class("me")) {
                languageSwitch
                if let visit {
                    span(.class("who")) {
                        span(.class("quiet")) { language(.signedInAs) + " " }
                        visit.officer.name
                    }
                    form(.post, .action(.signOut)) {
                        visit.formToken
                        button(.class("plain"), .type("submit")) { language(.signOut) }
                    }
                }
            }
        }
    }

    private var languageSwitch: Html {
        let other: Language = language == .german ? .english : .german
        return form(.post, .action(.language)) {
            input(.type("hidden"), .name("language"), .value(other.rawValue))
            input(.type("hidden"), .name("back"), .value(address))
            button(.class("plain"), .type("submit"), .lang(other.rawValue)) { language(.otherLanguage) }
        }
    }
}

extension Visit {
    /// The hidden field that every form of an officer carries.
    var formToken: Html { input(.type("hidden"), .name("token"), .value(session.formToken)) }
}

/// A box that says something about what is below.
func notice(_ kind: NoticeKind, _ say: Language, @HtmlBuilder _ content: () -> Html) -> Html {
    div(.class("notice \(kind.rawValue)")) {
        span(.class("notice-icon"), .aria("hidden", "true")) { kind.icon }
        div {
            span(.class("unseen")) { say(kind.name) + ": " }
            content()
        }
    }
}

/// How much a box asks for attention. Each kind has its own icon and words, so that colour is never alone.
enum NoticeKind: String, Sendable {
    case info, warning, danger, done

    var name: Word {
        switch self {
        case .info: .notice
        case .warning, .danger: .warning
        case .done: .doneNotice
        }
    }

    var icon: String {
        switch self {
        case .info: "i"
        case .warning: "!"
        case .danger: "!!"
        case .done: "✓"
        }
    }
}

/// The mark of everything that the AI made: the same icon and the same words everywhere.
func aiTag(_ say: Language) -> Html {
    span(.class("ai-tag")) {
        span(.aria("hidden", "true")) { "✦ " }
        say(.aiDraft)
    }
}
