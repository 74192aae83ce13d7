import Measuring

/// Words of the measures.
extension Word {
    static let measuresPeriod = Word("Zeitraum", "Period")
    static let measuresVolume = Word("Neue Fälle", "New cases")
    static let measuresBacklog = Word("Offene Fälle und Fristen", "Open cases and deadlines")
    static let measuresWaiting = Word("Wartezeit auf eine Antwort", "Waiting time for a reply")
    static let measuresReview = Word("Umgang mit Entwürfen", "What became of drafts")
    static let measuresSeeded = Word("Gefundene Prüffehler", "Seeded errors found")
    static let measuresStops = Word(
        "Die KI ist hier ganz oder zum Teil angehalten. Das verändert die Zahlen.",
        "AI is stopped here, wholly or in part. This changes the figures.")
    static let measuresPrivacy = Word(
        "Zahlen über die Prüfung gelten für alle zusammen. Sie erscheinen erst ab 5 Fällen und 5 Personen; sonst steht "
            + "hier „zu wenige“. Wo sich ein Teil aus dem Rest errechnen ließe, fehlt ein weiterer. Gelöschte Fälle "
            + "zählen nicht.",
        "Figures about reviewing are about everybody together. They are shown from 5 cases and 5 people on; otherwise "
            + "the cell says “too few”. Where a part could be computed from the rest, another part is missing too. "
            + "Erased cases do not count.")
    static let until = Word("bis", "to")
    static let asTable = Word("Als Tabelle", "As a table")
    static let day = Word("Tag", "Day")
    static let casesCount = Word("Fälle", "Cases")
    static let replies = Word("Antworten", "Replies")
    static let waitingMedian = Word("Die Hälfte wartete höchstens (Tage)", "Half waited at most (days)")
    static let waitingLong = Word("9 von 10 warteten höchstens (Tage)", "9 of 10 waited at most (days)")
    static let waitingHint = Word(
        "Vom Eingang der ersten unbeantworteten Mail bis zum Absenden, an jedem Tag der Woche.",
        "From the receipt of the first unanswered mail until the reply left, every day of the week counted.")
    static let reviewHint = Word(
        "Geändert: Anteil der Wörter, in denen sich der gesendete Text vom ersten Entwurf unterscheidet. Ein hoher Anteil "
            + "unverändert freigegebener Entwürfe ist kein Lob: Er kann heißen, dass niemand mehr liest.",
        "Changed: the share of words in which the sent text differs from the first draft. A high share of unchanged "
            + "drafts is no praise: it may mean that nobody reads them any more.")
    static let decisions = Word("Entscheidungen", "Decisions")
    static let unedited = Word("Unverändert freigegeben", "Approved unchanged")
    static let editedDrafts = Word("Geändert freigegeben", "Approved after changes")
    static let ownReplies = Word("Selbst geschrieben", "Own reply")
    static let rejectedDrafts = Word("Verworfen", "Rejected")
    static let uneditedShare = Word("Anteil unverändert", "Share unchanged")
    static let medianDwell = Word("Median bis zur Freigabe (s)", "Median until approval (s)")
    static let medianChange = Word("Geändert, Median", "Changed, median")
    static let longChange = Word("Geändert, 9 von 10 höchstens", "Changed, 9 of 10 at most")
    static let tooFew = Word("zu wenige", "too few")
    static let notSortedYet = Word("noch nicht zugeordnet", "not sorted yet")
    static let all = Word("Alle", "All")
    static let byService = Word("nach Stelle", "by service")
    static let byLanguage = Word("nach Sprache", "by language")

    static let seededHint = Word(
        "Prüffälle haben einen absichtlich falschen Entwurf. Gefunden ist der Fehler, wenn jemand den Entwurf verworfen "
            + "oder berichtigt hat. In den anderen Zahlen dieser Seite sind Prüffälle nicht enthalten.",
        "Check cases have a draft that is wrong on purpose. An error is caught where somebody rejected the draft or "
            + "put it right. No other figure of this page counts check cases.")
    static let seededShown = Word("Beurteilte Prüffälle", "Check cases judged")
    static let seededCaught = Word("Fehler gefunden", "Errors caught")
    static let seededShare = Word("Anteil gefunden", "Share caught")

    static func lastDays(_ days: Int) -> Word { Word("Letzte \(days) Tage", "Last \(days) days") }

    static func volumeText(_ all: Int, _ most: Int) -> Word {
        Word("\(all) Fälle im Zeitraum, höchstens \(most) an einem Tag.", "\(all) cases in all, \(most) a day at most.")
    }

    static func backlogText(_ cases: Int, _ oldestDays: Int?) -> Word {
        guard let oldestDays else { return Word("Es ist nichts offen.", "Nothing is open.") }
        return Word(
            "\(cases) Fälle sind offen. Der älteste kam vor \(oldestDays) Tagen.",
            "\(cases) cases are open. The oldest came \(oldestDays) days ago.")
    }

    init(_ due: DeskMeasures.Backlog.Due) {
        switch due {
        case .overdue: self.init("überfällig", "overdue")
        case .soon: self.init("heute oder in 3 Tagen", "today or within 3 days")
        case .later: self.init("in 4 bis 14 Tagen", "in 4 to 14 days")
        case .far: self.init("später", "later")
        case .none: self.init("ohne Frist", "without a date")
        }
    }
}
