import ArgumentParser
import Cases
import DeskFiles
import Drafting
import Enquiries
import Foundation
import Pipeline
import SQLiteStore
import Transparency

struct OffersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "offers", abstract: "Write to citizens unasked when something happens in their lives.",
        discussion: """
            Every reminder is a draft that an officer reviews; nothing is sent without approval. Docs/Offers.md has the \
            form of a feed.
            Example: postroom offers import --desk desk events.jsonl && postroom offers run --desk desk --on 2026-11-22
            """,
        subcommands: [Import.self, Run.self, Optout.self, Report.self])

    /// Which desk of a desk directory.
    struct Target: ParsableArguments {
        @OptionGroup var directory: DeskDirectory
        @Option(help: "The id of the desk. Needed where the directory has more than one.")
        var deskID: String?
        @Flag(help: "JSON for programs.")
        var json = false

        func load() throws -> (installation: Installation, loaded: LoadedDesk) {
            let installation = try directory.installation()
            let all = try installation.desks.map { try Assembly.checkedDesk($0) }
            guard
                let loaded = deskID.map({ id in all.first { $0.desk.id.text == id } })
                    ?? (all.count == 1 ? all[0] : nil)
            else {
                let ids = all.map(\.desk.id.text).joined(separator: ", ")
                throw Failure(.usage, "Name one of the desks of \(directory.desk) with --desk-id: \(ids).")
            }
            return (installation, loaded)
        }
    }

    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Draft the reminders that fall due on a day. A second run makes none twice.")

        @OptionGroup var target: Target
        @Option(help: "The day, such as 2026-11-22.")
        var on: String

        func run() async throws {
            guard let day = CalendarDate(iso8601: on), ReportedEvent.years.contains(day.year) else {
                throw ValidationError("--on takes a date such as 2026-11-22.")
            }
            let (installation, loaded) = try target.load()
            let store = try Assembly.store(installation, .readWrite)
            let round = OfferRound(desk: Assembly.offerDesk(loaded), cases: store, offers: store)
            let tally = try await round.run(on: day)
            try store.close()
            if target.json {
                Terminal.print(tally.json.canonicalText)
            } else {
                Terminal.say(
                    "\(tally.events) events looked at: \(tally.drafted) reminders drafted, \(tally.known) drafted before."
                )
                Terminal.say(
                    "Left out: \(tally.optedOut) opted out, \(tally.notYet) not due yet, \(tally.over) over, "
                        + "\(tally.unmet) with a condition that does not hold, \(tally.dayUnknown) without a needed date."
                )
            }
        }
    }

    struct Optout: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Note that a person wishes to hear no more offers, and keep the record of it.")

        @OptionGroup var target: Target
        @Argument(help: "The person's mail address.")
        var address: String
        @Option(help: "Only offers on this topic: \(Offer.Topic.allCases.map(\.rawValue).joined(separator: ", ")).")
        var topic: Offer.Topic?
        @Option(help: "How the wish reached the authority.")
        var because = "the person asked for it"

        func validate() throws {
            guard address.utf8.contains(UInt8(ascii: "@")), !address.contains(where: \.isWhitespace) else {
                throw ValidationError("Name the person by mail address.")
            }
        }

        func run() async throws {
            let (installation, loaded) = try target.load()
            let store = try Assembly.store(installation, .readWrite)
            let person = try await store.person(address)
            let noted = Assembly.offerDesk(loaded).optOut(person: person, topic: topic, because: because)
            let file = noted.value.file
            let change = CaseChange(file, because: noted.record, mail: (file.newest.id, noted.value.notice))
            let wish = OptOut(
                person: person, desk: loaded.desk.id, topic: topic, at: file.createdAt, because: because)
            var isNew = true
            if try await store.knownMail(key: file.newest.mailKey, desk: loaded.desk.id) != nil {
                isNew = false
            } else {
                try await store.addOptOut(wish, with: change)
            }
            try store.close()
            if target.json {
                Terminal.print(
                    (["person": .string(person), "topic": JSONValue(topic?.rawValue), "new": .bool(isNew)] as JSONValue)
                        .canonicalText)
            } else {
                let what = topic.map { "offers on \($0.rawValue)" } ?? "offers"
                Terminal.say(
                    isNew
                        ? "Noted: no more \(what) for this person. Drafts that wait already are the officers' to close."
                        : "This person had opted out of \(what) before.")
            }
        }
    }

    struct Report: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Services by case numbers and life events: candidates for the next offer.")

        @OptionGroup var target: Target

        func run() async throws {
            let (installation, loaded) = try target.load()
            let store = try Assembly.store(installation, .readOnly)
            let numbers = try await store.caseNumbers(of: loaded.desk.id)
            let optOuts = try await store.optOuts(at: loaded.desk.id).count
            let report = OfferReport(numbers, offers: loaded.desk.offers)
            if target.json {
                for line in report.lines { Terminal.print(line.json.canonicalText) }
                return
            }
            for line in report.lines {
                Terminal.show("\(line.cases)\t\(line.service)\t\(line.withoutOffer) with a life event and no offer")
                for event in line.events {
                    let offers = event.offers.isEmpty ? "no offer yet" : event.offers.joined(separator: ", ")
                    Terminal.show("\t\(event.cases)\t\(event.event.rawValue): \(offers)")
                }
            }
            Terminal.say("\(optOuts) wishes to hear no more offers are noted.")
        }
    }
}

extension Offer.Topic: ExpressibleByArgument {}

extension OfferRound.Tally {
    fileprivate var json: JSONValue {
        [
            "events": .integer(Int64(events)), "drafted": .integer(Int64(drafted)), "known": .integer(Int64(known)),
            "opted_out": .integer(Int64(optedOut)), "not_yet": .integer(Int64(notYet)), "over": .integer(Int64(over)),
            "unmet": .integer(Int64(unmet)), "day_unknown": .integer(Int64(dayUnknown)),
        ]
    }
}

extension OfferReport.Line {
    fileprivate var json: JSONValue {
        [
            "service": .string(service.text), "cases": .integer(Int64(cases)),
            "without_offer": .integer(Int64(withoutOffer)),
            "events": .array(
                events.map {
                    [
                        "event": .string($0.event.rawValue), "cases": .integer(Int64($0.cases)),
                        "offers": .array($0.offers.map { .string($0) }),
                    ]
                }),
        ]
    }
}
