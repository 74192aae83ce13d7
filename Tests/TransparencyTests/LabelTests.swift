import CPUTime
import Testing
import Transparency

struct LabelTests {
    private static let draft = sample(RecordName("d-1"))
    private static let approval = sample(ApprovalName("a-1"))

    /// Every text that was ever used, by the digest of its words. Whoever changes a text adds a version and a row here.
    private static let digests = [
        "drafted-and-reviewed/de/1":
            "b6e435e4b335ec58ae14a9bb468d1320de9b1e0e4fc49a87c93cba7af70428e2",
        "drafted-and-reviewed/de-simple/1":
            "e91ffac414ffd8903f53b33f8aa0594e19472f4c176f0e23c680a14caefeb75b",
        "drafted-and-reviewed/en/1":
            "573337eb56d3c558b040105cf9b5d282f4468cfbe278ded145c0080bcc0a7594",
        "ai-changed/de/1":
            "4ce5fdbd1534929613b9b151ad5842455600f92e96a0da364ec984b756e62457",
        "ai-changed/de-simple/1":
            "baa6db178fd07080d50fa465e3204d98b25bd34e3081a3d94e7c817bcfa7bc52",
        "ai-changed/en/1":
            "28479d95cdfb56af15495f0bcda668cc998dda3abfcb3348790c8f7951563eb7",
        "no-review/de/1":
            "6c1357eb47a9fd765ca214748e2237afccf5a3332777f063cd102db8ed7ac2f1",
        "no-review/de-simple/1":
            "64dbe2fa81bdb3e68b0b764103fe5ed5d8e635401c23271cb89511b58e15f19a",
        "no-review/en/1":
            "bd3dcd8376ef5d63219e207a6060f7506e3384ef912406b2123983b4ca979794",
        "sorted-only/de/1":
            "5dbf2515041faa943feea275c4bbea00560d83e78c41cbf83b35ee87818d2b60",
        "sorted-only/en/1":
            "ae76a6c16ac1ad4e37ad44751ab7160356380beca9a3cb3bfe2f36dbf43c72a8",
        "sorted-only/de/2":
            "11950a0b383326c1d268fda16e3a8f68c2690b2d8a4ced6a09b5b3cac663ddd7",
        "sorted-only/de-simple/1":
            "8f1a5fb5424ffb14c6795ee19836b00212ac857ef138c6a18ae3fd6dda1223ff",
        "sorted-only/en/2":
            "fa6d8556b5903d34c4f39d000c1b4249b6b0edf95d4462cce09783263edab90c",
    ]

    @Test func `no text is changed, added or removed without a version`() {
        let now = Dictionary(uniqueKeysWithValues: LabelTemplate.all.map { ($0.id, $0.digest) })
        #expect(now == Self.digests)
    }

    @Test(arguments: LabelTemplate.Kind.allCases, LabelTemplate.Language.allCases)
    func `every kind has a text in every language, with the acronym of the art`(
        kind: LabelTemplate.Kind, language: LabelTemplate.Language
    ) {
        let template = LabelTemplate.current(kind, language)
        #expect(template.kind == kind && template.language == language)
        #expect(template.text.contains(language == .english ? "AI" : "KI"))
        let words = template.text.split { " .,:;()?".contains($0) }
        let longest = template.text.split { ".?:".contains($0) }.map { $0.split(separator: " ").count }.max() ?? 0
        #expect(longest <= 15 && words.count <= 30, "a citizen reads it at a glance")
    }

    @Test(arguments: [
        ("de", "de"), ("de-AT", "de"), ("de-simple", "de-simple"), ("DE-Simple", "de-simple"), ("en", "en"),
        ("en-GB", "en"), ("fr", "en"), ("", "en"),
    ])
    func `languages without texts get English`(tag: String, language: String) {
        let label = Label(
            .drafted(draft: Self.draft, edited: false, approval: Self.approval), language: tag, responsible: "U")
        #expect(label.id == "drafted-and-reviewed/\(language)/1")
    }

    @Test func `the evidence decides what is said`() {
        let cases: [(LabelEvidence, LabelTemplate.Kind?, AIMode, Bool)] = [
            (
                .drafted(draft: Self.draft, edited: false, approval: Self.approval), .draftedAndReviewed, .originated,
                false
            ),
            (
                .drafted(draft: Self.draft, edited: true, approval: Self.approval), .draftedAndReviewed, .originated,
                true
            ),
            (.languageEdited(edit: Self.draft, approval: Self.approval), .aiChanged, .modified, false),
            (.sorted(classification: Self.draft, approval: Self.approval), .sortedOnly, AIMode.none, false),
            (.withoutAI(approval: Self.approval), nil, AIMode.none, false),
        ]
        for (evidence, kind, mode, edited) in cases {
            #expect(evidence.kind == kind && evidence.mode == mode && evidence.edited == edited)
            #expect(evidence.approval == Self.approval && evidence.record == "a-1")
            let label = Label(evidence, language: "en", responsible: "Unit 7")
            #expect(label.template?.kind == kind && label.text.isEmpty == (kind == nil))
        }
    }

    @Test func `a record without a name proves nothing`() {
        #expect(RecordName("") == nil && RecordName(nil) == nil && ApprovalName("") == nil)
    }

    @Test(arguments: ["Waste Unit", "Amt 3.2 f. Abfall", "{route}", "{unit}.", "Bürgerbüro & Co. KG", "A: B"])
    func `every label is known again, whatever the unit is called`(unit: String) {
        for template in LabelTemplate.all {
            let text = template.filled(unit: unit, route: "030 115")
            #expect(!template.text.contains("{unit}") || text.contains(unit))
            let broken = "\n " + text.replacing(" ", with: "\r\n ") + "\n\nHello."
            #expect(FoundLabel(leading: broken)?.template == template)
            #expect(FoundLabel(anywhereIn: "On Monday you wrote: " + broken)?.template == template)
        }
    }

    @Test(arguments: [
        "", "Hello.", "Diese Antwort wurde mit KI", "Drafted with AI; checked and released by a person. Responsible:",
        "Not: Drafted with AI;", "Drafted with AI; checked by a person. Responsible: X.",
        "Drafted with AI; checked and released by a person. Responsible: " + String(repeating: "w ", count: 40) + "x.",
    ])
    func `other words are no label`(text: String) {
        #expect(FoundLabel(leading: text) == nil)
    }

    @Test func `a long text without labels is searched in linear time`() {
        let text = String(repeating: "Diese Antwort wurde Drafted with ", count: 60_000)
        let once = cpuTime { #expect(FoundLabel(anywhereIn: text) == nil) }
        #expect(once < .seconds(5))
    }
}

/// A sample's value, which is there or the sample is wrong.
private func sample<Value>(_ value: Value?) -> Value {
    guard let value else { preconditionFailure("the sample is wrong") }
    return value
}
