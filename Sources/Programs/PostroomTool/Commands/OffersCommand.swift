import ArgumentParser
import DeskFiles
import Enquiries

struct OffersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "offers", abstract: "Write to citizens unasked when something happens in their lives.",
        discussion: """
            Every reminder is a draft that an officer reviews; nothing is sent without approval. Docs/Offers.md has the \
            form of a feed.
            Example: postroom offers import --desk desk events.jsonl && postroom offers run --desk desk --on 2026-11-22
            """,
        subcommands: [Import.self, Run.self, Optout.self, Report.self])

    /// Which desk of a desk directory.
    struct Target: ParsableArguments {
        @OptionGroup var directory: DeskDirectory
        @Option(help: "The id of the desk. Needed where the directory has more than one.")
        var deskID: String?
        @Flag(help: "JSON for programs.")
        var json = false

        func load() throws -> (installation: Installation, loaded: LoadedDesk) {
            let installation = try directory.installation()
            let all = try installation.desks.map { try Assembly.checkedDesk($0) }
            guard
                let loaded = deskID.map({ id in all.first { $0.desk.id.text == id } })
                    ?? (all.count == 1 ? all[0] : nil)
            else {
                let ids = all.map(\.desk.id.text).joined(separator: ", ")
                throw Failure(.usage, "Name one of the desks of \(directory.desk) with --desk-id: \(ids).")
            }
            return (installation, loaded)
        }
    }
}
