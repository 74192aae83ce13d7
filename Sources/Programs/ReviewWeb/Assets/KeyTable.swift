import Enquiries

/// The keys of the desk, once: the buttons, the script and the help page are all made from this list.
///
/// A key presses a button or follows a link that is on the page anyway and names it in `data-key`; there is nothing that
/// a key alone can do. Single letters work only while no field has the focus, can be changed and switched off by each
/// person (WCAG 2.1.4), and match the character that is typed, whatever the keyboard's layout. Releasing a reply takes
/// Ctrl+Enter, never a bare letter.
struct KeyTable: Sendable {
    /// What a key does; the raw values are stored in people's preferences.
    enum ID: String, Sendable, CaseIterable {
        case nextLine = "next-line"
        case previousLine = "previous-line"
        case openCase = "open-case"
        case nextCase = "next-case"
        case previousCase = "previous-case"
        case choose
        case chooseNext = "choose-next"
        case choosePrevious = "choose-previous"
        case claimChosen = "claim-chosen"
        case discardChosen = "discard-chosen"
        case list, claim, edit, reject, service, reasons, diff, undo, template, discard
        case nextMark = "next-mark"
        case previousMark = "previous-mark"
        case second, snooze, close, reopen
        case handOver = "hand-over"
        case split, merge, similar, labels
        case suggested, approve, save, palette, queue, decisions, outbox, sent, log, measures, search, help, leave
    }

    struct Key: Sendable {
        let id: ID
        /// As `data-key` names it where nobody has changed it.
        let key: String
        let does: Word
        /// Where it works: `list`, `case`, `edit`, or everywhere with `page`.
        let place: String

        init(_ id: ID, _ key: String, _ place: String, _ german: String, _ english: String) {
            (self.id, self.key, self.place, does) = (id, key, place, Word(german, english))
        }
    }

    static let keys: [Key] = [
        Key(.nextLine, "j", "list", "nächste Zeile", "next line"),
        Key(.previousLine, "k", "list", "vorige Zeile", "previous line"),
        Key(.openCase, "Enter", "list", "Fall öffnen", "open the case"),
        Key(.choose, "x", "list", "Zeile auswählen oder abwählen", "choose the line, or not"),
        Key(.chooseNext, "J", "list", "auswählen, weiter zur nächsten Zeile", "choose, and on to the next line"),
        Key(.choosePrevious, "K", "list", "auswählen, weiter zur vorigen Zeile", "choose, and on to the previous line"),
        Key(.claimChosen, "c", "list", "ausgewählte Fälle übernehmen", "claim the chosen cases"),
        Key(
            .discardChosen, "!", "list", "ausgewählte Fälle als Spam oder Phishing schließen",
            "close the chosen cases as spam or phishing"),
        Key(.nextCase, "j", "case", "nächster Fall", "next case"),
        Key(.previousCase, "k", "case", "voriger Fall", "previous case"),
        Key(.list, "u", "case", "zurück zur Liste", "back to the list"),
        Key(.claim, "c", "case", "übernehmen oder freigeben", "claim or give back"),
        Key(.approve, "Ctrl+Enter", "case", "freigeben und senden", "approve and send"),
        Key(.undo, "z", "case", "Freigabe zurückholen", "take the approval back"),
        Key(.edit, "e", "case", "Antwort bearbeiten oder schreiben", "edit or write the reply"),
        Key(.reject, "r", "case", "Entwurf verwerfen, selbst schreiben", "reject the draft, write your own"),
        Key(.suggested, "1", "case", "vorgeschlagene Stelle 1 bis 9 wählen", "choose suggested service 1 to 9"),
        Key(.service, "l", "case", "Stelle berichtigen", "correct the service"),
        Key(.labels, "i", "case", "Anliegen und Merkmale berichtigen", "correct intent and flags"),
        Key(.nextMark, "n", "case", "nächste markierte Angabe", "next marked claim"),
        Key(.previousMark, "p", "case", "vorige markierte Angabe", "previous marked claim"),
        Key(.diff, "d", "case", "Änderungen am Entwurf", "changes to the draft"),
        Key(.reasons, "h", "case", "Quellen und Gründe", "sources and reasons"),
        Key(.template, "t", "case", "freigegebene Antworten verwenden", "use the approved answers"),
        Key(.second, "f", "case", "zweite Person hinzuziehen", "ask for a second person"),
        Key(.handOver, "v", "case", "weitergeben", "hand over"),
        Key(.close, "y", "case", "ohne Antwort schließen", "close without a reply"),
        Key(.snooze, "b", "case", "zurückstellen", "put off"),
        Key(.split, "s", "case", "ein Anliegen abtrennen", "split a matter off"),
        Key(.merge, "m", "case", "mit anderem Fall verbinden", "merge with another case"),
        Key(.similar, "a", "case", "ähnliche Fälle", "similar cases"),
        Key(.discard, "!", "case", "als Spam oder Phishing schließen", "close as spam or phishing"),
        Key(.reopen, "o", "case", "wieder öffnen", "reopen"),
        Key(.save, "Ctrl+S", "edit", "speichern", "save"),
        Key(.palette, "Ctrl+K", "page", "alle Befehle dieser Seite", "all commands of this page"),
        Key(.queue, "g q", "page", "zum Eingang", "go to the queue"),
        Key(.decisions, "g d", "page", "zu den offenen Entscheidungen", "go to what needs a decision"),
        Key(.outbox, "g o", "page", "zum Postausgang", "go to the outbox"),
        Key(.sent, "g s", "page", "zur Suche", "go to search"),
        Key(.log, "g a", "page", "zum KI-Protokoll", "go to the AI log"),
        Key(.measures, "g m", "page", "zu den Messwerten", "go to the measures"),
        Key(.search, "/", "page", "suchen", "search"),
        Key(.help, "?", "page", "diese Hilfe", "this help"),
        Key(.leave, "Esc", "page", "Feld verlassen", "leave the field"),
    ]

    private static let usual = Dictionary(uniqueKeysWithValues: keys.map { ($0.id, $0.key) })

    /// The key for an action: the person's own, else the usual one.
    ///
    /// - Parameter own: Keys by ``ID``.
    static func key(_ id: ID, own: [String: String] = [:]) -> String { own[id.rawValue] ?? usual[id] ?? "" }
}
