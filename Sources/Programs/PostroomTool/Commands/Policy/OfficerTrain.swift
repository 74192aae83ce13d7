import ArgumentParser
import Cases
import DeskFiles
import Enquiries
import StoreSQL

extension OfficerCommand {
    struct Train: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that an officer completed a training in this system.",
            discussion: "Example: postroom officer train kim --version 2026-1 --on 2026-11-22 --desk desk")

        @OptionGroup var directory: DeskDirectory
        @Argument(help: "The id of the officer.")
        var id: String
        @Option(help: "The version of the training: up to 32 ASCII characters without blanks.")
        var version: String
        @Option(help: "The day on which it was completed, such as 2026-11-22.")
        var on: String

        func run() async throws {
            guard let day = CalendarDate(iso8601: on), day <= Assembly.surroundings.now().date().adding(days: 1) else {
                throw ValidationError("--on takes a date such as 2026-11-22, and none that is still to come.")
            }
            guard let training = Officer.Training(version: version, completed: day) else {
                throw ValidationError("--version takes up to 32 ASCII characters without blanks.")
            }
            let installation = try directory.installation()
            let store = try await Assembly.writable(installation).store
            guard let known = try await store.officer(OfficerID(id)) else {
                throw Failure(.failure, "There is no officer \(id). Add one with: postroom officer add \(id)")
            }
            var officer = known
            officer.training = training
            guard try await store.replace(known, with: officer, by: nil, at: Assembly.surroundings.now()) == .kept
            else {
                throw Failure(.failure, "\(id) was changed by somebody else meanwhile. Try again.")
            }
            try store.close()
            Terminal.say("Recorded: \(id) completed the training \(version) on \(day.iso8601).")
            let today = Assembly.surroundings.now().date()
            if installation.oversight.gap(of: training, on: today) != nil {
                Terminal.say("It does not count here: postroom.yaml asks for another version, or it is too old.")
            }
        }
    }
}
