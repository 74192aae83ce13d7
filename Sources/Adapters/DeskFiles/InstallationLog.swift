import Enquiries

/// Where the log of a desk directory is published, and who vouches for it: the section `log` of `postroom.yaml`.
package struct InstallationLog: Sendable, Equatable {
    package struct Witness: Sendable, Equatable {
        /// Its verifier key, as signed notes write it.
        package let key: String
        package let url: String
    }

    /// The name of the log, for example `stadt.example/postroom`; `nil` where none is set.
    package let origin: String?
    package let folder: String
    /// The second store: a folder that holds the last checkpoint, best on another disk or machine.
    package let checkpoints: String
    package let keyFile: String
    package let witnesses: [Witness]
    /// How many witnesses must have signed before a checkpoint counts.
    package let quorum: Int

    static let key = "log"

    init(_ root: Fields, inside: (String) -> String) {
        let fields = root.fields(
            Self.key,
            allowed: ["origin", "folder", "checkpoints", "key", "witnesses", "quorum"],
            optional: true)
        func text(_ name: String) -> String? { fields.flatMap { $0.has(name) ? $0.text(name) : nil } }
        origin = text("origin")
        folder = inside(text("folder") ?? "log")
        checkpoints = inside(text("checkpoints") ?? "checkpoints")
        keyFile = inside(text("key") ?? "keys/log.key")
        witnesses =
            fields?.entries("witnesses", allowed: ["key", "url"]).map {
                Witness(key: $0.text("key"), url: $0.text("url"))
            } ?? []
        quorum = Int(fields?.number("quorum", in: 0...Double(witnesses.count), else: 0) ?? 0)
    }
}
