import ArgumentParser
import Cases
import DeskFiles
import Enquiries
import Pipeline
import SQLiteStore

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put a backup in the place of the store, without what was erased since.",
        discussion: """
            The desk must be closed. The store that is there now is kept among the backups. Nothing is sent until a person \
            lets the outbox go: nobody knows what left since the backup was made.
            Example: postroom restore desk/backups/store-20261121T191441Z.sqlite --desk desk
            """)

    @OptionGroup var directory: DeskDirectory
    @Argument(help: "The backup.")
    var file: String
    func run() async throws {
        let installation = try directory.installation()
        let restored = try await SQLiteStore.restore(
            file, to: EmbeddedStore.path(installation, for: "postroom restore"),
            folder: BackupFolder(path: installation.backups.path, surroundings: Assembly.surroundings),
            surroundings: Assembly.surroundings
        ) { store, answered, backup in
            try await RestoredOutbox(surroundings: Assembly.surroundings).hold(
                store, answered: answered, backup: backup)
        }
        Terminal.say(
            "Restored \(restored.found.cases) cases; \(restored.erased) that were erased since were not brought back.")
        if let aside = restored.aside { Terminal.say("The store before is kept as \(aside)") }
        Terminal.say(Self.outbox(restored))
        Terminal.say(
            "If the log has gone on since this backup, it cannot be continued: give it a new name, see "
                + "Docs/TransparencyLog.md.")
        Terminal.say("Check it with: postroom audit verify --desk \(directory.desk)")
    }

    /// What became of replies, and what to do.
    private static func outbox(_ restored: SQLiteStore.Restoration) -> String {
        var lines = ["The outbox is frozen: nothing is sent."]
        if restored.heldReplies > 0 {
            lines.append(
                "\(restored.heldReplies) replies were approved when the backup was made and may have been sent since; they wait "
                    + "on the page Decisions.")
        }
        if let answered = restored.answered {
            if !answered.isEmpty {
                lines.append(
                    "\(answered.count) cases got a reply after the backup was made. Whoever answers one of them again is warned: "
                        + answered.map(\.text).joined(separator: ", "))
            }
        } else {
            lines.append(
                "The store before cannot be read, so nobody knows which cases got a reply since. Look into the mail server's "
                    + "log before you answer.")
        }
        if let missing = restored.missingCases, missing > 0 {
            lines.append("\(missing) cases that came after the backup was made are in the store before alone.")
        }
        lines.append("Once this is cleared up: postroom outbox release, or the button on the page Outbox.")
        return lines.joined(separator: "\n")
    }
}
