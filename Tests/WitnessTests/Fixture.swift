import Curl
import Logging
import ServiceLifecycle
import Synchronization
import Testing
import Transparency
import WitnessWeb
import Witnesses

/// A log in memory.
struct MemoryLog: HashTiles, Sendable {
    private var growing = GrowingTiles()
    private var full: [String: [UInt8]] = [:]
    let signer: NoteSigner

    init(_ signer: NoteSigner) { self.signer = signer }

    var size: Int64 { growing.size }

    mutating func append(_ leaves: [String]) {
        var full = full
        for leaf in leaves {
            growing.append(leafHash: MerkleHash.leaf(Array(leaf.utf8))) { tile, hashes in full[tile.path] = hashes }
        }
        self.full = full
    }

    func hashes(of tile: Tile) throws -> [UInt8] {
        if let hashes = full[tile.fullPath] { return hashes }
        let partial = growing.partials.first { $0.tile.kind == tile.kind && $0.tile.index == tile.index }
        return try #require(partial, "no tile \(tile.path)").hashes
    }

    func checkpoint() throws -> SignedNote {
        try Checkpoint(origin: signer.verifier.name, size: size, root: growing.root).signed(by: signer)
    }
}

/// Keeps checkpoints in memory.
final class MemoryStore: CheckpointStore {
    private let notes = Mutex<[String: [UInt8]]>([:])
    private let isBroken = Mutex(false)

    func last(of origin: String) async throws -> [UInt8]? {
        if isBroken.withLock({ $0 }) { throw CancellationError() }
        return notes.withLock { $0[origin] }
    }

    func replace(_ expected: [UInt8]?, with note: [UInt8], for origin: String) async throws -> Bool {
        notes.withLock { notes in
            guard notes[origin] == expected else { return false }
            notes[origin] = note
            return true
        }
    }

    func failFromNowOn() { isBroken.withLock { $0 = true } }

    func forget(_ origin: String) { notes.withLock { $0[origin] = nil } }
}

enum Keys {
    static let log = try? NoteSigner(
        name: "log.stadt.example", type: .ed25519, seed: [UInt8](repeating: 1, count: 32))
    static func witness(_ number: UInt8) throws -> NoteSigner {
        try NoteSigner(
            name: "witness\(number).example", type: .cosignature, seed: [UInt8](repeating: 10 + number, count: 32))
    }
}

/// A witness of ours on a free port of loopback.
struct RunningWitness {
    let witness: Witness
    let store: MemoryStore
    let splits: Splits
    private let group: ServiceGroup
    private let running: Task<Void, any Error>

    final class Splits: Sendable {
        private let notes = Mutex<[WitnessSite.Split]>([])
        var all: [WitnessSite.Split] { notes.withLock { $0 } }
        func add(_ split: WitnessSite.Split) { notes.withLock { $0.append(split) } }
    }

    /// - Parameter time: What its clock says, in seconds since 1970.
    init(
        _ number: UInt8, logs: [NoteVerifier], isRequired: Bool = false, time: Int64 = 1_000_000, burst: Int = 1_000
    ) async throws {
        let signer = try Keys.witness(number)
        let (store, splits) = (MemoryStore(), Splits())
        (self.store, self.splits) = (store, splits)
        let site = WitnessSite(
            try WitnessLedger(signer: signer, logs: logs, store: store), verifier: signer.verifier,
            settings: .init(host: "127.0.0.1", port: 0, requestsPerSecond: 0.001, burst: burst), now: { time },
            onSplit: { splits.add($0) })
        let (ports, bound) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        logger.logLevel = .critical
        let service = site.service(logger: logger) { bound.yield($0) }
        let group = ServiceGroup(configuration: .init(services: [.init(service: service)], logger: logger))
        self.group = group
        running = Task { try await group.run() }
        let port = try #require(await ports.first { _ in true })
        witness = Witness(
            key: signer.verifier, endpoint: try Endpoint("http://127.0.0.1:\(port)"), isRequired: isRequired)
    }

    func stop() async {
        await group.triggerGracefulShutdown()
        _ = try? await running.value
    }
}
