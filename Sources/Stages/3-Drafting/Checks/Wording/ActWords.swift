import Enquiries
import PhraseMatching

/// Wording of an administrative act or of instructions on appeal. An e-mail of this software is neither (§§ 35, 37 VwVfG).
struct ActWords: Sendable {
    private static let verbs =
        "bewilligt|abgelehnt|genehmigt|erteilt|festgesetzt|widerrufen|aufgehoben|zurueckgewiesen|stattgegeben|untersagt|"
        + "gestattet|zurueckgenommen|versagt|entzogen|erlassen|gestundet|gewaehrt|angeordnet|entsprochen|abgeholfen|verfuegt"
    private static let englishVerbs =
        "refused|approved|granted|rejected|declined|revoked|dismissed|upheld|allowed|denied|withdrawn|suspended|accepted"

    private let acts = PatternSet([
        "hiermit <10> \(verbs)",
        "hiermit <4> bewilligen|genehmigen|erteilen|setzen|untersagen|ordnen|lehnen|widerrufen|verfuegen wir",
        "ergeht <4> bescheid", "folgender|folgenden bescheid", "rechtsbehelfsbelehrung", "rechtsmittelbelehrung",
        "gegen diesen|diese|den bescheid|entscheidung|verfuegung <8> widerspruch|klage",
        "widerspruch <8> innerhalb|binnen <4> monats|monat|wochen", "innerhalb|binnen <3> monats <6> widerspruch",
        "kann <6> widerspruch|klage <4> erhoben|eingelegt", "widerspruch|klage kann <8> erhoben|eingelegt",
        "klage <6> verwaltungsgericht|sozialgericht",
        "ihr|ihrem|ihren|ihre antrag|widerspruch|einspruch|gesuch <6> \(verbs)",
        "dem antrag <4> stattgegeben|entsprochen",
        "wir|ich bewilligen|bewillige|genehmigen|genehmige|untersagen|widerrufen", "lehnen wir <6> ab",
        "wir lehnen <8> ab", "wir|ich setzen|setze <8> fest", "setzen wir <8> fest",
        "wir erteilen|gewaehren|erlassen|stunden ihnen",
        "bewilligen|genehmigen|erteilen|gewaehren wir ihnen", "sofortige vollziehung", "wird <5> zwangsgeld",
        "wir ordnen <8> an",
        "ihre|ihr <2> genehmigung|erlaubnis|bewilligung|fahrerlaubnis|aufenthaltserlaubnis <3> \(verbs)",
        "ist <3> bestandskraeftig",
        "die gebuehr <2> wird <4> festgesetzt", "wird ihnen <6> \(verbs)", "ihnen wird <6> \(verbs)",
        "hereby <8> \(englishVerbs)|refuse|approve|grant|reject|revoke|order|determine",
        "your application|claim|request|appeal|objection|complaint <1> has|have|is|was|were <3> \(englishVerbs)|successful|unsuccessful",
        "we have|ve <2> decided <3> to|that",
        "we have|had <2> refused|approved|granted|rejected|revoked|declined|upheld|dismissed",
        "we <1> refuse|grant|approve|reject|revoke|decline|uphold|dismiss <1> your", "notice of decision",
        "right of appeal", "right to appeal", "appeal <4> against this|the decision",
        "against this|our decision <6> appeal|object",
        "appeal|objection <4> within <4> of this|the decision|notice|letter", "this|our decision is final",
        "your <1> licence|permit|entitlement|registration <1> is|has|was <3> \(englishVerbs)",
        "you are <1> ordered|required to pay <6> penalty", "we <1> impose",
        "this letter|mail|email|reply is a|our|the|your <1> decision",
        "objection <6> within one|a month",
    ])

    func findings(_ draft: CheckedText) -> [Finding] {
        let ranges = acts.matches(in: draft).compactMap { match -> Range<Int>? in
            let clause = Clause(draft, match.words)
            guard !clause.isQuestion, !clause.hasBefore(Clause.conditions), !clause.hasWithin(Clause.conditions) else {
                return nil
            }
            return draft.words.source(of: match.words)
        }
        return WordingPatterns.joined(.act, ranges, draft)
    }
}
