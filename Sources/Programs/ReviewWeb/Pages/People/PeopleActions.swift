import Cases
import Enquiries
import Hummingbird

/// What administrators do to other people's accounts. Each is a form.
enum PeopleAction {
    /// Seconds for which a one-time link made here is good.
    static let linkSeconds: Int64 = 24 * 3600

    /// The person that the path names.
    static func person(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Officer {
        let id = OfficerID(asking.parameters["officer"] ?? "")
        guard let person = try await visit.people(site).person(id) else { throw Problem(.noSuchPerson) }
        return person
    }

    static func add(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let (id, name) = (asking.form.text("id"), asking.form.text("name"))
        guard let id = OfficerID(typed: id), !name.isEmpty, name.utf8.count <= OfficerID.longestName,
            let grants = RightsForm.grants(from: asking.form, for: nil, visit, site)
        else { throw Problem(.missingField(.person)) }
        let now = site.surroundings.now()
        let person = Officer(id: id, name: name, grants: grants, addedAt: now)
        try refuse(try await visit.people(site).replace(nil, with: person, at: now), person)
        return try await link(for: person, site, asking, visit)
    }

    static func changeRights(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let before = try await person(site, asking, visit)
        // What the form was made of: somebody else may have changed it since.
        guard asking.form["seen"] == before.grants.map(\.text).sorted().joined(separator: ",") else {
            throw Problem(.personChanged(before.id))
        }
        let name = asking.form.text("name")
        guard !name.isEmpty, name.utf8.count <= OfficerID.longestName,
            let grants = RightsForm.grants(from: asking.form, for: before, visit, site)
        else { throw Problem(.missingField(.person)) }
        var person = before
        (person.name, person.grants) = (name, grants)
        try refuse(try await visit.people(site).replace(before, with: person, at: site.surroundings.now()), person)
        return .seeOther(done(.rightsSaved, person))
    }

    static func disable(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let before = try await person(site, asking, visit)
        guard visit.people(site).mayManage(before) else { throw Problem.lacksRight(.administer) }
        var person = before
        person.grants = []
        try refuse(try await visit.people(site).replace(before, with: person, at: site.surroundings.now()), person)
        // Whoever administers one desk sees no people without rights.
        return .seeOther(
            visit.officer.mayEverywhere(.administer) ? done(.disabled, person) : SitePath.people)
    }

    static func endSessions(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let person = try await person(site, asking, visit)
        guard try await visit.people(site).endSessions(of: person, at: site.surroundings.now()) else {
            throw Problem.lacksRight(.administer)
        }
        return .seeOther(done(.sessionsEnded, person))
    }

    static func makeLink(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        try await link(for: person(site, asking, visit), site, asking, visit)
    }

    /// Makes a one-time link and shows it, once.
    private static func link(
        for person: Officer, _ site: ReviewSite, _ asking: Asking, _ visit: Visit
    ) async throws -> Response {
        guard try await visit.people(site).noteLink(for: person, at: site.surroundings.now()) else {
            throw Problem.lacksRight(.administer)
        }
        let path = try await ReviewSite.oneTimeSignIn(
            for: person.id, in: site.officers, surroundings: site.surroundings, seconds: linkSeconds)
        let say = asking.language
        var frame = Frame(title: say(.linkReady), language: say, visit: visit, address: SitePath.people.text)
        frame.area = .people
        return .page(
            frame.page {
                section(.class("sheet narrow")) {
                    h1 { say(.linkReady) }
                    notice(.warning, say) { p { say(.linkOnce) } }
                    p { "\(person.name) (\(person.id.text))" }
                    pre { code { (site.settings.baseAddress ?? asking.origin) + path } }
                    p { anchor(.class("button main"), .href(.person(person.id))) { say(.toPerson) } }
                }
            })
    }

    private static func done(_ notice: PeopleNotice, _ person: Officer) -> SitePath {
        SitePath.person(person.id).with([("done", notice.rawValue)])
    }

    private static func refuse(_ saving: OfficerSaving, _ person: Officer) throws {
        switch saving {
        case .kept: return
        case .changedMeanwhile: throw Problem(.personChanged(person.id))
        case .lastAdministrator: throw Problem(.lastAdministrator)
        case .beyondRights: throw Problem.lacksRight(.administer)
        }
    }
}

/// What became of a form of the person page. It travels in the address as a word of this list.
enum PeopleNotice: String, Sendable, CaseIterable {
    case rightsSaved = "rights-saved"
    case disabled
    case sessionsEnded = "sessions-ended"

    var isDone: Bool { true }

    func html(_ say: Language) -> Html {
        notice(.done, say) { p(.role("status"), .id("done"), .focusable(-1)) { say(Word.notice(self)) } }
    }
}

extension OfficerID {
    /// Bytes of a person's name at most.
    static let longestName = 200

    /// 1 to 64 characters that mean nothing in addresses and lists (letters, digits, `-`, `.`, `_`, `~`); `nil` for
    /// another text.
    init?(typed text: String) {
        let isPlain = text.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || "-._~".unicodeScalars.contains($0))
        }
        guard isPlain, (1...64).contains(text.utf8.count), text != ".", text != ".." else { return nil }
        self.init(text)
    }
}
