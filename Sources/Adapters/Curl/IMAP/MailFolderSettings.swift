package import IMAPReader

extension MailFolder {
    /// What the secret in the file is.
    package enum Secret: Sendable, Equatable {
        case password(file: String)
        /// An OAuth 2 access token. Somebody else renews it and writes it into the file; it is read for each visit.
        case accessToken(file: String)
        /// An OAuth 2 access token that the caller has at hand for this visit.
        case heldToken(String)
    }

    /// The mailbox and how to read it. Nothing is taken from the environment.
    package struct Settings: Sendable {
        /// `imap://host[:port]` or `imaps://host[:port]`, without a user name or path. Ports are 143 and 993 unless named.
        package var url: String
        package var username: String?
        /// The first line of its file, at most 16,384 bytes.
        package var secret: Secret?
        /// As people write it, with the server's own separator: `INBOX`, `Bürgerpost/Eingang`.
        package var folder: String
        /// What becomes of mail once it is safely kept.
        package var after: AfterCommit
        /// Certificate authorities in PEM form, instead of the system's.
        package var caFile: String?
        /// Whether the connection must be encrypted. `nil`: always, unless the server is this very machine.
        package var requireTLS: Bool?
        /// `http://host:port` of a proxy that passes connections on (CONNECT). This very machine is never asked through it.
        package var proxy: String?
        /// Seconds until the connection must stand, TLS included.
        package var connectTimeout: Int
        package var patience: IMAPPatience
        package var limits: IMAPLimits

        package init(
            url: String, username: String? = nil, secret: Secret? = nil, folder: String = "INBOX",
            after: AfterCommit = .markSeen, caFile: String? = nil, requireTLS: Bool? = nil, proxy: String? = nil,
            connectTimeout: Int = 30, patience: IMAPPatience = IMAPPatience(), limits: IMAPLimits = IMAPLimits()
        ) {
            (self.url, self.username, self.secret, self.folder) = (url, username, secret, folder)
            (self.after, self.caFile, self.requireTLS, self.proxy) = (after, caFile, requireTLS, proxy)
            (self.connectTimeout, self.patience, self.limits) = (connectTimeout, patience, limits)
        }

        var server: SubmissionServer? {
            // A path would name a folder for libcurl, which is asked for none.
            url.split(separator: "/").count == 2
                ? SubmissionServer(url, scheme: "imap") : nil
        }

        /// What is wrong with these settings and what to do, or `nil`. No file is opened.
        package var problem: String? {
            guard let server else {
                return "The mailbox's address must look like imaps://mail.example.org or imap://mail.example.org:143, "
                    + "without a user name or folder. Correct it in the settings."
            }
            if requireTLS == false, !server.isThisMachine {
                return
                    "The connection to a mailbox on another machine must be encrypted. Take requireTLS: false out of "
                    + "the settings."
            }
            if (username == nil) != (secret == nil) {
                return "A mailbox needs both a user name and the file of a password or token, or neither. "
                    + "Correct the settings."
            }
            for (what, text) in [("user name", username), ("folder's name", folder), ("target folder's name", target)] {
                if let text,
                    text.isEmpty || text.utf8.count > 1_000 || text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F })
                {
                    return
                        "The mailbox's \(what) is empty, too long or holds a control character. Correct the settings."
                }
            }
            if target == folder { return "Mail cannot be moved to the folder that it is in. Correct the settings." }
            if proxy != nil, let problem = HTTPSettings(proxy: proxy).problem { return problem }
            guard (1...3_600).contains(connectTimeout), (1...3_600).contains(patience.silence),
                (patience.silence...86_400).contains(patience.command)
            else {
                return
                    "Patience with the mailbox's server must be 1 to 3600 seconds, for a whole command not shorter and "
                    + "86400 at most. Correct the settings."
            }
            guard (1_024...1_073_741_824).contains(limits.messageBytes) else {
                return "The largest message of a mailbox must have 1024 to 1073741824 bytes. Correct the settings."
            }
            return nil
        }

        private var target: String? { if case .move(let target) = after { target } else { nil } }

        /// True where TLS must be used, by `imaps` or STARTTLS.
        var mustEncrypt: Bool { requireTLS ?? !(server?.isThisMachine ?? false) }
    }
}
