package import Enquiries

/// How the log stands.
package struct LogReport: Encodable, Sendable, Equatable {
    /// Who a witness is, and whether it has signed the published checkpoint.
    package struct Witness: Encodable, Sendable, Equatable {
        package let name: String
        package let isRequired: Bool
        package let hasSigned: Bool

        package init(name: String, isRequired: Bool, hasSigned: Bool) {
            (self.name, self.isRequired, self.hasSigned) = (name, isRequired, hasSigned)
        }
    }

    /// The name of the log.
    package let origin: String
    /// Records in the store.
    package let records: Int64
    /// Records under the published signature; `nil` where nothing was published.
    package let published: Int64?
    /// When the checkpoint was written; `nil` likewise.
    package let publishedAt: Timestamp?
    /// The root of the published tree, 64 hexadecimal digits; `nil` likewise.
    package let root: String?
    package let witnesses: [Witness]
    /// Witnesses whose signatures are asked for.
    package let quorum: Int
    /// A witness saw another history: what the log folder says of it.
    package let alarm: String?

    package init(
        origin: String, records: Int64, published: Int64?, publishedAt: Timestamp?, root: String?,
        witnesses: [Witness], quorum: Int, alarm: String?
    ) {
        (self.origin, self.records, self.published) = (origin, records, published)
        (self.publishedAt, self.root, self.witnesses) = (publishedAt, root, witnesses)
        (self.quorum, self.alarm) = (quorum, alarm)
    }
}

/// What a check of the log found.
package struct LogCheck: Encodable, Sendable, Equatable {
    /// Records whose leaves were compared with the published log, counted from its end.
    package let compared: Int64
    /// Records of the published log.
    package let published: Int64
    /// Whether each of them was.
    package var isWhole: Bool { compared == published }
    /// The first thing that does not fit; `nil` where everything does.
    package let fault: String?

    package init(compared: Int64, published: Int64, fault: String?) {
        (self.compared, self.published, self.fault) = (compared, published, fault)
    }
}
