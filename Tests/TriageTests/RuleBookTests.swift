import Enquiries
import Sample
import Testing
import Triage

struct RuleBookTests {
    private func fires(_ rule: KeywordRule, subject: String = "", text: String) -> Bool {
        !RuleBook([rule]).firings(subject: subject, text: text).isEmpty
    }

    private static let then = KeywordRule.Consequence(service: ServiceID("waste"))

    @Test func `any, all and not are what they say`() {
        let rule = Sample.rule("x", any: ["sofa", "bett"], then: Self.then, not: ["kaufen"], all: ["abholen"])
        #expect(fires(rule, text: "Sofa abholen"))
        #expect(!fires(rule, text: "Sofa"))
        #expect(!fires(rule, text: "abholen"))
        #expect(!fires(rule, text: "Sofa kaufen und abholen"))
    }

    @Test(arguments: [
        ("sofa bitte abholen", true), ("abholen das sofa", true), ("sofa a b c d abholen", true),
        ("sofa a b c d e f abholen", false), ("sofa", false), ("sofa sofa", false),
    ])
    func `near counts the words between`(text: String, expected: Bool) {
        let rule = Sample.rule(
            "x", any: [], then: Self.then, near: .init(first: ["sofa"], second: ["abholen"], words: 5))
        #expect(fires(rule, text: text) == expected)
    }

    @Test func `subject and text are told apart`() {
        let rule = Sample.rule("x", any: ["sofa"], then: Self.then, place: .subject)
        #expect(fires(rule, subject: "Sofa", text: ""))
        #expect(!fires(rule, text: "Sofa"))
    }

    @Test func `what can never fire is named`() {
        let faults = RuleBook.problems(of: [
            Sample.rule("none", any: [], then: Self.then),
            Sample.rule("star", any: ["*"], then: Self.then),
            Sample.rule("empty", any: ["--"], then: Self.then),
            Sample.rule("contradiction", any: ["sofa"], then: Self.then, not: ["sofa"]),
            Sample.rule("impossible", any: [], then: Self.then, not: ["b"], all: ["a", "b"]),
            Sample.rule("nothing", any: ["sofa"], then: .init()),
            Sample.rule("example", any: ["sofa"], then: Self.then, examples: ["Bett"]),
            Sample.rule("calm", any: ["sofa"], then: Self.then, calm: ["mein Sofa"]),
            Sample.rule("screen", any: ["sofa"], then: .init(flag: .threat)),
        ]).map(\.fault)
        #expect(faults.contains(.ruleWithoutCondition("none")))
        #expect(faults.contains { if case .ruleNeverFires("star", _) = $0 { true } else { false } })
        #expect(faults.contains { if case .ruleNeverFires("empty", _) = $0 { true } else { false } })
        #expect(faults.contains { if case .ruleNeverFires("contradiction", _) = $0 { true } else { false } })
        #expect(faults.contains { if case .ruleNeverFires("impossible", _) = $0 { true } else { false } })
        #expect(faults.contains(.ruleWithoutConsequence("nothing")))
        #expect(faults.contains(.ruleMissesExample("example", example: "Bett")))
        #expect(faults.contains(.ruleFiresOnCalm("calm", calm: "mein Sofa")))
        #expect(faults.contains(.screenWithoutCalm("screen")))
        #expect(faults.count == 9)
    }
}
