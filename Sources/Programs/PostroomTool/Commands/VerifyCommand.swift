import ArgumentParser
import MailFormat
import Transparency

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Say which AI marks of a sent reply are intact. Works offline.",
        discussion: "Ends with 0 where the marks are intact, and with 1 otherwise.")

    @Argument(help: "The reply as an .eml file, or - for standard input.")
    var file: String

    @Flag(help: "One JSON object.")
    var json = false

    func run() throws {
        let message = MailParser().parse(try TextInput.read(file))
        guard message.isReadable else { throw Failure(.badData, "\(file) is no mail: it has no header.") }
        let report = MarksReport(header: { message.first($0) }, text: message.text ?? "")
        if json {
            let answer: JSONValue = [
                "state": .string(report.state.rawValue), "marks": .array(report.found.map { .string($0.rawValue) }),
                "mode": JSONValue(report.mode), "record": JSONValue(report.record),
            ]
            Terminal.print(answer.canonicalText)
        } else {
            for layer in MarksReport.Layer.allCases {
                Terminal.print("\(report.found.contains(layer) ? "intact " : "missing") \(layer.rawValue)")
            }
            Terminal.show("The marks are \(report.state.rawValue)." + (report.record.map { " Record: \($0)" } ?? ""))
        }
        if report.state != .intact { end(.failure) }
    }
}
