import ArgumentParser
import Cases
import DeskFiles
import Enquiries
import Pipeline
import StoreSQL

struct OutboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox", abstract: "How replies on their way stand, and letting a frozen outbox go.",
        subcommands: [Status.self, Release.self], defaultSubcommand: Status.self)

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "How many replies wait, fail or are in doubt, and whether the outbox is frozen.",
            discussion: "Works beside an open desk. Ends with 1 where a person has to do something.")

        @OptionGroup var directory: DeskDirectory

        func run() async throws {
            let store = try await Assembly.store(try directory.installation(), .readOnly)
            defer { try? store.close() }
            let standing = try await OutboxStanding(of: store)
            Terminal.print(standing.sentence("en"))
            for file in try await store.cases(in: .inDoubt, limit: 50) {
                Terminal.print(
                    "\(file.id) in doubt since \(file.reply?.doubtSince?.iso8601 ?? file.updatedAt.iso8601), Message-ID "
                        + "\(file.reply?.messageID ?? "unknown")")
            }
            if standing.needsAttention { end(.failure) }
        }
    }

    struct Release: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let replies leave again after a backup was put back.",
            discussion: """
                Replies that the backup knew as approved still wait for a decision of their own. The desk must be closed; \
                while it is open, use the page Outbox.
                """)

        @OptionGroup var directory: DeskDirectory
        @OptionGroup var acting: ActingOfficer
        @Option(help: "How you made sure. It stays in the record.")
        var note: String

        func run() async throws {
            let store = try await Assembly.store(try directory.installation(), .readWrite)
            defer { try? store.close() }
            let officer = try await acting.load(store)
            guard officer.mayEverywhere(.supervise) else {
                throw Failure(.permission, "\(officer.id) lacks the right supervise at all desks.")
            }
            try await RestoredOutbox(surroundings: Assembly.surroundings).release(
                store, by: officer.id, note: String(note.prefix(2000)))
            Terminal.say("The outbox is no longer frozen.")
        }
    }
}
