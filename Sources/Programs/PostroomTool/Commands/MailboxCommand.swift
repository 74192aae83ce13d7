import ArgumentParser
import DeskFiles

struct MailboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mailbox", abstract: "IMAP mailboxes that a desk reads.", subcommands: [Check.self])

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sign in to the configured mailboxes and open their folders. Nothing is fetched or marked.",
            discussion: "Ends with 0 where all can be read. Example: postroom mailbox check --desk desk")

        @OptionGroup var directory: DeskDirectory
        @Argument(help: "Names of mailboxes of the configuration; all where none is named.")
        var names: [String] = []

        func run() async throws {
            let installation = try directory.installation()
            let known = Set(installation.mailboxes.map(\.name))
            if let unknown = names.first(where: { !known.contains($0) }) {
                throw Failure(.usage, "The configuration has no mailbox \(unknown). It has: \(known.sorted())")
            }
            guard !known.isEmpty else {
                throw Failure(.configuration, "The configuration has no list imap. See Docs/IMAP.md.")
            }
            var first: Diagnosis?
            for mailbox in installation.mailboxes where names.isEmpty || names.contains(mailbox.name) {
                let finding = await Doctor.finding(of: mailbox)
                Terminal.show(finding.line)
                if first == nil, finding.standing == .fail { first = finding }
            }
            if let first { end(first.ending) }
        }
    }
}
