import PhraseMatching

/// Sentences that repeat something as the citizen's own: what they wrote, own, paid or where they live.
struct Attribution {
    private static let matcher: PhraseMatcher = {
        var matcher = PhraseMatcher()
        let phrases = """
            sie schreiben|sie schrieben|sie haben geschrieben|sie uns geschrieben|schreiben sie|sie nennen|sie nannten|sie erwähnen
            sie haben uns|sie uns|sie geben an|sie gaben an|nach ihren angaben|nach ihrer angabe|wie sie schreiben|ihrer angabe nach
            ihr schreiben|ihrem schreiben|ihres schreibens|ihre mail|ihrer mail|ihre nachricht|ihrer nachricht|ihre e mail|ihrer e mail
            ihre anfrage|ihrer anfrage|ihre zahlung|ihrer zahlung|ihre überweisung|ihrer überweisung|ihre rente|ihr einkommen|ihre miete
            ihren termin|ihr termin|ihrem termin|ihre anschrift|ihre adresse|ihrer adresse|ihrer anschrift|ihre wohnung|ihrer wohnung
            ihre nummer|ihrer nummer|ihre telefonnummer|ihrer telefonnummer|sie unter|ihr bescheid vom|ihren bescheid vom|bescheid vom
            ihrem bescheid vom|ihr antrag vom|ihren antrag vom|ihrem antrag vom|ihren brief|ihr brief|ihrem brief|ihr widerspruch vom
            ihren widerspruch vom|ihrem widerspruch vom|sie beziehen sich|sie berufen sich|sie haben bezahlt|sie haben gezahlt
            haben sie bezahlt|haben sie überwiesen|sie überwiesen|sie bezahlten|sie wohnen|ihr umzug|ihrem umzug|ihr einzug|ihrem einzug
            sie fragen|sie fragten|sie baten|sie bitten|ihre frage|ihrer frage|von ihnen|ihre forderung|mahnung vom|sie erhielten
            you write|you wrote|you say|you said|you mention|you mentioned|you told us|you tell us|you have told us|you gave|you give
            your letter|your e mail|your email|your message|your enquiry|your payment|your appointment|your address|your home|your number
            your phone|your telephone|your pension|your income|your rent|call you|ring you|phone you|reach you|you paid|you have paid
            you sent|you have sent|you live|you ask|you asked|your question|your application of|your application from|your claim of
            you received|you got|you refer|you state|you stated|your objection of|your move|your complaint of|letter dated|you quoted
            """
        for phrase in phrases.split(whereSeparator: { $0 == "|" || $0 == "\n" }) {
            _ = try? matcher.add(String(phrase))
        }
        return matcher
    }()

    /// Where such words begin, in order.
    private let places: [Int]

    init(_ draft: CheckedText) {
        places = Self.matcher.hits(in: draft.words).map { draft.words.source(of: $0.words).lowerBound }
    }

    func covers(_ sentence: Range<Int>) -> Bool {
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < sentence.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < places.count && places[low] < sentence.upperBound
    }
}
