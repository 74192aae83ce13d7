import Foundation
import Synchronization
import Transparency

@testable import LogFolder

/// A directory for one test, removed with the last reference to it.
final class Scratch: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/postroom-log-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    subscript(name: String) -> String { path + "/" + name }

    func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: self[name]))) }

    func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: self[name]))
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: self[name]) }

    func copy(_ name: String, to other: String) throws {
        try? remove(other)
        try FileManager.default.copyItem(atPath: self[name], toPath: self[other])
    }

    /// Files below `name`, whose names do not begin with a dot, sorted.
    func files(_ name: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: self[name]).filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: self[name] + "/" + path, isDirectory: &isFolder)
                && !isFolder.boolValue && !path.hasPrefix(".")
        }.sorted()
    }
}

/// Leaves that follow from their position, `salt` apart.
struct Leaves: LeafSource {
    var count: Int64
    var salt = ""
    /// From here on the salt counts.
    var saltedFrom: Int64 = 0

    func size() -> Int64 { count }

    func leaf(_ position: Int64) -> [UInt8] {
        Array("{\"n\":\(position)\(position >= saltedFrom ? salt : "")}".utf8)
    }

    func leaves(from: Int64, count: Int) -> [[UInt8]] {
        (from..<min(from + Int64(count), self.count)).map(leaf)
    }
}

let origin = "log.stadt.example/2026"

func logKey(_ seed: UInt8 = 1, name: String = origin) throws -> NoteSigner {
    try NoteSigner(name: name, type: .ed25519, seed: [UInt8](repeating: seed, count: 32))
}

/// A log and its second store in a scratch directory.
struct TestLog {
    let scratch: Scratch
    var folder: LogFolder
    var store: FolderCheckpointStore

    init(_ scratch: Scratch) {
        self.scratch = scratch
        folder = LogFolder(path: scratch["log"])
        store = FolderCheckpointStore(path: scratch["second"])
    }

    @discardableResult
    func publish(_ source: Leaves, key: NoteSigner? = nil) async throws -> SignedNote {
        try await LogPublisher(folder: folder, signer: key ?? logKey(), store: store).publish(source)
    }

    func audit(_ source: Leaves? = nil) async throws -> Checkpoint {
        try await LogAudit(folder: folder, key: logKey().verifier).check(against: source)
    }
}

/// Counts steps and stops at one of them, as a crash would.
final class CrashPlan: Sendable {
    struct Crash: Error {}

    let stopAt: Int
    private let done = Mutex(0)

    init(stopAt: Int) { self.stopAt = stopAt }

    var steps: Int { done.withLock { $0 } }

    func step() throws {
        let number = done.withLock { count in
            count += 1
            return count
        }
        if number >= stopAt { throw Crash() }
    }
}
