import Cases
import DeskFiles
import Enquiries
import Foundation
import LogFolder
import StoreSQL
import Transparency
import Witnesses

/// The published log of a desk directory: its folder, its key, the second store, its witnesses.
struct LogBook: PublishedLog {
    let folder: LogFolder
    let verifier: NoteVerifier
    /// Whether this program signs what is published. Those that follow have not even the key.
    private let publishes: Bool
    let witnesses: WitnessCalls?
    private let log: any RecordLog
    private let publisher: LogPublisher
    /// The outbox and the desk publish while the desk is open; the folder takes one of them at a time and refuses the other.
    private let turns = InTurn()

    /// Opens the log, and makes its key where there is none and nothing was ever published.
    init(_ installation: Installation, _ log: any RecordLog) async throws {
        let settings = installation.log
        let second = Self.second(installation, log)
        folder = LogFolder(path: settings.folder)
        if let following = settings.following {
            (verifier, publishes) = (following, false)
            publisher = LogPublisher(folder: folder, following: following, store: second)
        } else {
            let signer = try await Self.signer(installation, folder, second)
            (verifier, publishes) = (signer.verifier, true)
            publisher = LogPublisher(folder: folder, signer: signer, store: second)
        }
        witnesses = try Assembly.witnesses(settings.witnesses)
        self.log = log
    }

    /// Publishes what the store has, before replies leave: where a witness is required, only with its signature.
    func publish() async throws {
        try requireKey()
        try await extend()
        if witnesses?.witnesses.contains(where: \.isRequired) == true { try await cosign() }
    }

    /// - Throws: ``Failure`` where this program only follows: what it sent might stand under no signature yet.
    func requireKey() throws {
        guard !publishes else { return }
        throw Failure(
            .configuration,
            "This desk directory follows a log that others publish (log.following), so nothing is sent from here. Serve pages "
                + "with: postroom serve --no-work")
    }

    /// Publishes what the store has. Where records were put back to an earlier state, or a witness saw another history,
    /// it refuses and says so.
    func extend() async throws { try await turns.run { try await self.extendBesideOthers() } }

    /// Goes on where another program was quicker, or has the folder just now.
    private func extendBesideOthers() async throws {
        for _ in 0..<Self.tries {
            do {
                return try await extendNow()
            } catch LogFolderError.refused(.overtaken), LogFolderError.busy {
                try await Task.sleep(for: .milliseconds(Int.random(in: 10...60)))
            }
        }
        try await extendNow()
    }

    /// Each one that fails means that another program got further.
    private static let tries = 100

    private func extendNow() async throws {
        // Only where it is certain that there is none: one that cannot be read is still an alarm.
        if access(alarmFile, F_OK) == 0 || errno != ENOENT {
            let alarm = (try? String(contentsOfFile: alarmFile, encoding: .utf8)) ?? "\(alarmFile) cannot be read."
            throw Failure(.badData, "\(alarm)\nOnce this is cleared up, remove \(alarmFile).")
        }
        let state = try await log.logState()
        guard publishes else {
            _ = try await publisher.follow(LoggedLeaves(log))
            return
        }
        _ = try await publisher.publish(LoggedLeaves(log, upTo: state.tree.size))
        if state.published.size < state.tree.size { try await log.notePublished(state.tree) }
    }

    /// Stands in the folder once a witness has seen another history. Names with a dot are no part of the log.
    var alarmFile: String { folder.path + "/.alarm" }

    /// Asks the witnesses for signatures that the published checkpoint lacks.
    ///
    /// - Throws: ``Failure`` where a witness saw another history, or a required one has not signed.
    @discardableResult
    func cosign() async throws -> WitnessRound? {
        guard let witnesses, let note = try folder.checkpoint() else { return nil }
        let round = try await witnesses.cosign(note, tiles: folder)
        if round.note != note { _ = try folder.add(round.note.signatures, to: note.text) }
        switch round.standing {
        case .complete, .delayed: return round
        case .held: throw Failure(.tryLater, round.complaints.joined(separator: "\n"))
        case .splitView:
            let complaints = round.complaints.joined(separator: "\n")
            try DurableFile.write(Array(complaints.utf8), to: URL(fileURLWithPath: alarmFile))
            throw Failure(.badData, complaints)
        }
    }

    /// Puts the checkpoint of the folder into a second store that is new on purpose.
    func adopt() async throws { try await publisher.adopt() }

    /// Takes the last checkpoint along to a copy of the store, whose log is published on from there.
    func copyCheckpoint(to second: any CheckpointStore) async throws {
        let origin = verifier.name
        guard let note = try await publisher.last() else { return }
        let known = try await second.last(of: origin)
        if known == note { return }
        guard try await second.replace(known, with: note, for: origin) else {
            throw LogFolderError.refused(.overtaken)
        }
    }

    /// What a stranger needs to check this log: a policy file (C2SP tlog-policy).
    var policy: String {
        var lines = ["log \(verifier.text)"]
        guard let witnesses else { return (lines + ["quorum none", ""]).joined(separator: "\n") }
        for (number, witness) in witnesses.witnesses.enumerated() {
            lines.append("witness w\(number + 1) \(witness.key.text)")
        }
        if witnesses.quorum == 0 { return (lines + ["quorum none", ""]).joined(separator: "\n") }
        let names = witnesses.witnesses.indices.map { "w\($0 + 1)" }.joined(separator: " ")
        return (lines + ["group witnesses \(witnesses.quorum) \(names)", "quorum witnesses", ""])
            .joined(separator: "\n")
    }

    /// Where the last checkpoint is kept besides the folder: in the database that several programs share, each with a folder
    /// of its own, or else in a second folder.
    static func second(_ installation: Installation, _ log: any RecordLog) -> any CheckpointStore {
        log as? any CheckpointStore ?? FolderCheckpointStore(path: installation.log.checkpoints)
    }

    private static func signer(
        _ installation: Installation, _ folder: LogFolder, _ second: any CheckpointStore
    ) async throws -> NoteSigner {
        let path = installation.log.keyFile
        if FileManager.default.fileExists(atPath: path) {
            let signer = try KeyFile.read(path)
            if let origin = installation.log.origin, origin != signer.verifier.name {
                throw Failure(
                    .configuration,
                    "\(installation.folder)/\(Installation.fileName): log.origin is \(origin), but the key \(path) is that of "
                        + "\(signer.verifier.name). A log keeps its name and key; a new name needs a new folder and key."
                )
            }
            return signer
        }
        let origin = try installation.log.origin ?? standardOrigin(installation)
        guard try folder.checkpoint() == nil, try await second.last(of: origin) == nil else {
            throw Failure(
                .configuration,
                "The log \(origin) was published, but its key \(path) is missing. Restore it from the backup of keys.")
        }
        let signer = try NoteSigner(name: origin, type: .ed25519, seed: Assembly.surroundings.randomBytes(32))
        try FileManager.default.createDirectory(
            at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        try KeyFile.write(signer, to: path)
        return signer
    }

    private static func standardOrigin(_ installation: Installation) throws -> String {
        let desk = try installation.desks.first.map { try Assembly.loaded($0).desk }
        return "\(desk?.sender.domain ?? "localhost")/postroom"
    }
}

extension Assembly {
    /// The store, open for writing, and its log: published as far as it goes, so that a store that was put back to an
    /// earlier state is refused before anything is added to it.
    static func writable(_ installation: Installation) async throws -> (store: any SQLStore, log: LogBook) {
        let store = try await store(installation, .readWrite)
        do {
            let log = try await LogBook(installation, store)
            try await log.extend()
            return (store, log)
        } catch {
            try? store.close()
            throw error
        }
    }
}
