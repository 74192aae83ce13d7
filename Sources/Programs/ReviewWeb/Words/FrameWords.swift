/// Words that many pages share.
extension Word {
    static let deskName = Word("Prüftisch", "Review desk")
    static let allCommands = Word("Befehle dieser Seite", "Commands of this page")
    static let skip = Word("Zum Inhalt springen", "Skip to content")
    static let queue = Word("Eingang", "Queue")
    static let help = Word("Hilfe", "Help")
    static let mainNavigation = Word("Hauptbereiche", "Main areas")
    static let signedInAs = Word("Angemeldet:", "Signed in:")
    static let signOut = Word("Abmelden", "Sign out")
    static let otherLanguage = Word("English", "Deutsch")
    static let switchLanguage = Word("Seiten auf Englisch zeigen", "Show pages in German")
    static let aiDraft = Word("KI-Entwurf", "AI draft")
    static let backToList = Word("Zurück zur Liste", "Back to the list")
    static let backToCase = Word("Zurück zum Fall", "Back to the case")
    static let none = Word("keine", "none")
    static let yes = Word("ja", "yes")
    static let no = Word("nein", "no")
    static let note = Word("Notiz", "Note")
    static let noteHint = Word("Bleibt im Haus und im Protokoll.", "Stays in the house and in the record.")
    static let notice = Word("Hinweis", "Notice")
    static let doneNotice = Word("Erledigt", "Done")
    static let warning = Word("Achtung", "Warning")
    static let footer = Word(
        "Kein Brief geht hinaus, den nicht eine Person genau so freigegeben hat.",
        "No reply leaves the house unless a person has released exactly these bytes.")

    static let newMail = Word("Neue Mail ist da.", "New mail has come.")
    static let changedByOther = Word(
        "Dieser Fall wurde inzwischen geändert.", "This case was changed meanwhile.")
    static let loadAgain = Word("Neu laden", "Load again")

    static let months = [
        Word("Januar", "January"), Word("Februar", "February"), Word("März", "March"), Word("April", "April"),
        Word("Mai", "May"), Word("Juni", "June"), Word("Juli", "July"), Word("August", "August"),
        Word("September", "September"), Word("Oktober", "October"), Word("November", "November"),
        Word("Dezember", "December"),
    ]
}
