package import Drafting
package import Enquiries
package import TextClassification
package import Transparency

/// What the checks on drafts find of planted errors, and what they find in drafts without any.
package struct DraftTrial: Sendable {
    /// One kind of finding.
    package struct Row: Sendable, Equatable {
        package let kind: Finding.Kind
        package var planted = 0
        package var found = 0
        /// Warned of under another name.
        package var foundAsOther = 0
    }

    package private(set) var rows: [Row] = []
    /// Planted errors whose answers are not there or have changed.
    package private(set) var unusable: [String] = []
    /// Ids of planted errors without any warning, of the half that may be looked at.
    package private(set) var missedOfLooked: [String] = []
    package private(set) var byHalf: [PlantedError.Half: (planted: Int, warned: Int)] = [:]
    package private(set) var cleanDrafts = 0
    /// Findings in clean drafts that would stop an approval.
    package private(set) var falseFindings: [(answer: String, kind: Finding.Kind)] = []

    /// Errors that an officer is warned of, under whatever name.
    package var warned: Int { rows.reduce(0) { $0 + $1.found + $1.foundAsOther } }
    package var planted: Int { rows.reduce(0) { $0 + $1.planted } }
    package var share: Double { planted == 0 ? 0 : Double(warned) / Double(planted) }
    package var shareInterval: WilsonInterval { WilsonInterval(successes: warned, trials: planted) }
    package var falsePerTen: Double { cleanDrafts == 0 ? 0 : 10 * Double(falseFindings.count) / Double(cleanDrafts) }

    /// - Parameters:
    ///   - desks: Each decides on the planted errors that name it, and on all its own answers as clean drafts.
    ///   - today: The day on which the drafts are read.
    package init(desks: [Desk], errors: [PlantedError], readers: DraftChecks.Readers, today: CalendarDate) {
        var table: [Finding.Kind: Row] = [:]
        for desk in desks {
            let trial = CheckTrial(desk: desk, readers: readers, today: today)
            for answer in desk.answers where answer.isValid(on: today) {
                cleanDrafts += 1
                falseFindings += trial.clean(answer).filter { $0.severity == .blocks }
                    .map { (answer.id + "." + answer.language, $0.kind) }
            }
            for error in errors where error.desk == desk.id.text { add(trial.outcome(of: error), to: &table) }
        }
        rows = table.values.sorted { $0.kind.rawValue < $1.kind.rawValue }
    }

    private mutating func add(_ outcome: PlantedOutcome, to table: inout [Finding.Kind: Row]) {
        let error = outcome.error
        guard outcome.result != .unusable else {
            unusable.append(error.id)
            return
        }
        var row = table[error.kind] ?? Row(kind: error.kind)
        var half = byHalf[error.half] ?? (0, 0)
        row.planted += 1
        half.planted += 1
        switch outcome.result {
        case .found:
            row.found += 1
            half.warned += 1
        case .foundAsOther:
            row.foundAsOther += 1
            half.warned += 1
        case .missed: if error.half == .looked { missedOfLooked.append(error.id) }
        case .unusable: break
        }
        table[error.kind] = row
        byHalf[error.half] = half
    }

    package var json: JSONValue {
        func half(_ half: PlantedError.Half) -> JSONValue {
            let counts = byHalf[half] ?? (0, 0)
            return ["planted": .integer(Int64(counts.planted)), "warned": .integer(Int64(counts.warned))]
        }
        return [
            "planted": .integer(Int64(planted)), "warned": .integer(Int64(warned)), "share": .number(share),
            "looked": half(.looked), "kept": half(.kept), "unusable": .integer(Int64(unusable.count)),
            "clean_drafts": .integer(Int64(cleanDrafts)), "false_findings": .integer(Int64(falseFindings.count)),
            "false_per_ten": .number(falsePerTen),
            "kinds": .object(
                Dictionary(
                    rows.map { row in
                        (
                            row.kind.rawValue,
                            [
                                "planted": .integer(Int64(row.planted)), "found": .integer(Int64(row.found)),
                                "found_as_other": .integer(Int64(row.foundAsOther)),
                            ] as JSONValue
                        )
                    }, uniquingKeysWith: { first, _ in first })),
        ]
    }
}
