import Enquiries
import Foundation
import Sample
import Testing
import Triage

struct StatedDeadlineTests {
    private func decide(_ mail: Enquiry) -> TriageDecision {
        TriageDesk(desk: Sample.desk(), model: .none, rulesVersion: "r", surroundings: Sample.surroundings())
            .decision(for: mail)
    }

    private func mail(_ text: String, quoting quote: String? = nil) throws -> Enquiry {
        var mail = Sample.enquiry(text)
        mail.writtenOn = try #require(CalendarDate(iso8601: "2026-11-21"))
        mail.spans = [.init(kind: .reply, text: text)] + (quote.map { [.init(kind: .quote, text: $0)] } ?? [])
        return mail
    }

    @Test func `a stated deadline comes with its words and its rule`() throws {
        let decision = decide(try mail("My bin is full.\nPlease empty it by 3 December, before the wedding."))
        #expect(decision.deadline?.iso8601 == "2026-12-03")
        let source = try #require(decision.deadlineSource)
        #expect(source.rule == "day month" && source.evidence.contains("by") && !source.isQuoted)
        #expect(source.words.contains("Please empty it by 3 December, before the wedding."))
    }

    @Test func `a deadline of the mail that is answered counts, unless the author names one`() throws {
        let quoted = decide(try mail("Here it is, as you asked.", quoting: "> Please reply by 9 December 2026."))
        #expect(quoted.deadline?.iso8601 == "2026-12-09" && quoted.deadlineSource?.isQuoted == true)
        let own = decide(try mail("I need it by 14 December.", quoting: "> Please reply by 9 December 2026."))
        #expect(own.deadline?.iso8601 == "2026-12-14" && own.deadlineSource?.isQuoted == false)
    }

    @Test func `junk has no deadline`() throws {
        let decision = decide(try mail("verify your account by 3 December, your bin is waiting"))
        #expect(decision.action == .discard && decision.deadline == nil && decision.deadlineSource == nil)
    }

    @Test func `words around a date are cut between words and never inside a letter`() throws {
        for length in 50...70 {
            let filler = String(repeating: "ü", count: length)
            let source = decide(try mail("Termin \(filler) bis 3. Dezember \(filler) danke")).deadlineSource
            #expect(source?.words.contains("bis 3. Dezember") == true)
            #expect(source?.words.contains("\u{FFFD}") == false)
        }
    }

    @Test func `a decision stored without a source is still read`() throws {
        var decision = decide(try mail("Please empty it by 3 December."))
        let stored = try JSONEncoder().encode(decision)
        var object = try #require(try JSONSerialization.jsonObject(with: stored) as? [String: Any])
        #expect(object.removeValue(forKey: "deadlineSource") != nil)
        let old = try JSONDecoder().decode(
            TriageDecision.self, from: try JSONSerialization.data(withJSONObject: object))
        decision.deadlineSource = nil
        #expect(old == decision)
    }
}
