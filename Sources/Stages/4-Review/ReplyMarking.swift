package import MailSigning

/// How the replies of a desk are marked, beyond what every reply carries.
package struct ReplyMarking: Sendable {
    /// Signs the finished message; `nil` where the desk has no key, then `postroom verify` says that it is not signed.
    package var signer: DKIMSigner?
    /// Where anybody can look up a record, for example `https://ki.stadt.example/v/`; its id is put behind.
    package var verifyPrefix: String?
    /// The name of the log that holds the records; `nil` where the sender's domain and the desk name it.
    package var log: String?

    package init(signer: DKIMSigner? = nil, verifyPrefix: String? = nil, log: String? = nil) {
        (self.signer, self.verifyPrefix, self.log) = (signer, verifyPrefix, log)
    }
}
