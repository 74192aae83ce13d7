import ArgumentParser
import Cases
import DataProtection
import DeskFiles
import Enquiries
import Foundation
import Review
import StoreSQL

extension ErasureDesk.Ground: ExpressibleByArgument {}

extension CaseCommand {
    struct Erase: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Erase cases, or everything of a person, in the store and wherever else it lies.",
            discussion: """
                Shows what would go and asks. The desk must be closed meanwhile; the officer needs the right administer. With \
                --due the rules of retention in postroom.yaml decide and no officer does, for a timer. \
                Docs/Erasure.md says what stays and what cannot be reached.
                Example: postroom case erase --person ann@citizen.example --ground request --desk desk
                """)

        @OptionGroup var directory: DeskDirectory
        @OptionGroup var acting: ActingOfficer
        @Argument(help: "Ids of cases.")
        var cases: [String] = []
        @Option(help: "Everything of this mail address.")
        var person: String?
        @Option(help: "On what ground: request, retention, mistake or order.")
        var ground: ErasureDesk.Ground?
        @Flag(help: "Do not ask.")
        var yes = false
        @Flag(help: "Also mail of the person that waits in incoming and that nobody has read.")
        var unread = false
        @Flag(help: "All cases whose time is over by the rules of postroom.yaml.")
        var due = false
        @Flag(help: "Finish what an interrupted run left; erases nothing new.")
        var finish = false

        func validate() throws {
            if finish || due {
                guard cases.isEmpty, person == nil, finish != due, ground == nil else {
                    throw ValidationError(
                        "--finish and --due stand alone: they take neither cases, --person nor --ground.")
                }
                return
            }
            guard cases.isEmpty != (person == nil) else {
                throw ValidationError("Name cases, or a person with --person, and not both.")
            }
            guard ground != nil else {
                throw ValidationError("Say on what ground with --ground request, retention, mistake or order.")
            }
            if let person, !person.utf8.contains(UInt8(ascii: "@")) {
                throw ValidationError("--person takes a mail address.")
            }
        }

        func run() async throws {
            let installation = try directory.installation()
            let (store, log) = try await Assembly.writable(installation)
            let officer = due ? nil : try await administrator(store)
            let site = ErasureSite(installation: installation, store: store, officer: officer)
            let plan = try await plan(store, installation)
            guard plan.held.isEmpty else { throw HeldCases(cases: plan.held) }
            let unreadMails = try await person == nil ? 0 : site.unreadMails(plan, of: person ?? "")
            guard unreadMails == 0 || unread else {
                throw Failure(
                    .failure,
                    "\(unreadMails) mail(s) from this address wait in incoming and nobody has read them; one may be the "
                        + "request itself. Open the desk to take them in, or erase them too with --unread.")
            }
            let run = try await site.run(plan, person: person)
            let report: ErasureRun.Report
            if plan.isEmpty && unreadMails == 0 {
                if !finish && !due {
                    Terminal.say(plan.erasedBefore.isEmpty ? "Nothing is kept of it." : "It is erased already.")
                }
                report = try await run.finish()
            } else {
                show(plan, unreadMails)
                try confirm()
                report = try await run.erase(plan, ground: ground ?? .retention, by: officer)
            }
            try await log.extend()
            try finish(report, installation)
        }

        private func administrator(_ store: any SQLStore) async throws -> OfficerID {
            let officer = try await acting.load(store)
            guard officer.mayEverywhere(.administer) else { throw ReviewRefusal.lacksRight(.administer) }
            return officer.id
        }

        private func plan(_ store: any SQLStore, _ installation: Installation) async throws -> ErasurePlan {
            if let person { return try await ErasurePlan(person: person, in: store) }
            guard due else { return try await ErasurePlan(cases: cases.map { CaseID($0) }, in: store) }
            let found = try await DueCases(
                on: Assembly.surroundings.now().date(), by: installation.retention, in: store)
            for id in found.held { Terminal.say("Case \(id) is due and held. It stays.") }
            return try await ErasurePlan(cases: found.cases, in: store)
        }

        private func show(_ plan: ErasurePlan, _ unreadMails: Int) {
            for found in plan.cases {
                Terminal.show(
                    "\(found.id)  \(found.state.rawValue)  \(found.mails) mail(s), \(found.replies.count) reply(s)")
            }
            Terminal.say(
                "\(plan.cases.count) case(s), \(plan.events.count) reported event(s) and \(unreadMails) unread mail(s) "
                    + "will be erased, with their keys, copies, what models learned from them, and in the backups.")
            for id in plan.withReplyUnderWay {
                Terminal.say(
                    "Case \(id) has an approved reply that is not sent for sure. It will not be sent any more.")
            }
            Terminal.say("What stays: leaves of the log, ids of erased cases, wishes to hear no offers.")
        }

        private func confirm() throws {
            if yes { return }
            guard Terminal.inputIsTerminal else {
                throw Failure(.usage, "Nobody can be asked here. Add --yes once you have seen what goes.")
            }
            Terminal.say("This cannot be undone. Type yes to erase:")
            guard readLine() == "yes" else { throw Failure(.failure, "Nothing was erased.") }
        }

        private func finish(_ report: ErasureRun.Report, _ installation: Installation) throws {
            for (place, count) in report.removed where count > 0 { Terminal.say("Removed in \(place): \(count)") }
            for (place, error) in report.failed { Terminal.say("\(place): \(error)") }
            if let first = report.failed.first {
                throw Failure(
                    Ending(first.error),
                    "The store has erased it, but not all places could be reached. See above, then "
                        + "run: postroom case erase --finish")
            }
            Terminal.say(
                "Done. Backups outside \(installation.backups.path) are not reached; postroom restore leaves out what was erased."
            )
        }
    }
}
