extension SMTPTransport {
    /// The mail server and how to speak with it.
    package struct Settings: Sendable {
        /// `smtp://host[:port]` or `smtps://host[:port]`, without a user name; a name behind a slash is the one to say
        /// in EHLO. Ports are 25 and 465 unless named; submission servers usually listen on 587.
        package var url: String
        /// `nil` where the server takes mail without signing in.
        package var username: String?
        /// The first line of this file is the password. It is read for each message, so a new password needs no restart.
        package var passwordFile: String?
        /// Certificate authorities in PEM form, instead of the system's.
        package var caFile: String?
        /// Whether mail may only go out encrypted. `nil`: always, unless the server is this very machine.
        package var requireTLS: Bool?
        /// Seconds until the connection must stand, TLS and signing in included.
        package var connectTimeout: Int
        /// Seconds to wait for each answer. RFC 5321 section 4.5.3.2.6 asks for 10 minutes after the final dot: giving up
        /// sooner leaves replies in doubt that the server has accepted.
        package var replyTimeout: Int
        /// Seconds for the whole of one message. It should leave room for one ``replyTimeout`` after a slow upload.
        package var totalTimeout: Int

        package init(
            url: String, username: String? = nil, passwordFile: String? = nil, caFile: String? = nil,
            requireTLS: Bool? = nil, connectTimeout: Int = 30, replyTimeout: Int = 600, totalTimeout: Int = 1_800
        ) {
            (self.url, self.username, self.passwordFile) = (url, username, passwordFile)
            (self.caFile, self.requireTLS) = (caFile, requireTLS)
            (self.connectTimeout, self.replyTimeout) = (connectTimeout, replyTimeout)
            self.totalTimeout = totalTimeout
        }

        /// What is wrong with these settings and what to do, or `nil`. No file is opened.
        package var problem: String? {
            guard let server = SubmissionServer(url) else {
                return "The mail server's address must look like smtp://mail.example.org:587 or "
                    + "smtps://mail.example.org, without a user name. Correct it in the settings."
            }
            if requireTLS == false, !server.isThisMachine {
                return "Mail to another machine must be encrypted. Take requireTLS: false out of the settings."
            }
            if username != nil, passwordFile == nil {
                return "A user name is set but no password file. Name the file in the settings."
            }
            if username == nil, passwordFile != nil {
                return "A password file is set but no user name. Name the user in the settings."
            }
            if let username, username.isEmpty || username.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
                return
                    "The user name for the mail server is empty or holds a control character. Correct it in the settings."
            }
            if min(connectTimeout, replyTimeout, totalTimeout) < 1 || totalTimeout < replyTimeout {
                return
                    "The timeouts for the mail server must be at least 1 second, and the one for a whole message not "
                    + "shorter than the one for an answer. Correct them in the settings."
            }
            return nil
        }

        /// True where TLS must be used, by `smtps` or STARTTLS.
        var mustEncrypt: Bool { requireTLS ?? !(SubmissionServer(url)?.isThisMachine ?? false) }
    }
}
