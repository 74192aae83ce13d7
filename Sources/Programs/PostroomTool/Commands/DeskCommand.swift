import ArgumentParser
import DeskFiles
import Enquiries

struct DeskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk", abstract: "Look at the definition of a desk.", subcommands: [Check.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check that everything in a desk's folder fits together.",
            discussion: "Every problem is named with file and line, all at once.")

        @Argument(help: "The folder of a desk, for example Corpora/desks/stadt.")
        var folder: String

        func run() throws {
            let desk = try Assembly.checkedDesk(folder)
            Terminal.print(
                "\(desk.desk.id): \(desk.desk.services.count) services, \(desk.desk.rules.count) rules, "
                    + "\(desk.desk.answers.count) answers, \(desk.desk.offers.count) offers, \(desk.desk.clocks.count) clocks, "
                    + "\(desk.training.count) training enquiries, \(desk.lexicon.count) phrases. All fits together.")
        }
    }
}
