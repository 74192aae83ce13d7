import ArgumentParser
import Cases
import Enquiries
import StoreSQL

extension OfficerCommand {
    struct Sessions: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List where an officer is signed in, or end it all.",
            discussion: "While the desk is open, the page People ends sessions.")

        @OptionGroup var directory: DeskDirectory
        @Argument(help: "The id of the officer.")
        var id: String
        @Flag(help: "End all sessions of the officer, and one-time sign-ins that were not used.")
        var end = false

        func run() async throws {
            let installation = try directory.installation()
            let store =
                end
                ? try await Assembly.writable(installation).store : try await Assembly.store(installation, .readOnly)
            guard let officer = try await store.officer(OfficerID(id)) else {
                throw Failure(.failure, "There is no officer \(id). List them with: postroom officer list")
            }
            let now = Assembly.surroundings.now()
            let open = try await store.sessions(of: officer.id).filter { !$0.isOver(at: now) }
            guard end else {
                for session in open {
                    Terminal.show(
                        "\(session.startedAt.iso8601)\t\(session.lastUsedAt.iso8601)\t\(session.kind.rawValue)\t"
                            + session.device)
                }
                return
            }
            try await store.endSessions(of: officer.id, except: nil)
            try await store.note(OfficerChange(.sessionsEnded, of: officer.id, by: nil, at: now))
            Terminal.say("Ended \(open.count) sessions of \(id).")
        }
    }
}
