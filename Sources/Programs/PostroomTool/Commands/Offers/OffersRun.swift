import ArgumentParser
import Drafting
import Enquiries
import Pipeline
import StoreSQL
import Transparency

extension OffersCommand {
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
            let store = try await Assembly.writable(installation).store
            let round = OfferRound(
                desk: Assembly.offerDesk(loaded), cases: store, offers: store,
                switches: Assembly.switches(installation, store))
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
}

extension OfferRound.Tally {
    fileprivate var json: JSONValue {
        [
            "events": .integer(Int64(events)), "drafted": .integer(Int64(drafted)), "known": .integer(Int64(known)),
            "opted_out": .integer(Int64(optedOut)), "not_yet": .integer(Int64(notYet)), "over": .integer(Int64(over)),
            "unmet": .integer(Int64(unmet)), "day_unknown": .integer(Int64(dayUnknown)),
        ]
    }
}
