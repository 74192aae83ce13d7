import ArgumentParser
import Cases
import DeskFiles
import Enquiries
import Foundation
import StoreSQL

/// `--desk` of commands that work with a store.
struct DeskDirectory: ParsableArguments {
    @Option(help: "The desk directory, made by: postroom init DIR")
    var desk: String

    func installation() throws -> Installation {
        if !Installation.isInstallation(desk), FileManager.default.fileExists(atPath: desk + "/desk.yaml") {
            throw Failure(
                .configuration,
                "\(desk) is the definition of a desk and holds no store. Make a desk directory with: "
                    + "postroom init DIR --desk \(desk)")
        }
        return try Installation(folder: desk)
    }
}

/// An officer who acts on the command line.
struct ActingOfficer: ParsableArguments {
    @Option(help: "The officer who acts. Needed where there is more than one.")
    var officer: String?

    func load(_ store: any SQLStore) async throws -> Officer {
        let all = try await store.officers()
        if let officer {
            guard let found = all.first(where: { $0.id.text == officer }) else {
                throw Failure(.permission, "There is no officer \(officer). List them with: postroom officer list")
            }
            return found
        }
        guard let only = all.first, all.count == 1 else {
            throw Failure(.permission, "There are \(all.count) officers. Say who acts with --officer ID.")
        }
        return only
    }
}

/// The state of a case as the command line writes it.
extension CaseState: ExpressibleByArgument {}
extension Verdict.Reason: ExpressibleByArgument {}
