import ArgumentParser
import Cases
import DeskFiles
import Enquiries
import Logging
import ReviewWeb
import ServiceLifecycle
import StoreSQL
import UnixSignals

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the review desk, take in delivered mail, send what is approved.",
        discussion: "Stops in an orderly way on SIGTERM or Ctrl-C.")

    @OptionGroup var directory: DeskDirectory
    @Option(help: "The address to listen on.")
    var host: String?
    @Option(help: "The port to listen on; 0 takes any free one.")
    var port: Int?
    @Option(
        help: ArgumentHelp(
            "Take mail over LMTP at this address, such as 127.0.0.1:2424 or unix:/run/postroom/lmtp.",
            valueName: "address"))
    var lmtp: String?
    @Flag(
        name: .customLong("no-work"),
        help: "Leave triage, drafting and sending to postroom work, here or on other machines that share the database.")
    var withoutWork = false
    @Option(help: "Whom the printed one-time sign-in is for. The first officer where nobody is named.")
    var officer: String?

    func run() async throws {
        Memory.giveBack()
        try Descriptors.raise()
        let installation = try directory.installation()
        if withoutWork, installation.store.file != nil {
            throw Failure(
                .configuration,
                "With the embedded store one program does all the work. Leave out --no-work, or use a PostgreSQL database."
            )
        }
        // With the embedded store its own lock is enough.
        let lock = try installation.store.file == nil ? DeskLock(of: installation) : nil
        defer { withExtendedLifetime(lock) {} }
        let (store, log) = try await Assembly.writable(installation)
        defer { try? store.close() }
        if !withoutWork { try log.requireKey() }
        let pipeline = try Assembly.pipeline(installation, store: store, log: log)
        try Assembly.modelsInUse(installation).forEach(Terminal.say)
        Assembly.languageModelNotes(installation).forEach(Terminal.say)
        try await Assembly.noteConfiguration(installation, pipeline, store)
        try await Assembly.restrictions(pipeline).forEach(Terminal.say)
        let officers = try await store.officers()
        let signedIn = officer.map { id in officers.first { $0.id.text == id } } ?? officers.first
        guard let signedIn else {
            throw Failure(
                .permission,
                "There is no such officer. Add one with: postroom officer add NAME --desk \(directory.desk)")
        }
        let host = host ?? installation.web.host
        var settings = ReviewSettings(
            host: host, port: port ?? installation.web.port,
            secureCookies: installation.web.address.hasPrefix("https://"),
            baseAddress: installation.web.address.hasPrefix("https://") ? installation.web.address : nil,
            holdSeconds: Int64(installation.web.hold))
        settings.metricsTokenSHA256 = try Assembly.metricsToken(installation)
        let inlets = Inlets()
        let site = ReviewSite(
            pipeline: pipeline, store: store, officers: store, surroundings: Assembly.surroundings, settings: settings,
            reports: DeskReports(installation, store, log, pipeline, inlets),
            troubles: { language in Assembly.troubles(pipeline, language) })
        let logger = Assembly.logger()
        let path = try await ReviewSite.oneTimeSignIn(
            for: signedIn.id, in: store, surroundings: Assembly.surroundings)
        let web = site.service(logger: logger) { port in
            let address = "http://\(host):\(port)"
            Terminal.say("The review desk is open at \(address)")
            Terminal.say("One-time sign-in for \(signedIn.id): \(address)\(path)")
        }
        let arrivals = AcknowledgementWorker.Arrivals()
        let mail = Assembly.incomingMail(installation, site.pipeline, inlets, logger)
        mail.begin(now: Assembly.surroundings.now())
        let worker = DeskWorker(
            pipeline: site.pipeline, takeInOrders: { try await PendingOrders(installation).takeIn(store) },
            log: log, mail: mail, arrivals: arrivals, doesSteps: !withoutWork, logger: logger,
            surroundings: Assembly.surroundings)
        var services: [any ServiceLifecycle.Service] = [
            web, worker, AcknowledgementWorker(pipeline: site.pipeline, arrivals: arrivals, logger: logger),
            WitnessWorker(log: log, logger: logger),
            ModelWorker(installation: installation, pipeline: site.pipeline, store: store, logger: logger),
        ]
        if !withoutWork {
            services.append(OutboxWorker(pipeline: site.pipeline, logger: logger))
            services.append(ConsultationWorker(pipeline: site.pipeline, logger: logger))
        }
        services += try Assembly.waysIn(installation, lmtp: lmtp, site.pipeline, store, mail)
        try await Assembly.run(services + ClockWorker.of(store, logger), logger)
    }
}

extension Assembly {
    /// What goes wrong while nobody watches, on standard error.
    static func logger() -> Logger {
        var logger = Logger(label: "postroom", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .warning
        return logger
    }

    /// Runs services until one of them ends or the program is told to stop; then all stop in an orderly way.
    static func run(_ services: [any ServiceLifecycle.Service], _ logger: Logger) async throws {
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services.map { .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup) },
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
    }
}
