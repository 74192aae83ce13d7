import ArgumentParser
import Enquiries
import Pipeline
import Transparency
import Triage

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Say why triage would decide as it does. Nothing is stored.",
        discussion: """
            For the two likeliest services and intents: the words, the strongest sentence, the subject and the rules, \
            each with what it adds. The parts add up to the sum.
            Example: postroom explain --desk Corpora/desks/stadt mail.eml
            """)

    @OptionGroup var mail: TriagedMail

    @Option(help: "How many words to show for each value; the others are shown as one line.")
    var words = 12

    @Flag(help: "One JSON object a message, with every word.")
    var json = false

    func validate() throws {
        guard (1...1000).contains(words) else { throw ValidationError("--words goes from 1 to 1000.") }
    }

    func run() throws {
        try mail.forEach { office, enquiry in
            let explanation = office.triage.explanation(for: enquiry)
            if json {
                Terminal.print(explanation.json(messageID: enquiry.messageID).canonicalText)
            } else {
                Terminal.show(ExplanationText(explanation, subject: enquiry.subject, words: words).text)
            }
        }
    }
}
