package import Cases
package import Enquiries
import Foundation
import StoreSQL

/// A folder of copies of one store, each named after the moment at which it was made.
///
/// Whoever adds a copy and whoever erases in them wait for each other, or a copy begun before an erasure and finished
/// after it would bring back what was erased.
package struct BackupFolder: Sendable {
    package let path: String
    private let surroundings: Surroundings

    package init(path: String, surroundings: Surroundings) {
        (self.path, self.surroundings) = (path, surroundings)
    }

    /// The copies, oldest first.
    package var files: [String] {
        names.filter { $0.hasPrefix(Self.prefix) && $0.hasSuffix(Self.suffix) }.sorted().map { "\(path)/\($0)" }
    }

    /// Makes a copy of `store` and removes the oldest ones beyond `keeping`.
    ///
    /// - Parameter keeping: 1 or more; `nil` removes none.
    /// - Returns: The new file, and what was found in it.
    package func add(
        from store: SQLiteStore, keeping: Int? = nil
    ) async throws(StoreError) -> (file: String, found: Verification) {
        let lock = try locked()
        defer { lock.release() }
        let file = newFile()
        let found = try await store.backup(to: file)
        if let keeping { for old in files.dropLast(max(1, keeping)) { Self.remove(old) } }
        return (file, found)
    }

    /// What became of one copy.
    package struct Outcome: Sendable {
        package let file: String
        /// Cases that were still in it, or why it could not be brought up to date.
        package let erased: Result<Int, StoreError>
    }

    /// Erases in each copy what was erased in the store, and checks it afterwards. Half copies of interrupted runs go.
    package func adopt(_ erasures: Erasures) async throws(StoreError) -> [Outcome] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        let lock = try locked()
        defer { lock.release() }
        for name in names where name.hasSuffix(".unfinished") || name.hasSuffix(Self.restoring) {
            Self.remove("\(path)/\(name)")
        }
        var outcomes: [Outcome] = []
        for file in files {
            do throws(StoreError) {
                outcomes.append(Outcome(file: file, erased: .success(try await adopt(erasures, in: file))))
            } catch {
                outcomes.append(Outcome(file: file, erased: .failure(error)))
            }
        }
        return outcomes
    }

    private func adopt(_ erasures: Erasures, in file: String) async throws(StoreError) -> Int {
        let copy = try SQLiteStore(path: file, mode: .readWrite, surroundings: surroundings)
        defer { unlink(file + ".lock") }
        do throws(StoreError) {
            let erased = try await copy.adopt(erasures)
            // Also where nothing was erased now: an earlier run may have been stopped before this point.
            if erased > 0 || FileManager.default.fileExists(atPath: file + "-wal") { try await copy.scrub() }
            let found = try await copy.verify()
            try copy.close()
            if let fault = found.firstFault { throw StoreError.damaged(fault) }
            return erased
        } catch {
            try? copy.close()
            throw error
        }
    }

    /// All that the copies together know of erasures; for when the store itself cannot be read.
    package func erasures() async -> Erasures? {
        var all: Erasures?
        for file in files {
            guard let copy = try? SQLiteStore(path: file, mode: .readOnly, surroundings: surroundings) else { continue }
            if let found = try? await copy.erasures() { all = all?.joined(with: found) ?? found }
            try? copy.close()
        }
        return all
    }

    /// A name for a copy that is made now.
    func newFile(_ note: String = "") -> String {
        let moment = surroundings.now().iso8601.filter { $0 != "-" && $0 != ":" }
        return "\(path)/\(Self.prefix)\(moment)\(note)\(Self.suffix)"
    }

    func locked() throws(StoreError) -> StoreLock {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch { throw .cannotWrite("\(path) cannot be made") }
        return try StoreLock(beside: path + "/backups")
    }

    private var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] }

    static let restoring = ".restoring"
    private static let prefix = "store-"
    private static let suffix = ".sqlite"

    static func remove(_ file: String) { for part in ["", "-wal", "-shm", ".lock"] { unlink(file + part) } }
}
