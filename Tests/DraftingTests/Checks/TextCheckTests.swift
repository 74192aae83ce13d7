import CPUTime
import Drafting
import Enquiries
import Sample
import Testing

struct TextCheckTests {
    @Test func `a paragraph in another language is found`() throws {
        let text =
            CheckSample.answer.text + "\n\nBitte stellen Sie alles erst am Abend an den Gehweg und lassen ihn frei."
        let finding = try #require(CheckSample.findings(text).first)
        #expect(finding.kind == .wrongLanguage && finding.detail == .language(found: "de", expected: "en"))
    }

    @Test func `a concern without a paragraph is found`() {
        let found = CheckSample.findings(CheckSample.answer.text, also: ["parking"])
        #expect(found.map(\.kind) == [.unansweredConcern] && found.first?.detail == .concern(ServiceID("parking")))
    }

    @Test func `a concern whose paragraph was taken out is found`() {
        #expect(CheckSample.findings("Hello, all is well.").map(\.kind) == [.unansweredConcern])
    }

    @Test(arguments: [(9, false), (10, true)])
    func `a copy of the mail counts from ten words on`(words: Int, isCopy: Bool) {
        let mail = "one red fox jumps over every lazy brown dog today and then it sleeps"
        let copy = mail.split(separator: " ").prefix(words).joined(separator: " ")
        #expect(CheckSample.kinds("So: \(copy), we see.", mail: mail).contains(.copiedMail) == isCopy)
    }

    @Test func `hard English is remarked, never barred`() throws {
        let hard = String(
            repeating: "Municipal administrative considerations necessitate comprehensive documentary verification. ",
            count: 6)
        let finding = try #require(CheckSample.findings(hard).first { $0.kind == .readability })
        #expect(finding.severity == .remark)
    }

    @Test func `text behind the limit is reported`() {
        let limit = DraftChecks.limit
        let atLimit = CheckSample.answer.text + "\n" + String(repeating: "a ", count: limit)
        func kinds(_ length: Int) -> [Finding.Kind] {
            CheckSample.findings(String(decoding: atLimit.utf8.prefix(length), as: UTF8.self)).map(\.kind)
        }
        #expect(!kinds(limit).contains(.unchecked) && kinds(limit + 1).contains(.unchecked))
    }

    @Test(
        arguments: [
            "a ", "1 ", "Sie haben ", "you ", "[", "{{", "wir werden ", "Frau ", "Anna ", "\u{200B}", "ü", ". ",
        ])
    func `hostile drafts take linear time`(piece: String) {
        let text = String(repeating: piece, count: 20_000 / piece.utf8.count)
        #expect(cpuTime { _ = CheckSample.findings(text, mail: text) } < .seconds(20))
    }

    @Test func `a finding keeps its id while its words stay`() throws {
        let one = CheckSample.findings(CheckSample.answer.text + "\n\nIt costs 45 euros and 45 euros.")
        let two = CheckSample.findings(
            "Hello there.\n\n" + CheckSample.answer.text + "\n\nNow it costs 45 euros and 45 euros.")
        #expect(one.map(\.id) == two.map(\.id) && Set(one.map(\.id)).count == 2)
        #expect(one.map(\.range) != two.map(\.range))
    }

    @Test(arguments: ["de", "en", "tr"])
    func `every kind has words for officers`(language: String) {
        for kind in Finding.Kind.allCases {
            #expect(!FindingWords.title(kind, language).isEmpty && !FindingWords.advice(kind, language).isEmpty)
        }
        #expect(FindingWords.detail(.onlyInMail, language) != nil && FindingWords.detail(.none, language) == nil)
    }
}
