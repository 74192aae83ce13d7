import Enquiries

/// Where the log of a desk directory is published, and who vouches for it: the section `log` of `postroom.yaml`.
package struct InstallationLog: Sendable, Equatable {
    /// The name of the log, for example `stadt.example/postroom`; `nil` where none is set.
    package let origin: String?
    package let folder: String
    /// The second store: a folder that holds the last checkpoint, best on another disk or machine.
    package let checkpoints: String
    /// The private key of the log.
    package let keyFile: String
    package let witnesses: WitnessSettings

    static let key = "log"

    init(_ root: Fields, inside: (String) -> String) {
        let fields = root.fields(
            Self.key, allowed: WitnessSettings.keys.union(["origin", "folder", "checkpoints", "key"]), optional: true)
        func text(_ name: String) -> String? { fields.flatMap { $0.has(name) ? $0.text(name) : nil } }
        origin = text("origin")
        folder = inside(text("folder") ?? "log")
        checkpoints = inside(text("checkpoints") ?? "checkpoints")
        keyFile = inside(text("key") ?? "keys/log.key")
        witnesses = fields.map { WitnessSettings($0, inside: inside) } ?? .none
    }
}
