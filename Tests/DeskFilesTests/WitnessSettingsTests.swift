import Enquiries
import Testing

@testable import DeskFiles

@Suite struct WitnessSettingsTests {
    private func read(_ yaml: String) -> (WitnessSettings, [String]) {
        let problems = Problems()
        let fields = Fields(yaml: yaml, file: "postroom.yaml", allowed: WitnessSettings.keys, problems: problems)
        return (WitnessSettings(fields) { "/desk/" + $0 }, problems.all.map(\.line))
    }

    @Test func `witnesses have a key, an address, and may be required`() {
        let (settings, problems) = read(
            """
            witnesses:
              - {key: w1.example+01020304+AAAA, url: "https://w1.example/postroom"}
              - {key: w2.example+01020304+AAAA, url: "https://w2.example", required: true}
            quorum: 1
            certificateAuthorities: ca.pem
            """)
        #expect(problems.isEmpty)
        #expect(settings.witnesses.map(\.key) == ["w1.example+01020304+AAAA", "w2.example+01020304+AAAA"])
        #expect(settings.witnesses.map(\.url) == ["https://w1.example/postroom", "https://w2.example"])
        #expect(settings.witnesses.map(\.isRequired) == [false, true])
        #expect(settings.quorum == 1 && settings.proxy == nil && settings.certificateAuthorities == "/desk/ca.pem")
    }

    @Test func `all witnesses must sign unless said otherwise`() {
        #expect(read("witnesses: [{key: a, url: b}, {key: c, url: d}]").0.quorum == 2)
        #expect(read("witnesses: []").0 == .none)
    }

    @Test(arguments: [
        ("witnesses: [{key: a}]", "\"url\" is missing"), ("witnesses: [{url: a}]", "\"key\" is missing"),
        ("witnesses: [{key: a, url: b}]\nquorum: 2", "from 0.0 to 1.0"),
        ("witnesses: [{key: a, url: b}]\nquorum: 0.5", "a whole number"),
        ("witnesses: [{key: a, url: b, required: perhaps}]", "one of true, false"),
        ("witnesses: [{key: a, url: b, requird: true}]", "\"requird\" is not known"),
        ("witnesses: {key: a}", "a list"),
        ("witnesses: [{key: a, url: b}, {key: a, url: c}]", "witness"),
    ])
    func `what cannot be meant is named with its line`(yaml: String, expected: String) {
        let (_, problems) = read(yaml)
        #expect(problems.contains { $0.contains(expected) && $0.hasPrefix("postroom.yaml:") }, "\(problems)")
    }
}
