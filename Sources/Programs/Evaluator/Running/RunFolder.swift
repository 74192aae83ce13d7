import Foundation

/// Why the folder of a run cannot be used.
package enum RunFolderError: Error, Sendable, Equatable, CustomStringConvertible {
    case notEmpty(String)
    case holdsRun(String)
    case noRun(String)
    case unfinished(String, done: Int, of: Int)
    case inUse(String)
    case damaged(String, line: Int?)
    case newer(String, format: Int)
    case changed(String, [String])
    case cannotWrite(String)
    case noCases

    package var description: String {
        switch self {
        case .notEmpty(let folder): "\(folder) is not empty and holds no run. Name a new folder."
        case .holdsRun(let folder):
            "\(folder) already holds a run. Take it up with: postroom eval resume \(folder), or name a new folder."
        case .noRun(let folder): "\(folder) holds no run. Make one with: postroom eval run SUITE --out \(folder)"
        case .unfinished(let folder, let done, let all):
            "The run in \(folder) is not finished: \(done) of \(all) parts are done. "
                + "Finish it with: postroom eval resume \(folder)"
        case .inUse(let folder): "Another postroom is writing to \(folder). Wait for it to end."
        case .damaged(let file, let line):
            "\(file)\(line.map { ":\($0)" } ?? "") was changed or cut off. Make the run again in a new folder."
        case .newer(let folder, let format):
            "\(folder) was written by a newer postroom (format \(format)). Use that one."
        case .changed(let folder, let names):
            "The run in \(folder) cannot be taken up, because these changed since it began: "
                + "\(names.joined(separator: ", ")). Put them back, or make a new run in a new folder."
        case .cannotWrite(let path): "\(path) cannot be written. Check the rights and the free space there."
        case .noCases: "There is nothing to decide: the data holds no usable labelled text."
        }
    }
}

/// The folder of a run. Every file in it appears whole or not at all.
///
/// `run.json` says what was measured; `decisions.jsonl` holds one decision a line and `timings.jsonl` its time, so that
/// decisions of equal runs are equal bytes. While the run goes on, `units/` holds what is done.
package struct RunFolder: Sendable {
    package let path: String

    package init(_ path: String) { self.path = path }

    private var url: URL { URL(fileURLWithPath: path, isDirectory: true) }
    private var recordFile: URL { url.appendingPathComponent("run.json") }
    private var decisionsFile: URL { url.appendingPathComponent("decisions.jsonl") }
    private var timingsFile: URL { url.appendingPathComponent("timings.jsonl") }
    private var unitsFolder: URL { url.appendingPathComponent("units", isDirectory: true) }

    private func unitFile(_ number: Int) -> URL {
        let digits = String(number)
        return unitsFolder.appendingPathComponent(
            String(repeating: "0", count: max(4 - digits.count, 0)) + digits + ".json")
    }

    // MARK: Making

    /// Makes the folder. One that is there must be empty.
    func create() throws(RunFolderError) {
        if let content = try? FileManager.default.contentsOfDirectory(atPath: path) {
            if content.contains("run.json") { throw .holdsRun(path) }
            // A run that was broken off before its record was written left these and nothing else.
            if !Set(content).isSubset(of: ["units", ".lock"]) { throw .notEmpty(path) }
        }
        do {
            try FileManager.default.createDirectory(at: unitsFolder, withIntermediateDirectories: true)
        } catch {
            throw .cannotWrite(path)
        }
    }

    /// Keeps a second process out until the result is let go.
    func lock() throws(RunFolderError) -> FolderLock {
        guard let lock = FolderLock(url.appendingPathComponent(".lock").path) else { throw .inUse(path) }
        return lock
    }

    func write(_ record: RunRecord) throws(RunFolderError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try write(try? encoder.encode(record) + Data("\n".utf8), to: recordFile)
    }

    func keep(_ result: UnitResult, as number: Int) throws(RunFolderError) {
        try write(try? Self.encoder.encode(result), to: unitFile(number))
    }

    /// Puts the decisions of all units into one file, then takes the units away.
    func assemble(units count: Int) throws(RunFolderError) -> [UnitRecord] {
        var decisions = Data()
        var timings = Data()
        var records: [UnitRecord] = []
        for number in 0..<count {
            guard let result = try unit(number) else { throw .damaged(unitFile(number).path, line: nil) }
            records.append(result.about)
            for (decision, milliseconds) in zip(result.decisions, result.milliseconds) {
                let timing = Timing(
                    id: decision.id, variant: decision.variant, seed: decision.seed, milliseconds: milliseconds)
                guard let line = try? Self.encoder.encode(decision), let time = try? Self.encoder.encode(timing) else {
                    throw .damaged(unitFile(number).path, line: nil)
                }
                decisions.append(line + [0x0A])
                timings.append(time + [0x0A])
            }
        }
        try write(decisions, to: decisionsFile)
        try write(timings, to: timingsFile)
        return records
    }

    func removeUnits() { try? FileManager.default.removeItem(at: unitsFolder) }

    // MARK: Reading

    /// The record of the run, finished or not.
    package func record() throws(RunFolderError) -> RunRecord {
        guard let data = try? Data(contentsOf: recordFile) else { throw .noRun(path) }
        struct Format: Decodable { let format: Int }
        if let format = try? JSONDecoder().decode(Format.self, from: data).format, format > 1 {
            throw .newer(path, format: format)
        }
        guard let record = try? JSONDecoder().decode(RunRecord.self, from: data) else {
            throw .damaged(recordFile.path, line: nil)
        }
        return record
    }

    /// What a unit decided; nil where it is not done.
    func unit(_ number: Int) throws(RunFolderError) -> UnitResult? {
        guard FileManager.default.fileExists(atPath: unitFile(number).path) else { return nil }
        guard let data = try? Data(contentsOf: unitFile(number)),
            let result = try? JSONDecoder().decode(UnitResult.self, from: data)
        else { throw .damaged(unitFile(number).path, line: nil) }
        return result
    }

    /// A finished run.
    package func finishedRun() throws(RunFolderError) -> FinishedRun {
        let record = try record()
        guard record.state == .finished else {
            let all = record.suite.seeds.count * record.suite.folds * record.suite.variants.count
            let done = (try? FileManager.default.contentsOfDirectory(atPath: unitsFolder.path))?.count ?? 0
            throw .unfinished(path, done: done, of: all)
        }
        let decisions: [Decision] = try lines(decisionsFile)
        let timings: [Timing] = try lines(timingsFile)
        guard decisions.count == record.counts.decisions, timings.count == decisions.count else {
            throw .damaged(decisionsFile.path, line: nil)
        }
        return FinishedRun(record: record, decisions: decisions, milliseconds: timings.map(\.milliseconds))
    }

    private func lines<Line: Decodable>(_ file: URL) throws(RunFolderError) -> [Line] {
        guard let data = try? Data(contentsOf: file) else { throw .damaged(file.path, line: nil) }
        let decoder = JSONDecoder()
        var lines: [Line] = []
        for (number, line) in data.split(separator: 0x0A).enumerated() {
            guard let decoded = try? decoder.decode(Line.self, from: line) else {
                throw .damaged(file.path, line: number + 1)
            }
            lines.append(decoded)
        }
        return lines
    }

    private struct Timing: Codable {
        let id: String
        let variant: String
        let seed: UInt64
        let milliseconds: Double
    }

    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }

    private func write(_ data: Data?, to file: URL) throws(RunFolderError) {
        do {
            try data?.write(to: file, options: .atomic)
        } catch {
            throw .cannotWrite(file.path)
        }
    }
}

/// Everything that a run decided.
package struct FinishedRun: Sendable {
    package let record: RunRecord
    package let decisions: [Decision]
    /// One duration a decision.
    package let milliseconds: [Double]

    package init(record: RunRecord, decisions: [Decision], milliseconds: [Double]) {
        (self.record, self.decisions, self.milliseconds) = (record, decisions, milliseconds)
    }
}

/// A lock on a file; it ends with the process at the latest.
final class FolderLock {
    private let descriptor: Int32

    init?(_ path: String) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            if descriptor >= 0 { close(descriptor) }
            return nil
        }
    }

    deinit { close(descriptor) }
}
