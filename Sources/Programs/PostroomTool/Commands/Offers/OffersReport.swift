import ArgumentParser
import Cases
import DeskFiles
import Enquiries
import Pipeline
import StoreSQL
import Transparency

extension OffersCommand {
    struct Report: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Services by case numbers and life events: candidates for the next offer.")

        @OptionGroup var target: Target

        func run() async throws {
            let (installation, loaded) = try target.load()
            let store = try await Assembly.store(installation, .readOnly)
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
