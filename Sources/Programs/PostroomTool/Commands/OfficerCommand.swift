import ArgumentParser
import Cases
import DeskFiles
import Enquiries
import ReviewWeb
import StoreSQL

struct OfficerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "officer", abstract: "People who review.",
        subcommands: [Add.self, Train.self, List.self, SignIn.self, Sessions.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add an officer, or change name and rights of one.",
            discussion: "Example: postroom officer add kim --role approves@stadt --role audits --desk desk")

        @OptionGroup var directory: DeskDirectory
        @Argument(help: "A short name without blanks.")
        var id: String
        @Option(help: "The name that colleagues see.")
        var name: String?
        @OptionGroup var given: GrantOptions

        func validate() throws {
            guard !id.isEmpty, id.utf8.allSatisfy({ ($0 > 0x20 && $0 < 0x7F) }), id.utf8.count <= 64 else {
                throw ValidationError("The id of an officer has 1 to 64 printable ASCII characters without blanks.")
            }
        }

        func run() async throws {
            let installation = try directory.installation()
            let grants = try given.grants(of: installation)
            let store = try await Assembly.writable(installation).store
            let (known, now) = (try await store.officer(OfficerID(id)), Assembly.surroundings.now())
            let officer = Officer(
                id: OfficerID(id), name: name ?? known?.name ?? id, grants: grants, training: known?.training,
                addedAt: known.map(\.addedAt) ?? now)
            switch try await store.replace(known, with: officer, by: nil, at: now) {
            case .kept: Terminal.say("Saved \(id): \(officer.grantsText).")
            case .lastAdministrator:
                throw Failure(
                    .failure,
                    "\(id) is the last one who may administer everything. Give that right to somebody else first.")
            case .changedMeanwhile, .beyondRights:
                throw Failure(.failure, "\(id) was changed by somebody else meanwhile. Try again.")
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the officers and their rights.")

        @OptionGroup var directory: DeskDirectory

        func run() async throws {
            let store = try await Assembly.store(try directory.installation(), .readOnly)
            for officer in try await store.officers() {
                let training = officer.training.map { "\($0.version) \($0.completed.iso8601)" } ?? "no training"
                Terminal.show("\(officer.id)\t\(officer.name)\t\(officer.grantsText)\t\(training)")
            }
        }
    }

    struct SignIn: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a one-time sign-in. It can be used once, within 15 minutes.")

        @OptionGroup var directory: DeskDirectory
        @Argument(help: "The id of the officer.")
        var id: String

        func run() async throws {
            let installation = try directory.installation()
            let store = try await Assembly.writable(installation).store
            guard let officer = try await store.officer(OfficerID(id)) else {
                throw Failure(.failure, "There is no officer \(id). Add one with: postroom officer add \(id)")
            }
            let path = try await ReviewSite.oneTimeSignIn(
                for: officer.id, in: store, surroundings: Assembly.surroundings, seconds: 15 * 60)
            Terminal.print(installation.web.address + path)
        }
    }
}
