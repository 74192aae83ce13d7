import ArgumentParser
import Cases
import DeskFiles
import Drafting
import Enquiries
import StoreSQL

struct DeskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk", abstract: "Look at the definition of a desk.", subcommands: [Check.self, Answers.self])

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

    struct Answers: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the approved answers that somebody should look at.",
            discussion: """
                Named are answers that are out of date, hard to read, without a source or without questions, and with
                --cases those from which no draft was made. Example: postroom desk answers Corpora/desks/stadt
                """)

        @Argument(help: "The folder of a desk, for example Corpora/desks/stadt.")
        var folder: String
        @Option(name: .customLong("cases"), help: "A desk directory whose cases tell which answers are used.")
        var cases: String?
        @Option(help: "The day for which validity is judged, for example 2026-11-21; today where it is missing.")
        var on: String?

        func run() async throws {
            let desk = try Assembly.checkedDesk(folder).desk
            let now = Assembly.surroundings
            guard let day = on.map({ CalendarDate(iso8601: $0) }) ?? now.day(of: now.now(), at: desk) else {
                throw Failure(.usage, "\"\(on ?? "")\" is no day. Write it like 2026-11-21.")
            }
            let catalogue = AnswerCatalogue(desk.answers, on: day, used: try await used(of: desk))
            for row in catalogue.rows where !row.concerns.isEmpty {
                Terminal.print(
                    "\(folder)/\(row.origin): \(row.answer) (\(row.language), \(row.level.rawValue)): "
                        + row.concerns.map(\.text).joined(separator: "; "))
            }
            let open = catalogue.rows.count { !$0.concerns.isEmpty }
            Terminal.print("\(catalogue.rows.count) answers, \(open) to look at.")
        }

        private func used(of desk: Enquiries.Desk) async throws -> Set<String>? {
            guard let cases else { return nil }
            let installation = try Installation(folder: cases)
            let store = try await Assembly.store(installation, .readOnly)
            var used: Set<String> = []
            for state in CaseState.allCases {
                for file in try await store.cases(in: state, limit: .max) where file.desk == desk.id {
                    used.formUnion(file.draft?.paragraphs.map(\.answer) ?? [])
                }
            }
            return used
        }
    }
}
