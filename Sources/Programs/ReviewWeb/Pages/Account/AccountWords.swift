import Enquiries
import SignIn

extension Word {
    static let personName = Word("Name", "Name")
    static let rights = Word("Rechte", "Rights")
    static let passwordIsSet = Word(
        "Sie haben ein Passwort. Ein neues beendet Ihre anderen Sitzungen.",
        "You have a password. A new one ends your other sessions.")
    static let passwordIsMissing = Word(
        "Sie haben noch kein Passwort. Mit einem brauchen Sie keinen Einmal-Link mehr.",
        "You have no password yet. With one you need no one-time link any more.")
    static let currentPassword = Word("Ihr jetziges Passwort", "Your present password")
    static let newPassword = Word("Neues Passwort", "New password")
    static let newPasswordHint = Word(
        "Mindestens \(Password.fewestCharacters) Zeichen, besser \(Password.advisedCharacters) oder mehr. Am besten "
            + "merken Sie sich einen Satz, oder ein Passwort-Manager denkt sich eins aus. Einfügen ist erlaubt.",
        "At least \(Password.fewestCharacters) characters, better \(Password.advisedCharacters) or more. A sentence is "
            + "easy to remember, or let a password manager make one up. You may paste.")
    static let newPasswordAgain = Word("Neues Passwort noch einmal", "New password once more")
    static let setPassword = Word("Passwort festlegen", "Set the password")

    static let secondFactor = Word("Zweiter Faktor", "Second factor")
    static let secondFactorNeedsPassword = Word(
        "Legen Sie zuerst ein Passwort fest. Dann kann eine App auf Ihrem Telefon es absichern.",
        "Set a password first. Then an app on your phone can secure it.")
    static let secondFactorIsOff = Word(
        "Aus. Mit einem zweiten Faktor kommt niemand herein, der nur Ihr Passwort kennt.",
        "Off. With a second factor, nobody gets in who knows your password only.")
    static let secondFactorIsOn = Word(
        "An. Beim Anmelden brauchen Sie einen Code Ihrer App.", "On. Signing in takes a code of your app.")
    static let recoveryCodesLeft = Word("Ersatzcodes übrig:", "Recovery codes left:")
    static let newRecoveryCodes = Word("Neue Ersatzcodes", "New recovery codes")
    static let removeSecondFactor = Word("Zweiten Faktor ausschalten", "Turn off the second factor")
    static let setUpSecondFactor = Word("Zweiten Faktor einrichten", "Set up a second factor")
    static let factorInstall = Word(
        "Öffnen Sie auf Ihrem Telefon eine Authentifizierungs-App, die Codes nach TOTP erzeugt.",
        "Open an authenticator app on your phone that makes TOTP codes.")
    static let factorSecret = Word("Geben Sie dort diesen Schlüssel ein:", "Enter this key there:")
    static let factorAddress = Word(
        "Manche Apps und Passwort-Manager nehmen stattdessen diese Adresse:",
        "Some apps and password managers take this address instead:")
    static let factorCode = Word(
        "Die App zeigt sechs Ziffern. Tragen Sie sie hier ein.", "The app shows six digits. Enter them here.")
    static let turnOnSecondFactor = Word("Einschalten", "Turn on")
    static let backToAccount = Word("Zurück zum Konto", "Back to the account")
    static let recoveryCodes = Word("Ihre Ersatzcodes", "Your recovery codes")
    static let recoveryCodesOnce = Word(
        "Diese Codes werden nur jetzt gezeigt. Jeder ersetzt einmal die App, wenn das Telefon fehlt. Bewahren Sie sie "
            + "getrennt vom Telefon auf.",
        "These codes are shown now and never again. Each stands in once for the app when the phone is not there. Keep "
            + "them apart from the phone.")
    static let codesAreKept = Word("Ich habe sie aufbewahrt", "I have kept them")

    static let sessions = Word("Sitzungen", "Sessions")
    static let sessionsHint = Word(
        "Hier sind Sie angemeldet. Kennen Sie eine Sitzung nicht, beenden Sie sie und ändern Sie Ihr Passwort.",
        "This is where you are signed in. If you do not know a session, end it and change your password.")
    static let unknownDevice = Word("Unbekanntes Gerät", "Unknown device")
    static let thisSession = Word("diese Sitzung", "this session")
    static let sessionBegan = Word("Begonnen:", "Began:")
    static let sessionUsed = Word("zuletzt genutzt:", "last used:")
    static let endSession = Word("Diese beenden", "End this one")
    static let endOtherSessions = Word("Alle anderen beenden", "End all others")

    static func sessionKind(_ kind: String) -> Word {
        switch kind {
        case "password": Word("Mit Passwort", "With password")
        case "code": Word("Mit Passwort und Code", "With password and code")
        default: Word("Mit Einmal-Link", "With one-time link")
        }
    }

    static let preferences = Word("Anzeige und Tasten", "Looks and keys")
    static let pageLanguage = Word("Sprache der Seiten", "Language of the pages")
    static let languageOfBrowser = Word("wie der Browser", "as the browser")
    static let theme = Word("Farben", "Colours")
    static let keysAreOn = Word("Einzelne Tasten lösen etwas aus", "Single keys do something")
    static let ownKeys = Word("Eigene Tasten", "Own keys")
    static let ownKeysHint = Word(
        "Ein Zeichen je Aktion. Ein leeres Feld heißt: die übliche Taste.",
        "One character for each action. An empty field means the usual key.")
    static let usualKey = Word("üblich:", "usual:")
    static let savePreferences = Word("Speichern", "Save")

    static func theme(_ theme: OfficerPreferences.Theme) -> Word {
        switch theme {
        case .system: Word("wie das System", "as the system")
        case .light: Word("hell", "light")
        case .dark: Word("dunkel", "dark")
        }
    }

    static func notice(_ notice: AccountNotice) -> Word {
        switch notice {
        case .passwordSet:
            Word(
                "Das Passwort gilt. Ihre anderen Sitzungen sind beendet.",
                "The password is set. Your other sessions have ended.")
        case .secondFactorOff: Word("Der zweite Faktor ist aus.", "The second factor is off.")
        case .sessionEnded: Word("Die Sitzung ist beendet.", "The session has ended.")
        case .othersEnded: Word("Alle anderen Sitzungen sind beendet.", "All other sessions have ended.")
        case .saved: Word("Gespeichert.", "Saved.")
        case .wrongPassword:
            Word(
                "Das jetzige Passwort stimmt nicht. Es wurde nichts geändert.",
                "The present password is not right. Nothing was changed.")
        case .wrongCode:
            Word(
                "Dieser Code passt nicht. Geht die Uhr Ihres Telefons richtig? Geben Sie den nächsten ein.",
                "This code does not fit. Is the clock of your phone right? Enter the next one.")
        case .notTheSame:
            Word(
                "Die beiden neuen Passwörter sind verschieden. Es wurde nichts geändert.",
                "The two new passwords are not the same. Nothing was changed.")
        case .tooShort:
            Word(
                "Das neue Passwort ist kürzer als \(Password.fewestCharacters) Zeichen.",
                "The new password is shorter than \(Password.fewestCharacters) characters.")
        case .tooLong:
            Word(
                "Das neue Passwort ist länger als \(Password.mostBytes) Byte.",
                "The new password is longer than \(Password.mostBytes) bytes.")
        case .common:
            Word(
                "Das neue Passwort errät man leicht: Es besteht aus häufigen Wörtern, Reihen oder Wiederholungen. "
                    + "Nehmen Sie mehrere Wörter, die nicht zusammengehören.",
                "The new password is easily guessed: it is made of usual words, rows of keys or repetitions. Take "
                    + "several words that do not belong together.")
        case .ownName:
            Word("Das neue Passwort ist fast Ihr Name.", "The new password is nearly your name.")
        case .keyTaken:
            Word(
                "Nicht gespeichert: Jede Taste ist ein einzelnes Zeichen, und keine darf zweimal vorkommen.",
                "Not saved: each key is one character, and none may occur twice.")
        case .noSecondFactor:
            Word("Sie haben keinen zweiten Faktor.", "You have no second factor.")
        }
    }
}
