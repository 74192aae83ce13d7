import ArgumentParser
import Cases
import Enquiries
import StoreSQL
import Transparency

struct CaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "List, show, hold, hand out and erase cases.",
        subcommands: [List.self, Show.self, Hold.self, Release.self, Export.self, Erase.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List cases, the most urgent first.")

        @OptionGroup var directory: DeskDirectory
        @Option(help: "Only cases in this state; may be given several times.")
        var state: [CaseState] = []
        @Option(help: "Only cases of this service.")
        var service: String?
        @Option(help: "How many at the most.")
        var limit = 100
        @Flag(help: "Only how many there are in each state.")
        var counts = false
        @Flag(help: "One JSON object a line.")
        var json = false

        func run() async throws {
            let store = try await Assembly.store(try directory.installation(), .readOnly)
            if counts {
                let counts = try await store.counts(desk: nil)
                for state in CaseState.allCases where (counts[state] ?? 0) > 0 || json {
                    let line: JSONValue = [
                        "state": .string(state.rawValue), "count": .integer(Int64(counts[state] ?? 0)),
                    ]
                    Terminal.print(json ? line.canonicalText : "\(counts[state] ?? 0)\t\(state.rawValue)")
                }
                return
            }
            let summaries = try await store.summaries(
                CaseQuery(states: state, service: service.map { ServiceID($0) }, limit: limit))
            for summary in summaries {
                if json {
                    Terminal.print(summary.json.canonicalText)
                } else {
                    Terminal.show(
                        "\(summary.id)  \(summary.state.rawValue)  \(summary.urgency.rawValue)  "
                            + "\(summary.service?.text ?? "-")  \(summary.sender): \(summary.subject)")
                }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show one case: mail, decision, draft, history.")

        @OptionGroup var directory: DeskDirectory
        @Argument(help: "The id of the case.")
        var id: String
        @Flag(help: "One JSON object.")
        var json = false
        @Flag(help: "The raw bytes of the newest mail, and nothing else.")
        var raw = false

        func run() async throws {
            let store = try await Assembly.store(try directory.installation(), .readOnly)
            let file = try await store.load(CaseID(id))
            if raw {
                Terminal.emit(try await store.mail(file.newest.id))
            } else if json {
                Terminal.print(try CaseText.json(file))
            } else {
                CaseText.lines(file).forEach(Terminal.show)
            }
        }
    }
}

extension CaseSummary {
    var json: JSONValue {
        [
            "id": .string(id.text), "desk": .string(desk.text), "state": .string(state.rawValue),
            "service": JSONValue(service?.text), "confidence": confidence.map { .number($0) } ?? .null,
            "urgency": .string(urgency.rawValue), "due": JSONValue(due?.iso8601), "language": JSONValue(language),
            "subject": .string(subject), "sender": .string(sender), "received": .string(receivedAt.iso8601),
            "flags": .array(flags.map { .string($0.rawValue) }),
        ]
    }
}
