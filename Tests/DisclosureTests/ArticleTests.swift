import Disclosure
import Enquiries
import Testing
import Transparency

/// One test for each article whose evidence is in exports.
struct ArticleTests {
    private func document(_ kind: ExportKind, _ material: ExportMaterial = Fixture.material) throws -> Document {
        try Exporter(material).document(kind, in: .english)
    }

    @Test func `article 6(4): the assessment has conditions a to d, influence, harms, profiling and triggers`() throws {
        let document = try document(.article6)
        #expect(document.headings == ["1", "2", "3", "4a", "4b", "4c", "4d", "5", "6", "7", "8"])
        #expect(
            document.sections.filter { $0.id.hasPrefix("4") }.map { $0.provision?.text(in: .english) } == [
                "Art. 6(3)(a) AI Act", "Art. 6(3)(b) AI Act", "Art. 6(3)(c) AI Act", "Art. 6(3)(d) AI Act",
            ])
        #expect(document.open.map(\.place).contains("authority.yaml: risk.profiling"))
        #expect(document.field("5", "risk.influence") != nil && document.field("6", "triggers") != nil)
    }

    @Test(arguments: [(AuthorityProfile.Value.text("yes"), 4), (.text("no"), 0)])
    func `article 6(3): with profiling no condition is available`(said: AuthorityProfile.Value, count: Int) throws {
        var material = Fixture.material
        material.profile.values[.riskProfiling] = said
        material.profile.values[.riskConditions] = .list(["a", "d"])
        let document = try document(.article6, material)
        #expect(document.markdown.ranges(of: "not available").count == count)
        #expect(document.markdown.ranges(of: "** claimed by the authority").count == (count == 0 ? 2 : 0))
        #expect(try self.document(.annexVIIIB, material).markdown.contains("not available") == (count > 0))
    }

    @Test func `article 49(2): section B of Annex VIII has points 1 to 6 and 8, and no 7 or 9`() throws {
        let document = try document(.annexVIIIB)
        #expect(document.headings == ["B.1", "B.2", "B.3", "B.4", "B.5", "B.6", "B.8"])
        #expect(document.notes.contains { $0.contains("to be checked") && $0.contains("2026/1744") })
    }

    @Test func `article 49(3): section C of Annex VIII has points 1 to 5`() throws {
        #expect(try document(.annexVIIIC).headings == ["C.1", "C.2", "C.3", "C.4", "C.5"])
    }

    @Test func `article 11: the technical documentation has the nine headings of Annex IV`() throws {
        let document = try document(.annexIV)
        #expect(document.headings == ["1", "2", "3", "4", "5", "6", "7", "8", "9"])
        #expect(document.sections[8].provision?.text(in: .german) == "Anhang IV Nr. 9 KI-VO")
    }

    @Test func `article 13: the instructions for use have points a to f and the figures of the evaluation`() throws {
        let document = try document(.instructions, Fixture.full)
        #expect(document.headings == ["a", "b", "c", "d", "e", "f"])
        #expect(document.markdown.contains("86.3 % (84.0 % to 88.3 %), n = 990"))
    }

    @Test func `article 14: each letter of oversight is described`() throws {
        let words = try document(.instructions).markdown
        for word in ["Understand:", "automation bias:", "Interpret:", "Override:", "Stop:"] {
            #expect(words.contains(word), "\(word)")
        }
    }

    @Test func `article 27: the impact assessment has headings a to f and the state of its notification`() throws {
        let document = try document(.fundamentalRights)
        #expect(document.headings == ["a", "b", "c", "d", "e", "f", "Stand"])
        #expect(document.field("Stand", "assessments.friaNotified") != nil)
        #expect(document.field("Stand", "assessments.dpia") != nil)
    }

    @Test
    func `article 50(2): the gap analysis lists each measure with standing, reason and no claim beyond the marks`()
        throws
    {
        let measures = CodeMeasure.all(MarkingFacts())
        #expect(
            Set(measures.map(\.id)).isSuperset(of: ["1.1", "1.1.1", "1.1.2", "1.1.3", "1.2", "2", "3", "3.4", "4"]))
        #expect(measures.allSatisfy { !$0.reason.de.isEmpty && !$0.reason.en.isEmpty })
        // Nothing is called met without evidence to look at.
        for marking in [MarkingFacts(), MarkingFacts(signed: true, logged: true, timeStamped: true)] {
            #expect(CodeMeasure.all(marking).allSatisfy { $0.standing != .met || !$0.evidence.isEmpty })
        }
        #expect(measures.allSatisfy { $0.standing != .met })
        let signed = CodeMeasure.all(MarkingFacts(signed: true, logged: false, timeStamped: false))
        #expect(signed.first { $0.id == "1.1.1" }?.standing == .partly)
        let stamped = CodeMeasure.all(MarkingFacts(signed: true, logged: true, timeStamped: true))
        #expect(stamped.first { $0.id == "1.1.1" }?.standing == .met)
        #expect(try document(.codeOfPractice).markdown.contains("| 1.1.2 | "))
    }

    @Test func `GDPR article 30: the record of processing has points a to g`() throws {
        let document = try document(.recordOfProcessing)
        #expect(document.headings == ["a", "b", "c", "d", "e", "f", "g"])
        #expect(document.sections[6].provision?.text(in: .german) == "Art. 30 Abs. 1 Buchst. g DSGVO")
    }

    @Test func `GDPR article 35: the annex has points a to d of paragraph 7`() throws {
        let document = try document(.dataProtection)
        #expect(document.headings.prefix(4) == ["a", "b", "c", "d"])
        #expect(document.markdown.contains("Art. 35(7)(a) GDPR"))
    }

    @Test func `GDPR article 35: a changed configuration changes the annex`() throws {
        var material = Fixture.material
        material.desks = []
        material.retention = [RetentionPeriod(what: Words("Protokoll", "Records"), period: "P6M")]
        #expect(try document(.dataProtection).markdown != document(.dataProtection, material).markdown)
        #expect(try document(.dataProtection, material).markdown.contains("Records: P6M"))
    }

    @Test func `GDPR article 22: no share is told of fewer than five approvals`() throws {
        var statistics = RecordStatistics()
        for index in 0..<5 {
            #expect(statistics.uneditedShare == nil)
            statistics.add(
                Fixture.record(
                    "\(index)", "review", at: 1, outcome: ["decision": "approve", "authorship": "software"]))
        }
        #expect(statistics.uneditedShare == 1)
        #expect(Fixture.statistics.uneditedShare == 6.0 / 7)
        #expect(Fixture.statistics.ownText == 1 && Fixture.statistics.records == 9)
        #expect(
            try document(.fundamentalRights, Fixture.full).markdown.contains("Proposals approved unchanged: 85.7 %"))
    }

    @Test func `article 10: the documentation names the version of the training behind each model`() throws {
        for kind in [ExportKind.annexIV, .functions, .article6] {
            #expect(try document(kind).markdown.contains("bayes town.services aa11"), "\(kind)")
        }
    }

    @Test(arguments: [ExportKind.recordOfProcessing, .dataProtection, .publicPage])
    func `articles 19 and 26(6): how long records are kept is told or stays open`(kind: ExportKind) throws {
        #expect(try document(kind).open.map(\.place).contains("postroom.yaml: retention"))
        #expect(try document(kind, Fixture.full).markdown.contains("Records: P10Y"))
    }

    @Test func `GDPR articles 28 and 44: recipients are named, and none is claimed away once a remote model runs`()
        throws
    {
        let none = try document(.recordOfProcessing)
        #expect(none.markdown.contains("passes nothing to providers of language models"))
        #expect(none.open.map(\.place).contains("authority.yaml: data.transfers"))
        var material = Fixture.material
        let llm = try #require(FunctionTable.standard.function("llm.draft"))
        material.functions = FunctionTable(
            functions: material.functions.functions + [llm.with(status: .built)], assessedOn: "", assessedBy: "")
        let remote = try document(.recordOfProcessing, material)
        #expect(!remote.markdown.contains("passes nothing"))
        #expect(remote.open.map(\.place).contains("authority.yaml: data.recipients"))
    }
}
