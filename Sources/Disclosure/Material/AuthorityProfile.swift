package import Enquiries
package import Transparency

/// What the authority says about itself and its use of the software, as `authority.yaml` has it.
///
/// Everything may be missing. What is missing stays visibly open in each export and is never invented.
package struct AuthorityProfile: Sendable, Equatable {
    package enum Value: Sendable, Equatable {
        case text(String)
        case byLanguage(LocalizedText)
        case list([String])
    }

    /// Why personal data are processed in one kind of action.
    package struct Ground: Sendable, Equatable {
        package let purpose: String
        package let basis: String

        package init(purpose: String, basis: String) { (self.purpose, self.basis) = (purpose, basis) }
    }

    package static let fileName = "authority.yaml"

    package var values: [ProfileKey: Value]
    /// Purpose and legal basis by action.
    package var grounds: [ActionRecord.Action: Ground]
    /// Sources whose text the authority has checked itself, so that exports need not say "to be checked".
    package var checked: Set<Source>

    package init(
        _ values: [ProfileKey: Value] = [:], grounds: [ActionRecord.Action: Ground] = [:], checked: Set<Source> = []
    ) {
        (self.values, self.grounds, self.checked) = (values, grounds, checked)
    }

    /// The texts under `key` in `language`; none where nothing was said, or not in this language.
    package func texts(_ key: ProfileKey, in language: Language) -> [String] {
        switch values[key] {
        case nil: []
        case .text(let text): text.isEmpty ? [] : [text]
        case .byLanguage(let texts): texts.byLanguage[language.rawValue].map { [$0] } ?? []
        case .list(let texts): texts
        }
    }

    package func text(_ key: ProfileKey, in language: Language) -> String? {
        texts(key, in: language).first
    }

    /// `nil` where nobody has said.
    package var profiling: Bool? {
        switch values[.riskProfiling] {
        case .text("yes"): true
        case .text("no"): false
        default: nil
        }
    }

    /// A commented example to begin with: every key, its question and nothing filled in.
    ///
    /// - Parameter language: Of the comments.
    package static func example(language: Language) -> String {
        let words =
            language == .german
            ? [
                "# Angaben der Behörde für Exporte (postroom export). Alles darf fehlen: Exporte zeigen es als offen.",
                "# Ein Wert kann ein Text sein oder Texte je Sprache: {de: …, en: …, nl: …}. Zeile entkommentieren.",
                "# Zweck und Rechtsgrundlage je Aktion:",
                "# Quellen, die Ihre Rechtsabteilung geprüft hat:",
            ]
            : [
                "# What the authority says of itself in exports (postroom export). Anything may be missing: it stays open.",
                "# A value is a text, or texts by language: {de: …, en: …, nl: …}. Remove # where you fill in.",
                "# Purpose and legal basis by action:",
                "# Sources that your legal department has checked:",
            ]
        var lines = Array(words[0...1])
        var group = ""
        for key in ProfileKey.allCases {
            if key.group != group {
                group = key.group
                lines += ["", "# \(group):"]
            }
            lines.append("#   \(key.name): \(key.kind.hint)  # \(key.question.text(in: language))")
        }
        lines += ["", words[2], "# actions:"]
        lines += ActionRecord.Action.allCases.map { "#   \($0.rawValue): {purpose: , basis: }" }
        lines += ["", words[3], "# checked: [" + Source.allCases.map(\.rawValue).joined(separator: ", ") + "]", ""]
        return lines.joined(separator: "\n")
    }
}

extension ProfileKey.Kind {
    fileprivate var hint: String {
        switch self {
        case .text, .contact: "\"\""
        case .texts, .choices: "[]"
        case .link: "https://"
        case .date: "2026-01-31"
        case .month: "2026-01"
        case .yesNo: "no"
        case .choice(let words): words.joined(separator: " | ")
        }
    }
}
