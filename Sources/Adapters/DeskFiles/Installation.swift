package import Enquiries
import Foundation
import Yams

/// The configuration of a desk directory, `postroom.yaml`. Read once, at the start; `Docs/Configuration.md` has the keys.
package struct Installation: Sendable, Equatable {
    package struct Web: Sendable, Equatable {
        package let host: String
        package let port: Int
        /// How browsers reach the desk, for example `https://desk.stadt.example`.
        package let address: String
        /// Seconds for which an approved reply waits in the outbox, so that the approval can be taken back; 0 to 600.
        package let hold: Double
        /// A file with the token that a monitor shows; `nil` where it comes from this machine.
        package let metricsTokenFile: String?
    }

    package struct SMTP: Sendable, Equatable {
        package let url: String
        package let user: String?
        /// A file that holds the password and nothing else.
        package let passwordFile: String?
        package let certificateAuthorities: String?
    }

    package struct Backups: Sendable, Equatable {
        /// Erasures reach the backups in this folder.
        package let path: String
        /// How many are kept; the oldest go.
        package let keep: Int
    }

    package enum Transport: Sendable, Equatable {
        /// Finished messages go into this Maildir.
        case maildir(String)
        case smtp(SMTP)
    }

    /// A key that signs the replies of one domain (DKIM).
    package struct Signing: Sendable, Equatable {
        package let domain: String
        package let selector: String
        /// A file that holds the private key in PEM form.
        package let keyFile: String
    }

    /// The folder that everything lies in.
    package let folder: String
    /// Folders of the desks.
    package let desks: [String]
    package let store: StorePlace
    package let incoming: String
    package let models: String
    /// Folders of evaluation runs lie here.
    package let evaluations: String
    package let backups: Backups
    package let web: Web
    package let transport: Transport
    /// The Maildir in which the mail server files copies of what it sends; `nil` where there is none.
    package let journal: String?
    /// `nil` where no mail server delivers over LMTP.
    package let lmtp: InstallationLMTP?
    /// Folders of IMAP mailboxes that are read.
    package let mailboxes: [InstallationMailbox]
    package let log: InstallationLog
    /// `nil` where no language model may be asked.
    package let languageModel: InstallationModel?
    /// What an officer must have learned before approving.
    package let oversight: OversightRules
    package let retention: RetentionRules
    package let signing: [Signing]
    /// Where anybody can look up a record; its id is put behind. `nil` where there is no such place.
    package let verifyPrefix: String?

    package static let fileName = "postroom.yaml"

    package static func isInstallation(_ folder: String) -> Bool {
        FileManager.default.fileExists(atPath: folder + "/" + fileName)
    }

    /// Reads the configuration in `folder`.
    ///
    /// - Throws: ``InstallationError`` with everything that is wrong, each with file and line.
    package init(folder: String) throws(InstallationError) {
        let configuration = folder + "/" + Self.fileName
        guard let text = try? String(contentsOfFile: configuration, encoding: .utf8) else {
            throw .missing(folder)
        }
        let problems = Problems()
        var root = Node.mapping([:])
        do {
            root = try Yams.compose(yaml: text) ?? root
        } catch {
            let fault = error as? YamlError
            problems.note(
                .unreadable(fault.map(YAMLFault.wording) ?? "no YAML"),
                at: Origin(file: configuration, line: fault.map(YAMLFault.line) ?? 1))
        }
        let fields = Fields(
            root, file: configuration,
            allowed: Set([
                "desks", StorePlace.key, StorePlace.passwordKey, "incoming", "models", "evaluations", "backups", "web",
                "sending", "marks",
                InstallationLMTP.key, InstallationMailbox.key, InstallationLog.key,
                InstallationModel.key,
            ]).union(InstallationPolicy.keys),
            problems: problems)
        func inside(_ path: String) -> String { path.hasPrefix("/") ? path : folder + "/" + path }
        func path(_ key: String, _ standard: String) -> String {
            inside(fields.has(key) ? fields.text(key) : standard)
        }
        let kept = fields.fields("backups", allowed: ["path", "keep"], optional: true)
        backups = Backups(
            path: inside(kept.flatMap { $0.has("path") ? $0.text("path") : nil } ?? "backups"),
            keep: Int(kept?.number("keep", in: 1...10_000, else: 14) ?? 14))
        let web = fields.fields(
            "web", allowed: ["host", "port", "address", "hold", "metricsTokenFile"], optional: true)
        let host = web.flatMap { $0.has("host") ? $0.text("host") : nil } ?? "127.0.0.1"
        let port = Int(web?.number("port", in: 0...65535, else: 8080) ?? 8080)
        let sending = fields.fields(
            "sending",
            allowed: ["transport", "path", "url", "user", "passwordFile", "certificateAuthorities", "journal"],
            optional: true)
        transport = Self.transport(sending, inside: inside)
        journal = sending.flatMap { $0.has("journal") ? inside($0.text("journal")) : nil }
        lmtp = InstallationLMTP(fields)
        mailboxes = InstallationMailbox.all(fields, inside: inside)
        log = InstallationLog(fields, inside: inside)
        languageModel = InstallationModel(fields, inside: inside)
        let policy = InstallationPolicy(fields)
        (oversight, retention) = (policy.oversight, policy.retention)
        let marks = fields.fields("marks", allowed: ["verify", "dkim"], optional: true)
        verifyPrefix = marks.flatMap { Self.verifyPrefix($0) }
        signing = (marks?.entries("dkim", allowed: ["domain", "selector", "keyFile"]) ?? []).map {
            Signing(domain: $0.text("domain"), selector: $0.text("selector"), keyFile: inside($0.text("keyFile")))
        }
        self.folder = folder
        desks = fields.texts("desks", optional: false).map(inside)
        store = StorePlace(fields, inside: inside)
        incoming = path("incoming", "incoming")
        models = path("models", "models")
        evaluations = path("evaluations", "runs")
        self.web = Web(
            host: host, port: port,
            address: web.flatMap { $0.has("address") ? $0.text("address") : nil } ?? "http://\(host):\(port)",
            hold: web?.number("hold", in: 0...600, else: 30) ?? 30,
            metricsTokenFile: web.flatMap { $0.has("metricsTokenFile") ? inside($0.text("metricsTokenFile")) : nil })
        if desks.isEmpty, fields.has("desks") {
            fields.problem(.badValue(key: "desks", expected: "at least one folder of a desk"))
        }
        guard problems.all.isEmpty else { throw .malformed(problems.all.sorted()) }
    }

    private static func transport(_ sending: Fields?, inside: (String) -> String) -> Transport {
        guard let sending else { return .maildir(inside("sent")) }
        switch sending.has("transport") ? sending.text("transport") : "maildir" {
        case "maildir": return .maildir(inside(sending.has("path") ? sending.text("path") : "sent"))
        case "smtp":
            func optional(_ key: String) -> String? { sending.has(key) ? sending.text(key) : nil }
            return .smtp(
                SMTP(
                    url: sending.text("url"), user: optional("user"),
                    passwordFile: optional("passwordFile").map(inside),
                    certificateAuthorities: optional("certificateAuthorities").map(inside)))
        default:
            sending.problem(.badValue(key: "transport", expected: "maildir or smtp"))
            return .maildir(inside("sent"))
        }
    }

    /// A web address in ASCII, so that it can stand in a header.
    private static func verifyPrefix(_ marks: Fields) -> String? {
        guard marks.has("verify") else { return nil }
        let text = marks.text("verify")
        guard text.hasPrefix("https://"), text.utf8.count <= 200, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            marks.problem(.badValue(key: "verify", expected: "an address that begins with https://"))
            return nil
        }
        return text
    }

    /// What a new desk directory's configuration says.
    ///
    /// - Parameters:
    ///   - trainingRequired: Whether officers need a training before they may approve.
    ///   - logOrigin: The name of the log, which it keeps for ever.
    package static func text(
        desks: [String], store: String = "store.sqlite", storePasswordFile: String? = nil,
        trainingRequired: Bool = true, logOrigin: String? = nil
    ) -> String {
        """
        # The configuration of this desk directory. Docs/Configuration.md explains every key.
        desks:
        \(desks.map { "  - \($0)" }.joined(separator: "\n"))
        store: \(store)\(storePasswordFile.map { "\nstorePasswordFile: \($0)" } ?? "")
        incoming: incoming
        models: models
        web:
          host: 127.0.0.1
          port: 8080
        sending:
          transport: maildir
          path: sent
        log:
          # The name that the log keeps for ever; proofs and checkpoints bear it.
          origin: \(logOrigin ?? "postroom.localhost/log")
          folder: log
          # Better on another disk or machine: it notices when the store is put back to an earlier state.
          checkpoints: checkpoints
        oversight:
          # Whether only officers with a training on record may approve: postroom officer train NAME
          trainingRequired: \(trainingRequired)
        retention:
          records: P6M
          bodies: unlimited
        # A language model is asked only where one is named; Docs/LanguageModels.md:
        # languageModel:
        #   url: http://127.0.0.1:8000/v1
        #   format: chat-completions
        #   model: NAME

        """
    }
}

/// Why a desk directory cannot be used.
package enum InstallationError: Error, Sendable, CustomStringConvertible {
    case missing(String)
    case malformed([DeskProblem])

    package var description: String {
        switch self {
        case .missing(let folder):
            "\(folder) is no desk directory: it holds no readable \(Installation.fileName). "
                + "Make one with: postroom init \(folder) --desk Corpora/desks/stadt"
        case .malformed(let problems): problems.map(\.line).joined(separator: "\n")
        }
    }
}
