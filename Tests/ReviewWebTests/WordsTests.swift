import Cases
import Enquiries
import Review
import Testing

@testable import ReviewWeb

/// That each word exists in both languages the compiler checks: `Word` cannot be written without one. Here is what it
/// cannot see.
@Suite struct WordsTests {
    private static let lists: [Word] =
        CaseState.allCases.map { Word($0) } + Urgency.allCases.map { Word($0) } + Flag.allCases.map { Word($0) }
        + Intent.allCases.map { Word($0) } + LifeEvent.allCases.map { Word($0) }
        + Verdict.Reason.allCases.map { Word($0) } + AIFunction.allCases.map { Word($0) }
        + Officer.Right.allCases.map { Word($0) }
        + QueueTab.allCases.flatMap { [Word.tab($0), Word.tabHint($0)] } + Done.What.allCases.map { Word.done($0) }
        + OfficerRole.allCases.map { Word.role($0) } + AccountNotice.allCases.map { Word.notice($0) }
        + PeopleNotice.allCases.map { Word.notice($0) }
        + OfficerPreferences.Theme.allCases.map { Word.theme($0) }
        + KeyTable.keys.map(\.does) + Word.months + Word.reviewSteps + Array(StageWords.events.values)

    @Test func `no word is empty`() {
        for word in Self.lists { #expect(!word.german.isEmpty && !word.english.isEmpty) }
    }

    @Test(arguments: [
        CaseState.allCases.map { Word($0) }, Flag.allCases.map { Word($0) }, Intent.allCases.map { Word($0) },
    ])
    func `two values never share a word`(words: [Word]) {
        for language in Language.allCases { #expect(Set(words.map { language($0) }).count == words.count) }
    }

    @Test(arguments: [
        ("de", Language.german), ("de-AT, en;q=0.8", .german), ("fr-FR, de;q=0.5", .german), ("fr", .english),
        ("", .english), ("en-GB,de", .english), (String(repeating: "x,", count: 10_000), .english),
    ])
    func `the browser's first known language counts`(field: String, language: Language) {
        #expect(Language(accepting: field) == language)
    }

    @Test func `dates are written out`() throws {
        let date = try #require(CalendarDate(year: 2026, month: 3, day: 1))
        #expect(Language.german(date) == "1. März 2026" && Language.english(date) == "1 March 2026")
    }

    @Test(arguments: [
        ("a person must deal with it", "Eine Person muss sich kümmern."),
        (
            "{{reference}} in \"fine\" could not be filled from the mail",
            "{{reference}} in „fine“ ließ sich nicht aus der Mail füllen."
        ),
        (
            "the citizen wrote in \"pl\", this draft is in \"de\"",
            "Die Mail ist in „pl“ geschrieben, dieser Entwurf in „de“."
        ),
        ("the person reads \"pl\", this draft is in \"de\"", "Die Person liest „pl“, dieser Entwurf ist in „de“."),
        (
            "the service is uncertain (41 %); check it first",
            "Die Zuständigkeit ist unsicher (41 %). Prüfen Sie sie zuerst."
        ),
        ("rejected: tone", "Verworfen: Der Ton passt nicht."),
        ("250 2.0.0 Ok: queued", "250 2.0.0 Ok: queued"),
    ])
    func `sentences of the stages are known in German, others stay as they are`(english: String, german: String) {
        #expect(StageWords.text(english, .german) == german && StageWords.text(english, .english) == english)
    }

    @Test func `every problem tells what happened and what next`() {
        let kinds: [Problem.Kind] = [
            .signInFirst, .foreignForm, .wrongSignIn, .tooManySignIns, .lacksRight(.approve), .notFound, .noSuchCase,
            .wrongMethod(allowed: []), .notAForm, .unreadableForm, .formTooLong, .addressTooLong, .headerTooLong,
            .missingField(.unit), .missingField(.service), .missingField(.reason), .missingField(.version),
            .changedMeanwhile(CaseID("c")),
            .storeCannotWrite, .storeFailed, .other(status: 500),
        ]
        let refusals: [ReviewRefusal] = [
            .lacksRight(.edit), .noDraft, .newerMail, .otherBytes(shown: "", now: ""), .previewTooOld, .openSlot("{{"),
            .emptyText, .noAddress, .cannotBeComposed("x"), .notPossible(.sent), .unknownService(ServiceID("x")),
            .sameService(ServiceID("x")), .notSorted, .noRecord(.draft), .approvalBroken,
        ]
        for words in (kinds + refusals.map(Problem.Kind.refused)).map(ProblemWords.init) {
            for word in [words.title, words.what, words.next] {
                #expect(!word.german.isEmpty && !word.english.isEmpty && word.german != word.english)
            }
        }
    }

    @Test func `durations and shares are rounded for people`() {
        #expect(Word.percent(0.985) == "99 %" && Word.percent(0) == "0 %")
        #expect(CaseView.weight(-1.25) == "−1.3" && CaseView.weight(0.04) == "+0.0")
    }
}
