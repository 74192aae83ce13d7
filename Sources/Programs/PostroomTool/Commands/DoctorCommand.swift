import ArgumentParser
import Enquiries
import Transparency

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Look at everything that a desk needs, and say what to do. Changes nothing.",
        discussion: """
            One line for each thing: ok, warn or fail. Ends with 0 where nothing fails, else with the code of the first \
            failure. It works beside an open desk. Example: postroom doctor --desk desk
            """)

    @OptionGroup var directory: DeskDirectory
    @Flag(help: "One JSON object a line.")
    var json = false

    func run() async throws {
        let findings = await Doctor.findings(of: directory.desk, now: Assembly.surroundings.now())
        for finding in findings {
            if json {
                let object: JSONValue = [
                    "check": .string(finding.check), "standing": .string(finding.standing.rawValue),
                    "words": .string(finding.words),
                ]
                Terminal.print(object.canonicalText)
            } else {
                Terminal.show(finding.line)
            }
        }
        if let failed = findings.first(where: { $0.standing == .fail }) { end(failed.ending) }
    }
}
