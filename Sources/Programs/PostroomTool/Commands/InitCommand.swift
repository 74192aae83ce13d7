import ArgumentParser
import DeskFiles
import Disclosure
import Enquiries
import Foundation
import StoreSQL

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make a desk directory: configuration, desks, an empty store, a first officer.")

    @Argument(help: "The directory to make. It must not exist yet, or be empty.")
    var directory: String

    @Option(help: "The definition of a desk, for example Corpora/desks/stadt. May be given several times.")
    var desk: [String]

    @Option(help: "A folder of prompts to copy, where a language model is to be asked, for example Prompts.")
    var prompts: String?

    @Option(
        help: ArgumentHelp(
            "Keep cases in this PostgreSQL database in place of a file, such as postgresql:///postroom?host=/run/postgresql&user=postroom.",
            valueName: "address"))
    var store: String?

    @Option(help: "The file that holds the database's password, where its server asks for one.")
    var storePasswordFile: String?

    @Option(help: "The first officer, who gets every right.")
    var officer = "officer"

    @Option(help: "The version of the training that the first officer completed today.")
    var trained: String?

    @Flag(help: "For trying out: replies may be approved without a training on record.")
    var trial = false

    func run() async throws {
        guard !desk.isEmpty else { throw ValidationError("Name at least one desk with --desk.") }
        if let store, !StorePlace.isAddress(store) {
            throw ValidationError("--store takes the address of a database: postgresql://USER@HOST/DATABASE.")
        }
        let training = trained.map { Officer.Training(version: $0, completed: Assembly.surroundings.now().date()) }
        if case .some(.none) = training {
            throw ValidationError("--trained takes up to 32 ASCII characters without blanks.")
        }
        let files = FileManager.default
        if Installation.isInstallation(directory) {
            throw Failure(.failure, "\(directory) is a desk directory already. Use it, or name another one.")
        }
        if let found = try? files.contentsOfDirectory(atPath: directory), !found.isEmpty {
            throw Failure(.failure, "\(directory) is not empty. Name a directory that does not exist yet.")
        }
        if let prompts, !PromptFolder(path: prompts).problems.isEmpty {
            throw Failure(.badData, "\(prompts) is no usable folder of prompts. See: postroom model prompts \(prompts)")
        }
        let definitions = try desk.map { (folder: $0, loaded: try Assembly.checkedDesk($0)) }

        // Everything is made beside the place and moved there whole: an interrupted run leaves no half desk.
        let target = URL(fileURLWithPath: directory, isDirectory: true)
        let building = target.deletingLastPathComponent()
            .appendingPathComponent(".\(target.lastPathComponent).new-\(ProcessInfo.processInfo.processIdentifier)")
        do {
            try files.createDirectory(at: building, withIntermediateDirectories: true)
            try await build(building, definitions, training ?? nil)
            if files.fileExists(atPath: target.path) { try files.removeItem(at: target) }
            try files.moveItem(at: building, to: target)
        } catch let error as CocoaError {
            try? files.removeItem(at: building)
            throw Failure(.inputOutput, "\(directory) cannot be made: \(error.localizedDescription)")
        } catch {
            try? files.removeItem(at: building)
            throw error
        }
        Terminal.say(
            "Made \(directory) with the desks \(definitions.map(\.loaded.desk.id.text).joined(separator: ", ")).")
        if !trial, training == nil {
            Terminal.say(
                "Nobody can approve yet: record a training with: postroom officer train \(officer) --version VERSION "
                    + "--on DATE --desk \(directory)")
        }
        Terminal.say("Next: postroom intake --desk \(directory) MAILBOX")
    }

    private func build(
        _ folder: URL, _ definitions: [(folder: String, loaded: LoadedDesk)], _ training: Officer.Training?
    ) async throws {
        let files = FileManager.default
        try files.createDirectory(at: folder.appendingPathComponent("desks"), withIntermediateDirectories: true)
        for definition in definitions {
            let place = folder.appendingPathComponent("desks/\(definition.loaded.desk.id)")
            try files.copyItem(at: URL(fileURLWithPath: definition.folder, isDirectory: true), to: place)
        }
        if let prompts {
            try files.copyItem(
                at: URL(fileURLWithPath: prompts, isDirectory: true).resolvingSymlinksInPath(),
                to: folder.appendingPathComponent(InstallationModel.promptsFolder))
        }
        let text = Installation.text(
            desks: definitions.map { "desks/\($0.loaded.desk.id)" }, store: store ?? "store.sqlite",
            storePasswordFile: storePasswordFile, trainingRequired: !trial,
            logOrigin: definitions.first.map { "\($0.loaded.desk.sender.domain)/postroom" })
        try Data(text.utf8).write(to: folder.appendingPathComponent(Installation.fileName))
        let isGerman = definitions.first?.loaded.desk.languages.first == "de"
        try Data(AuthorityProfile.example(language: isGerman ? .german : .english).utf8)
            .write(to: folder.appendingPathComponent(AuthorityProfile.fileName))
        let installation = try Installation(folder: folder.path)
        let store = try await Assembly.store(installation, .readWrite)
        let now = Assembly.surroundings.now()
        let first = Officer(
            id: OfficerID(officer), name: officer, rights: Set(Officer.Right.allCases), training: training, addedAt: now
        )
        _ = try await store.replace(nil, with: first, by: nil, at: now)
        // Made here, so that its key is there for a backup from the first day on.
        try await LogBook(installation, store).extend()
        try store.close()
    }
}
