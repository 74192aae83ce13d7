import Cases
import DeskFiles
import Disclosure
import Enquiries
import LanguageModels
import Transparency

extension ExportMaterial {
    /// Adds what the desk directory says, for documents and for the page of the desk alike.
    mutating func describe(_ installation: Installation) throws {
        let authority = AuthorityFile(folder: installation.folder)
        guard authority.problems.isEmpty else { throw DeskProblems(authority.problems) }
        profile = authority.profile
        desks = try installation.desks.map { try DeskFacts(folder: $0, ModelShelf(folder: installation.models)) }
        retention = RetentionRules.Class.allCases.map {
            RetentionPeriod(what: $0.words, period: installation.retention.period($0).text)
        }
        marking.signed = !installation.signing.isEmpty
        marking.logged = installation.log.origin != nil
        modelRecipient = installation.languageModel.map { ModelRecipient($0) }
    }
}

extension ModelRecipient {
    fileprivate init(_ section: InstallationModel) {
        func term(_ field: EndpointTerms.Field) -> String { section.terms?[field] ?? "" }
        self.init(
            model: section.model, operatorName: section.terms.map { $0[.operatorName] }, region: term(.region),
            contract: term(.contract), purpose: term(.purpose), transferBasis: term(.transferBasis),
            functions: Set(section.uses.map { "llm." + $0.rawValue }))
    }
}

extension DeskFacts {
    fileprivate init(folder: String, _ shelf: ModelShelf) throws {
        let loaded = try Assembly.checkedDesk(folder)
        let desk = loaded.desk
        let model =
            switch shelf.models(of: desk.id).inUse(with: loaded) {
            case .own: loaded.trainingVersion
            case .learned(let version, _): version
            }
        self.init(
            id: desk.id.text, name: desk.name, languages: desk.languages, domain: desk.policy.domain?.rawValue ?? "",
            services: desk.services.count, answers: desk.answers.count, rules: desk.rules.count,
            components: [
                .init(kind: "rules", id: "\(desk.id).rules", version: loaded.rulesVersion),
                .init(kind: "bayes", id: "\(desk.id).services", version: model),
                .init(kind: "retrieval", id: "\(desk.id).answers", version: loaded.answersVersion),
                .init(kind: "rules", id: "\(desk.id).offers", version: loaded.offersVersion),
            ])
    }
}

/// Counts over the leaves of the log, which grow with it: nothing private is read, and nothing twice.
struct LogStatistics: Sendable {
    private(set) var counts = RecordStatistics()
    private var place: Int64 = 0

    /// Reads on from where it was.
    ///
    /// - Returns: How many records there were.
    mutating func read(_ log: any RecordLog, atMost limit: Int) async throws -> Int {
        var read = 0
        while read < limit {
            let leaves = try await log.leaves(from: place, count: min(1000, limit - read))
            if leaves.isEmpty { break }
            for leaf in leaves { JSONValue(canonical: leaf).map { counts.add($0) } }
            place += Int64(leaves.count)
            read += leaves.count
        }
        return read
    }
}

extension RetentionRules.Class {
    fileprivate var words: Words {
        switch self {
        case .leaves: Words("öffentlicher Teil des Protokolls", "public part of the records")
        case .records: Words("privater Teil des Protokolls", "private part of the records")
        case .bodies: Words("Mails, Entwürfe, Antworten", "mails, drafts, replies")
        case .rejectedDrafts: Words("abgelehnte Entwürfe", "rejected drafts")
        }
    }
}
