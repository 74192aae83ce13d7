import Enquiries
package import Transparency

/// Where the log of a desk directory is published, and who vouches for it: the section `log` of `postroom.yaml`.
package struct InstallationLog: Sendable, Equatable {
    /// The name of the log, for example `stadt.example/postroom`; `nil` where none is set.
    package let origin: String?
    package let folder: String
    /// The second store: a folder that holds the last checkpoint, best on another disk or machine.
    package let checkpoints: String
    /// The private key of the log.
    package let keyFile: String
    /// The public key of a log that other programs publish, which share the database; `nil` where this one publishes.
    package let following: NoteVerifier?
    package let witnesses: WitnessSettings

    static let key = "log"

    init(_ root: Fields, inside: (String) -> String) {
        let fields = root.fields(
            Self.key, allowed: WitnessSettings.keys.union(["origin", "folder", "checkpoints", "key", "following"]),
            optional: true)
        func text(_ name: String) -> String? { fields.flatMap { $0.has(name) ? $0.text(name) : nil } }
        origin = text("origin")
        folder = inside(text("folder") ?? "log")
        checkpoints = inside(text("checkpoints") ?? "checkpoints")
        keyFile = inside(text("key") ?? "keys/log.key")
        following = text("following").flatMap { try? NoteVerifier($0) }
        if let fields, fields.has("following") {
            if following == nil {
                fields.problem(
                    .badValue(
                        key: "following", expected: "the public key of a log, as postroom audit key prints it"),
                    at: "following")
            } else if root.has(StorePlace.key), !StorePlace.isAddress(root.text(StorePlace.key)) {
                fields.problem(
                    .badValue(key: "following", expected: "a store: postgresql://… beside it"), at: "following")
            }
        }
        witnesses = fields.map { WitnessSettings($0, inside: inside) } ?? .none
    }
}
