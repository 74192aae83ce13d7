import PhraseMatching

/// Whether a citizen asks for simple language or says that reading is hard. Nothing is guessed from how somebody writes.
enum PlainLanguage {
    static func isWished(in text: String) -> Bool { !matcher.hits(in: FoldedText(text)).isEmpty }

    private static let matcher: PhraseMatcher = {
        var matcher = PhraseMatcher()
        for phrase in [
            "einfache* sprache", "leichte* sprache", "einfache* worte*", "einfachen satzen", "einfache* saetze*",
            "einfach schreiben", "einfach erklaeren", "einfach erklaert", "nicht gut deutsch", "nicht so gut deutsch",
            "schlecht deutsch", "wenig deutsch", "deutsch ist nicht gut", "deutsch ist schlecht", "kein gutes deutsch",
            "lerne deutsch", "lerne noch deutsch", "kann nicht gut lesen", "kann schlecht lesen", "nicht gut lesen",
            "amtsdeutsch", "verstehe die briefe nicht", "verstehe den brief nicht", "brief nicht verstanden",
            "briefe nicht verstanden",
        ] {
            // Only words stand above, so adding them cannot fail.
            _ = try? matcher.add(phrase)
        }
        return matcher
    }()
}
