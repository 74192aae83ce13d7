import DeskFiles
import Enquiries
import MailSigning
import Review

/// The keys of an installation, and which desk's replies each signs.
struct ReplyMarkings {
    private let signers: [DKIMSigner]
    private let verifyPrefix: String?
    private let log: String?
    private let file: String

    /// For commands that make no reply.
    static let none = ReplyMarkings()

    private init() { (signers, verifyPrefix, log, file) = ([], nil, nil, "") }

    init(_ installation: Installation) throws {
        file = installation.folder + "/" + Installation.fileName
        verifyPrefix = installation.verifyPrefix
        log = installation.log.origin
        signers = try installation.signing.map { [file] signing in
            let pem = try TextInput.read(signing.keyFile)
            do {
                return try DKIMSigner(
                    domain: signing.domain, selector: signing.selector, key: try DKIMPrivateKey(pem: pem))
            } catch let error as DKIMError {
                throw Failure(.configuration, "\(file): marks.dkim, \(signing.keyFile): \(error)")
            }
        }
    }

    func of(_ desk: Desk) -> ReplyMarking {
        ReplyMarking(signer: signer(of: desk), verifyPrefix: verifyPrefix, log: log)
    }

    /// - Throws: Where a key signs for no desk, which is a slip of the pen: replies would go out unsigned.
    func checkUse(by desks: [Desk]) throws {
        for signer in signers where !desks.contains(where: { self.signer(of: $0)?.domain == signer.domain }) {
            throw Failure(
                .configuration,
                "\(file): marks.dkim signs for \(signer.domain), and no desk sends from there. Name the domain of a "
                    + "desk's sender, or remove the key.")
        }
    }

    /// The key of the sender's domain, or of the nearest domain above it (RFC 7489 section 3.1.1, relaxed alignment).
    private func signer(of desk: Desk) -> DKIMSigner? {
        let sender = desk.sender.domain.lowercased()
        return signers.filter { sender == $0.domain.lowercased() || sender.hasSuffix("." + $0.domain.lowercased()) }
            .max { $0.domain.utf8.count < $1.domain.utf8.count }
    }
}
