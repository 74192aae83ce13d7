import ArgumentParser
import DeskFiles
import Enquiries
import Intake
import Pipeline
import Transparency
import Triage

struct TriageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "triage", abstract: "Say what triage would decide. Nothing is stored.",
        discussion: "Example: postroom triage --desk Corpora/desks/stadt --json mailbox.mbox")

    @OptionGroup var mail: TriagedMail

    @Flag(help: "One JSON object a message.")
    var json = false

    func run() throws {
        try mail.forEach { office, enquiry in
            let decision = office.triage.decision(for: enquiry)
            if json {
                Terminal.print(decision.json(messageID: enquiry.messageID).canonicalText)
            } else {
                show(decision, enquiry)
            }
        }
    }

    private func show(_ decision: TriageDecision, _ enquiry: Enquiry) {
        Terminal.show(
            "\(enquiry.subject)\n  \(decision.service) (\(percent(decision.confidence)))  \(decision.intent.rawValue)  "
                + "\(decision.urgency.rawValue)  \(decision.action.rawValue)  "
                + decision.flags.map(\.rawValue).joined(separator: " "))
        for reason in decision.reasons {
            Terminal.show("    \(reason.weight)  \(reason.text)  [\(reason.source)]")
        }
    }
}

/// A desk and mail that it looks at without storing anything.
struct TriagedMail: ParsableArguments {
    @Option(help: "The definition of a desk, or a desk directory.")
    var desk: String

    @Argument(help: "An .eml file, an mbox, a Maildir, a folder of .eml files, or - for standard input.")
    var file = "-"

    /// Reads each message and finds the office that it belongs to.
    func forEach(_ body: (DeskOffice, Enquiry) throws -> Void) throws {
        let desks = OpenOffices(try self.offices())
        let offices = desks.all
        let intake = IntakeDesk(surroundings: Assembly.surroundings, desks: offices.values.map(\.desk))
        var number = 0
        try MailInput.forEach(file) { arrived in
            number += 1
            let enquiry = intake.enquiry(from: arrived, id: MailID(String(number)))
            guard let office = desks.addresses.desk(of: enquiry.recipients).flatMap({ offices[$0] }) else { return }
            try body(office, enquiry)
        }
    }

    private func offices() throws -> [DeskOffice] {
        guard Installation.isInstallation(desk) else { return [try Assembly.office(desk, models: .ofUser)] }
        let installation = try Installation(folder: desk)
        return try installation.desks.map { try Assembly.office($0, models: ModelShelf(folder: installation.models)) }
    }
}
