import ArgumentParser
import Cases
import DeskFiles
import Enquiries
import Mailboxes
import Pipeline
import StoreSQL
import Transparency

struct IntakeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intake", abstract: "Take mail in, triage it and draft replies. Nothing is sent.",
        discussion: """
            Mail that the desk has already is recognised and makes no second case, so an import can be repeated or \
            taken up again at any time.
            Example: postroom intake --desk desk Corpora/demo/demo.mbox
            """)

    @OptionGroup var directory: DeskDirectory

    @Argument(help: "mbox files, Maildirs, .eml files, folders of .eml files, or - for standard input.")
    var mailboxes: [String] = ["-"]

    @Flag(help: "One JSON object with the counts.")
    var json = false
    @Flag(help: "Leave what a language model is to be asked to the open desk.")
    var leaveQuestions = false

    private static let batch = 100

    func run() async throws {
        let installation = try directory.installation()
        let now = Assembly.surroundings.now()
        // Opened first, so that a wrong name is said before anything is done.
        let sources = try mailboxes.map { path in
            path == "-" ? try MailboxSource(standardInput: nil, now: now) : try MailboxSource(path: path, now: now)
        }
        let (store, log) = try await Assembly.writable(installation)
        let pipeline = try Assembly.pipeline(installation, store: store)
        try await Assembly.noteConfiguration(installation, pipeline, store)
        try await Assembly.restrictions(pipeline).forEach(Terminal.say)
        let clock = ContinuousClock()
        let begun = clock.now
        // Asked beside the work, which never waits for an answer.
        let questions = leaveQuestions ? nil : Questions(pipeline)
        var tally = Tally()
        for source in sources { try await takeIn(source, pipeline, &tally) }
        let total = tally.opened
        var bar = ProgressBar("Triage and drafts")
        try await pipeline.work(batch: Self.batch) { done in
            bar.draw(total > 0 ? min(1, Double(done) / Double(total)) : 1, "\(done) cases")
        }
        bar.clear()
        tally.seconds = (clock.now - begun) / .seconds(1)
        try await questions?.finish(store)
        try await log.extend()
        let counts = try await store.counts(desk: nil)
        let waiting = try await store.consulting(limit: 10_000).count
        try store.close()
        report(tally, counts, waiting: waiting)
        if tally.leftOut > 0 {
            throw Failure(
                .badData, "\(tally.leftOut) message(s) could not be read and were left out; they are named above.")
        }
    }

    private struct Tally {
        var opened = 0
        var joined = 0
        var known = 0
        var leftOut = 0
        /// Until all were triaged and drafted.
        var seconds = 0.0

        var read: Int { opened + joined + known }

        mutating func count(_ receipts: [Receipt]) {
            for receipt in receipts {
                switch receipt {
                case .opened: opened += 1
                case .joined: joined += 1
                case .known: known += 1
                }
            }
        }
    }

    private func takeIn(_ source: MailboxSource, _ pipeline: EnquiryPipeline, _ tally: inout Tally) async throws {
        var bar = ProgressBar("Intake")
        var batch: [ArrivedMail] = []
        for item in source {
            try Task.checkCancellation()
            switch item.outcome {
            case .success(let mail): batch.append(mail)
            case .failure(let error):
                bar.clear()
                Terminal.say("\(error)")
                tally.leftOut += 1
            }
            if batch.count == Self.batch {
                tally.count(try await pipeline.receive(batch))
                batch = []
            }
            bar.draw(
                source.totalBytes > 0 ? Double(item.position) / Double(source.totalBytes) : 1, "\(tally.read) mails")
        }
        tally.count(try await pipeline.receive(batch))
        bar.clear()
    }

    private func report(_ tally: Tally, _ counts: [CaseState: Int], waiting: Int) {
        if json {
            let answer: JSONValue = [
                "read": .integer(Int64(tally.read)), "opened": .integer(Int64(tally.opened)),
                "joined": .integer(Int64(tally.joined)), "known": .integer(Int64(tally.known)),
                "left_out": .integer(Int64(tally.leftOut)), "waiting_for_model": .integer(Int64(waiting)),
                "seconds_to_drafted": .number((tally.seconds * 1000).rounded() / 1000),
                "states": .object(
                    Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, .integer(Int64($0.value))) })),
            ]
            Terminal.print(answer.canonicalText)
        } else {
            Terminal.say(
                "\(tally.read) mails read: \(tally.opened) new cases, \(tally.joined) joined to a case, "
                    + "\(tally.known) known already.")
            let states = CaseState.allCases.compactMap { state in counts[state].map { "\($0) \(state.rawValue)" } }
            Terminal.say("In the store: \(states.joined(separator: ", ")).")
            if waiting > 0 {
                Terminal.say(
                    "\(waiting) cases wait for the language model; they have what was found without it. The open desk "
                        + "(postroom serve) goes on asking.")
            }
        }
    }
}
