import Testing
import Transparency

struct MarksTests {
    private static let label = Label(
        .drafted(draft: sample(RecordName("d-1")), edited: true, approval: sample(ApprovalName("0193"))),
        language: "de",
        responsible: "Amt für Abfall")

    private static let text = label.text + "\n\nGuten Tag Ann,\n\nsiehe https://stadt.example/a?b=1&c=2."

    private static let marks = ReplyMarks(
        label: label, model: "stadt.services/0f", provider: "Stadt Köln \"quoted\"", reviewedBy: "Amt für Abfall",
        date: 1_795_266_000, log: "a.example/stadt", digest: ReplyMarks.textDigest(of: text),
        verifyPrefix: "https://ki.a.example/v/", textParts: ["1", "2"])

    private static func mail() throws -> ExaminedMail {
        ExaminedMail(
            fields: try marks.headerFields.map { .init($0.name, $0.value) }, text: text, html: text,
            textParts: ["1", "2"])
    }

    private func state(_ change: (inout ExaminedMail) -> Void) throws -> MarksReport {
        var mail = try Self.mail()
        change(&mail)
        return MarksReport(mail)
    }

    private func replacing(_ name: String, _ change: @escaping (String) -> String) -> (inout ExaminedMail) -> Void {
        { $0.fields = $0.fields.map { $0.name == name ? .init(name, change($0.value)) : $0 } }
    }

    @Test func `fields are structured, ASCII and name the record`() throws {
        let fields = try Self.marks.headerFields
        #expect(fields.map(\.name) == ["AI-Disclosure", "AI-Provenance", "AI-Content-Parts", "X-AI-Generated"])
        for field in fields { #expect(field.value.utf8.allSatisfy { (0x20...0x7E).contains($0) }) }
        let disclosure = StructuredField.flat(try StructuredField.dictionary(fields[0].value))
        #expect(disclosure["mode"] == .token("ai-originated") && disclosure["date"] == .date(1_795_266_000))
        #expect(disclosure["provider"] == .display("Stadt Köln \"quoted\""))
        #expect(disclosure["reviewed-by"] == .display("Amt für Abfall"))
        let provenance = StructuredField.flat(try StructuredField.dictionary(fields[1].value))
        #expect(provenance["record"] == .string("urn:uuid:0193"))
        #expect(provenance["label"] == .string("drafted-and-reviewed/de/1"))
        #expect(provenance["verify"] == .string("https://ki.a.example/v/0193"))
        #expect(provenance["dst"]?.words?.hasSuffix("/compositeWithTrainedAlgorithmicMedia") == true)
        #expect(fields[2].value == "\"1\";action=generated, \"2\";action=generated, \"subject\";action=none")
    }

    @Test func `names at any length fit the lines of a header`() throws {
        var marks = Self.marks
        (marks.model, marks.provider) = (String(repeating: "m/1 ", count: 2_000), String(repeating: "ü", count: 5_000))
        for field in try marks.headerFields {
            for member in field.members { #expect(member.utf8.count <= 900) }
        }
    }

    @Test func `fresh marks are intact`() throws {
        let report = try state { _ in }
        #expect(report.state == .intact && report.record == "urn:uuid:0193" && report.mode == "ai-originated")
        #expect(report.label == "drafted-and-reviewed/de/1")
        #expect(report.layers[.dkim] == .notUsed && report.layers[.proof] == .unchecked(.noProofGiven))
    }

    @Test func `how lines break and how many blanks there are does not count`() throws {
        let report = try state { $0.text = Self.text.replacing(" ", with: " \u{A0}\r\n\t") + "\r\n\r\n" }
        #expect(report.layers[.textDigest] == .intact)
    }

    @Test(arguments: MarkLayer.allCases.prefix(8))
    func `each mark is missed or doubted on its own`(layer: MarkLayer) throws {
        let report = try state { mail in
            switch layer {
            case .visibleText: mail.text = "Guten Tag Ann"
            case .visibleHTML: mail.html = "Guten Tag Ann"
            case .textDigest: mail.text? += " Und mehr."
            case .htmlDigest: mail.html? += " Und mehr."
            default: mail.fields.removeAll { $0.name == layer.rawValue }
            }
        }
        #expect(report.state == .tampered)
        #expect(report.layers[layer]?.isGood == false, "\(report.layers)")
    }

    @Test func `what is wrong with a field is told apart`() throws {
        typealias Case = (MarkLayer, (String) -> String, LayerState.Problem)
        let cases: [Case] = [
            (.disclosure, { _ in "mode ai-originated" }, .unknownForm), (.disclosure, { _ in "\u{1}" }, .unknownForm),
            (.disclosure, { $0.replacing("ai-originated", with: "ai-imagined") }, .newerVersion),
            (.provenance, { $0.replacing("v=1", with: "v=2") }, .newerVersion),
            (.provenance, { $0.replacing("digest=:", with: "digest=:*") }, .unknownForm),
            (.provenance, { $0.replacing("record=", with: "recorded=") }, .unknownForm),
            (.contentParts, { $0.replacing("=generated", with: "=none") }, .contradicts(.disclosure)),
            (.contentParts, { $0.replacing("\"2\"", with: "\"3\"") }, .otherParts),
            (.contentParts, { _ in "" }, .unknownForm), (.generated, { _ in "yes" }, .unknownForm),
        ]
        for (layer, change, problem) in cases {
            let report = try state(replacing(layer.rawValue, change))
            #expect(report.state == .tampered && report.layers[layer] == .broken(problem), "\(layer) \(report.layers)")
            #expect(!MarkWords.line(layer, .broken(problem)).isEmpty)
        }
        let twice = try state { $0.fields.append(.init("ai-disclosure", "mode=none")) }
        #expect(twice.layers[.disclosure] == .broken(.repeated(2)))
        let other = try state(replacing("AI-Provenance") { $0.replacing("/de/1", with: "/en/1") })
        #expect(other.layers[.visibleText] == .broken(.contradicts(.provenance)))
    }

    @Test func `an attached reply is told from one that was changed`() throws {
        let inner = try Self.mail()
        func outer(_ inner: ExaminedMail) -> ExaminedMail {
            ExaminedMail(fields: [.init("Subject", "WG: Tonne")], text: "Zur Info", attached: [inner])
        }
        let report = MarksReport(outer(inner))
        #expect(report.state == .forwarded && report.record == "urn:uuid:0193" && report.layers[.textDigest] == .intact)
        #expect(MarksReport(outer(outer(inner))).state == .forwarded)
        #expect(MarksReport(outer(outer(outer(outer(inner))))).state == .unmarked, "three mails deep, no deeper")
        var changed = inner
        changed.text? += "!"
        #expect(MarksReport(outer(changed)).state == .tampered)
    }

    @Test(
        arguments: [
            (.own, Self.text, .textOnly), (.own, "Hallo,\n" + Self.text, .textOnly), (.quoted, Self.text, .quoted),
            (.forwarded, Self.text, .forwarded), (.quoted, "> " + Self.text.replacing("\n", with: "\n> "), .quoted),
            (.own, "Danke!\n>> " + Self.text.replacing("\n", with: "\n>> "), .quoted),
            (.quoted, "> " + Self.label.text.replacing(" KI ", with: "\n> KI "), .quoted),
            (.own, "Guten Tag", .unmarked), (.quoted, "> Guten Tag", .unmarked),
        ] as [(ExaminedMail.Section.Kind, String, MarksReport.State)])
    func `without fields the place of the sentence decides`(
        kind: ExaminedMail.Section.Kind, text: String, state: MarksReport.State
    ) {
        let report = MarksReport(ExaminedMail(fields: [], text: "Hallo", sections: [.init(kind, text)]))
        #expect(report.state == state)
        let leading = MarksReport(ExaminedMail(fields: [], text: Self.text))
        #expect(leading.state == .textOnly && leading.found == [.visibleText])
    }

    @Test func `a broken signature or proof spoils the marks, an unchecked one does not`() throws {
        #expect(try state { $0.dkim = .broken(.signedBodyChanged) }.state == .tampered)
        #expect(try state { $0.dkim = .missing }.state == .tampered)
        #expect(try state { $0.dkim = .unchecked(.bodyFitsNoKey) }.state == .intact)
        #expect(try state { $0.proof = .broken(.proofFails("another log")) }.state == .tampered)
        #expect(try state { $0.proof = .broken(.proofFitsTextOnly) }.state == .tampered)
        #expect(try state { $0.proof = .intact }.layers[.proof] == .intact)
    }

    @Test func `a reply without AI claims no sentence`() throws {
        let label = Label(.withoutAI(approval: sample(ApprovalName("1"))), language: "en", responsible: "U")
        var marks = Self.marks
        (marks.label, marks.digest) = (label, ReplyMarks.textDigest(of: "Hello."))
        let fields = try marks.headerFields
        #expect(!fields.contains { $0.name == "X-AI-Generated" || $0.name == "Auto-Submitted" })
        let mail = ExaminedMail(
            fields: fields.map { .init($0.name, $0.value) }, text: "Hello.", html: "Hello.", textParts: ["1", "2"])
        #expect(MarksReport(mail).state == .intact)
        var labelled = mail
        labelled.text = Self.text
        #expect(MarksReport(labelled).layers[.visibleText] == .broken(.contradicts(.provenance)))
    }

    @Test(arguments: MarksReport.State.allCases)
    func `every state has a meaning`(state: MarksReport.State) {
        #expect(MarkWords.meaning(of: state).hasSuffix("."))
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

/// A sample's value, which is there or the sample is wrong.
private func sample<Value>(_ value: Value?) -> Value {
    guard let value else { preconditionFailure("the sample is wrong") }
    return value
}
