import ArgumentParser
import Cases
import DeskFiles
import SQLiteStore
import Transparency

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Make a checked copy of the store, also while the desk is open.",
        discussion: """
            The copy is one file, named after the moment in UTC. In the folder of the configuration the oldest ones go, and \
            erasures reach all of them; copies elsewhere are yours to look after.
            Example: postroom backup --desk desk
            """)

    @OptionGroup var directory: DeskDirectory
    @Option(help: "Another folder than that of the configuration. Nothing is removed there.")
    var to: String?

    func run() async throws {
        let installation = try directory.installation()
        let store = try EmbeddedStore.open(installation, .readOnly, for: "postroom backup")
        let folder = BackupFolder(path: to ?? installation.backups.path, surroundings: Assembly.surroundings)
        let (file, found) = try await folder.add(from: store, keeping: to == nil ? installation.backups.keep : nil)
        Terminal.print(file)
        Terminal.say(
            "\(found.tree.size) records of \(found.cases) cases. Root: \(hexadecimal(found.tree.root))")
        if to != nil {
            Terminal.say(
                "Erasures do not reach this copy. Restore it with postroom restore alone, and delete it in time.")
        }
    }
}
