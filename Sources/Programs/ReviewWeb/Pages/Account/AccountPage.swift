import Cases
import Enquiries
import Hummingbird

/// What belongs to one person: password, second factor, sessions, language, looks and keys.
struct AccountPage: Page {
    let model: AccountModel
    let clocks: LocalClocks
    let desk: DeskID?
    let say: Language
    let visit: Visit
    let notice: AccountNotice?

    static func load(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> AccountModel {
        try await AccountModel(site, visit)
    }

    init(_ model: AccountModel, _ site: ReviewSite, _ asking: Asking, _ visit: Visit) {
        let done = asking.query["done"].flatMap(AccountNotice.init(rawValue:))
        self.init(model, site, asking, visit, notice: done?.isDone == true ? done : nil)
    }

    init(_ model: AccountModel, _ site: ReviewSite, _ asking: Asking, _ visit: Visit, notice: AccountNotice?) {
        (self.model, say, self.visit, self.notice) = (model, asking.language, visit, notice)
        (clocks, desk) = (site.clocks, site.desks.first?.id)
    }

    /// The page with what went wrong on it.
    static func refusal(
        _ notice: AccountNotice, _ site: ReviewSite, _ asking: Asking, _ visit: Visit
    ) async throws -> Response {
        let page = AccountPage(try await load(site, asking, visit), site, asking, visit, notice: notice)
        return .page(page.html, status: notice == .wrongPassword ? .forbidden : .unprocessableContent)
    }

    var html: Html {
        var frame = Frame(title: say(Area.account.name), language: say, visit: visit, address: SitePath.account.text)
        frame.area = .account
        return frame.page {
            if let notice { notice.html(say) }
            section(.class("sheet narrow")) {
                h1 { say(Area.account.name) }
                dl(.class("facts")) {
                    dt { say(.officerID) }
                    dd { model.id }
                    dt { say(.personName) }
                    dd { model.name }
                    dt { say(.rights) }
                    dd { GrantList(visit.officer.grants).html(say) }
                }
            }
            password
            secondFactor
            sessions
            PreferencesPart(model: model, say: say, visit: visit).html
        }
    }

    private var password: Html {
        section(.class("sheet narrow"), .id("password-part")) {
            h2 { say(.password) }
            p { say(model.hasPassword ? .passwordIsSet : .passwordIsMissing) }
            form(.post, .action(.account("password"))) {
                visit.formToken
                // For password managers, which keep it with the name that it belongs to.
                input(.type("hidden"), .name("officer"), .autocomplete("username"), .value(model.id))
                if model.asksForPassword { currentPassword("current") }
                field(
                    "new", say(.newPassword), type: "password", autocomplete: "new-password",
                    hint: say(.newPasswordHint))
                field("again", say(.newPasswordAgain), type: "password", autocomplete: "new-password")
                p { button(.class("button main"), .type("submit")) { say(.setPassword) } }
            }
        }
    }

    private func currentPassword(_ id: String) -> Html {
        div(.class("field")) {
            label(.for(id)) { say(.currentPassword) }
            input(
                .type("password"), .id(id), .name("current"), .autocomplete("current-password"), .required())
        }
    }

    private var secondFactor: Html {
        section(.class("sheet narrow"), .id("factor-part")) {
            h2 { say(.secondFactor) }
            if !model.hasPassword {
                p { say(.secondFactorNeedsPassword) }
            } else if model.hasSecondFactor {
                p { say(.secondFactorIsOn) }
                p { say(.recoveryCodesLeft) + " \(model.recoveryCodesLeft)" }
                form(.post, .action(.account("recovery-codes"))) {
                    visit.formToken
                    currentPassword("current-codes")
                    p { button(.class("button"), .type("submit")) { say(.newRecoveryCodes) } }
                }
                form(.post, .action(.account("second-factor", "removal"))) {
                    visit.formToken
                    currentPassword("current-removal")
                    p { button(.class("button"), .type("submit")) { say(.removeSecondFactor) } }
                }
            } else {
                p { say(.secondFactorIsOff) }
                p { anchor(.class("button"), .href(.account("second-factor"))) { say(.setUpSecondFactor) } }
            }
        }
    }

    private var sessions: Html {
        section(.class("sheet narrow"), .id("sessions-part")) {
            h2 { say(.sessions) }
            p(.class("quiet")) { say(.sessionsHint) }
            ul(.class("plain-list sessions")) {
                for session in model.sessions {
                    li {
                        p {
                            strong { session.device.isEmpty ? say(.unknownDevice) : session.device }
                            if session.isThisOne { span(.class("tag state")) { say(.thisSession) } }
                        }
                        p(.class("quiet")) {
                            "\(say(.sessionKind(session.kind))). \(say(.sessionBegan)) \(moment(session.began)), "
                                + "\(say(.sessionUsed)) \(moment(session.lastUsed))"
                        }
                        if !session.isThisOne {
                            form(.post, .action(.account("sessions"))) {
                                visit.formToken
                                input(.type("hidden"), .name("session"), .value(session.id))
                                button(.class("button quiet-button"), .type("submit")) { say(.endSession) }
                            }
                        }
                    }
                }
            }
            if model.sessions.count > 1 {
                form(.post, .action(.account("sessions"))) {
                    visit.formToken
                    input(.type("hidden"), .name("session"), .value("others"))
                    button(.class("button"), .type("submit")) { say(.endOtherSessions) }
                }
            }
        }
    }

    private func moment(_ at: Timestamp) -> String {
        guard let desk else { return at.iso8601 }
        return "\(say(clocks.day(of: at, at: desk))), \(clocks.time(of: at, at: desk))"
    }
}
