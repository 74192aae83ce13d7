import ArgumentParser
import Cases
import DeskFiles
import Drafting
import Enquiries
import StoreSQL
import Transparency

extension OffersCommand {
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
            let store = try await Assembly.writable(installation).store
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
}

extension Offer.Topic: ExpressibleByArgument {}
