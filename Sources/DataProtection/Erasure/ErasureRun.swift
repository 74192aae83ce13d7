package import Cases
package import Enquiries
import Foundation
import Transparency

/// Cases and replies that were erased from a store at any time, for places outside it.
package struct Erased: Sendable, Equatable {
    package var cases: Set<CaseID> = []
    package var replies: Set<ReplyID> = []

    package init(cases: Set<CaseID> = [], replies: Set<ReplyID> = []) { (self.cases, self.replies) = (cases, replies) }

    private struct Record: Decodable {
        struct Details: Decodable {
            let erased: [CaseID]?
            let replies: [ReplyID]?
        }
        let details: Details
    }

    /// What the records of all erasures name.
    package init(in log: any RecordLog) async throws(StoreError) {
        for record in try await log.installationRecords([.erase], limit: .max) {
            guard let form = try? JSONDecoder().decode(Record.self, from: Data(record.privateForm)) else {
                throw .damaged("the record \(record.id) of an erasure cannot be understood")
            }
            cases.formUnion(form.details.erased ?? [])
            replies.formUnion(form.details.replies ?? [])
        }
    }
}

/// A place outside the store that may hold something of a case.
package struct ErasurePlace: Sendable {
    /// For people, for example `sent`.
    package let name: String
    /// Removes what the place holds of erased cases. It is called with all that was ever erased, so that a second run
    /// finishes what an interrupted one left, and finds nothing where nothing is left.
    ///
    /// - Returns: How many things were removed.
    package let erase: @Sendable (Erased) async throws -> Int

    package init(_ name: String, erase: @escaping @Sendable (Erased) async throws -> Int) {
        (self.name, self.erase) = (name, erase)
    }
}

/// Erases in an order in which a crash between any two parts leaves a state from which the same command finishes.
///
/// Copies that wait to be taken in go first, since only the case tells which they are. Then the store erases, in one
/// transaction with the record. What lies elsewhere is known by ids that the record names, so it can go at any time
/// after; until it has gone, each run looks for it again.
package struct ErasureRun: Sendable {
    package enum Point: Sendable, Equatable {
        case beforeStore
        /// After so many parts of the plan.
        case afterPart(Int)
        case afterScrub
        case afterPlace(String)
    }

    package struct Report: Sendable {
        /// Numbers of things removed, by place, in order.
        package fileprivate(set) var removed: [(place: String, count: Int)] = []
        /// Places that could not be reached, and why.
        package fileprivate(set) var failed: [(place: String, error: any Error)] = []
    }

    private let store: any CaseStore & RecordLog
    private let desk: ErasureDesk
    private let waiting: ErasurePlace
    private let places: [ErasurePlace]
    private let pass: @Sendable (Point) throws -> Void

    /// - Parameters:
    ///   - waiting: Where mail waits to be taken in. It is told of cases that are still in the store.
    ///   - pass: Called between the parts. Where it throws, the run ends there as if the machine had died.
    package init(
        store: any CaseStore & RecordLog, surroundings: Surroundings, waiting: ErasurePlace, places: [ErasurePlace],
        pass: @escaping @Sendable (Point) throws -> Void = { _ in }
    ) {
        (self.store, self.waiting, self.places, self.pass) = (store, waiting, places, pass)
        desk = ErasureDesk(surroundings: surroundings)
    }

    /// Erases what `plan` names, in the store and everywhere else that is known.
    ///
    /// - Throws: ``HeldCases`` where one must not be erased. What the store throws; then nothing of this part of the plan is erased. Places that fail are in the
    ///   report, and ``finish()`` tries them again.
    package func erase(
        _ plan: ErasurePlan, ground: ErasureDesk.Ground, by officer: OfficerID?
    ) async throws -> Report {
        guard plan.held.isEmpty else { throw HeldCases(cases: plan.held) }
        let copies = try await waiting.erase(
            Erased(cases: Set(plan.cases.map(\.id)), replies: Set(plan.cases.flatMap(\.replies))))
        try pass(.beforeStore)
        for (index, part) in plan.parts.enumerated() {
            let record = desk.record(of: part, ground: ground, by: officer)
            do throws(StoreError) {
                try await store.erase(part.cases.map(\.id), events: part.events, because: record)
            } catch {
                // All is erased then; scrubbing tries the rest again.
                if error != .erasedLater { throw error }
            }
            try pass(.afterPart(index))
        }
        var report = try await finish()
        report.removed.insert((waiting.name, copies), at: 0)
        return report
    }

    /// Does what an interrupted run left: makes the store's files anew and looks through all places.
    package func finish() async throws -> Report {
        var report = Report()
        do {
            try await store.scrub()
        } catch {
            report.failed.append(("store", error))
        }
        try pass(.afterScrub)
        let erased = try await Erased(in: store)
        for place in places {
            do {
                report.removed.append((place.name, try await place.erase(erased)))
            } catch {
                report.failed.append((place.name, error))
            }
            try pass(.afterPlace(place.name))
        }
        return report
    }
}
