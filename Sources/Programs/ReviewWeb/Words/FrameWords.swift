/// Words that many pages share.
extension Word {
    static let deskName = Word("Prüftisch", "Review desk")
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

    // Sign-in
    static let signIn = Word("Anmelden", "Sign in")
    static let signInNeeded = Word("Sie sind nicht angemeldet", "You are not signed in")
    static let signInHow = Word(
        "Der Prüftisch öffnet sich mit einem Einmal-Link. Sie bekommen ihn von der Person, die Postroom betreut. "
            + "Er gilt einmal und nur kurze Zeit.",
        "The review desk opens with a one-time link. You get it from the person who runs Postroom. It works once and "
            + "for a short time only.")
    static let signInCommand = Word(
        "Auf dem Rechner, auf dem Postroom läuft, erzeugt dieser Befehl einen neuen Link:",
        "On the machine that runs Postroom, this command makes a new link:")
    static let signInReady = Word("Ihr Einmal-Link ist bereit", "Your one-time link is ready")
    static let signInButtonHint = Word(
        "Mit dem Knopf melden Sie sich an. Danach gilt der Link nicht mehr.",
        "The button signs you in. After that, the link no longer works.")
    static let signInWrong = Word(
        "Dieser Einmal-Link gilt nicht oder nicht mehr. Lassen Sie sich einen neuen geben.",
        "This one-time link is not valid, or no longer. Ask for a new one.")
    static let signedOut = Word("Sie sind abgemeldet.", "You are signed out.")
}
