import Enquiries
import Testing

struct DeskCheckTests {
    @Test(arguments: [
        ("See https://a.example/x.", ["https://a.example/x"]),
        ("(https://a.example/x), https://b.example/y", ["https://a.example/x", "https://b.example/y"]),
        ("no link", []),
    ])
    func `links are found without the punctuation around them`(text: String, links: [String]) {
        #expect(answer(text).linksUsed == links)
    }

    @Test func `slots are found once each`() {
        #expect(answer("{{reference}} {{ x }} {{reference}} {{open").slotsUsed == ["reference", " x "])
    }

    private func answer(_ text: String) -> Answer {
        Answer(
            id: "a", service: ServiceID("s"), language: "en", kind: .general, title: "", intents: [], keywords: [],
            version: 1, validFrom: CalendarDate(daysSince1970: 0), validTo: nil, unit: "", source: "", identity: .none,
            level: .standard, text: text, origin: Origin(file: "a.md", line: 1))
    }
}
