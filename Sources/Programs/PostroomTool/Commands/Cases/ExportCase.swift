import ArgumentParser
import Cases
import DataProtection
import DeskFiles
import Enquiries
import Foundation
import StoreSQL

/// The language of what a person concerned gets. German comes with Einfache Sprache.
enum AccessLanguage: String, ExpressibleByArgument, CaseIterable {
    case de, en

    var explanation: ExplanationLanguage { self == .de ? .german : .english }
}

extension CaseCommand {
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write everything that is kept of one person into a folder, with explanations.",
            discussion: """
                Raw mails and replies, drafts, decisions and records, as files to hand out. Officers are named by role.
                Example: postroom case export --person ann@citizen.example --out ann --language de --desk desk
                """)

        @OptionGroup var directory: DeskDirectory
        @Argument(help: "Ids of cases of one person.")
        var cases: [String] = []
        @Option(help: "Everything of this mail address.")
        var person: String?
        @Option(help: "The folder to make. It must not exist yet.")
        var out: String
        @Option(help: "de or en.")
        var language = AccessLanguage.de

        func validate() throws {
            guard cases.isEmpty != (person == nil) else {
                throw ValidationError("Name cases, or a person with --person, and not both.")
            }
        }

        func run() async throws {
            let store = try await Assembly.store(try directory.installation(), .readOnly)
            let export = try await AccessExport(
                person.map { .person($0) } ?? .cases(cases.map { CaseID($0) }), language: language.explanation,
                day: Assembly.surroundings.now().date(), store: store, desks: try await store.desks())
            try write(export.files)
            Terminal.say("Wrote \(export.files.count) files into \(out). Begin with index.html.")
            if export.withheld > 0 {
                Terminal.say("\(export.withheld) mail(s) of other senders in these cases were left out.")
            }
        }

        /// Beside the place first: an interrupted run leaves no half export under its name.
        private func write(_ all: [AccessExport.File]) throws {
            let files = FileManager.default
            guard !files.fileExists(atPath: out) else {
                throw Failure(.failure, "\(out) exists already. Name a folder that does not exist yet.")
            }
            let target = URL(fileURLWithPath: out, isDirectory: true)
            let building = target.deletingLastPathComponent().appendingPathComponent(
                ".\(target.lastPathComponent).new-\(ProcessInfo.processInfo.processIdentifier)")
            do {
                for file in all { try DurableFile.write(file.bytes, to: building.appendingPathComponent(file.path)) }
                try files.moveItem(at: building, to: target)
            } catch {
                try? files.removeItem(at: building)
                throw error is Failure ? error : Failure(.inputOutput, "\(out) cannot be made.")
            }
        }
    }
}
