import PhraseMatching

/// Sentences that state nothing: thanks, sympathy, a transition. They need no answer that bears them out.
///
/// A sentence is one only where each of its words is in this list, so that nothing can be stated in the shade of a courtesy.
/// What could turn into a statement (not, must, pay, free, always) is not in it. The other checks read such sentences too.
enum CourtesyWords {
    /// A longer sentence says something.
    static let mostWords = 20

    static func isCourtesy(_ sentence: String) -> Bool {
        let folded = FoldedText(sentence)
        guard folded.wordCount > 0, folded.wordCount <= mostWords else { return false }
        let words = (0..<folded.wordCount).map { folded.word(at: $0) }
        return [german, english].contains { list in words.allSatisfy { list.contains($0) } }
    }

    private static let german = list(
        """
        aerger alles anfrage anliegen antworten auf aufregend aufwand beantworten bedauern bedeutet beileid
        belastend bitten dafuer dank danke danken das dass dazu der die diese dieser dieses e ein eine einen einer
        entschuldigen entschuldigung erleben es fall folgende folgenden frage fragen fuer geduld gerade gern gerne
        geschrieben gut gute haben herzliches hier hoffen ich ihnen ihr ihre ihrem ihren ihrer im in informationen
        ist koennen kommen kurz lage leid mail mit moechten moment muehe nachricht nachvollziehen nun schade
        schreiben schwer schwierig schwierige schwierigen sehr sich sie sind situation sorge sorgen sorgt tut
        uebersicht um unannehmlichkeiten und uns verdruss verlust verstaendlich verstaendnis verstehen viel vielen
        weiter wie wir wird zeit zu zusammen
        """)
    private static let english = list(
        """
        a about all and answer apologies apologise appreciate are asking be below bereavement best contacting
        difficult distressing e enquiry following for from frustrating gladly happy hard have hear here hope how i
        in inconvenience information is it loss mail message our patience question questions situation so sorry
        stressful sympathise thank thanks that the this time to today trouble understand understandable upsetting us
        very we what with worried worry worrying writing you your
        """)

    private static func list(_ text: String) -> Set<String> {
        Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
    }
}
