import ArgumentParser
import Cases
import DeskFiles
import Enquiries
import StoreSQL
import Transparency

extension AIFunction: ExpressibleByArgument {}

/// What is stopped or let go on, why, and by whom.
struct SwitchScope: ParsableArguments {
    @OptionGroup var directory: DeskDirectory
    @Option(help: "Only this desk, by its id.")
    var deskID: String?
    @Option(help: "Only this function.")
    var function: AIFunction?
    @Option(help: "Why. It is kept in the record and shown in no log.")
    var because: String
    @Option(help: "The officer who gives the order; whoever runs the machine where nobody is named.")
    var by: String?

    func validate() throws {
        guard because.contains(where: { !$0.isWhitespace }), because.utf8.count <= 2000 else {
            throw ValidationError("--because takes a reason of up to 2,000 bytes.")
        }
    }

    func order(_ turn: SwitchOrder.Turn, _ installation: Installation) async throws -> SwitchOrder {
        if let deskID {
            let known = try installation.desks.map { try DeskLoader(path: $0).load().desk.id.text }
            guard known.contains(deskID) else {
                throw Failure(.usage, "There is no desk \(deskID). There are: \(known.joined(separator: ", ")).")
            }
        }
        if let by {
            let store = try await Assembly.store(installation, .readOnly)
            guard let officer = try await store.officer(OfficerID(by)) else {
                throw Failure(.permission, "There is no officer \(by). List them with: postroom officer list")
            }
            // Anybody may stop; to start again somebody must answer for it.
            guard
                turn == .stop
                    || (deskID.map { officer.may(.supervise, at: DeskID($0)) } ?? officer.mayEverywhere(.supervise))
            else {
                throw Failure(.permission, "\(by) lacks the right supervise, which a resume needs.")
            }
            try store.close()
        }
        return SwitchOrder(
            id: Assembly.surroundings.newRecordID(), turn: turn, desk: deskID.map { DeskID($0) }, function: function,
            because: because, by: by.map { OfficerID($0) }, at: Assembly.surroundings.now())
    }

    /// Records the order, or leaves it for the program that has the store.
    func give(_ order: SwitchOrder, _ installation: Installation) async throws {
        let pending = PendingOrders(installation)
        do {
            // Not through the log's own checks: a stop must work even where something is wrong with the log.
            let store = try await Assembly.store(installation, .readWrite)
            try await pending.takeIn(store)
            try await store.note(order.record)
            try store.close()
        } catch StoreError.inUse {
            try pending.write(order)
            for _ in 0..<30 where !pending.isTaken(order) { try await Task.sleep(for: .milliseconds(100)) }
            guard pending.isTaken(order) else {
                let effect = order.turn == .stop ? "It counts from now on." : "It counts once it is taken in."
                Terminal.say("The program that has the store is busy. \(effect)")
                return
            }
        }
    }

    /// What is stopped now.
    func report(_ installation: Installation) async throws {
        let store = try await Assembly.store(installation, .readOnly)
        let stops = try await PendingOrders(installation).board(store).stops
        try store.close()
        if stops.isEmpty { Terminal.say("Nothing is stopped.") }
        for stop in stops { Terminal.say("Stopped since \(stop.at.iso8601): \(stop.scope).") }
    }
}

struct StopCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop", abstract: "Stop AI at once: everything, one desk or one function.",
        discussion: """
            Works while the desk is open, within a second. Mail still comes in and waits for people; rules that people \
            wrote still point out danger and dates. Prints a draft for the report of an incident.
            Example: postroom stop --desk desk --function draft --because "wrong opening hours"
            """)

    @OptionGroup var scope: SwitchScope

    func run() async throws {
        let installation = try scope.directory.installation()
        let order = try await scope.order(.stop, installation)
        try await scope.give(order, installation)
        try await scope.report(installation)
        let store = try await Assembly.store(installation, .readOnly)
        let state = try await store.logState()
        let draft = IncidentDraft(
            order: order, software: Postroom.version, configuration: state.configuration, records: state.tree.size,
            cases: try await store.counts(desk: nil))
        try store.close()
        draft.lines.forEach(Terminal.show)
    }
}

struct ResumeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Let AI go on that was stopped.",
        discussion: """
            Ends every stop that lies within what is named: a resume of one desk ends no stop of everything. Cases that \
            came meanwhile stay with people.
            Example: postroom resume --desk desk --because "opening hours corrected" --by kim
            """)

    @OptionGroup var scope: SwitchScope

    func run() async throws {
        let installation = try scope.directory.installation()
        try await scope.give(scope.order(.resume, installation), installation)
        try await scope.report(installation)
    }
}
