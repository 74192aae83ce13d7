import ArgumentParser
import Cases
import DeskFiles
import LogFolder
import StoreSQL
import Transparency

struct StoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store", abstract: "Move a desk between the embedded store and a PostgreSQL database.",
        subcommands: [Copy.self])

    struct Copy: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "copy", abstract: "Copy the desk's store into an empty one, and check the copy.",
            discussion: """
                All programs that use the store must be stopped. The desk keeps its store until its configuration names the \
                new one.
                Example: postroom store copy --desk desk --to "postgresql:///postroom?host=/run/postgresql&user=postroom"
                """)

        @OptionGroup var directory: DeskDirectory
        @Option(help: "The address of a PostgreSQL database, or the name of a file that does not exist yet.")
        var to: String
        @Option(help: "The file that holds the new database's password, where its server asks for one.")
        var passwordFile: String?

        func run() async throws {
            let installation = try directory.installation()
            let place = StorePlace(to, passwordFile: passwordFile)
            guard place != installation.store else {
                throw Failure(.failure, "The desk has this store already. Name another place with --to.")
            }
            // Open for writing, so that with the embedded store nobody else is; and its log goes along only as far as it is sound.
            let (source, log) = try await Assembly.writable(installation)
            defer { try? source.close() }
            let target = try await Assembly.store(place, named: "--to", .readWrite)
            defer { try? target.close() }
            let all = try await source.counts(desk: nil).values.reduce(0, +)
            var bar = ProgressBar("Copying")
            let found = try await StoreCopy(from: source, to: target).run { copied in
                bar.draw(Double(copied) / Double(max(1, all)), "\(copied) of \(all) cases")
            }
            bar.clear()
            try await log.copyCheckpoint(to: LogBook.second(installation, target))
            Terminal.say(
                "Copied \(found.cases) cases, \(found.mails) mails, \(found.replies) replies and \(found.tree.size) records; the "
                    + "copy was checked. Root: \(hexadecimal(found.tree.root))")
            Terminal.say("To use it, write into \(installation.folder)/\(Installation.fileName):")
            Terminal.print(place.setting)
        }
    }
}
