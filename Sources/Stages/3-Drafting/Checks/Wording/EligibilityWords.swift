import Enquiries
import PhraseMatching

/// Statements that somebody has a right to something, or has none. Which is so, a decision settles and no mail.
struct EligibilityWords: Sendable {
    /// Main clauses: said even where a condition stands in another clause.
    private let said = PatternSet([
        "sie haben <5> anspruch", "haben sie <5> anspruch", "haben <6> anspruch", "hat ihr|ihre <4> anspruch",
        "ihnen steht|stehen <6> zu", "steht|stehen ihnen <7> zu", "ihnen <5> zusteht|zustehen",
        "steht|stehen <6> ihnen <4> zu",
        "sie sind <4> berechtigt|anspruchsberechtigt|bezugsberechtigt|antragsberechtigt|leistungsberechtigt",
        "sind sie <4> berechtigt|anspruchsberechtigt|bezugsberechtigt|antragsberechtigt|leistungsberechtigt",
        "sie erfuellen <5> voraussetzungen|bedingungen", "erfuellen sie <5> voraussetzungen|bedingungen",
        "ihr|ihren|ihrem anspruch <4> besteht|erlischt|entfaellt|ruht|begruendet|bestaetigt", "besteht <4> anspruch",
        "sie qualifizieren sich", "sie sind <4> von der|den gebuehr*|kosten|steuer|pflicht <1> befreit",
        "sie <5> anspruch haben",
        "sie <4> berechtigt sind", "sie <5> voraussetzungen erfuellen", "sie <2> anspruchsberechtigt sind",
        "you <2> qualify|qualifies", "you <1> do not|dont qualify", "you are|re <3> entitled",
        "youre|arent <2> entitled|eligible",
        "you are <3> eligible", "you will be <2> entitled|eligible", "you were <2> entitled|eligible",
        "you have <3> entitlement", "you have <1> no right to", "your entitlement is|has|will|was",
        "you <3> meet <4> requirements|conditions|criteria",
        "you fulfil <3> requirements|conditions|criteria", "entitles you to", "you are exempt",
        "you are <2> ineligible|disqualified",
        "you do not <1> meet <4> requirements|conditions|criteria", "your claim is|was <2> valid|justified|unfounded",
    ])

    func findings(_ draft: CheckedText) -> [Finding] {
        let ranges = said.matches(in: draft).compactMap { match -> Range<Int>? in
            let clause = Clause(draft, match.words)
            guard !clause.isQuestion, !clause.hasBefore(Clause.conditions), !clause.hasWithin(Clause.hedges),
                !clause.hasWithin(Clause.conditions)
            else { return nil }
            return draft.words.source(of: match.words)
        }
        return WordingPatterns.joined(.eligibility, ranges, draft)
    }
}
