package import Enquiries

/// What `postroom.yaml` says about oversight and about how long things are kept.
struct InstallationPolicy {
    /// Keys of `postroom.yaml` that are read here.
    static let keys: Set<String> = ["oversight", "retention"]

    let oversight: OversightRules
    let retention: RetentionRules

    init(_ fields: Fields) {
        oversight = Self.oversight(
            fields.fields(
                "oversight", allowed: ["trainingRequired", "trainingVersion", "validDays"], optional: true))
        retention = Self.retention(
            fields.fields(
                "retention", allowed: Set(RetentionRules.Class.allCases.map(\.rawValue)).union(["override"]),
                optional: true))
    }

    private static func oversight(_ fields: Fields?) -> OversightRules {
        guard let fields else { return OversightRules() }
        let isRequired = fields.has("trainingRequired") ? fields.word("trainingRequired", Truth.self) : .true
        let version = fields.has("trainingVersion") ? fields.text("trainingVersion") : nil
        if let version, Officer.Training(version: version, completed: CalendarDate(daysSince1970: 0)) == nil {
            fields.problem(
                .badValue(key: "trainingVersion", expected: "1 to 32 ASCII characters without blanks"),
                at: "trainingVersion")
        }
        let days = OversightRules.allowedDays
        let valid = fields.number(
            "validDays", in: Double(days.lowerBound)...Double(days.upperBound), else: Double(OversightRules.usualDays))
        return OversightRules(
            trainingRequired: isRequired != .false, trainingVersion: version, validDays: Int(valid))
    }

    private static func retention(_ fields: Fields?) -> RetentionRules {
        guard let fields else { return RetentionRules() }
        var periods: [RetentionRules.Class: RetentionRules.Period] = [:]
        for kind in RetentionRules.Class.allCases where fields.has(kind.rawValue) {
            if let period = RetentionRules.Period(fields.text(kind.rawValue)) {
                periods[kind] = period
            } else {
                fields.problem(
                    .badValue(key: kind.rawValue, expected: "a period such as P6M, P10Y or P184D, or unlimited"),
                    at: kind.rawValue)
            }
        }
        let rules = RetentionRules(periods, override: fields.has("override") ? fields.text("override") : nil)
        for kind in rules.tooShort { fields.problem(.keptTooShort(kind.rawValue), at: kind.rawValue) }
        return rules
    }
}
