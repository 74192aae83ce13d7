/// Makes a run, or takes one up where it was broken off.
///
/// A unit that is done is on disk before the next one begins, so nothing worse than the loss of one unit can happen. The
/// decisions of a run that was broken off are byte for byte those of one that was not, since each unit depends on
/// nothing but the material and the suite.
package enum EvaluationRun {
    /// What is known while a run goes on.
    package struct Progress: Sendable {
        /// Units that are done.
        package let done: Int
        package let units: Int
        /// The unit that comes next; nil at the end.
        package let next: Unit?
    }

    /// Begins a run in a new folder.
    ///
    /// - Parameter mayGoOn: Asked before each unit. Where it says no, the run stays as it is and can be resumed.
    /// - Returns: Whether the run is finished.
    package static func begin(
        _ folder: RunFolder, _ head: RunHead, _ measuring: some Measuring,
        mayGoOn: (Progress) -> Bool = { _ in true }
    ) throws(RunFolderError) -> Bool {
        guard measuring.caseCount > 0 else { throw .noCases }
        try folder.create()
        let lock = try folder.lock()
        defer { withExtendedLifetime(lock) {} }
        let record = RunRecord(
            state: .running, suite: head.suite, digests: head.digests, software: head.software, machine: head.machine,
            started: head.now(), finished: nil, resumed: 0,
            counts: .init(
                cases: measuring.caseCount, grouped: measuring.groupedCount, decisions: 0, errors: 0,
                skipped: measuring.skipped.count),
            skipped: measuring.skipped, units: [])
        try folder.write(record)
        return try goOn(folder, record, head, measuring, mayGoOn: mayGoOn)
    }

    /// Takes up a run that was broken off. A finished one stays as it is.
    ///
    /// - Throws: ``RunFolderError/changed(_:_:)`` where the suite, the data, the desk or the program differ from those of
    ///   the beginning.
    package static func resume(
        _ folder: RunFolder, _ head: RunHead, _ measuring: some Measuring,
        mayGoOn: (Progress) -> Bool = { _ in true }
    ) throws(RunFolderError) -> Bool {
        var record = try folder.record()
        let lock = try folder.lock()
        defer { withExtendedLifetime(lock) {} }
        var changed = head.digests.keys.filter { head.digests[$0] != record.digests[$0] }
        if record.suite.measuring != head.suite.measuring { changed.append("suite") }
        guard changed.isEmpty else { throw .changed(folder.path, Array(Set(changed)).sorted()) }
        if record.state == .finished {
            folder.removeUnits()
            return true
        }
        // Thresholds decide nothing about a mail, so new ones may come with the resumption.
        record.suite = head.suite
        record.resumed += 1
        try folder.write(record)
        return try goOn(folder, record, head, measuring, mayGoOn: mayGoOn)
    }

    private static func goOn(
        _ folder: RunFolder, _ record: RunRecord, _ head: RunHead, _ measuring: some Measuring,
        mayGoOn: (Progress) -> Bool
    ) throws(RunFolderError) -> Bool {
        var measuring = measuring
        var record = record
        let units = measuring.units
        for (number, unit) in units.enumerated() {
            if let known = try folder.unit(number) {
                guard known.about.unit == unit else { throw .changed(folder.path, ["suite"]) }
                continue
            }
            guard mayGoOn(Progress(done: number, units: units.count, next: unit)) else { return false }
            try folder.keep(measuring.measure(unit), as: number)
        }
        record.units = try folder.assemble(units: units.count)
        record.counts.decisions = record.units.reduce(0) { $0 + $1.decided }
        record.counts.errors = record.units.reduce(0) { $0 + $1.errors }
        record.finished = head.now()
        record.state = .finished
        try folder.write(record)
        folder.removeUnits()
        _ = mayGoOn(Progress(done: units.count, units: units.count, next: nil))
        return true
    }

    /// Decides everything at once and keeps nothing on disk.
    package static func inMemory(_ head: RunHead, _ measuring: some Measuring) throws(RunFolderError) -> FinishedRun {
        guard measuring.caseCount > 0 else { throw .noCases }
        var measuring = measuring
        let started = head.now()
        let results = measuring.units.map { measuring.measure($0) }
        let decisions = results.flatMap(\.decisions)
        let record = RunRecord(
            state: .finished, suite: head.suite, digests: head.digests, software: head.software,
            machine: head.machine, started: started, finished: head.now(), resumed: 0,
            counts: .init(
                cases: measuring.caseCount, grouped: measuring.groupedCount, decisions: decisions.count,
                errors: results.reduce(0) { $0 + $1.about.errors }, skipped: measuring.skipped.count),
            skipped: measuring.skipped, units: results.map(\.about))
        return FinishedRun(record: record, decisions: decisions, milliseconds: results.flatMap(\.milliseconds))
    }
}
