import Cases
import DataProtection
import DeskFiles
import Enquiries
import Foundation
import LogFolder
import Pipeline
import ReviewWeb
import StoreSQL
import Transparency

extension DeskReports {
    static let mostErasures = 100

    func retention() async throws -> RetentionReport? {
        let due = try await DueCases(
            on: Assembly.surroundings.now().date(), by: installation.retention, in: store)
        var cases: [DeskID: Int] = [:]
        var held: [DeskID: Int] = [:]
        for id in due.cases { cases[try await store.load(id).desk, default: 0] += 1 }
        for id in due.held { held[try await store.load(id).desk, default: 0] += 1 }
        return RetentionReport(
            periods: RetentionRules.Class.allCases.map {
                .init(kind: $0.rawValue, period: installation.retention.period($0).text)
            }, override: installation.retention.override,
            due: pipeline.offices.keys.sorted().map { .init(desk: $0, cases: cases[$0] ?? 0, held: held[$0] ?? 0) },
            erasures: try await store.installationRecords([.erase], limit: Self.mostErasures).compactMap {
                Self.erasure($0)
            }, directory: installation.folder)
    }

    private static func erasure(_ record: StoredRecord) -> RetentionReport.Erasure? {
        guard let form = JSONValue(canonical: record.privateForm), case .integer(let end)? = form["time"]?["end"],
            case .integer(let cases)? = form["outcome"]?["cases"], let ground = form["outcome"]?["ground"]?.text
        else { return nil }
        return RetentionReport.Erasure(
            record: record.id, at: Timestamp(milliseconds: end), ground: ground, cases: Int(cases))
    }

    func erasure(of what: ErasureOrder.What) async throws -> ErasurePreview? {
        let plan: ErasurePlan
        do throws(StoreError) {
            plan = try await self.plan(what)
        } catch {
            guard case .noSuchCase = error else { throw error }
            plan = ErasurePlan(cases: [], events: [])
        }
        return try await preview(plan, of: what)
    }

    /// The store, waiting copies, filed copies, models and backups, as the command does it. The store's file is made anew
    /// while the desk is open, which keeps others from writing meanwhile.
    func erase(_ order: ErasureOrder) async throws -> ErasureOutcome? {
        guard let ground = ErasureDesk.Ground(rawValue: order.ground) else { return nil }
        let plan = try await plan(order.what)
        let preview = try await preview(plan, of: order.what)
        if let obstacle = preview.obstacle { return .refused(obstacle) }
        guard preview.digest == order.seen, !preview.isEmpty else { return .refused(.changed) }
        let site = ErasureSite(installation: installation, store: store, officer: order.officer)
        let report = try await site.run(plan, person: order.what.person).erase(
            plan, ground: ground, by: order.officer)
        return .erased(
            cases: plan.cases.count,
            removed: report.removed.filter { $0.count > 0 }.map { .init(place: $0.place, count: $0.count) },
            unreached: report.failed.map(\.place))
    }

    private func plan(_ what: ErasureOrder.What) async throws(StoreError) -> ErasurePlan {
        switch what {
        case .person(let address): try await ErasurePlan(person: address, in: store)
        case .file(let id): try await ErasurePlan(cases: [id], in: store)
        }
    }

    private func preview(_ plan: ErasurePlan, of what: ErasureOrder.What) async throws -> ErasurePreview {
        let site = ErasureSite(installation: installation, store: store, officer: nil)
        let held = Set(plan.held)
        let unread = if let person = what.person { try await site.unreadMails(plan, of: person) } else { 0 }
        // The last record of a case changes with each step of it.
        let parts = plan.cases.map { "\($0.id) \($0.end) \(held.contains($0.id))" } + plan.events + ["\(unread)"]
        return ErasurePreview(
            cases: plan.cases.map {
                .init(
                    id: $0.id, state: $0.state, mails: $0.mails, replies: $0.replies.count,
                    isHeld: held.contains($0.id))
            }, events: plan.events.count, unreadMails: unread,
            digest: sha256Hex(parts.joined(separator: "\n").utf8))
    }

    /// The public leaf of the record with its proof, so that a stranger can check that it stands in the log. It names
    /// neither the person nor the officer.
    func certificate(_ record: String) async throws -> [UInt8]? {
        let known = try await store.installationRecords([.erase], limit: .max).contains { $0.id == record }
        guard known, let logged = try await store.loggedLeaf(of: record) else { return nil }
        var members: [String: JSONValue] = [
            "schema": "postroom-erasure-certificate/1", "log": .string(book.verifier.text),
            "index": .integer(logged.index), "record": JSONValue(canonical: logged.leaf) ?? .null,
        ]
        do {
            let proof = try book.folder.proof(of: logged.leaf, at: logged.index, openings: [:])
            members["proof"] = .string(String(decoding: proof.bytes, as: UTF8.self))
        } catch is LogFolderError {
            // Not published yet: the certificate says so by having no proof.
            members["proof"] = .null
        }
        return JSONValue.object(members).canonical + [0x0A]
    }
}

extension ErasureOrder.What {
    fileprivate var person: String? {
        if case .person(let address) = self { address } else { nil }
    }
}
