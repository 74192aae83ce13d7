import ArgumentParser
import DeskFiles
import Enquiries
import Logging
import ServiceLifecycle
import StoreSQL
import UnixSignals

struct WorkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "work", abstract: "Triage, draft and send, without a web page and without taking mail in.",
        discussion: """
            Any number of these share a PostgreSQL database with the desks that postroom serve opens, on this and other \
            machines. Stops in an orderly way on SIGTERM or Ctrl-C.
            Example: postroom work --desk desk
            """)

    @OptionGroup var directory: DeskDirectory

    func run() async throws {
        Memory.giveBack()
        let installation = try directory.installation()
        let (store, log) = try await Assembly.writable(installation)
        defer { try? store.close() }
        try log.requireKey()
        let pipeline = try Assembly.pipeline(installation, store: store, log: log)
        try Assembly.modelsInUse(installation).forEach(Terminal.say)
        Assembly.languageModelNotes(installation).forEach(Terminal.say)
        try await Assembly.noteConfiguration(installation, pipeline, store)
        try await Assembly.restrictions(pipeline).forEach(Terminal.say)
        let logger = Assembly.logger()
        let worker = DeskWorker(
            pipeline: pipeline, takeInOrders: { try await PendingOrders(installation).takeIn(store) }, log: log,
            mail: nil, arrivals: nil, doesSteps: true, logger: logger, surroundings: Assembly.surroundings)
        let services: [any ServiceLifecycle.Service] =
            [
                worker, OutboxWorker(pipeline: pipeline, logger: logger),
                ConsultationWorker(pipeline: pipeline, logger: logger), WitnessWorker(log: log, logger: logger),
                ModelWorker(installation: installation, pipeline: pipeline, store: store, logger: logger),
            ] + ClockWorker.of(store, logger)
        Terminal.say("Working for \(installation.folder)")
        try await Assembly.run(services, logger)
    }
}
