import DeskFiles
import Disclosure
import Evaluator
import Foundation
import ReviewWeb
import Transparency

extension DeskReports {
    static let mostRuns = 200
    /// Bytes of a stored report that is read or handed out.
    static let largestReport: Int64 = 32 * 1024 * 1024

    func evaluations() async throws -> EvaluationList? {
        let folder = installation.evaluations
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        var runs: [EvaluationList.Run] = []
        var unreadable: [String] = []
        for name in names.suffix(Self.mostRuns) where Self.isName(name) {
            let path = folder + "/" + name
            guard FileManager.default.fileExists(atPath: path + "/run.json") else { continue }
            do {
                runs.append(run(name, try RunFolder(path).record(), path))
            } catch {
                unreadable.append(name)
            }
        }
        return EvaluationList(folder: folder, runs: runs.sorted { $0.started > $1.started }, unreadable: unreadable)
    }

    func evaluationPage(_ run: String) async throws -> [UInt8]? {
        guard Self.isName(run) else { return nil }
        return Disk.read("\(installation.evaluations)/\(run)/report.html", limit: Self.largestReport)
    }

    /// One step of a path that cannot lead out of the folder.
    static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 100 && text.first != "."
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || [0x2D, 0x2E, 0x5F].contains(byte)
            }
    }

    private func run(_ name: String, _ record: RunRecord, _ path: String) -> EvaluationList.Run {
        let report = Disk.read(path + "/report.json", limit: Self.largestReport)
            .flatMap { Self.json($0) }.flatMap { try? EvaluationFigures(report: $0) }
        let comparison = Disk.read(path + "/comparison.json", limit: Self.largestReport).flatMap { Self.json($0) }
        return EvaluationList.Run(
            name: name, suite: record.suite.name, started: record.started, finished: record.finished,
            cases: record.counts.cases, errors: record.counts.errors,
            figures: EvaluationList.headline.compactMap { report?.figure($0) }.map { figure in
                EvaluationList.Figure(
                    name: figure.name, value: figure.value, low: figure.interval?.lowerBound,
                    high: figure.interval?.upperBound, count: figure.count)
            },
            missed: report.map { $0.limits.filter { !$0.isKept }.map(\.name) },
            comparison: comparison.flatMap { comparison in
                guard let metric = comparison["metric"]?.text, let verdict = comparison["verdict"]?.text else {
                    return nil
                }
                return EvaluationList.Verdict(metric: metric, verdict: verdict)
            }, hasPage: FileManager.default.fileExists(atPath: path + "/report.html"))
    }

    /// A report as the command wrote it, with the line end behind it.
    private static func json(_ bytes: [UInt8]) -> JSONValue? {
        JSONValue(canonical: bytes.last == 0x0A ? bytes.dropLast() : bytes)
    }
}
