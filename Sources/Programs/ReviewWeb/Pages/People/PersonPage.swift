import Cases
import Enquiries
import Hummingbird

/// One person: rights, sessions, and what was changed when and by whom.
struct PersonPage: Page {
    /// Changes on the page.
    static let changesShown = 50

    let model: PersonModel
    let person: Officer
    let site: ReviewSite
    let say: Language
    let visit: Visit
    let notice: PeopleNotice?

    static func load(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> PersonModel {
        try await PersonModel(
            PeopleAction.person(site, asking, visit), visit.people(site), now: site.surroundings.now(),
            changes: changesShown)
    }

    init(_ model: PersonModel, _ site: ReviewSite, _ asking: Asking, _ visit: Visit) {
        let done = asking.query["done"].flatMap(PeopleNotice.init(rawValue:))
        self.init(model, site, asking, visit, notice: done?.isDone == true ? done : nil)
    }

    init(_ model: PersonModel, _ site: ReviewSite, _ asking: Asking, _ visit: Visit, notice: PeopleNotice?) {
        (self.model, self.site, say, self.visit, self.notice) = (model, site, asking.language, visit, notice)
        person = Officer(
            id: OfficerID(model.id), name: model.name,
            grants: Set(model.grants.compactMap { Officer.Grant(text: $0) }))
    }

    var html: Html {
        let path = SitePath.person(person.id)
        var frame = Frame(title: model.name, language: say, visit: visit, address: path.text)
        frame.area = .people
        return frame.page {
            if let notice { notice.html(say) }
            section(.class("sheet narrow")) {
                p { anchor(.class("quiet-link"), .href(.people)) { say(.backToPeople) } }
                h1 { model.name }
                facts
                form(.post, .action(.person(person.id, "rights"))) {
                    visit.formToken
                    input(.type("hidden"), .name("seen"), .value(model.grants.joined(separator: ",")))
                    field("name", say(.personName), type: "text", autocomplete: "off", value: model.name)
                    RightsForm(person: person, visit: visit, site: site, say: say).html
                    p { button(.class("button main"), .type("submit")) { say(.saveRights) } }
                }
            }
            if model.sessions != nil { account }
            changes
        }
    }

    private var facts: Html {
        dl(.class("facts")) {
            dt { say(.officerID) }
            dd { model.id }
            dt { say(.rights) }
            dd { GrantList(person.grants).html(say) }
            dt { say(.training) }
            dd { model.training ?? say(.noTraining) }
            dt { say(.lastSignIn) }
            dd { Self.day(model.lastSignIn, say) }
            dt { say(.signsInWith) }
            dd { Self.means(model, say) }
            if let sessions = model.sessions {
                dt { say(.sessions) }
                dd { String(sessions) }
            }
        }
    }

    private var account: Html {
        section(.class("sheet narrow")) {
            h2 { say(.accountOfPerson) }
            p { say(.newLinkHint) }
            p(.class("actions")) {
                act("link", .newLink)
                act("sessions", .endAllSessions)
                if !person.grants.isEmpty { act("disabling", .disable) }
            }
            p(.class("quiet")) { say(.disableHint) }
        }
    }

    private func act(_ part: String, _ word: Word) -> Html {
        form(.post, .action(.person(person.id, part))) {
            visit.formToken
            button(.class("button"), .type("submit")) { say(word) }
        }
    }

    private var changes: Html {
        section(.class("sheet narrow")) {
            h2 { say(.changesOfPerson) }
            if model.changes.isEmpty { p(.class("quiet")) { say(.noChanges) } }
            ul(.class("history")) {
                for change in model.changes {
                    li {
                        p(.class("what")) { say(.change(change.what)) }
                        if !change.before.isEmpty || !change.after.isEmpty {
                            p { "\(shown(change.before)) → \(shown(change.after))" }
                        }
                        p(.class("quiet")) {
                            "\(say(change.at.date())), \(change.by ?? say(.onCommandLine))"
                        }
                    }
                }
            }
        }
    }

    private func shown(_ text: String) -> String {
        text.isEmpty ? "–" : text.replacing(",", with: ", ")
    }

    static func day(_ iso: String?, _ say: Language) -> String {
        iso.flatMap { CalendarDate(iso8601: $0) }.map { say($0) } ?? say(.never)
    }

    static func means(_ person: PersonModel, _ say: Language) -> String {
        if !person.hasPassword { return say(.onlyLinks) }
        return say(person.hasSecondFactor ? .passwordAndFactor : .password)
    }
}
