package import Curl
package import Transparency

/// Somebody outside who signs what the log shows, so that it cannot show two people two things unnoticed.
package struct Witness: Sendable {
    package let key: NoteVerifier
    /// Where it takes checkpoints; the path of C2SP tlog-witness is added to it.
    package let endpoint: Endpoint
    /// Whether checkpoints may only be used with its signature. Otherwise one that is away delays nothing.
    package let isRequired: Bool

    package init(key: NoteVerifier, endpoint: Endpoint, isRequired: Bool = false) {
        (self.key, self.endpoint, self.isRequired) = (key, endpoint, isRequired)
    }
}
