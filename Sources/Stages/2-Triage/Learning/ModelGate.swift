package import Enquiries
import TextClassification

/// Compares a candidate model with the present one on the same enquiries, and says whether it may take its place.
package enum ModelGate {
    /// What both models said about one labelled enquiry.
    package struct Outcome: Sendable {
        package var service: String
        package var present: String
        package var candidate: String
        package var flags: Set<Flag>
        package var presentFlags: Set<Flag>
        package var candidateFlags: Set<Flag>
        /// `nil` where intents were not asked for.
        package var intent: Labels?

        package init(
            service: String, present: String, candidate: String, flags: Set<Flag> = [], presentFlags: Set<Flag> = [],
            candidateFlags: Set<Flag> = [], intent: Labels? = nil
        ) {
            (self.service, self.present, self.candidate) = (service, present, candidate)
            (self.flags, self.presentFlags, self.candidateFlags) = (flags, presentFlags, candidateFlags)
            self.intent = intent
        }
    }

    /// The right label, and what both models said.
    package struct Labels: Sendable {
        package var right: String
        package var present: String
        package var candidate: String

        package init(right: String, present: String, candidate: String) {
            (self.right, self.present, self.candidate) = (right, present, candidate)
        }
    }

    /// Flags that the gate guards: all but the one that counts services and is made of what is being learned.
    package static let screens = Flag.allCases.filter { $0 != .multiIssue }

    package static func report(on outcomes: [Outcome], policy: LearningPolicy) -> GateReport {
        let services = Dictionary(grouping: outcomes, by: \.service).map { service, outcomes in
            GateReport.ServiceFigures(
                service: service, count: outcomes.count, present: outcomes.count { $0.present == $0.service },
                candidate: outcomes.count { $0.candidate == $0.service })
        }.sorted { $0.service < $1.service }
        let onlyPresent = outcomes.count { $0.present == $0.service && $0.candidate != $0.service }
        let onlyCandidate = outcomes.count { $0.present != $0.service && $0.candidate == $0.service }
        var report = GateReport(
            count: outcomes.count, folds: policy.folds, seed: policy.seed,
            present: outcomes.count { $0.present == $0.service },
            candidate: outcomes.count { $0.candidate == $0.service }, onlyPresent: onlyPresent,
            onlyCandidate: onlyCandidate, p: McNemarTest(onlyFirst: onlyPresent, onlySecond: onlyCandidate).pValue,
            services: services,
            isSmall: outcomes.count < policy.smallBelow, faults: [])
        let intents = outcomes.compactMap(\.intent)
        if !intents.isEmpty { report.intents = GateReport.IntentFigures(intents) }
        report.faults = faults(report, outcomes, policy) + (report.intents.map { faults($0, policy) } ?? [])
        return report
    }

    /// The same measures as for services.
    private static func faults(_ intents: GateReport.IntentFigures, _ policy: LearningPolicy) -> [GateReport.Fault] {
        var faults: [GateReport.Fault] = []
        let lost = intents.present - intents.candidate
        if Double(lost) > policy.accuracyLoss * Double(intents.count) + 1e-9 {
            faults.append(.intentsLessAccurate(lost: lost, of: intents.count))
        }
        if lost > 0, intents.p < policy.significance { faults.append(.intentsSignificantlyWorse(p: intents.p)) }
        for intent in intents.byIntent {
            let lost = intent.present - intent.candidate
            if lost > max(1, Int(policy.recallLoss * Double(intent.count) + 1e-9)) {
                faults.append(.intentLost(intent.intent, lost: lost, of: intent.count))
            }
        }
        return faults
    }

    private static func faults(
        _ report: GateReport, _ outcomes: [Outcome], _ policy: LearningPolicy
    ) -> [GateReport.Fault] {
        var faults: [GateReport.Fault] = []
        if report.count < policy.leastMeasured {
            faults.append(.tooFewEnquiries(count: report.count, least: policy.leastMeasured))
        }
        let lost = report.present - report.candidate
        if Double(lost) > policy.accuracyLoss * Double(report.count) + 1e-9 {
            faults.append(.lessAccurate(lost: lost, of: report.count))
        }
        if lost > 0, report.p < policy.significance { faults.append(.significantlyWorse(p: report.p)) }
        for service in report.services {
            let lost = service.present - service.candidate
            let allowed = max(1, Int(policy.recallLoss * Double(service.count) + 1e-9))
            if lost > allowed { faults.append(.serviceLost(service.service, lost: lost, of: service.count)) }
        }
        for flag in screens {
            // Mail by mail: one that is found in place of another makes up for nothing.
            let lost = outcomes.count {
                $0.flags.contains(flag) && $0.presentFlags.contains(flag) && !$0.candidateFlags.contains(flag)
            }
            if lost > 0 { faults.append(.screenLost(flag, lost: lost)) }
        }
        return faults
    }
}

/// What the gate found. It is kept with the model's lineage.
package struct GateReport: Codable, Sendable, Equatable {
    package struct ServiceFigures: Codable, Sendable, Equatable {
        package var service: String
        package var count: Int
        /// Enquiries of the service that the present model, and the candidate, decide rightly.
        package var present: Int
        package var candidate: Int
    }

    /// How both models tell what is wanted.
    package struct IntentFigures: Codable, Sendable, Equatable {
        package struct Line: Codable, Sendable, Equatable {
            package var intent: String
            package var count: Int
            package var present: Int
            package var candidate: Int
        }

        package var count: Int
        package var present: Int
        package var candidate: Int
        package var onlyPresent: Int
        package var onlyCandidate: Int
        /// Of McNemar's exact test, two-sided.
        package var p: Double
        package var byIntent: [Line]

        init(_ all: [ModelGate.Labels]) {
            count = all.count
            present = all.count { $0.present == $0.right }
            candidate = all.count { $0.candidate == $0.right }
            onlyPresent = all.count { $0.present == $0.right && $0.candidate != $0.right }
            onlyCandidate = all.count { $0.present != $0.right && $0.candidate == $0.right }
            p = McNemarTest(onlyFirst: onlyPresent, onlySecond: onlyCandidate).pValue
            byIntent = Dictionary(grouping: all, by: \.right).map { intent, all in
                Line(
                    intent: intent, count: all.count, present: all.count { $0.present == intent },
                    candidate: all.count { $0.candidate == intent })
            }.sorted { $0.intent < $1.intent }
        }
    }

    /// Why a candidate is refused.
    package enum Fault: Codable, Sendable, Equatable {
        case tooFewEnquiries(count: Int, least: Int)
        case lessAccurate(lost: Int, of: Int)
        case significantlyWorse(p: Double)
        case serviceLost(String, lost: Int, of: Int)
        case screenLost(Flag, lost: Int)
        case intentsLessAccurate(lost: Int, of: Int)
        case intentsSignificantlyWorse(p: Double)
        case intentLost(String, lost: Int, of: Int)
    }

    /// Enquiries measured.
    package var count: Int
    package var folds: Int
    package var seed: UInt64
    /// Enquiries that the present model, and the candidate, decide rightly.
    package var present: Int
    package var candidate: Int
    /// Enquiries that only one of them decides rightly.
    package var onlyPresent: Int
    package var onlyCandidate: Int
    /// Of McNemar's exact test, two-sided.
    package var p: Double
    package var services: [ServiceFigures]
    /// `nil` in reports from before intents were measured.
    package var intents: IntentFigures?
    /// Whether the figures rest on few enquiries.
    package var isSmall: Bool
    package var faults: [Fault]

    package var isPassed: Bool { faults.isEmpty }
}

extension GateReport.Fault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .tooFewEnquiries(let count, let least):
            "the desk has \(count) enquiries of its own to measure with, \(least) are needed"
        case .lessAccurate(let lost, let count): "\(lost) of \(count) enquiries fewer are decided rightly"
        case .significantlyWorse(let p): "it is right less often and not by chance (McNemar's exact test, p = \(p))"
        case .serviceLost(let service, let lost, let count):
            "the service \"\(service)\" loses \(lost) of its \(count) enquiries"
        case .screenLost(let flag, let lost): "\(lost) mails lose the flag \"\(flag.rawValue)\""
        case .intentsLessAccurate(let lost, let count):
            "the intent of \(lost) of \(count) enquiries fewer is told rightly"
        case .intentsSignificantlyWorse(let p):
            "it tells intents less often rightly and not by chance (McNemar's exact test, p = \(p))"
        case .intentLost(let intent, let lost, let count):
            "the intent \"\(intent)\" loses \(lost) of its \(count) enquiries"
        }
    }
}
