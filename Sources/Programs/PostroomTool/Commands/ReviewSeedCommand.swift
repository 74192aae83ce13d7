import ArgumentParser
import DeskFiles
import Enquiries
import Pipeline
import Review
import StoreSQL

extension ReviewCommand {
    /// Made-up cases with one error each, to see whether review catches errors.
    struct Seed: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put made-up cases with an error in the draft into the queue.",
            discussion: """
                They are made of the desk's own training enquiries, can never be sent, and say so once they are judged. \
                Tell everybody who reviews that there are such cases. Outcomes are counted by service, never by person.
                """)

        /// Cases that one run makes at most.
        static let most = 200

        @OptionGroup var directory: DeskDirectory
        @OptionGroup var acting: ActingOfficer
        @Option(help: "How many, 1 to \(Self.most).")
        var count = 5

        func validate() throws {
            guard (1...Self.most).contains(count) else {
                throw ValidationError("--count takes a number from 1 to \(Self.most).")
            }
        }

        func run() async throws {
            let installation = try directory.installation()
            let store = try await Assembly.writable(installation).store
            defer { try? store.close() }
            let officer = try await acting.load(store)
            guard officer.mayEverywhere(.supervise) else { throw ReviewRefusal.lacksRight(.supervise) }
            let pipeline = try Assembly.pipeline(installation, store: store)
            var made = 0
            // More mails than asked for: some drafts hold no claim that could be wrong.
            for folder in installation.desks where made < count {
                let loaded = try DeskLoader(path: folder).load()
                let fitting = loaded.training.filter { $0.action == .draft && $0.flags.isEmpty }.shuffled()
                for enquiry in fitting.prefix(count * 4) where made < count {
                    made += try await pipeline.seed(
                        [mail(enquiry, to: loaded.desk)], by: officer, choice: { Int.random(in: 0..<1000) })
                }
            }
            Terminal.say("\(made) check cases wait in the queue. Nothing of them can be sent.")
            if made < count { Terminal.say("No more drafts held a claim that could be made wrong.") }
        }

        /// The enquiry as a mail. Its address is one that no mail can reach (RFC 6761 section 6.5).
        private func mail(_ enquiry: TrainingEnquiry, to desk: Desk) -> ArrivedMail {
            let names = ["Kim Albers", "Robin Sander", "Toni Falk", "Alex Winter", "Sascha Brandt", "Jo Martin"]
            let name = names.randomElement() ?? "Kim Albers"
            let id = Assembly.surroundings.newID()
            let address = name.lowercased().replacing(" ", with: ".") + "@citizen.example"
            let subject = enquiry.subject.unicodeScalars.map { $0.isASCII && $0.value >= 32 ? Character($0) : "?" }
            let plain = subject.contains("?") ? encoded(enquiry.subject) : String(subject)
            let text = """
                From: \(name) <\(address)>
                To: \(desk.addresses.first ?? desk.sender.address)
                Message-ID: <\(id)@citizen.example>
                Subject: \(plain)
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                \(enquiry.body)

                """
            return ArrivedMail(
                bytes: Array(text.replacing("\n", with: "\r\n").utf8), receivedAt: Assembly.surroundings.now(),
                source: "seeded")
        }

        /// RFC 2047 section 4.2, letter by letter; long subjects are cut.
        private func encoded(_ subject: String) -> String {
            let digits = Array("0123456789ABCDEF")
            let words = subject.prefix(30).utf8.map {
                "=" + String(digits[Int($0 >> 4)]) + String(digits[Int($0 & 15)])
            }
            return "=?utf-8?Q?" + words.joined() + "?="
        }
    }
}
