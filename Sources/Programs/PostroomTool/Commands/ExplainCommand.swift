import ArgumentParser
import Cases
import DataProtection
import DeskFiles
import Enquiries
import Foundation
import Pipeline
import StoreSQL
import Transparency
import Triage

struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say what was done with a stored case, or why triage would decide as it does.",
        discussion: """
            With the id of a case of a desk directory: what was done, from its records alone. With mail: for the two likeliest \
            services and intents the words, the strongest sentence, the subject and the rules, each with what it adds; the \
            parts add up to the sum, and nothing is stored.
            Examples: postroom explain CASE --desk desk --language en
                      postroom explain mail.eml --desk Corpora/desks/stadt
            """)

    @OptionGroup var mail: TriagedMail

    @Option(help: "Mail: how many words to show for each value; the others are shown as one line.")
    var words = 12

    @Option(help: "A stored case: de, de-einfach or en.")
    var language = ExplanationLanguage.english

    @Flag(help: "A stored case: its records, one a line, instead of plain language.")
    var technical = false

    @Flag(help: "One JSON object a message or case, with everything.")
    var json = false

    func validate() throws {
        guard (1...1000).contains(words) else { throw ValidationError("--words goes from 1 to 1000.") }
    }

    func run() async throws {
        if Installation.isInstallation(mail.desk), mail.file != "-",
            !FileManager.default.fileExists(atPath: mail.file)
        {
            return try await explainCase()
        }
        try mail.forEach { office, enquiry in
            let explanation = office.triage.explanation(for: enquiry)
            if json {
                Terminal.print(explanation.json(messageID: enquiry.messageID).canonicalText)
            } else {
                Terminal.show(ExplanationText(explanation, subject: enquiry.subject, words: words).text)
            }
        }
    }

    private func explainCase() async throws {
        let store = try await Assembly.store(try Installation(folder: mail.desk), .readOnly)
        let id = CaseID(mail.file)
        if try await store.isErased(id) {
            throw Failure(.failure, "Case \(id) was erased. Nothing is kept that could explain it.")
        }
        let (file, records) = (try await store.load(id), try await store.records(of: id))
        if technical {
            for record in records { Terminal.print(try RecordForm(record).json.canonicalText) }
            return
        }
        let explanation = try Explanation(of: file, records: records, in: language)
        if json { Terminal.print(explanation.json.canonicalText) } else { explanation.lines.forEach(Terminal.show) }
    }
}

extension ExplanationLanguage: ExpressibleByArgument {}
