import DeskFiles
import Enquiries
import Evaluator
import Foundation
import TextClassification
import Transparency

/// The data that a suite names, ready to be measured on.
struct SuiteData {
    let measuring: any Measuring
    /// What the figures depend on, by name.
    let digests: [String: String]
    /// The texts by id, for a report that was asked to show examples.
    let texts: [String: String]

    /// - Throws: `Failure` with the ending `badData` where a file of the data is missing.
    init(_ file: SuiteFile) throws {
        let suite = file.suite
        var digests = ["program": try Program.digest()]
        switch suite.source {
        case .ownTraining(let desk):
            try Self.checkIsThere([file.place(desk)], file)
            let loaded = try Assembly.checkedDesk(file.place(desk))
            let material = DeskMaterial(
                desk: loaded.desk, rulesVersion: loaded.rulesVersion, training: loaded.training,
                lexicon: loaded.lexicon,
                skipped: loaded.badTrainingLines.map { SkippedLine(place: "\($0)", reason: Self.noEnquiry) })
            digests["desk"] = loaded.rulesVersion
            digests["data"] = loaded.trainingVersion
            measuring = DeskMeasuring(material, suite: suite)
            texts = Self.texts(of: material)
        case .heldOut(let desk, let files):
            try Self.checkIsThere([file.place(desk)] + files.map(file.place), file)
            let loaded = try Assembly.checkedDesk(file.place(desk))
            var enquiries: [TrainingEnquiry] = []
            var skipped = loaded.badTrainingLines.map { SkippedLine(place: "\($0)", reason: Self.noEnquiry) }
            var bytes: [UInt8] = []
            for path in files {
                let content = try TextInput.read(file.place(path))
                bytes += content
                Self.read(content, named: path, &enquiries, &skipped)
            }
            let material = DeskMaterial(
                desk: loaded.desk, rulesVersion: loaded.rulesVersion, training: loaded.training,
                lexicon: loaded.lexicon, heldOut: enquiries, skipped: skipped)
            digests["desk"] = loaded.rulesVersion
            digests["training"] = loaded.trainingVersion
            digests["data"] = sha256Hex(bytes)
            measuring = DeskMeasuring(material, suite: suite)
            texts = Self.texts(of: material)
        case .texts(let train, let test, let outOfScope):
            try Self.checkIsThere((train + test).map(file.place), file)
            var bytes: [UInt8] = []
            var skipped: [SkippedLine] = []
            func read(_ paths: [String]) throws -> [LabelledText] {
                try paths.flatMap { path in
                    bytes += try TextInput.read(file.place(path))
                    return try LabelledSet.read(file.place(path)) { line in
                        skipped.append(
                            SkippedLine(place: "\(path):\(line)", reason: "no JSON object with text and label"))
                    }
                }
            }
            let material = TextMaterial(
                train: try read(train), test: try read(test), outOfScope: outOfScope, skipped: skipped)
            digests["data"] = sha256Hex(bytes)
            measuring = TextMeasuring(material, suite: suite)
            texts = Dictionary(
                (material.test.isEmpty ? material.train : material.test).map { ($0.id, $0.text) },
                uniquingKeysWith: { first, _ in first })
        }
        self.digests = digests
    }

    private static let noEnquiry = "no labelled enquiry"

    private static func texts(of material: DeskMaterial) -> [String: String] {
        Dictionary(
            material.cases.map { ($0.id, $0.subject + "\n\n" + $0.body) }, uniquingKeysWith: { first, _ in first })
    }

    private static func checkIsThere(_ paths: [String], _ file: SuiteFile) throws {
        let missing = paths.filter { !FileManager.default.fileExists(atPath: $0) }
        guard missing.isEmpty else {
            throw Failure(
                .badData,
                "The data of the suite \"\(file.suite.name)\" is missing: \(missing.joined(separator: ", ")). "
                    + "Put it there, or name the folder that its paths begin in with --data DIR.")
        }
    }

    private static func read(
        _ content: [UInt8], named file: String, _ enquiries: inout [TrainingEnquiry], _ skipped: inout [SkippedLine]
    ) {
        let decoder = JSONDecoder()
        for (index, line) in content.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
        where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) {
            guard var enquiry = try? decoder.decode(TrainingEnquiry.self, from: Data(line)) else {
                skipped.append(SkippedLine(place: "\(file):\(index + 1)", reason: noEnquiry))
                continue
            }
            enquiry.source = file
            enquiries.append(enquiry)
        }
    }
}

/// This program, as runs name it.
enum Program {
    /// SHA-256 of the executable file.
    static func digest() throws -> String {
        guard let bytes = FileManager.default.contents(atPath: "/proc/self/exe") else {
            throw Failure(.inputOutput, "The program cannot read its own file, so a run could not name what measured.")
        }
        return sha256Hex(bytes)
    }

    static var machine: RunRecord.Machine {
        let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n") ?? []
        let model = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last.map(String.init)
        let information = ProcessInfo.processInfo
        return RunRecord.Machine(
            system: information.operatingSystemVersionString,
            processor: model?.trimmingCharacters(in: .whitespaces) ?? "unknown",
            cores: information.activeProcessorCount,
            memoryGiB: Int((Double(information.physicalMemory) / 1_073_741_824).rounded()))
    }

    static func head(_ suite: Suite, _ digests: [String: String]) -> RunHead {
        RunHead(
            suite: suite, digests: digests,
            software: RunRecord.Software(
                name: "postroom", version: Postroom.version, sha256: digests["program"] ?? ""),
            machine: machine, now: { Assembly.surroundings.now().iso8601 })
    }
}
