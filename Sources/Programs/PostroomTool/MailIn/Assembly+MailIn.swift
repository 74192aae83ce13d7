import DeskFiles
import Enquiries
import Logging
import Mailboxes
import Pipeline
import ServiceLifecycle
import StoreSQL

extension Assembly {
    static func incomingMail(
        _ installation: Installation, _ pipeline: EnquiryPipeline, _ inlets: Inlets, _ logger: Logger
    ) -> IncomingMail {
        IncomingMail(
            folder: IncomingFolder(directory: installation.incoming), reception: Reception(pipeline), inlets: inlets,
            logger: logger)
    }

    /// What takes mail in beside the incoming folder: the LMTP server and the mailboxes that are configured.
    ///
    /// - Parameter address: In place of the configured one; for a desk without one it switches LMTP on.
    /// - Throws: ``Failure`` where a setting cannot work. That is said before anything is opened.
    static func waysIn(
        _ installation: Installation, lmtp address: String?, _ pipeline: EnquiryPipeline, _ store: any SQLStore,
        _ mail: IncomingMail
    ) throws -> [any ServiceLifecycle.Service] {
        var ways: [any ServiceLifecycle.Service] = []
        if let settings = address.map({ installation.lmtp?.at($0) ?? InstallationLMTP(address: $0) })
            ?? installation.lmtp
        {
            _ = try LMTPService.address(settings)
            ways.append(
                LMTPService(
                    settings: settings, incoming: installation.incoming, desks: pipeline.open.addresses,
                    inlets: mail.inlets, logger: mail.logger, newID: { surroundings.newID() }))
        }
        if !installation.mailboxes.isEmpty {
            ways.append(
                MailboxWorker(
                    mailboxes: installation.mailboxes,
                    needs: MailboxReader.Needs(
                        store: store, reception: mail.reception, incoming: mail.folder, inlets: mail.inlets,
                        logger: mail.logger, surroundings: surroundings)))
        }
        return ways
    }
}
