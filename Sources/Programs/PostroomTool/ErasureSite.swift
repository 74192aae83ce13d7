import Cases
import DataProtection
import DeskFiles
import Enquiries
import Foundation
import Intake
import Mailboxes
import SQLiteStore
import StoreSQL
import Triage

/// All places of a desk directory in which something of a person may lie.
struct ErasureSite {
    let installation: Installation
    let store: any SQLStore
    /// `nil` where a rule of the configuration erases.
    let officer: OfficerID?

    var backups: BackupFolder { Self.backups(of: installation) }

    static func backups(of installation: Installation) -> BackupFolder {
        BackupFolder(path: installation.backups.path, surroundings: Assembly.surroundings)
    }

    /// - Parameters:
    ///   - plan: What will be erased; it is still in the store.
    ///   - person: The address whose mail goes, where a person is erased.
    func run(_ plan: ErasurePlan, person: String?) async throws -> ErasureRun {
        let waiting = try await self.waiting(plan, person: person)
        return ErasureRun(
            store: store, surroundings: Assembly.surroundings,
            waiting: ErasurePlace("incoming") { _ in
                try waiting.folder.count(removing: true) { waiting.isMeant($0) }
            }, places: [sent, models, copies])
    }

    /// Mail of the person that waits and that nobody has read yet.
    func unreadMails(_ plan: ErasurePlan, of person: String) async throws -> Int {
        let waiting = try await self.waiting(plan, person: person)
        return try waiting.folder.count(removing: false) { waiting.isMeant($0) && !waiting.isCopy($0) }
    }

    private struct Waiting: Sendable {
        let folder: IncomingFolder
        /// Keys of mails that the store has; see `MailKey`.
        let keys: Set<String>
        let person: String?
        private let intake = IntakeDesk(surroundings: Assembly.surroundings)

        init(folder: IncomingFolder, keys: Set<String>, person: String?) {
            (self.folder, self.keys, self.person) = (folder, keys, person?.lowercased())
        }

        func isCopy(_ bytes: [UInt8]) -> Bool { keys.contains(MailKey.of(bytes)) }

        func isMeant(_ bytes: [UInt8]) -> Bool {
            if isCopy(bytes) { return true }
            guard let person else { return false }
            let arrived = ArrivedMail(bytes: bytes, receivedAt: Assembly.surroundings.now(), source: "incoming")
            return intake.enquiry(from: arrived, id: MailID("waiting")).from.address.lowercased() == person
        }
    }

    private func waiting(_ plan: ErasurePlan, person: String?) async throws -> Waiting {
        var keys: Set<String> = []
        for found in plan.cases { keys.formUnion(try await store.load(found.id).mails.map(\.mailKey)) }
        return Waiting(
            folder: IncomingFolder(directory: installation.incoming), keys: keys, person: person)
    }

    /// Also the usual folder, which an installation may have used before it had a mail server.
    private var sent: ErasurePlace {
        var folders: Set<String> = [installation.folder + "/sent"]
        if case .maildir(let path) = installation.transport { folders.insert(path) }
        let all = folders.sorted()
        return ErasurePlace("sent") { erased in
            try all.reduce(0) { try $0 + FiledReplies(directory: $1).remove(erased.replies) }
        }
    }

    private var models: ErasurePlace {
        let unlearning = Unlearning(
            shelf: ModelShelf(folder: installation.models), store: store, officer: officer ?? Lineage.byRule,
            surroundings: Assembly.surroundings)
        return ErasurePlace("models") { try await unlearning.erase($0.cases) }
    }

    private var copies: ErasurePlace {
        // Those of a database server are its operator's; Docs/Postgres.md says what that means for erased persons.
        guard let store = store as? SQLiteStore else { return ErasurePlace("backups") { _ in 0 } }
        let backups = backups
        return ErasurePlace("backups") { _ in
            var count = 0
            var failures: [String] = []
            for outcome in try await backups.adopt(store.erasures()) {
                switch outcome.erased {
                case .success(let erased): count += erased
                case .failure(let error): failures.append("\(outcome.file): \(error)")
                }
            }
            guard failures.isEmpty else {
                throw Failure(
                    .badData,
                    failures.joined(separator: "\n") + "\nRemove such a backup, then run: postroom case erase --finish")
            }
            return count
        }
    }
}
