package import Enquiries

/// How the installation does, beside the figures of the store.
package struct HealthReport: Encodable, Sendable, Equatable {
    package let software: String
    /// `maildir` or `smtp`, and where to; no password and no user.
    package let transport: String
    /// Delivered mails that wait to be taken in.
    package let incoming: Int
    package let diskFreeBytes: Int64?
    package let storeBytes: Int64?
    /// When the newest backup was made; `nil` where there is none.
    package let backup: Timestamp?
    /// What the language model is like; `nil` where none is configured.
    package let languageModel: String?

    package init(
        software: String, transport: String, incoming: Int, diskFreeBytes: Int64?, storeBytes: Int64?,
        backup: Timestamp?, languageModel: String?
    ) {
        (self.software, self.transport, self.incoming) = (software, transport, incoming)
        (self.diskFreeBytes, self.storeBytes) = (diskFreeBytes, storeBytes)
        (self.backup, self.languageModel) = (backup, languageModel)
    }
}
