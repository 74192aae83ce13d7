package import Enquiries
package import MailSigning

/// How the replies of a desk are marked, beyond what every reply carries.
package struct ReplyMarking: Sendable {
    /// Signs the finished message; `nil` where the desk has no key, then `postroom verify` says that it is not signed.
    package var signer: DKIMSigner?
    /// Where anybody can look up a record, for example `https://ki.stadt.example/v/`; its id is put behind.
    package var verifyPrefix: String?

    package init(signer: DKIMSigner? = nil, verifyPrefix: String? = nil) {
        (self.signer, self.verifyPrefix) = (signer, verifyPrefix)
    }
}

extension ReviewDesk {
    /// A desk whose replies bear more than the marks that every reply bears.
    package init(desk: Desk, surroundings: Surroundings, marking: ReplyMarking) {
        composer = ReplyComposer(desk: desk, marking: marking)
        (self.desk, self.surroundings) = (desk, surroundings)
    }
}
