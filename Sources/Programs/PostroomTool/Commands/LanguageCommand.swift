import ArgumentParser
import TextClassification
import Transparency

struct LanguageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "language", abstract: "Say in which language each line of a text is written.")

    @Argument(help: "A text file, or - for standard input.")
    var file = "-"

    @Flag(help: "One JSON object a line.")
    var json = false

    func run() throws {
        let identifier = LanguageIdentifier.standard
        let text = String(decoding: try TextInput.read(file), as: UTF8.self)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        for line in lines {
            let found = identifier.identify(String(line))
            if json {
                let answer: JSONValue = [
                    "language": .string(found.language), "confidence": .number(found.confidence),
                ]
                Terminal.print(answer.canonicalText)
            } else {
                Terminal.print("\(found.language)\t\((found.confidence * 1000).rounded() / 1000)")
            }
        }
    }
}
