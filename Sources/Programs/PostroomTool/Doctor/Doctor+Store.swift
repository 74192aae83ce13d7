import Cases
import DeskFiles
import Foundation
import PostgresStore
import SQLiteStore
import StoreSQL
import Transparency

extension Doctor {
    /// - Returns: Also whether a desk of this directory is open.
    func store() async -> (findings: [Diagnosis], isHeld: Bool) {
        switch installation.store {
        case .file(let path): file(path)
        case .database: (await database(), DeskLock.isHeld(in: installation.folder))
        }
    }

    private func database() async -> [Diagnosis] {
        do {
            // Opening reads the durability back, and compares the tables' version with this program's.
            let store = try await Assembly.store(installation, .readOnly)
            defer { try? store.close() }
            var findings: [Diagnosis] = [
                .ok("schema", "up to date"), .ok("store", "the database answers and commits reach its disk"),
            ]
            if let offset = try await (store as? PostgresStore)?.clockOffset(), abs(offset) > Self.farthestClock {
                findings.append(
                    .warn(
                        "clock",
                        "this machine's clock and the database's differ by \(offset / 1000) seconds; postroom goes by the "
                            + "database's. Let both follow a time server"))
            }
            return findings
        } catch {
            return [.fail("store", error)]
        }
    }

    /// Milliseconds that the clock of the database may differ before it is worth a word.
    private static let farthestClock: Int64 = 2_000

    private func file(_ path: String) -> (findings: [Diagnosis], isHeld: Bool) {
        let condition: StoreCondition
        do {
            condition = try SQLiteStore.condition(at: path)
        } catch {
            return ([.fail("store", error)], false)
        }
        var findings: [Diagnosis] = []
        if let unknown = condition.unknownStep {
            return ([.fail("store", StoreError.newerSchema(found: unknown))], condition.isHeld)
        }
        if !condition.missingSteps.isEmpty {
            findings.append(
                .warn(
                    "schema",
                    "\(condition.missingSteps.count) step(s) are added when the desk is opened; back up before"))
        } else {
            findings.append(.ok("schema", "up to date"))
        }
        if condition.isHeld {
            let holder = condition.holder.map { " (process \($0))" } ?? ""
            findings.append(
                .ok("store", "open\(holder), which started only because commits reach the disk (synchronous FULL, WAL)")
            )
        } else {
            do {
                try SQLiteStore.checkDurability(at: path)
                findings.append(.ok("store", "not open; synchronous FULL on a write-ahead log, read back"))
            } catch {
                findings.append(.fail("store", error))
            }
        }
        if condition.logBytes > 256 * 1024 * 1024 {
            findings.append(
                .warn(
                    "store",
                    "its write-ahead log has \(condition.logBytes / 1_048_576) MiB; a reader keeps it from being "
                        + "emptied. Close other programs that read the store"))
        }
        return (findings, condition.isHeld)
    }

    /// Whether the log extends what was published.
    func records() async -> [Diagnosis] {
        if let alarm = try? String(contentsOfFile: installation.log.folder + "/.alarm", encoding: .utf8) {
            return [.fail("log", alarm, .badData)]
        }
        do {
            let store = try await Assembly.store(installation, .readOnly)
            defer { try? store.close() }
            let state = try await store.logState()
            guard let head = try await PublishedState.checked(installation, store)?.head else {
                return [.ok("log", "nothing was published yet")]
            }
            let open = state.tree.size - head.size
            return [
                .ok("log", "\(head.size) records under a signature, of which the store's are the continuation")
            ]
                + (open > 10_000
                    ? [.warn("log", "\(open) records are not published; run: postroom audit checkpoint")] : [])
        } catch {
            return [.fail("log", error)]
        }
    }
}
