import Cases
import Enquiries
import Foundation
import LogFolder
import ReviewWeb
import StoreSQL
import Transparency
import Witnesses

extension DeskReports {
    /// Up to so many records the whole log is checked while somebody waits.
    static let recordsCheckedWhole: Int64 = 20_000
    /// Of a larger one so many, counted from its end.
    static let recordsCheckedLast: Int64 = 200

    func log() async throws -> LogReport? {
        let state = try await store.logState()
        let note = try book.folder.checkpoint()
        let checkpoint = try note.map { try Checkpoint(text: $0.text) }
        let witnesses = (book.witnesses?.witnesses ?? []).map { witness in
            LogReport.Witness(
                name: witness.key.name, isRequired: witness.isRequired,
                hasSigned: note?.signatures.contains { $0.isOf(witness.key) } ?? false)
        }
        return LogReport(
            origin: book.verifier.name, records: state.tree.size, published: checkpoint?.size,
            publishedAt: Disk.changed(book.folder.path + "/checkpoint"),
            root: checkpoint.map { hexadecimal($0.root) }, witnesses: witnesses, quorum: book.witnesses?.quorum ?? 0,
            alarm: try? String(contentsOfFile: book.alarmFile, encoding: .utf8))
    }

    func checkLog() async throws -> LogCheck? {
        guard let note = try book.folder.checkpoint() else { return LogCheck(compared: 0, published: 0, fault: nil) }
        let size = try Checkpoint(text: note.text).size
        do {
            guard size > Self.recordsCheckedWhole else {
                // The desk may publish more meanwhile; the checkpoint that was checked is what counts.
                let head = try await LogAudit(folder: book.folder, key: book.verifier)
                    .check(against: LoggedLeaves(store))
                return LogCheck(compared: head.size, published: head.size, fault: nil)
            }
            _ = try LogPolicy(log: book.verifier).check(note, now: nil)
            let first = size - Self.recordsCheckedLast
            let leaves = try await store.leaves(from: first, count: Int(Self.recordsCheckedLast))
            for (number, leaf) in leaves.enumerated() {
                _ = try book.folder.proof(of: leaf, at: first + Int64(number), openings: [:])
            }
            return LogCheck(compared: Int64(leaves.count), published: size, fault: nil)
        } catch let fault as LogFault {
            return LogCheck(compared: 0, published: size, fault: "\(fault)")
        } catch let failure as LogFailure {
            return LogCheck(compared: 0, published: size, fault: "\(failure)")
        }
    }

    func checkpoint() async throws -> [UInt8]? { try book.folder.checkpoint()?.bytes }

    func proof(of id: CaseID) async throws -> [UInt8]? {
        do {
            return try await AuditCommand.Prove.proof(of: id.text, in: store, book.folder).bytes
        } catch is Failure {
            return nil
        } catch is LogFolderError {
            // Not published yet.
            return nil
        }
    }
}
