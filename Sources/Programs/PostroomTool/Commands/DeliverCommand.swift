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
    enum Server: String, ExpressibleByArgument, CaseIterable { case postfix, exim, opensmtpd, qmail }

    static let configuration = CommandConfiguration(
        commandName: "deliver", abstract: "Take one mail from a mail server on standard input.",
        discussion: """
            Ends with 0 (the mail is safe) or 75 (try later), and silently; the reason of a 75 goes to the system's log. \
            For Postfix, Exim and others: see Docs/Operating.md.
            """)

    /// Seconds that may be asked for. Postfix bounces what takes longer than its own limit, 1,000 seconds unless set.
    static let deadlines = 1...300
    static let usualDeadline = 240

    @OptionGroup var directory: DeskDirectory
    @Option(help: "The bytes that the mail server counted, for Postfix ${size}; a mail of fewer is refused for now.")
    var size: Int?
    @Option(help: "Whose exit codes and way of counting bytes to use.")
    var mta: Server = .postfix
    @Option(help: "Seconds after which it is for another time, 1 to 300.")
    var deadline: Int = Self.usualDeadline

    /// Larger mails are never taken: the mail server says so to the sender in the end.
    static let largestMail = MailboxSource.largestMessage

    /// Reached only through help; mail servers call ``runSilently(_:)``.
    func run() throws { try keep() }

    func validate() throws {
        guard Self.deadlines.contains(deadline) else {
            throw ValidationError("The deadline is 1 to 300 seconds.")
        }
    }

    /// Whether arguments call for a delivery. A mail server whose configuration has an option before the verb must not
    /// read a usage error as a bounce either.
    static func isMeant(by arguments: [String]) -> Bool {
        guard let first = arguments.first else { return false }
        return first == configuration.commandName
            || first.hasPrefix("-") && arguments.contains(configuration.commandName ?? "")
    }

    /// Ends the program where nobody can know what was asked for: it may have been a delivery. 75 means "try later" to
    /// qmail too.
    static func endWithoutArguments() -> Never {
        let failure = Failure(.tryLater, "The arguments cannot be read, because /proc cannot.")
        Delivery.report(failure)
        // Text would be a verdict to a mail server.
        if isatty(STDERR_FILENO) == 1 { Terminal.say("postroom: \(failure)") }
        Foundation.exit(75)
    }

    /// Takes the mail and ends the program.
    static func runSilently(_ arguments: [String]) -> Never {
        if arguments.contains(where: { ["--help", "-h"].contains($0) }), Delivery.isAskedByPerson {
            exit(withError: CleanExit.helpRequest(self))
        }
        let later = Delivery.later(arguments)
        Delivery.silence()
        Delivery.endLater(later, after: usualDeadline)
        do {
            let command = try DeliverCommand.parse(Array(arguments.drop { $0 == configuration.commandName }))
            Delivery.endLater(later, after: command.deadline)
            try command.keep()
        } catch {
            Delivery.report(error)
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
        if let size, !Delivery.isWhole(bytes, announced: size, by: mta) {
            throw Failure(.tryLater, "The mail has \(bytes.count) bytes, which are less than the \(size) announced.")
        }
        guard !bytes.isEmpty else { throw Failure(.tryLater, "There is no mail.") }
        let id = Assembly.surroundings.newID()
        guard IncomingFolder(directory: installation.incoming).keep(bytes, as: id) else {
            throw Failure(.tryLater, "The mail cannot be kept in \(installation.incoming): \(systemWords).")
        }
    }

    /// Why the last call to the system failed.
    private var systemWords: String { String(cString: strerror(errno)) }
}
