import Dispatch
package import Sending

/// Hands replies to a mail server for submission (RFC 6409) by libcurl.
///
/// One message, one connection, one recipient. The transport never tries again by itself: that is for the outbox, which
/// knows what was tried before.
package struct SMTPTransport: ReplyTransport {
    package let name = "smtp"

    private let settings: Settings
    // libcurl's simple interface blocks for as long as the mail server thinks, up to minutes, and Swift's tasks share a
    // handful of threads.
    private let queue = DispatchQueue(label: "postroom.smtp", attributes: .concurrent)

    package init(_ settings: Settings) { self.settings = settings }

    /// Hands one message over.
    ///
    /// Whatever the settings, the addresses or the text lack is found before anything is sent. Cancelling the task
    /// stops the transfer as long as the message is not complete at the mail server; after that it waits for the answer.
    /// - Returns: See ``SMTPExchange/outcome(after:saying:)`` for what leads to which outcome.
    package func handOver(_ mail: OutgoingMail, passing point: PointOfNoReturn) async -> HandOver {
        let callOff = CallOff()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                queue.async { continuation.resume(returning: send(mail, point, callOff)) }
            }
        } onCancel: {
            callOff.request()
        }
    }

    private func send(_ mail: OutgoingMail, _ point: PointOfNoReturn, _ callOff: CallOff) -> HandOver {
        if let problem = settings.problem { return .deferred(problem) }
        if let problem = EnvelopeAddress.problem(of: mail.recipient) {
            return .rejected("The recipient's address cannot be used: \(problem).")
        }
        // An empty sender is the null reverse-path, which automatic replies carry (RFC 5321 section 4.5.5).
        if !mail.sender.isEmpty, let problem = EnvelopeAddress.problem(of: mail.sender) {
            return .rejected("The sender's address cannot be used: \(problem).")
        }
        let text: WireText
        let needsUTF8 = EnvelopeAddress.needsUTF8(mail.recipient) || EnvelopeAddress.needsUTF8(mail.sender)
        do throws(WireText.Problem) {
            text = try WireText(mail.bytes, mayHoldUTF8: needsUTF8)
        } catch { return .rejected(error.description) }
        var password: String?
        if let file = settings.passwordFile {
            do throws(PasswordFile.Problem) {
                password = try PasswordFile.read(file, for: "The mail server's password")
            } catch {
                return .deferred(error.description)
            }
        }
        if callOff.isRequested { return .deferred("Called off before anything was sent. It is tried again.") }
        guard
            let session = SMTPSession(
                settings, password: password, text: text, needsUTF8: needsUTF8, point: point, callOff: callOff)
        else {
            return .deferred("libcurl cannot be started, perhaps for want of memory. It is tried again.")
        }
        return session.send(from: mail.sender, to: mail.recipient).hiding(password)
    }
}

extension HandOver {
    /// The same without a password that a mail server repeats in its answer: texts are kept and shown.
    fileprivate func hiding(_ password: String?) -> HandOver {
        guard let password, !password.isEmpty else { return self }
        func clean(_ text: String) -> String { text.replacing(password, with: "…") }
        return switch self {
        case .accepted(let text): .accepted(clean(text))
        case .deferred(let text): .deferred(clean(text))
        case .rejected(let text): .rejected(clean(text))
        case .uncertain(let text): .uncertain(clean(text))
        }
    }
}
