import DeskFiles
import ServiceLifecycle

/// Reads the folders of IMAP mailboxes, each beside the others.
struct MailboxWorker: ServiceLifecycle.Service, CustomStringConvertible {
    // See ReviewServer.
    var description: String { "mailboxes" }

    let mailboxes: [InstallationMailbox]
    let needs: MailboxReader.Needs

    func run() async throws {
        for mailbox in mailboxes { needs.inlets.change(mailbox.name) { _ in } }
        try await cancelWhenGracefulShutdown {
            await withTaskGroup { group in
                for mailbox in mailboxes { group.addTask { await MailboxReader(mailbox, needs).run() } }
            }
        }
        // Without folders it has nothing to do until the desk stops.
        try? await gracefulShutdown()
    }
}
