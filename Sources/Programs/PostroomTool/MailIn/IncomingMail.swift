import Enquiries
import Logging
import Mailboxes

/// Takes delivered mail from its folder into the store.
struct IncomingMail: Sendable {
    let folder: IncomingFolder
    let reception: Reception
    let inlets: Inlets
    let logger: Logger

    /// What an earlier run left: unfinished files go, and what was set aside is tried once more.
    func begin(now: Timestamp) {
        guard folder.prepare() else {
            logger.error("the incoming folder cannot be used; postroom doctor says why")
            return
        }
        let removed = folder.removeUnfinished(now: now)
        if removed > 0 { logger.warning("unfinished deliveries were removed", metadata: ["files": "\(removed)"]) }
        let back = folder.takeBackAside()
        if back > 0 { logger.warning("mails that were set aside are tried again", metadata: ["mails": "\(back)"]) }
    }

    /// - Returns: How many mails left the folder.
    func takeIn(limit: Int, now: Timestamp) async throws -> Int {
        let waiting = try folder.waiting(limit: limit, now: now)
        for file in waiting.unreadable {
            logger.error("a delivered mail cannot be read", metadata: ["error": "\(file.error)"])
        }
        note(folder.setAside(waiting.unreadable))
        let refused = Set(try await reception.take(waiting.mails.map(\.mail)))
        // Only now: until the store has them, these files are the only copies.
        folder.remove(waiting.mails.indices.filter { !refused.contains($0) }.map { waiting.mails[$0] })
        note(folder.setAside(refused.map { waiting.mails[$0] }))
        inlets.taken(waiting.mails.count - refused.count)
        return waiting.mails.count
    }

    private func note(_ moved: Int) {
        guard moved > 0 else { return }
        inlets.setAside(moved)
        logger.error(
            "mails could not be taken in and were set aside in incoming/aside", metadata: ["mails": "\(moved)"])
    }
}
