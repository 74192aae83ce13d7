import Drafting
import Enquiries
import Sample
import Testing

struct AnswerCatalogueTests {
    private static let day = CalendarDate(daysSince1970: 20_778)
    private static let hard = String(
        repeating: "Verwaltungsverfahrensrechtliche Angelegenheiten bedürfen ausführlicher schriftlicher Begründungen ",
        count: 8)

    @Test(
        "answers that somebody should look at are named with what is wrong",
        arguments: [
            (Sample.answer("a", service: "waste", text: "Short."), []),
            (
                Sample.answer("a", service: "waste", text: "Short.", validTo: "2026-02-01"),
                [.over(since: CalendarDate(year: 2026, month: 2, day: 1) ?? day)]
            ),
            (Sample.answer("a", service: "waste", kind: .case, keywords: ["x"], text: "Short."), [.withoutQuestions]),
            (
                Sample.answer("a", service: "waste", text: "Short.", validFrom: "2027-01-01"),
                [.notYet(from: CalendarDate(year: 2027, month: 1, day: 1) ?? day)]
            ),
        ] as [(Answer, [AnswerCatalogue.Concern])])
    func concerns(answer: Answer, concerns: [AnswerCatalogue.Concern]) {
        #expect(AnswerCatalogue([answer], on: Self.day, used: nil).rows.map(\.concerns) == [concerns])
    }

    @Test func `a text that is hard to read is named with its score`() {
        let answer = Sample.answer("a", service: "waste", language: "de", text: Self.hard + ".")
        let concerns = AnswerCatalogue([answer], on: Self.day, used: nil).rows[0].concerns
        #expect(concerns.contains { if case .hardToRead(.score) = $0 { true } else { false } })
    }

    @Test(arguments: [(["a"], false), (["b"], true), ([], true)] as [(Set<String>, Bool)])
    func `an answer that no draft was made from is named where somebody looked`(used: Set<String>, named: Bool) {
        let answer = Sample.answer("a", service: "waste", text: "Short.")
        let rows = AnswerCatalogue([answer], on: Self.day, used: used).rows
        #expect(rows[0].concerns.contains(.neverUsed) == named)
    }
}
