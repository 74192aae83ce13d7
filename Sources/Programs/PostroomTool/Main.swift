import ArgumentParser
import Enquiries

// Enquiries has a flag of its own; on the command line a flag is a switch.
typealias Flag = ArgumentParser.Flag

/// The command `postroom`.
@main
struct Postroom: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "postroom",
        abstract: "Reads citizens' mail, drafts answers and keeps the proof. Nothing is sent that no person approved.",
        discussion: """
            First steps:
              postroom init desk --trial --desk Corpora/desks/stadt --desk Corpora/desks/vehicle
              postroom intake --desk desk Corpora/demo/demo.mbox
              postroom serve --desk desk
            """,
        version: version,
        subcommands: [
            InitCommand.self, IntakeCommand.self, DeliverCommand.self, ServeCommand.self, WorkCommand.self,
            SendCommand.self,
            OutboxCommand.self,
            CaseCommand.self, ReviewCommand.self, StopCommand.self, ResumeCommand.self, AuditCommand.self,
            StoreCommand.self, BackupCommand.self, RestoreCommand.self, DoctorCommand.self, MailboxCommand.self,
            OfficerCommand.self, ModelCommand.self,
            OffersCommand.self, DeskCommand.self,
            ParseCommand.self, TriageCommand.self, ExplainCommand.self, LanguageCommand.self, EvalCommand.self,
            VerifyCommand.self, ExportCommand.self, WitnessCommand.self,
        ])

    static func main() async {
        // Swift finds the arguments through /proc. Where that cannot be read there are none, not even the program's name:
        // help and 0 would then tell a mail server that the citizen's mail is safe.
        if CommandLine.arguments.isEmpty { DeliverCommand.endWithoutArguments() }
        let arguments = Array(CommandLine.arguments.dropFirst())
        // A mail server takes every code but two for a bounce, so this verb has an ending of its own.
        if DeliverCommand.isMeant(by: arguments) { DeliverCommand.runSilently(arguments) }
        do {
            var command = try parseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch  where [.success, .validationFailure].contains(exitCode(for: error)) {
            // The argument parser words its own errors, help and the version best.
            exit(withError: error)
        } catch {
            Terminal.say("postroom: \(error)")
            end(Ending(error))
        }
    }

}
