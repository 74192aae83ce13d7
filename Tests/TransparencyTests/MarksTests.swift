import Testing
import Transparency

struct MarksTests {
    private static let text = Label(.draftedAndReviewed, language: "en", responsible: "Waste Unit").text + "\n\nHello."

    private static let marks = ReplyMarks(
        mode: .originated, edited: true, model: "stadt.services/0f", provider: "Stadt Köln \"quoted\"",
        reviewedBy: "Waste Unit", date: 1_795_266_000, record: "urn:uuid:0193", log: "a.example/stadt",
        digest: ReplyMarks.textDigest(of: text))

    private func report(_ change: ([String: String]) -> [String: String] = { $0 }, text: String = text) -> MarksReport {
        let fields = change(Dictionary(uniqueKeysWithValues: Self.marks.headerFields.map { ($0.name, $0.value) }))
        return MarksReport(header: { fields[$0] }, text: text)
    }

    @Test func `fresh marks are intact`() {
        let report = report()
        #expect(report.state == .intact)
        #expect(report.record == "urn:uuid:0193")
        #expect(report.mode == "ai-originated")
    }

    @Test func `each kind of damage has its state`() {
        #expect(report(text: Self.text + " And more.").state == .tampered)
        #expect(report(text: "Hello.").state == .tampered)
        #expect(report({ $0.filter { $0.key != "AI-Disclosure" } }).state == .tampered)
        #expect(report({ _ in [:] }).state == .textOnly)
        #expect(report({ _ in [:] }, text: "Hello.").state == .unmarked)
        #expect(report({ _ in ["AI-Disclosure": "\u{1}"] }, text: "Hello.").state == .tampered)
    }

    @Test func `line ends and blanks at line ends do not count`() {
        let onTheWay = Self.text.replacing("\n", with: "  \r\n") + "\r\n\r\n"
        #expect(report(text: onTheWay).state == .intact)
    }

    @Test func `values are structured fields of plain ASCII`() throws {
        for field in Self.marks.headerFields where field.name.hasPrefix("AI-") {
            #expect(field.value.utf8.allSatisfy { (0x20...0x7E).contains($0) })
            let members = try #require(StructuredField.parse(field.value))
            if field.name == "AI-Disclosure" {
                #expect(members["mode"] == .token("ai-originated"))
                #expect(members["provider"] == .string("Stadt K?ln \"quoted\""))
                #expect(members["date"] == .date(1_795_266_000))
            }
        }
    }

    @Test func `members may be separated as the RFC or as the draft's example has it`() {
        let expected: [String: StructuredField.Item] = ["mode": .token("none"), "n": .integer(-3)]
        #expect(StructuredField.parse("mode=none, n=-3") == expected)
        #expect(StructuredField.parse("mode=none; n=-3") == expected)
        #expect(StructuredField.parse("mode=none,n=-3") == expected)
    }

    @Test(arguments: [
        "", " ", "mode", "mode=", "=x", "mode=none,", "mode=\"open", "d=:*:", "MODE=x", "a=b c=d", "n=1.5.2",
    ])
    func `what is no dictionary is refused`(text: String) {
        #expect(StructuredField.parse(text) == nil)
    }

    @Test(arguments: Label.languages, Label.Kind.allCases)
    func `every label names the responsible unit and is known again`(language: String, kind: Label.Kind) {
        let label = Label(kind, language: language, responsible: "Unit 7")
        #expect(label.text.contains("Unit 7"))
        let report = MarksReport(header: { _ in nil }, text: "\n" + label.text.replacing(" ", with: "\n") + "\n\nx")
        #expect(report.state == .textOnly)
    }

    @Test(arguments: [[], [0], [0, 1], [0, 1, 2], [255, 254, 253, 252]] as [[UInt8]])
    func `Base64 goes there and back`(bytes: [UInt8]) {
        #expect(decodedBase64(base64(bytes)) == bytes)
    }

    @Test(arguments: ["a", "ab=c", "====", "a===", "ab==cdef", "äöü="])
    func `what is no Base64 is refused`(text: String) {
        #expect(decodedBase64(text) == nil)
    }
}
