import ArgumentParser
import Cases
import SQLiteStore
import Transparency

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Check the records.", subcommands: [Verify.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Walk the records and check that everything kept is what was logged.",
            discussion: "Ends with 0 where all fits, and with 1 and the first thing that does not.")

        @OptionGroup var directory: DeskDirectory
        @Flag(help: "One JSON object.")
        var json = false

        func run() async throws {
            let store = try Assembly.store(try directory.installation(), .readOnly)
            let result = try await store.verify()
            if json {
                let answer: JSONValue = [
                    "records": .integer(result.tree.size), "root": .string(hexadecimal(result.tree.root)),
                    "cases": .integer(Int64(result.cases)), "mails": .integer(Int64(result.mails)),
                    "replies": .integer(Int64(result.replies)), "fault": JSONValue(result.firstFault),
                ]
                Terminal.print(answer.canonicalText)
            }
            if let fault = result.firstFault { throw Failure(.failure, fault) }
            if !json {
                Terminal.print(
                    "\(result.tree.size) records of \(result.cases) cases fit, and so do \(result.mails) mails and "
                        + "\(result.replies) replies.\nRoot: \(hexadecimal(result.tree.root))")
            }
        }
    }
}
