package import Enquiries
import Foundation
import Yams

/// A desk as read from its folder, with everything that is wrong in the files.
package struct LoadedDesk: Sendable {
    package let desk: Desk
    package let training: [TrainingEnquiry]
    package let lexicon: [LexiconPhrase]
    /// Lines of the training files that could not be read. They are left out; the rest counts.
    package let badTrainingLines: [Origin]
    /// First 16 hexadecimal digits of the SHA-256 of the files; records name them.
    package let rulesVersion: String
    package let answersVersion: String
    package let offersVersion: String
    package let trainingVersion: String
    package let problems: [DeskProblem]
    /// Digests of what desks may have in common.
    package let digests: Digests
    /// Whether ``learning(_:version:)`` added something of this desk alone.
    package let hasLearned: Bool

    /// SHA-256 of files with their names, hexadecimal.
    package struct Digests: Sendable {
        package let rules: String
        package let answers: String
        /// With lexicon and rules.
        package let training: String
    }
}

/// Reads the folder of a desk: `desk.yaml`, `services.yaml`, `clocks.yaml`, `rules/*.yaml`, `answers/*/*.md`,
/// `offers/*.yaml`, `training/*.jsonl` and `lexicon/*.yaml`. `Docs/Desks.md` has the form of each.
///
/// It reads to the end whatever it meets, so that all that is wrong can be said at once.
package struct DeskLoader {
    private let folder: URL
    private let problems = Problems()
    private let files: DeskFolder

    package init(path: String) {
        let folder = URL(fileURLWithPath: path, isDirectory: true)
        self.init(folder: folder, files: DeskFolder(root: folder))
    }

    private init(folder: URL, files: DeskFolder) { (self.folder, self.files) = (folder, files) }

    /// - Throws: ``DeskFolderError`` where there is no such folder or it holds no desk.
    package func load() throws(DeskFolderError) -> LoadedDesk {
        try files.checkIsDesk()
        let about = files.read("desk.yaml", problems)
        let ruleFiles = files.list("rules", ending: ".yaml", problems)
        let answerFiles = files.list("answers", ending: ".md", problems)
        let offerFiles = files.list("offers", ending: ".yaml", problems)
        let trainingFiles = files.list("training", ending: ".jsonl", problems)
        let services = entries("services.yaml").map(service)
        if services.isEmpty { problems.note(.noServices, at: Origin(file: "services.yaml", line: 1)) }
        let lexiconFiles = files.list("lexicon", ending: ".yaml", problems)
        // Each file is as a rule hashed once here: that is most of what opening one desk more of the same kind takes.
        let digests = LoadedDesk.Digests(
            rules: files.digest(of: ruleFiles), answers: files.digest(of: answerFiles),
            // Rules are part of it: training chooses what they count beside words.
            training: files.digest(of: trainingFiles + lexiconFiles + ruleFiles))
        let rules = shared(Self.rules, digests.rules) { loader in
            ruleFiles.flatMap { loader.entries($0) }.map(loader.rule)
        }
        let answers = shared(Self.answers, digests.answers) { loader in
            answerFiles.compactMap {
                AnswerFile(file: $0, text: files.read($0, loader.problems), loader.problems).answer
            }
        }
        let clocks = (files.exists("clocks.yaml") ? entries("clocks.yaml") : []).compactMap(clock)
        let offers = offerFiles.flatMap { entries($0) }.compactMap(offer)
        let training = shared(Self.training, digests.training) { TrainingFiles(files, trainingFiles, $0.problems) }
        let serviceIDs = services.map(\.id.text).joined(separator: " ")
        let lexicon = shared(Self.lexicons, digests.training + " " + serviceIDs) { loader in
            lexiconFiles.flatMap { loader.phrases($0, of: services) }
        }
        let desk = desk(about, services: services, rules: rules, clocks: clocks, answers: answers, offers: offers)
        return LoadedDesk(
            desk: desk, training: training.enquiries, lexicon: lexicon, badTrainingLines: training.badLines,
            rulesVersion: files.version(of: ["desk.yaml", "services.yaml", "clocks.yaml"] + ruleFiles),
            answersVersion: String(digests.answers.prefix(16)), offersVersion: files.version(of: offerFiles),
            trainingVersion: String(digests.training.prefix(16)),
            problems: (problems.all + desk.problems()).sorted(), digests: digests, hasLearned: false)
    }

    /// What was made of files, and what was wrong with them.
    private struct Read<Part: Sendable>: Sendable {
        let part: Part
        let problems: [DeskProblem]
    }

    private static let rules = Shared<Read<[KeywordRule]>>()
    private static let answers = Shared<Read<[Answer]>>()
    private static let training = Shared<Read<TrainingFiles>>()
    private static let lexicons = Shared<Read<[LexiconPhrase]>>()

    /// - Parameter read: Gets a loader of the same folder that notes problems apart.
    private func shared<Part: Sendable>(
        _ known: Shared<Read<Part>>, _ digest: String, read: (DeskLoader) -> Part
    ) -> Part {
        let found = known.part(digest) { () throws(Never) -> Read<Part> in
            let loader = DeskLoader(folder: folder, files: files)
            let part = read(loader)
            return Read(part: part, problems: loader.problems.all)
        }
        for problem in found.problems { problems.note(problem.fault, at: problem.origin) }
        return found.part
    }

    private func node(_ file: String, _ text: String) -> Node? {
        do {
            guard let node = try Yams.compose(yaml: text) else {
                problems.note(.unreadable("the file is empty"), at: Origin(file: file, line: 1))
                return nil
            }
            return node
        } catch let error as YamlError {
            problems.note(.unreadable(YAMLFault.wording(error)), at: Origin(file: file, line: YAMLFault.line(error)))
            return nil
        } catch {
            problems.note(.unreadable("no YAML"), at: Origin(file: file, line: 1))
            return nil
        }
    }

    /// The entries of a file that holds a list.
    private func entries(_ file: String) -> [(file: String, node: Node)] {
        guard let node = node(file, files.read(file, problems)) else { return [] }
        guard let items = node.sequence else {
            problems.note(
                .badValue(key: "file", expected: "a list, each entry begun by \"- \""), at: Origin(file: file, line: 1))
            return []
        }
        return items.map { (file, $0) }
    }

    private func desk(
        _ text: String, services: [Service], rules: [KeywordRule], clocks: [StatutoryClock], answers: [Answer],
        offers: [Offer]
    ) -> Desk {
        let fields = Fields(
            node("desk.yaml", text) ?? Node.mapping([:]), file: "desk.yaml",
            allowed: [
                "id", "name", "languages", "timeZone", "domain", "addresses", "sender", "unit", "phone", "links",
                "signOff", "fallbackService", "holidays", "localHolidays", "authenticationServers",
                "identityInvitation", "keptFromModels", "ai", "acknowledgement",
            ], problems: problems)
        let sender = fields.fields("sender", allowed: ["name", "address"])
        let zone = fields.text("timeZone")
        if TimeZone(identifier: zone) == nil {
            fields.problem(.badValue(key: "timeZone", expected: "an IANA name such as Europe/Berlin"))
        }
        let languages = fields.texts("languages", optional: false)
        if languages.isEmpty { fields.problem(.badValue(key: "languages", expected: "at least one language")) }
        var desk = Desk(
            id: DeskID(fields.text("id")), name: fields.localized("name"), languages: languages, timeZone: zone,
            holidays: holidays(fields), policy: PolicyFields(fields).policy(languages: languages),
            addresses: fields.texts("addresses", optional: false),
            sender: Desk.Sender(name: sender?.text("name") ?? "", address: sender?.text("address") ?? ""),
            unit: fields.localized("unit"), phone: fields.text("phone"), links: fields.texts("links"),
            signOff: fields.localized("signOff"), fallbackService: ServiceID(fields.text("fallbackService")),
            services: services, rules: rules, clocks: clocks, answers: answers, offers: offers,
            authenticationServers: authenticationServers(fields),
            identityInvitation: fields.has("identityInvitation") ? fields.localized("identityInvitation") : nil,
            keptFromModels: keptFromModels(fields, services))
        desk.acknowledgement = fields.has("acknowledgement") ? fields.localized("acknowledgement") : nil
        return desk
    }

    /// A misspelt id would let mails out that were to be kept.
    private func keptFromModels(_ fields: Fields, _ services: [Service]) -> Set<ServiceID> {
        let ids = fields.texts("keptFromModels").map { ServiceID($0) }
        for id in ids where !services.contains(where: { $0.id == id }) {
            fields.problem(.unknownService(id.text), at: "keptFromModels")
        }
        return Set(ids)
    }

    /// Names of mail servers as they write them before their results. A name that no field can bear is a problem: with
    /// it every sender would stay unknown in silence.
    private func authenticationServers(_ fields: Fields) -> [String] {
        fields.texts("authenticationServers").compactMap { name in
            let isName =
                !name.isEmpty && name.utf8.count <= DomainName.longest
                && name.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != 0x3B && $0 != 0x28 && $0 != 0x22 }
            if isName { return name.lowercased() }
            fields.problem(
                .badValue(key: "authenticationServers", expected: "names of mail servers such as mx.town.example"),
                at: "authenticationServers")
            return nil
        }
    }

    /// The public holidays of the desk, by ISO 3166-2 code, and those of parts of a Land that it names besides.
    private func holidays(_ fields: Fields) -> PublicHolidays? {
        let local = Set(fields.words("localHolidays", LocalHoliday.self))
        guard let region = fields.word("holidays", HolidayRegion.self) else {
            if !local.isEmpty { fields.problem(.missingKey("holidays")) }
            return nil
        }
        if !local.isSubset(of: region.localHolidays) {
            let known = region.localHolidays.map(\.rawValue).joined(separator: ", ")
            fields.problem(
                .badValue(key: "localHolidays", expected: known.isEmpty ? "none in this region" : known),
                at: "localHolidays")
        }
        return PublicHolidays(region, local: local)
    }

    private func service(_ entry: (file: String, node: Node)) -> Service {
        let fields = Fields(
            entry.node, file: entry.file, allowed: ["id", "name", "unit", "thinkFirst"], problems: problems)
        return Service(
            id: ServiceID(fields.text("id")), name: fields.localized("name"), unit: fields.localized("unit"),
            origin: fields.origin, thinkFirst: fields.word("thinkFirst", Truth.self) == .true)
    }

    private func offer(_ entry: (file: String, node: Node)) -> Offer? {
        OfferFiles(problems).offer(
            Fields(entry.node, file: entry.file, allowed: OfferFiles.keys, problems: problems))
    }

    private func phrases(_ file: String, of services: [Service]) -> [LexiconPhrase] {
        guard let node = node(file, files.read(file, problems)) else { return [] }
        let fields = Fields(node, file: file, allowed: ["service", "phrases"], problems: problems)
        let service = ServiceID(fields.text("service"))
        if !services.contains(where: { $0.id == service }) { fields.problem(.unknownService(service.text)) }
        return fields.lists("phrases").flatMap { language, phrases in
            phrases.map { LexiconPhrase(service: service, language: language, phrase: $0, origin: fields.origin) }
        }
    }

    private func clock(_ entry: (file: String, node: Node)) -> StatutoryClock? {
        let fields = Fields(
            entry.node, file: entry.file, allowed: ["id", "when", "period", "holidays", "source", "text"],
            problems: problems)
        let when = fields.fields("when", allowed: ["services", "intents"])
        guard let period = StatutoryClock.Period(fields.text("period")) else {
            fields.problem(.badValue(key: "period", expected: "a period such as P1M, P14D or P20B"))
            return nil
        }
        return StatutoryClock(
            id: fields.text("id"), services: when?.texts("services").map { ServiceID($0) } ?? [],
            intents: when?.words("intents", Intent.self) ?? [], period: period,
            holidays: fields.word("holidays", HolidayRegion.self).map { PublicHolidays($0) },
            source: fields.text("source"),
            text: fields.localized("text"), origin: fields.origin)
    }

    private func rule(_ entry: (file: String, node: Node)) -> KeywordRule {
        let fields = Fields(
            entry.node, file: entry.file,
            allowed: ["id", "then", "weight", "in", "any", "all", "near", "not", "reason", "examples", "calm"],
            problems: problems)
        let then = fields.fields(
            "then", allowed: ["service", "intent", "flag", "urgency", "lifeEvent", "action"])
        let near = fields.fields("near", allowed: ["first", "second", "words"], optional: true).map {
            KeywordRule.Near(
                first: $0.texts("first"), second: $0.texts("second"),
                words: Int($0.number("words", in: 1...50, else: 6)))
        }
        let serviceName = then.map { $0.text("service", optional: true) } ?? ""
        return KeywordRule(
            id: fields.text("id"),
            consequence: KeywordRule.Consequence(
                service: serviceName.isEmpty ? nil : ServiceID(serviceName), intent: then?.word("intent", Intent.self),
                flag: then?.word("flag", Flag.self), urgency: then?.word("urgency", Urgency.self),
                lifeEvent: then?.word("lifeEvent", LifeEvent.self), action: then?.word("action", TriageAction.self)),
            weight: fields.number("weight", in: 0...10, else: 1),
            place: fields.has("in") ? fields.word("in", KeywordRule.Place.self) ?? .both : .both,
            any: fields.texts("any"), all: fields.texts("all"), near: near, not: fields.texts("not"),
            reason: fields.localized("reason"), examples: fields.texts("examples", optional: false),
            calm: fields.texts("calm"), origin: fields.origin)
    }
}

/// Yams' errors in our words, without the text that they quote.
enum YAMLFault {
    static func wording(_ error: YamlError) -> String {
        switch error {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _):
            "no YAML: \(problem)"
        case .duplicatedKeysInMapping: "no YAML: a key stands twice in one entry"
        default: "no YAML"
        }
    }

    static func line(_ error: YamlError) -> Int {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: 1
        }
    }
}
