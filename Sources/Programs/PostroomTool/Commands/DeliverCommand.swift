import ArgumentParser
import DeskFiles
import Enquiries
import Foundation
import Mailboxes

/// Takes one mail from a mail server on standard input.
///
/// Mail servers read an exit code as a verdict about the citizen's mail: 0 means "yours now", 75 (111 for qmail) "try
/// later", and nearly everything else a bounce. So this verb has two endings and says nothing, whatever happens.
struct DeliverCommand: ParsableCommand {
    enum Server: String, ExpressibleByArgument { case postfix, qmail }

    static let configuration = CommandConfiguration(
        commandName: "deliver", abstract: "Take one mail from a mail server on standard input.",
        discussion:
            "Ends with 0 (the mail is safe) or 75 (try later), and silently. For Postfix: pipe; see Docs/Operating.md.")

    @OptionGroup var directory: DeskDirectory
    @Option(help: "The bytes that the mail server counted; another number of bytes is refused for now.")
    var size: Int?
    @Option(help: "Whose exit codes to use.")
    var mta: Server = .postfix

    /// Larger mails are never taken: the mail server says so to the sender in the end.
    static let largestMail = MailboxSource.largestMessage

    /// Reached only through help; mail servers call ``runSilently(_:)``.
    func run() throws { try keep() }

    /// Takes the mail and ends the program.
    static func runSilently(_ arguments: [String]) async -> Never {
        if arguments.contains("--help") || arguments.contains("-h") { exit(withError: CleanExit.helpRequest(self)) }
        let later: Int32 = arguments.contains("qmail") || arguments.contains("--mta=qmail") ? 111 : 75
        // Not even a crash report may reach the mail server: Postfix would take text for a verdict.
        let null = open("/dev/null", O_WRONLY)
        if null >= 0 {
            dup2(null, STDOUT_FILENO)
            dup2(null, STDERR_FILENO)
        }
        do {
            try DeliverCommand.parse(arguments).keep()
        } catch {
            Foundation.exit(later)
        }
        Foundation.exit(0)
    }

    private func keep() throws {
        let installation = try directory.installation()
        let input = FileHandle.standardInput
        var bytes: [UInt8] = []
        while let chunk = try input.read(upToCount: 1 << 20), !chunk.isEmpty {
            bytes += chunk
            guard bytes.count <= Self.largestMail else { throw Failure(.tryLater, "The mail is too large.") }
        }
        // A mail server that dies half-way looks like an ordinary end of input.
        if let size, size != bytes.count { throw Failure(.tryLater, "The mail is incomplete.") }
        guard !bytes.isEmpty else { throw Failure(.tryLater, "There is no mail.") }
        let id = Assembly.surroundings.newID()
        guard IncomingFolder(directory: installation.incoming).keep(bytes, as: id) else {
            throw Failure(.tryLater, "The mail cannot be kept now.")
        }
    }
}
