import CCurl
import Sending

extension SMTPExchange {
    /// What became of the message when the transfer ended with `code`.
    ///
    /// A mail server takes responsibility for a message by its answer to the final dot, and by nothing else (RFC 5321
    /// sections 4.1.1.4 and 6.1). That gives two halves:
    ///
    /// *Before the dot* (``Step/text`` not reached) the server certainly has not taken the message, whatever happened.
    /// - 5xx to MAIL, RCPT or DATA is about this message and for good: `.rejected`.
    /// - 5xx to anything else (greeting, EHLO, STARTTLS, AUTH) and the codes of RFC 4954 that ask for signing in are
    ///   about us or the server, and an operator can mend them: `.deferred`. So is a refusal after a server offered no
    ///   way to sign in although we have a user name.
    /// - Everything else (4xx, no connection, TLS, a timeout, a lost line): `.deferred`.
    ///
    /// *Once libcurl has the last byte* it sends the dot without asking. Whether it still did, and whether the server
    /// read it, cannot be known from this side; only a reply read to its end can tell:
    /// - 2xx: the server has the message. `.accepted`, even if the connection broke afterwards.
    /// - 4xx and 5xx: it has not and says so (section 4.2.1). `.deferred` and `.rejected`.
    /// - no complete reply, or one that RFC 5321 does not know here: `.uncertain`. Sending again might give the citizen
    ///   two answers, not sending might give none; a person decides.
    ///
    /// libcurl's own code is not asked which half it is: for example it reports a refused message and a lost answer
    /// alike, and its codes have changed between versions.
    func outcome(after code: CURLcode, saying words: String) -> HandOver {
        guard step == .text else {
            if lacksUTF8 {
                return .rejected(
                    "The address has letters beyond ASCII, and the mail server does not offer SMTPUTF8. Nothing was sent. "
                        + "Ask for another address, or use a mail server that offers it.")
            }
            if let reply, reply.kind == 5, isAboutTheMessage(reply) { return .rejected(reply.text) }
            return .deferred(explanation(of: code, words))
        }
        switch reply?.kind {
        case 2: return .accepted(reply?.text ?? "")
        case 4: return .deferred(reply?.text ?? "")
        case 5: return .rejected(reply?.text ?? "")
        default:
            let answer = reply.map { "it answered \($0.text)" } ?? words
            return .uncertain(
                "The message was sent, but the mail server did not confirm it (\(answer)). "
                    + "Look for it at the mail server before sending again.")
        }
    }

    private func isAboutTheMessage(_ reply: SMTPReply) -> Bool {
        guard [.sender, .recipient, .data].contains(step) else { return false }
        // RFC 4954 sections 4 and 6: sign in first, encrypt first, mechanism too weak, wrong credentials.
        return ![530, 534, 535, 538].contains(reply.code) && !couldNotSignIn
    }

    /// True where we have credentials and the server offered no way to use them: libcurl then goes on without.
    private var couldNotSignIn: Bool { hasCredentials && !triedToSignIn }

    /// For an operator: what is wrong and what to do.
    private func explanation(of code: CURLcode, _ words: String) -> String {
        let answer = reply.map { " (\($0.text))" } ?? ""
        switch code {
        case CURLE_LOGIN_DENIED where reply?.kind == 5:
            return
                "The mail server refuses the user name or password\(answer). Correct them; until then nothing is sent."
        case CURLE_USE_SSL_FAILED:
            return "The mail server offers no encryption by STARTTLS\(answer). Switch it on there, or use smtps://."
        case CURLE_PEER_FAILED_VERIFICATION:
            return "The mail server's certificate cannot be trusted (\(words)). Name its certificate authority's file."
        case CURLE_SSL_CACERT_BADFILE:
            return "The file of certificate authorities cannot be read (\(words)). Correct its name in the settings."
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT:
            return "The mail server cannot be reached (\(words)). It is tried again."
        case CURLE_ABORTED_BY_CALLBACK:
            return "Called off before the message was complete. It is tried again."
        default:
            if couldNotSignIn, step != .nothing, step != .startTLS {
                return "The mail server offers no way to sign in\(answer). Check its address and port; "
                    + "submission servers listen on 587 or 465."
            }
            if let reply, reply.kind == 5 {
                return "The mail server refuses us: \(reply.text). Check the settings; it is tried again."
            }
            if let reply, reply.kind == 4 { return reply.text }
            return "The connection to the mail server failed (\(words)). It is tried again."
        }
    }
}
