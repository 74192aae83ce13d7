import Drafting
package import Enquiries
import TextClassification
import Transparency
import Triage

/// Lets a desk decide labelled enquiries, each by a model that has seen neither it nor a near-duplicate of it.
package struct DeskMeasuring: Measuring {
    private let material: DeskMaterial
    private let suite: Suite
    private let groups: [Int]
    private let fingerprints: [String]
    /// For every teaching text that is no fold's own the cases that it is a near-duplicate of.
    private let twinsOfSupplement: [[Int]]
    private let twinsOfTraining: [[Int]]
    /// Models of one fold, for variants that learn the same.
    private var models: [String: Taught] = [:]
    private var modelsOf: (seed: UInt64, fold: Int)?
    private var cut: (seed: UInt64, folds: [Int])?

    private struct Taught {
        let model: ServiceModel
        let digest: String
        let trained: Int
        let phrases: Int
        let leftOut: Int
        let seconds: Double
    }

    package init(_ material: DeskMaterial, suite: Suite) {
        self.material = material
        self.suite = suite
        let shingles = material.cases.map { Shingles($0.text) }
        groups = MailGroups.groups(subjects: material.cases.map(\.subject), shingles: shingles)
        fingerprints = material.cases.map { String(sha256Hex($0.text.utf8).prefix(12)) }
        let index = NearDuplicateIndex(shingles)
        twinsOfSupplement = material.supplement.map { index.matches(Shingles($0.text)) }
        twinsOfTraining = material.training.map { index.matches(Shingles($0.text)) }
    }

    package var units: [Unit] {
        suite.seeds.flatMap { seed in
            (0..<suite.folds).flatMap { fold in
                suite.variants.map { Unit(variant: $0.name, seed: seed, fold: fold) }
            }
        }
    }

    package var caseCount: Int { material.cases.count }
    package var groupedCount: Int { groupedTexts(groups) }
    package var skipped: [SkippedLine] { material.skipped }

    private static let frozen = Surroundings(
        now: { Timestamp(milliseconds: 0) }, randomBytes: { [UInt8](repeating: 0, count: $0) })

    private func held(in unit: Unit, _ folds: [Int]) -> [Int] {
        material.cases.indices.filter { folds[$0] == unit.fold }
    }

    private func triage(_ variant: Variant, _ model: ServiceModel) -> TriageDesk {
        TriageDesk(
            desk: variant.has(.rules) ? material.desk : material.desk.withoutRules, model: model,
            rulesVersion: material.rulesVersion, surroundings: Self.frozen,
            languages: KnownLanguages.of(material.training + material.supplement + material.cases))
    }

    /// The enquiries of a unit with what triage decides for each, whole.
    package mutating func triaged(_ unit: Unit) -> [(enquiry: TrainingEnquiry, decision: TriageDecision)] {
        let variant = suite.variants.first { $0.name == unit.variant } ?? .whole
        let folds = folds(unit.seed)
        let triage = triage(variant, taught(variant, unit, folds: folds).model)
        return held(in: unit, folds).map { index in
            let enquiry = material.cases[index]
            return (enquiry, triage.decision(for: Enquiry(training: enquiry)))
        }
    }

    package mutating func measure(_ unit: Unit) -> UnitResult {
        let variant = suite.variants.first { $0.name == unit.variant } ?? .whole
        let folds = folds(unit.seed)
        let held = held(in: unit, folds)
        let taught = taught(variant, unit, folds: folds)
        let desk = variant.has(.rules) ? material.desk : material.desk.withoutRules
        let triage = triage(variant, taught.model)
        // Answers are measured as they stand now, whatever the mail's date.
        let newest = desk.answers.map(\.validFrom).max() ?? CalendarDate(daysSince1970: 0)
        let today = Surroundings(
            now: { Timestamp(secondsSince1970: Int64(newest.daysSince1970) * 86_400) },
            randomBytes: Self.frozen.randomBytes)
        let drafting = DraftingDesk(desk: desk, answersVersion: "", surroundings: today)
        let knowsNothing = taught.trained + taught.phrases == 0 && desk.rules.isEmpty
        let clock = ContinuousClock()
        var decisions: [Decision] = []
        var milliseconds: [Double] = []
        for index in held {
            let enquiry = material.cases[index]
            let mail = Enquiry(training: enquiry)
            let begun = clock.now
            let triaged = triage.decision(for: mail)
            milliseconds.append((clock.now - begun).seconds * 1000)
            var decision = Decision(
                id: enquiry.id, unit: unit, source: enquiry.source.isEmpty ? nil : enquiry.source,
                fingerprint: fingerprints[index], length: enquiry.text.count, expected: .init(enquiry))
            if knowsNothing {
                decision.error = "there are neither rules nor texts to learn from, so nothing could be decided"
            } else if !triaged.confidence.isFinite {
                decision.error = "the confidence is no number"
            } else {
                decision.predicted = .init(triaged)
                decision.predicted?.answer = drafting.firstAnswer(for: mail, triaged)
                decision.confidence = triaged.confidence
                decision.sure = triaged.isSure
                decision.candidates = triaged.candidates.prefix(3).map {
                    .init(label: $0.service.text, confidence: $0.confidence)
                }
            }
            decisions.append(decision)
        }
        return UnitResult(
            about: UnitRecord(
                unit: unit, model: taught.digest, trained: taught.trained, phrases: taught.phrases,
                nearDuplicatesLeftOut: taught.leftOut, nearDuplicatesKept: 0, decided: decisions.count,
                errors: decisions.count { $0.error != nil }, trainSeconds: taught.seconds),
            decisions: decisions, milliseconds: milliseconds)
    }

    private mutating func folds(_ seed: UInt64) -> [Int] {
        if let cut, cut.seed == seed { return cut.folds }
        let folds: [Int]
        if material.teachesItself {
            let examples = material.cases.indices.map { index in
                LabelledText(text: "", label: material.cases[index].service, group: String(groups[index]))
            }
            folds = CrossValidation.folds(of: examples, count: suite.folds, seed: seed)
        } else {
            folds = [Int](repeating: 0, count: material.cases.count)
        }
        cut = (seed, folds)
        return folds
    }

    private mutating func taught(_ variant: Variant, _ unit: Unit, folds: [Int]) -> Taught {
        if modelsOf?.seed != unit.seed || modelsOf?.fold != unit.fold { models = [:] }
        modelsOf = (unit.seed, unit.fold)
        if let known = models[variant.teaching] { return known }
        var leftOut = 0
        func withoutTwins(_ texts: [TrainingEnquiry], _ twins: [[Int]]) -> [TrainingEnquiry] {
            texts.indices.filter { index in
                guard twins[index].contains(where: { folds[$0] == unit.fold }) else { return true }
                leftOut += 1
                return false
            }.map { texts[$0] }
        }
        let known =
            material.teachesItself
            ? material.cases.indices.filter { folds[$0] != unit.fold }.map { material.cases[$0] }
            : withoutTwins(material.training, twinsOfTraining)
        let supplement = variant.has(.supplement) ? withoutTwins(material.supplement, twinsOfSupplement) : []
        let texts =
            sample(known, variant.trainingShare, seed: unit.seed)
            + sample(supplement, variant.supplementShare, seed: unit.seed)
        let lexicon = variant.has(.lexicon) ? material.lexicon : []
        let clock = ContinuousClock()
        let begun = clock.now
        let model = DeskTeaching.model(
            learning: texts, lexicon: lexicon, rules: variant.has(.rules) ? material.desk.rules : [],
            version: "seed-\(unit.seed)-fold-\(unit.fold)")
        let seconds = (clock.now - begun).seconds
        let taught = Taught(
            model: model, digest: DeskTeaching.digest(of: model), trained: texts.count, phrases: lexicon.count,
            leftOut: leftOut,
            seconds: seconds)
        models[variant.teaching] = taught
        return taught
    }
}

/// A share of the items, chosen by the seed, in their old order.
func sample<Item>(_ items: [Item], _ share: Double, seed: UInt64) -> [Item] {
    if share >= 1 { return items }
    let count = Int((Double(items.count) * share).rounded())
    return CrossValidation.shuffled(items.count, seed: seed).prefix(count).sorted().map { items[$0] }
}

/// How many members of groups have company.
func groupedTexts(_ groups: [Int]) -> Int {
    Dictionary(groups.map { ($0, 1) }, uniquingKeysWith: +).values.filter { $0 > 1 }.reduce(0, +)
}

extension Desk {
    /// The same desk, blind to words that its authors listed.
    fileprivate var withoutRules: Desk {
        var desk = self
        desk.rules = []
        return desk
    }
}

extension DraftingDesk {
    /// The approved answer with which a draft for a mail would begin; `nil` where none would be made.
    fileprivate func firstAnswer(for mail: Enquiry, _ decision: TriageDecision) -> String? {
        let file = CaseFile(
            id: CaseID(mail.id.text), desk: DeskID(""), state: .triaged, version: 1, createdAt: mail.receivedAt,
            updatedAt: mail.receivedAt, mails: [mail], decision: decision)
        guard decision.action == .draft, case .written(let draft) = attempt(for: file, id: DraftID("")) else {
            return nil
        }
        return draft.paragraphs.first { $0.service == decision.service }?.answer
    }
}

extension Decision.Facts {
    fileprivate init(_ enquiry: TrainingEnquiry) {
        self.init()
        service = enquiry.service
        alt = enquiry.alt.isEmpty ? nil : enquiry.alt
        intent = enquiry.intent.rawValue
        language = enquiry.language
        action = enquiry.action.rawValue
        urgency = enquiry.urgency.rawValue
        flags = enquiry.flags.map(\.rawValue)
        also = enquiry.also
        lifeEvents = enquiry.lifeEvents.map(\.rawValue)
        deadline = enquiry.deadline?.iso8601
    }

    fileprivate init(_ decision: TriageDecision) {
        self.init()
        service = decision.service.text
        intent = decision.intent.rawValue
        language = decision.language
        action = decision.action.rawValue
        urgency = decision.urgency.rawValue
        flags = decision.flags.map(\.rawValue)
        also = decision.also.map(\.text)
        lifeEvents = decision.lifeEvents.map(\.rawValue)
        deadline = decision.deadline?.iso8601
    }
}

extension Enquiry {
    /// A mail with the words of a labelled enquiry, as triage would see it.
    package init(training: TrainingEnquiry) {
        let written = training.written ?? CalendarDate(daysSince1970: 0)
        self.init(
            id: MailID(training.id), rawSHA256: "", mailKey: "",
            receivedAt: Timestamp(secondsSince1970: Int64(written.daysSince1970) * 86_400), writtenOn: written,
            from: Party(address: "citizen@example.org"), subject: training.subject, text: training.body)
    }
}
