import ArgumentParser
import Cases
import DeskFiles
import Enquiries
import SQLiteStore

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put a backup in the place of the store, without what was erased since.",
        discussion: """
            The desk must be closed. The store that is there now is kept among the backups.
            Example: postroom restore desk/backups/store-20261121T191441Z.sqlite --desk desk
            """)

    @OptionGroup var directory: DeskDirectory
    @Argument(help: "The backup.")
    var file: String
    @Flag(help: "You have made sure that no reply waiting in the backup was sent since, or may be sent twice.")
    var outboxChecked = false

    func run() async throws {
        let installation = try directory.installation()
        let restored = try await SQLiteStore.restore(
            file, to: installation.store,
            folder: BackupFolder(path: installation.backups.path, surroundings: Assembly.surroundings),
            surroundings: Assembly.surroundings
        ) { restored in
            guard restored.waitingReplies == 0 || outboxChecked else {
                throw Failure(
                    .failure,
                    "\(restored.waitingReplies) approved replies wait in this backup; the desk would send them, and may have "
                        + "sent them before. Find out, then add --outbox-checked. Nothing was changed.")
            }
        }
        Terminal.say(
            "Restored \(restored.found.cases) cases; \(restored.erased) that were erased since were not brought back.")
        if let aside = restored.aside { Terminal.say("The store before is kept as \(aside)") }
        Terminal.say(
            "If the log has gone on since this backup, it cannot be continued: give it a new name, see "
                + "Docs/TransparencyLog.md.")
        Terminal.say("Check it with: postroom audit verify --desk \(directory.desk)")
    }
}
