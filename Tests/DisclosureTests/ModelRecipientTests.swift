import Disclosure
import Testing

struct ModelRecipientTests {
    private func recipient(_ name: String?) -> ModelRecipient {
        ModelRecipient(
            model: "small-1", operatorName: name, region: "DE", contract: "AV-2026-7", purpose: "drafts",
            transferBasis: "none needed", functions: ["llm.draft"])
    }

    private func markdown(_ kind: ExportKind, _ model: ModelRecipient?, said: Bool = false) throws -> String {
        var material = said ? Fixture.full : Fixture.material
        material.modelRecipient = model
        #expect(material.functions.function("llm.draft")?.status == (model == nil ? .off : .built))
        return try Exporter(material).document(kind, in: .english).markdown
    }

    @Test(
        arguments: [
            (nil, ["none is configured"], ["operator:"]),
            (
                "Example Models Ltd", ["Example Models Ltd", "DE", "AV-2026-7", "drafts", "none needed"],
                ["none is configured"]
            ),
        ] as [(String?, [String], [String])])
    func `GDPR article 30: the record names who runs the model, or that there is none`(
        name: String?, has: [String], lacks: [String]
    ) throws {
        let text = try markdown(.recordOfProcessing, name.map { recipient($0) })
        for part in has { #expect(text.contains(part), "\(part)") }
        for part in lacks { #expect(!text.contains(part), "\(part)") }
    }

    @Test func `a model in the house passes nothing on, and that is said`() throws {
        let text = try markdown(.recordOfProcessing, recipient(nil))
        #expect(text.contains("on a machine of the authority") && !text.contains("AV-2026-7"))
    }

    @Test func `what the authority writes of recipients never hides the model's operator`() throws {
        let text = try markdown(.recordOfProcessing, recipient("Example Models Ltd"), said: true)
        #expect(text.contains("Example Models Ltd"))
    }

    @Test func `only what the model serves is switched on`() {
        let table = FunctionTable.standard
        #expect(table.function("llm.draft")?.status == .off && table.function("llm.second-opinion")?.status == .off)
        let on = table.switchingOn(["llm.draft", "llm.summary", "triage.services", "prohibited.rank"])
        #expect(on.function("llm.draft")?.status == .built)
        #expect(on.function("llm.second-opinion")?.status == .off)
        #expect(on.function("llm.summary")?.status == .notBuilt)
        #expect(on.function("prohibited.rank")?.status == .prohibited)
    }
}
