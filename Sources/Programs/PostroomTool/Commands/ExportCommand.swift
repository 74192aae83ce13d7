import ArgumentParser
import Cases
import DeskFiles
import Disclosure
import Enquiries
import Evaluator
import Foundation
import LanguageModels
import StoreSQL
import Transparency

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a document for regulators, registers, auditors or citizens.",
        discussion: """
            Filled from the desk directory, its records and authority.yaml; what nobody has said is shown as open.
            Kinds: \(ExportKind.allCases.map(\.rawValue).joined(separator: ", ")).
            Example: postroom export annex-iv --desk desk --language de --evaluation runs/stadt --out annex-iv.md
            """)

    @Argument(help: "Which document; see above.")
    var kind: ExportKind?

    @Option(help: "The desk directory. Without it only what the software knows of itself is filled in.")
    var desk: String?
    @Option(help: "Write to this file; - is standard output.")
    var out = "-"
    @Option(help: "The form; usually the first that the kind has.")
    var format: ExportKind.Format?
    @Option(help: "The language; usually the first that the kind has.")
    var language: Disclosure.Language?
    @Option(help: "The folder of a finished evaluation run whose figures are shown. May be given several times.")
    var evaluation: [String] = []
    @Option(help: "The case whose records prov writes.")
    var `case`: String?
    @Option(help: "The date that stands in the document, as 2026-11-22; usually today (UTC).")
    var date: String?
    @Option(help: "The commit that this program was built from.")
    var commit: String?
    @Flag(help: "Write a commented authority.yaml to begin with, and nothing else.")
    var example = false

    func validate() throws {
        guard example || kind != nil else { throw ValidationError("Name the kind of document.") }
        if kind == .provenance, `case` == nil || desk == nil {
            throw ValidationError("prov needs --desk DIR and --case ID.")
        }
        if let date, CalendarDate(iso8601: date) == nil {
            throw ValidationError("--date takes a date such as 2026-11-22.")
        }
    }

    func run() async throws {
        if example { return try write(Array(AuthorityProfile.example(language: language ?? .german).utf8)) }
        guard let kind else { return }
        let installation = try desk.map { try Installation(folder: $0) }
        let material = try await material(installation)
        if kind == .provenance {
            guard let installation, let id = `case` else { return }
            try write(try await provenance(of: CaseID(id), installation, material))
            return
        }
        let language = language ?? kind.languages[0]
        let bytes = try Exporter(material).file(kind, in: language, as: format ?? kind.formats[0])
        try write(bytes)
        let open = try Exporter(material).document(kind, in: language).open.count
        if open > 0 {
            Terminal.say(
                "\(open) items are open. Fill them in in \(AuthorityProfile.fileName), or where the document says.")
        }
    }

    private func write(_ bytes: [UInt8]) throws {
        if out == "-" {
            Terminal.emit(bytes)
        } else {
            try OutputFile.write(String(decoding: bytes, as: UTF8.self), to: out)
        }
    }

    private func material(_ installation: Installation?) async throws -> ExportMaterial {
        let today = CalendarDate(daysSince1970: Int(Assembly.surroundings.now().milliseconds / 86_400_000))
        var material = ExportMaterial(
            software: SoftwareFacts(name: "Postroom", version: Postroom.version, commit: commit),
            date: date.flatMap { CalendarDate(iso8601: $0) } ?? today)
        material.evaluations = try evaluation.map { folder in
            try EvaluationFigures(report: Evaluator.Report(try RunFolder(folder).finishedRun()).json)
        }
        guard let installation else { return material }
        try material.describe(installation)
        var statistics = LogStatistics()
        _ = try await statistics.read(try await Assembly.store(installation, .readOnly), atMost: .max)
        material.statistics = statistics.counts
        return material
    }

    private func provenance(
        of id: CaseID, _ installation: Installation, _ material: ExportMaterial
    ) async throws -> [UInt8] {
        let records = try await Assembly.store(installation, .readOnly).records(of: id)
        let authority = material.profile.text(.deployerName, in: language ?? .english)
        return try ProvenanceGraph(
            records: records.map { JSONValue(canonical: $0.privateForm) ?? .null }, software: material.software,
            authority: authority
        ).file
    }
}

extension ExportKind: ExpressibleByArgument {}
extension ExportKind.Format: ExpressibleByArgument {}
extension Disclosure.Language: ExpressibleByArgument {}
