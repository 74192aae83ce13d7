extension Word {
    static let signIn = Word("Anmelden", "Sign in")
    static let signInNeeded = Word("Sie sind nicht angemeldet", "You are not signed in")
    static let signInFirstTime = Word(
        "Zum ersten Mal hier, oder Passwort vergessen?", "First time here, or password lost?")
    static let signInHow = Word(
        "Dann öffnet ein Einmal-Link den Prüftisch. Sie bekommen ihn von der Person, die Postroom betreut. "
            + "Er gilt einmal und nur kurze Zeit. Danach können Sie unter „Mein Konto“ ein Passwort festlegen.",
        "Then a one-time link opens the review desk. You get it from the person who runs Postroom. It works once and "
            + "for a short time only. After that you can set a password under “My account”.")
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
    static let signInWrongPassword = Word(
        "Kürzel, Passwort oder Code stimmen nicht. Ein Code der App gilt nur einmal und nur 30 Sekunden.",
        "Id, password or code is not right. A code of the app works once and for 30 seconds only.")
    static let signedOut = Word("Sie sind abgemeldet.", "You are signed out.")
    static let officerID = Word("Kürzel", "Id")
    static let password = Word("Passwort", "Password")
    static let code = Word("Code", "Code")
    static let codeHint = Word(
        "Nur wenn Sie einen zweiten Faktor eingerichtet haben: sechs Ziffern aus der App, oder ein Ersatzcode.",
        "Only if you have set up a second factor: six digits of the app, or a recovery code.")
}
