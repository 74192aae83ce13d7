import Enquiries
import Review
import Sample
import Testing
import Transparency

/// Marks of a reply whose draft a language model wrote.
struct ModelDraftTests {
    private static let key = CaseKey([UInt8](repeating: 9, count: 32))
    private let desk = ReviewDesk(
        desk: Sample.desk(), oversight: .init(trainingRequired: false), surroundings: Sample.surroundings())

    private var file: CaseFile {
        var draft = Sample.draft("Hello Ann Lee,\n\nBulky waste.")
        draft.sentences = [.init(text: "Bulky waste.", paragraph: 1, answers: ["waste.bulky"])]
        draft.model = "small-1"
        draft.blocks = .init(text: "Hello Ann Lee,\n\nApproved.", paragraphs: [], gaps: [])
        return Sample.file(.drafted, decision: Sample.decision(), draft: draft)
    }

    private func message(_ file: CaseFile) throws -> String {
        String(
            decoding: try desk.composer.preview(
                try #require(file.draft), of: file, key: Self.key, composedAt: Sample.start
            ).bytes, as: UTF8.self)
    }

    private func edited(_ text: String) throws -> Recorded<ReviewDesk.Outcome> {
        try desk.decide(
            .edit(subject: "Re: Bin", text: text), on: file, by: Sample.officer, key: Self.key, findings: [])
    }

    @Test(
        arguments: [
            (nil, true, Authorship.software), ("Hello Ann Lee,\n\nBulky waste. And more.", true, .softwareThenOfficer),
            // All sentences rewritten: the mark stays all the same.
            ("Hello Ann Lee,\n\nMine.", true, .softwareThenOfficer),
            ("Hello Ann Lee,\n\nApproved.", false, .software),
            ("Hello Ann Lee,\r\n\r\nApproved.\r\n", false, .software),
        ] as [(String?, Bool, Authorship)])
    func `the reply names the model until the approved answers are put back`(
        text: String?, isNamed: Bool, authorship: Authorship
    ) throws {
        let file = try text.map { try edited($0).value.file } ?? file
        #expect(try message(file).contains("small-1") == isNamed)
        #expect(try message(file).contains("mode=ai-originated"))
        #expect(file.draft?.authorship == authorship)
    }

    @Test(arguments: [("Hello Ann Lee,\n\nApproved.", true), ("Hello.", false)])
    func `the record tells the return to approved answers from another edit`(text: String, isReturn: Bool) throws {
        #expect((try edited(text).record.disclosed["text"] == "approved-answers") == isReturn)
    }
}
