import Enquiries
import Extraction
import PhraseMatching

/// Promises of a decision, a payment or a date.
struct PromiseWords: Sendable {
    /// A promise whatever follows.
    private let firm = PatternSet([
        "wir garantieren", "garantieren wir", "garantiert <6> erhalten|bekommen",
        "erhalten|bekommen sie <4> garantiert", "wir versprechen", "versprechen wir",
        "wir sichern <6> zu", "sichern wir <6> zu", "wir sagen ihnen <6> zu", "wir versichern ihnen", "auf jeden fall",
        "wir werden <8> bewilligen|genehmigen|ablehnen|stattgeben|erlassen|erteilen|anerkennen",
        "wird <6> bewilligt|genehmigt werden",
        "koennen sie sich darauf verlassen", "ihr antrag wird <4> erfolgreich",
        "mit sicherheit <4> bewilligt|genehmigt|erhalten|bekommen",
        "sie werden <6> bewilligung|genehmigung|zusage <3> erhalten|bekommen", "sie brauchen sich keine sorgen",
        "we guarantee", "we can guarantee", "is|are guaranteed", "we promise", "we assure you",
        "we will <3> approve|grant|refuse|reject|cancel|waive|accept",
        "will <2> be approved|granted|refused|rejected|waived|successful", "you can be sure", "you can rely on",
        "we commit to", "rest assured",
        "you will definitely|certainly", "without fail", "we give you our word",
    ])
    /// A promise where a day or a period follows in the sentence.
    private let dated = PatternSet([
        "wir entscheiden", "entscheiden wir",
        "wir werden <10> entscheiden|bearbeiten|antworten|melden|zahlen|auszahlen|ueberweisen|zusenden|schicken",
        "sie erhalten|bekommen", "erhalten|bekommen sie", "sie werden <10> erhalten|bekommen|haben", "wir melden uns",
        "melden wir uns",
        "wir antworten", "antworten wir", "wir ueberweisen|erstatten|zahlen", "ueberweisen|erstatten|zahlen wir",
        "wir schicken|senden ihnen",
        "schicken|senden wir ihnen", "ist <6> fertig", "liegt <6> bereit|vor",
        "wird <8> entschieden|ausgezahlt|ueberwiesen|erstattet|bearbeitet|abgeschlossen|zugestellt|geliefert|repariert|erledigt|geleert",
        "wir reparieren|erledigen|leeren|holen", "reparieren|erledigen|leeren wir",
        "haben sie <8> in den haenden|in der hand",
        "we will|ll <2> decide|reply|answer|respond|send|pay|refund|issue|write|contact|call|finish|deal|process|post|let|repair|complete|collect|deliver|close|settle",
        "you will|ll <2> receive|get|have|hear", "you should|shall <1> receive|get|have|hear",
        "will <2> be decided|paid|refunded|issued|sent|processed|ready|completed|repaired|finished|delivered|settled|with",
        "we decide", "well <1> reply|answer|decide|send|pay|refund|call", "youll <1> receive|get|have|hear",
    ])
    private let times = PatternSet([
        "bis|zum|am|spaetestens|ab|naechsten|kommenden <3> montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag",
        "morgen <1> frueh|vormittag|nachmittag", "bis morgen",
        "naechste|naechster|kommende|kommender|diese|dieser woche", "naechsten|kommenden|diesen monat|monats",
        "ende|mitte|anfang <2> woche|monats|januar|februar|maerz|april|mai|juni|juli|august|september|oktober|november|dezember|jahres",
        "bis wochenende", "monatsende|jahresende|wochenende", "bis heute|uebermorgen", "noch heute",
        "by|before|on|until|this|next <2> monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|noon|christmas|easter",
        "by tomorrow", "next week|month", "this week|month|afternoon|evening",
        "end of the|this|next|january|february|march|april|may|june|july|august|september|october|november|december",
        "by then", "today", "by the end", "close of business",
    ])
    /// Periods count only where they are a limit: "within two weeks", "innerhalb von zwei Wochen", "in zehn Tagen".
    private let limits = PatternSet([
        "innerhalb", "binnen", "within", "in spaetestens", "nach spaetestens", "in", "spaetestens",
    ])
    private static let hedges: Set<String> = [
        "meist", "meistens", "etwa", "ungefaehr", "ca", "rund", "regel", "normalerweise", "voraussichtlich", "oft",
        "moeglichst",
        "usually", "normally", "about", "around", "approximately", "generally", "often", "roughly", "expect",
        "typically", "mostly",
    ]

    func findings(_ draft: CheckedText, _ sources: DraftSources) -> [Finding] {
        var ranges = firm.matches(in: draft).compactMap { range($0, draft) }
        let times = times.matches(in: draft).map { draft.words.source(of: $0.words) }
        let limits = limits.matches(in: draft).map { draft.words.source(of: $0.words) }
        let approved = Set(
            KnownSentences.masked(draft).filter { sources.sentences.holds($0) }.compactMap {
                $0.parts.first?.range.lowerBound
            })
        for match in dated.matches(in: draft) {
            guard let words = range(match, draft) else { continue }
            let clause = Clause(draft, match.words)
            let sentence = draft.sentence(around: words)
            let isDated =
                draft.dates.contains {
                    sentence.contains($0.range.lowerBound) && $0.range.lowerBound > words.lowerBound
                }
                || times.contains { sentence.contains($0.lowerBound) && $0.upperBound > words.lowerBound }
            let isLimited = draft.facts.contains { fact in
                fact.kind == .period && sentence.contains(fact.range.lowerBound)
                    && limits.contains {
                        $0.upperBound <= fact.range.lowerBound && fact.range.lowerBound - $0.upperBound <= 24
                    }
            }
            guard isDated || isLimited, !clause.sentenceHas(Self.hedges) else { continue }
            // An approved answer may state how long a matter takes; nobody approved it for a day.
            if !times.contains(where: { sentence.contains($0.lowerBound) }), approved.contains(where: sentence.contains)
            {
                continue
            }
            ranges.append(words)
        }
        return WordingPatterns.joined(.promise, ranges, draft)
    }

    private func range(_ match: PatternSet.Match, _ draft: CheckedText) -> Range<Int>? {
        let clause = Clause(draft, match.words)
        guard !clause.isQuestion, !clause.hasBefore(Clause.conditions), !clause.hasWithin(Clause.conditions) else {
            return nil
        }
        return draft.words.source(of: match.words)
    }
}
