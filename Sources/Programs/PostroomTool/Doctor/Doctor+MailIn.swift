import Curl
import DeskFiles
import Enquiries
import IMAPReader
import LMTPServer
import Mailboxes

extension Doctor {
    /// Seconds for which mail may wait before it is a concern.
    static let longestWait: Int64 = 600

    func incoming(isOpen: Bool) -> [Diagnosis] {
        let state: IncomingFolder.State
        do {
            state = try IncomingFolder(directory: installation.incoming).state()
        } catch {
            return [.fail("incoming", error)]
        }
        var findings: [Diagnosis] = []
        let age = state.oldest.map { now.seconds - $0.seconds } ?? 0
        if state.waiting > 0, age > Self.longestWait {
            let words = "\(state.waiting) mails wait, the first for \(age / 60) minutes"
            findings.append(
                isOpen
                    ? .fail("incoming", words + ", although the desk is open; look at its log")
                    : .warn("incoming", words + "; open the desk: postroom serve"))
        }
        if state.setAside > 0 {
            findings.append(
                .warn(
                    "incoming",
                    "\(state.setAside) mails could not be taken in and lie in \(installation.incoming)/aside; "
                        + "they are tried again when the desk is opened"))
        }
        if state.unfinished > 0, !isOpen {
            findings.append(
                .warn(
                    "incoming",
                    "\(state.unfinished) unfinished deliveries; they are cleared away when the desk is opened"))
        }
        return findings.isEmpty ? [.ok("incoming", "\(state.waiting) mails wait")] : findings
    }

    func lmtp(isOpen: Bool) async -> [Diagnosis] {
        guard let settings = installation.lmtp else { return [] }
        if settings.address == "systemd" { return [.ok("lmtp", "its socket comes from systemd")] }
        let address: ListenAddress
        do {
            address = try LMTPService.address(settings)
        } catch {
            return [.fail("lmtp", error)]
        }
        do {
            let greeting = try await Reach.greeting(at: address)
            guard greeting.hasPrefix("220"), greeting.contains("LMTP") else {
                return [.fail("lmtp", "another program answers at \(address); choose another lmtp.address")]
            }
            return isOpen
                ? [.ok("lmtp", "answers at \(address)")]
                : [.fail("lmtp", "another desk answers at \(address); choose another lmtp.address")]
        } catch let problem as Reach.Problem where problem.isThere {
            return [.fail("lmtp", "another program answers at \(address); choose another lmtp.address")]
        } catch {
            return isOpen
                ? [
                    .fail(
                        "lmtp", "the desk is open, but nothing answers at \(address) (\(error)); restart it",
                        .unreachable)
                ]
                : [.ok("lmtp", "\(address) is free")]
        }
    }

    func mailboxes() async -> [Diagnosis] {
        await withTaskGroup { group in
            for (place, mailbox) in installation.mailboxes.enumerated() {
                group.addTask { (place, await Self.finding(of: mailbox)) }
            }
            return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    /// Signs in, opens the folder and leaves everything as it is.
    static func finding(of mailbox: InstallationMailbox) async -> Diagnosis {
        let check = "imap \(mailbox.name)"
        do {
            let settings = try await mailbox.settings()
            let folder = try await MailFolder(settings).visit { await $0.folder }
            return .ok(check, "\(folder?.messages ?? 0) messages in \(mailbox.folder) of \(mailbox.url)")
        } catch let failure as IMAPFailure {
            let ending: Ending =
                switch failure {
                case .settings, .signInRefused, .noWayToSignIn, .noFolder, .readOnly, .cannotMove, .noLastingUIDs:
                    .configuration
                case .unreachable, .untrusted, .closed, .timeout, .calledOff, .broken, .refused: .unreachable
                }
            return .fail(check, "\(failure)", ending)
        } catch {
            return .fail(check, error)
        }
    }
}
