package import Enquiries

/// How the installation does, beside the figures of the store.
package struct HealthReport: Encodable, Sendable, Equatable {
    /// A way by which mail comes in.
    package struct Inlet: Encodable, Sendable, Equatable {
        package enum Standing: String, Encodable, Sendable, CaseIterable {
            /// It listens.
            case open
            case closed
            /// A mailbox, all of whose new mail was taken in.
            case read
            /// A mailbox that cannot be read.
            case failing
        }

        /// `LMTP`, or `IMAP` and the name that the configuration gives to the mailbox.
        package let name: String
        package let standing: Standing
        /// When it was last read, or since when it fails.
        package let at: Timestamp?

        package init(name: String, standing: Standing, at: Timestamp?) {
            (self.name, self.standing, self.at) = (name, standing, at)
        }
    }

    package let software: String
    /// `maildir` or `smtp`, and where to; no password and no user.
    package let transport: String
    /// Delivered mails that wait to be taken in.
    package let incoming: Int
    /// Delivered mails that could not be taken in and wait for a person.
    package let setAside: Int
    package let inlets: [Inlet]
    package let diskFreeBytes: Int64?
    package let storeBytes: Int64?
    /// When the newest backup was made; `nil` where there is none.
    package let backup: Timestamp?
    /// How replies on their way stand, in a sentence, and whether a person has to do something.
    package var outbox: String?
    package var outboxNeedsAttention = false
    /// Whether backups are somebody else's, as those of a database server are; ``backup`` then says nothing.
    package var isBackedUpElsewhere = false
    /// What the language model is like; `nil` where none is configured.
    package let languageModel: String?

    package init(
        software: String, transport: String, incoming: Int, diskFreeBytes: Int64?, storeBytes: Int64?,
        backup: Timestamp?, languageModel: String?, setAside: Int = 0, inlets: [Inlet] = []
    ) {
        (self.setAside, self.inlets) = (setAside, inlets)
        (self.software, self.transport, self.incoming) = (software, transport, incoming)
        (self.diskFreeBytes, self.storeBytes) = (diskFreeBytes, storeBytes)
        (self.backup, self.languageModel) = (backup, languageModel)
    }
}
