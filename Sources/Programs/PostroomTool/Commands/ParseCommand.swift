import ArgumentParser
import MailFormat

struct ParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse", abstract: "Show what is in a mail or a mailbox. Nothing is stored.",
        discussion: "Example: postroom parse --json mail.eml | jq .reply_text")

    @Argument(help: "An .eml file, an mbox, a Maildir, a folder of .eml files, or - for standard input.")
    var file = "-"

    @Flag(help: "One JSON object a message.")
    var json = false

    func run() throws {
        let parser = MailParser()
        try MailInput.forEachMessage(file) { bytes in
            let message = parser.parse(bytes)
            if json {
                message.printJSON()
            } else {
                show(message)
            }
        }
    }

    private func show(_ message: MailMessage) {
        func line(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { Terminal.show("\(name): \(value)") }
        }
        line(
            "From",
            message.from.map { [$0.name, $0.address].compactMap { $0 }.joined(separator: " ") }.joined(separator: ", "))
        line("Subject", message.subject)
        line("Defects", message.defects.map(\.kind.rawValue).joined(separator: ", "))
        Terminal.show("\n\(message.reply.text)\n")
    }
}
