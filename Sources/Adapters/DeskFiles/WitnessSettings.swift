import Enquiries

/// Who co-signs the log's checkpoints: the keys `witnesses`, `quorum`, `proxy` and `certificateAuthorities` under `log`
/// in `postroom.yaml`.
package struct WitnessSettings: Sendable, Equatable {
    package struct Witness: Sendable, Equatable {
        /// The verifier key that its operator published.
        package let key: String
        package let url: String
        /// Whether no checkpoint is used without its signature.
        package let isRequired: Bool
    }

    package let witnesses: [Witness]
    /// How many of them must have signed. All of them, unless said otherwise.
    package let quorum: Int
    package let proxy: String?
    package let certificateAuthorities: String?

    package static let none = WitnessSettings(
        witnesses: [], quorum: 0, proxy: nil, certificateAuthorities: nil)

    package static let keys: Set = ["witnesses", "quorum", "proxy", "certificateAuthorities"]

    private init(witnesses: [Witness], quorum: Int, proxy: String?, certificateAuthorities: String?) {
        (self.witnesses, self.quorum) = (witnesses, quorum)
        (self.proxy, self.certificateAuthorities) = (proxy, certificateAuthorities)
    }

    private enum YesOrNo: String, CaseIterable {
        case yes = "true"
        case no = "false"
    }

    /// - Parameters:
    ///   - log: The mapping under `log`. What is wrong in it is noted there.
    ///   - inside: Makes a path absolute.
    package init(_ log: Fields, inside: (String) -> String) {
        func optional(_ key: String) -> String? { log.has(key) ? log.text(key) : nil }
        let entries = log.entries("witnesses", allowed: ["key", "url", "required"])
        let witnesses = entries.map { entry in
            Witness(
                key: entry.text("key"), url: entry.text("url"),
                isRequired: entry.word("required", YesOrNo.self) == .yes)
        }
        for (place, witness) in witnesses.enumerated()
        where witnesses[..<place].contains(where: { $0.key == witness.key }) {
            entries[place].problem(.duplicate(kind: "witness", id: witness.key), at: "key")
        }
        let standard = Double(witnesses.count)
        let quorum = log.number("quorum", in: 0...standard, else: standard)
        if quorum != quorum.rounded() {
            log.problem(.badValue(key: "quorum", expected: "a whole number"), at: "quorum")
        }
        self.init(
            witnesses: witnesses, quorum: Int(quorum), proxy: optional("proxy"),
            certificateAuthorities: optional("certificateAuthorities").map(inside))
    }
}
