import Cases
import Enquiries
import Hummingbird

/// All people with their rights, and the form that adds one.
struct PeoplePage: Page {
    let model: [PersonModel]
    let site: ReviewSite
    let say: Language
    let visit: Visit

    static func load(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> [PersonModel] {
        let people = visit.people(site)
        var model: [PersonModel] = []
        for person in try await people.people() {
            model.append(try await PersonModel(person, people, now: site.surroundings.now(), changes: 0))
        }
        return model
    }

    init(_ model: [PersonModel], _ site: ReviewSite, _ asking: Asking, _ visit: Visit) {
        (self.model, self.site, say, self.visit) = (model, site, asking.language, visit)
    }

    var html: Html {
        var frame = Frame(title: say(Area.people.name), language: say, visit: visit, address: SitePath.people.text)
        frame.area = .people
        return frame.page {
            section(.class("sheet")) {
                h1 { say(Area.people.name) }
                list
            }
            section(.class("sheet narrow")) {
                h2 { say(.addPerson) }
                form(.post, .action(.people)) {
                    visit.formToken
                    field(
                        "id", say(.officerID), type: "text", autocomplete: "off", hint: say(.officerIDHint))
                    field("name", say(.personName), type: "text", autocomplete: "off")
                    RightsForm(person: nil, visit: visit, site: site, say: say).html
                    p { button(.class("button main"), .type("submit")) { say(.addPersonButton) } }
                }
            }
        }
    }

    private var list: Html {
        table(.class("people")) {
            caption(.class("unseen")) { say(Area.people.name) }
            thead {
                tr {
                    for word in [Word.personName, .rights, .training, .lastSignIn, .signsInWith] {
                        th(.scope("col")) { say(word) }
                    }
                }
            }
            tbody {
                for person in model {
                    tr {
                        td {
                            anchor(.class("case-link"), .href(.person(OfficerID(person.id)))) { person.name }
                            p(.class("quiet")) { person.id }
                        }
                        td(.data("label", say(.rights))) {
                            GrantList(Set(person.grants.compactMap { Officer.Grant(text: $0) })).html(say)
                        }
                        td(.data("label", say(.training))) { person.training ?? say(.noTraining) }
                        td(.data("label", say(.lastSignIn))) { PersonPage.day(person.lastSignIn, say) }
                        td(.data("label", say(.signsInWith))) { PersonPage.means(person, say) }
                    }
                }
            }
        }
    }
}
