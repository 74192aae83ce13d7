package import Disclosure
package import Enquiries
import Foundation
import Transparency

/// Reads `authority.yaml`, what the authority says of itself in exports. `Docs/Exports.md` has the keys.
package struct AuthorityFile {
    package let profile: AuthorityProfile
    /// All that is wrong, with file and line. Missing keys are no problem: they stay open.
    package let problems: [DeskProblem]

    /// No file is an empty profile.
    package init(folder: String) {
        let path = folder + "/" + AuthorityProfile.fileName
        guard FileManager.default.fileExists(atPath: path) else {
            self.init(profile: AuthorityProfile(), problems: [])
            return
        }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            let problem = DeskProblem(.unreadable("no permission, or not UTF-8"), at: Origin(file: path, line: 1))
            self.init(profile: AuthorityProfile(), problems: [problem])
            return
        }
        self.init(yaml: text, file: path)
    }

    /// - Parameter file: As problems name it.
    package init(yaml text: String, file: String) {
        // A file of comments alone is the example that nobody has filled in yet.
        let isEmpty = text.split(whereSeparator: \.isNewline).allSatisfy { line in
            line.first { $0 != " " && $0 != "\t" }.map { $0 == "#" } ?? true
        }
        guard !isEmpty else {
            self.init(profile: AuthorityProfile(), problems: [])
            return
        }
        let problems = Problems()
        var groups: [String: [ProfileKey]] = [:]
        for key in ProfileKey.allCases { groups[key.group, default: []].append(key) }
        let root = Fields(
            yaml: text, file: file, allowed: Set(groups.keys).union(["actions", "checked"]), problems: problems)
        var profile = AuthorityProfile()
        for (group, keys) in groups.sorted(by: { $0.key < $1.key }) where root.has(group) {
            guard let fields = root.fields(group, allowed: Set(keys.map(\.name))) else { continue }
            for key in keys where fields.has(key.name) {
                profile.values[key] = Self.value(fields, key)
            }
        }
        profile.grounds = Self.grounds(root)
        profile.checked = Set(root.words("checked", Source.self))
        self.init(profile: profile, problems: problems.all.sorted())
    }

    private init(profile: AuthorityProfile, problems: [DeskProblem]) {
        (self.profile, self.problems) = (profile, problems)
    }

    private static func value(_ fields: Fields, _ key: ProfileKey) -> AuthorityProfile.Value? {
        func checked(_ text: String, _ isFine: Bool, _ expected: String) -> AuthorityProfile.Value? {
            // An empty value is a key that nobody has filled in: it stays open.
            if text.isEmpty { return nil }
            if isFine { return .text(text) }
            fields.problem(.badValue(key: key.name, expected: expected), at: key.name)
            return nil
        }
        func text() -> String { fields.text(key.name, optional: true) }
        switch key.kind {
        case .text:
            if fields.isMapping(key.name) { return .byLanguage(fields.localized(key.name)) }
            return checked(text(), true, "")
        case .texts: return list(fields.texts(key.name))
        case .choices(let allowed):
            let texts = fields.texts(key.name)
            guard texts.allSatisfy(allowed.contains) else {
                fields.problem(
                    .badValue(key: key.name, expected: "a list of \(allowed.joined(separator: ", "))"), at: key.name)
                return nil
            }
            return list(texts)
        case .choice(let allowed):
            let said = text()
            return checked(said, allowed.contains(said), "one of \(allowed.joined(separator: ", "))")
        case .yesNo:
            let said = text()
            return checked(said, ["yes", "no"].contains(said), "yes or no")
        case .link:
            let said = text()
            return checked(said, isLink(said), "a link that begins with https://")
        case .contact:
            let said = text()
            return checked(said, isLink(said) || isAddress(said), "a mail address, or a link that begins with https://")
        case .date:
            let said = text()
            return checked(said, CalendarDate(iso8601: said) != nil, "a date such as 2026-11-21")
        case .month:
            let said = text()
            return checked(said, CalendarDate(iso8601: said + "-01") != nil, "a month such as 2026-11")
        }
    }

    private static func list(_ texts: [String]) -> AuthorityProfile.Value? { texts.isEmpty ? nil : .list(texts) }

    private static func isLink(_ text: String) -> Bool {
        text.hasPrefix("https://") && text.utf8.count > 8 && !text.utf8.contains { $0 <= 0x20 }
    }

    private static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && !$0.utf8.contains { $0 <= 0x20 } }
    }

    private static func grounds(_ root: Fields) -> [ActionRecord.Action: AuthorityProfile.Ground] {
        let names = Set(ActionRecord.Action.allCases.map(\.rawValue))
        guard let actions = root.fields("actions", allowed: names, optional: true) else { return [:] }
        var grounds: [ActionRecord.Action: AuthorityProfile.Ground] = [:]
        for action in ActionRecord.Action.allCases where actions.has(action.rawValue) {
            guard let ground = actions.fields(action.rawValue, allowed: ["purpose", "basis"]) else { continue }
            grounds[action] = AuthorityProfile.Ground(purpose: ground.text("purpose"), basis: ground.text("basis"))
        }
        return grounds
    }
}
