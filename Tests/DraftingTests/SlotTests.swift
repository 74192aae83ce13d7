import Drafting
import Enquiries
import Sample
import Testing

struct SlotTests {
    private func draft(_ mail: String, slot: String, language: String = "en") throws -> Draft {
        let answers = [Sample.answer("waste.a", service: "waste", language: language, text: "About {{\(slot)}}.")]
        let desk = DraftingDesk(
            desk: Sample.desk(answers: answers), answersVersion: "a", surroundings: Sample.surroundings())
        let file = Sample.file(.triaged, mail: Sample.enquiry(mail), decision: Sample.decision(language: language))
        guard case .written(let draft) = desk.attempt(file).value else { throw Missing() }
        return draft
    }

    private struct Missing: Error {}

    @Test(arguments: [
        ("Az. 32-4/77", "file-number", "32-4/77"), ("Kassenzeichen: 5.0101.2", "payment-reference", "5.0101.2"),
        ("my car TJ19KVO", "registration-mark", "TJ19 KVO"),
        ("TJ19 KVO or tj19kvo, TJ19KVO", "registration-mark", "TJ19 KVO"),
        ("MORGA657054SM9IJ", "driver-number", "MORGA657054SM9IJ"), ("TJ19 KVO, Az. 32-4/77", "reference", "32-4/77"),
        ("nothing", "received", "21 November 2026"),
    ])
    func `a typed fact fills its slot`(mail: String, slot: String, value: String) throws {
        let draft = try draft(mail, slot: slot)
        #expect(draft.text.contains("About \(value).") && draft.gaps.isEmpty)
    }

    @Test(arguments: [
        ("nothing", "file-number", MissingSlot.Reason.notFound),
        ("Az. 1234, Az. 5678", "file-number", .ambiguous(["1234", "5678"])),
        ("MORGA637054SM9IJ", "driver-number", .brokenCheckRule("MORGA637054SM9IJ")),
        ("TJ19 KVO", "driver-number", .notFound),
    ])
    func `what is missing or ambiguous stays visible and is told as data`(
        mail: String, slot: String, why: MissingSlot.Reason
    ) throws {
        let draft = try draft(mail, slot: slot)
        #expect(
            draft.text.contains("[[add the ")
                && draft.gaps.map(\.slot) == [MissingSlot(slot: slot, answer: "waste.a", why: why)])
    }

    @Test func `an open slot speaks the language of the draft`() throws {
        #expect(try draft("x", slot: "file-number", language: "de").text.contains("[[Aktenzeichen ergänzen]]"))
    }
}
