/// Passwords that people choose most, as words and ways to stretch them: with the length that we ask for, a list of
/// whole passwords would miss what guessers try first.
enum CommonPasswords {
    /// Whether a text is at most two of ``words`` with digits and signs around them, a row of keys, digits alone, or a
    /// piece of up to four characters again and again.
    static func contain(_ text: String) -> Bool {
        let small = text.lowercased()
        if repeats(Array(small.unicodeScalars)) { return true }
        if !small.contains(where: \.isLetter) { return isDigitsAndSigns(small) }
        // Read with the usual disguises, and without: "s0mm3r" is "sommer", but the digits of "sommer2026" are digits.
        return [folded(small), small].contains { isWords(Array($0.filter(\.isLetter))) }
    }

    private static func isDigitsAndSigns(_ text: String) -> Bool {
        text.filter { !$0.isNumber }.count <= 4
    }

    private static func repeats(_ text: [Unicode.Scalar]) -> Bool {
        (1...4).contains { length in
            text.count >= 2 * length && text.indices.allSatisfy { text[$0] == text[$0 % length] }
        }
    }

    private static let disguises: [Character: Character] = [
        "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s", "!": "i",
    ]

    private static func folded(_ text: String) -> String {
        // Digits at the ends are a year or a count, not letters.
        guard let first = text.firstIndex(where: \.isLetter), let last = text.lastIndex(where: \.isLetter) else {
            return text
        }
        return String(text[first...last].map { disguises[$0] ?? $0 })
    }

    /// Whether letters are one or two of the words, or of pieces of a keyboard's rows.
    private static func isWords(_ letters: [Character]) -> Bool {
        if letters.isEmpty || isKnown(letters[...]) { return true }
        return letters.indices.dropFirst().contains { isKnown(letters[..<$0]) && isKnown(letters[$0...]) }
    }

    private static func isKnown(_ part: ArraySlice<Character>) -> Bool {
        let word = String(part)
        return words.contains(word) || part.count >= 4 && rows.contains { $0.contains(word) }
    }

    private static let rows = [
        "qwertzuiopasdfghjklyxcvbnm", "qwertyuiopasdfghjklzxcvbnm", "abcdefghijklmnopqrstuvwxyz",
        "mnbvcxylkjhgfdsapoiuztrewq", "mnbvcxzlkjhgfdsapoiuytrewq", "zyxwvutsrqponmlkjihgfedcba",
        "azertyuiopqsdfghjklm",
        "qayxswedcvfrtgbnhzujm", "qazwsxedcrfvtgbyhnujm",
    ]

    static let words: Set<String> = Set(
        """
        password passwort kennwort passphrase losung geheim geheimnis secret login anmelden anmeldung zugang admin
        administrator administration root user benutzer gast guest test tester testing demo default standard muster
        changeme aendern ändern letmein openme welcome willkommen hallo hello bitte danke please thanks iloveyou
        ichliebedich liebe love schatz schatzi baby engel angel prinzessin princess sunshine sonnenschein sonne sun mond
        moon stern star freund friend freunde friends familie family mama papa mutter vater sommer summer winter
        fruehling frühling spring herbst autumn fall januar februar märz maerz april mai juni juli august september
        oktober november dezember january february march june july october december montag dienstag mittwoch donnerstag
        freitag samstag sonntag monday tuesday wednesday thursday friday saturday sunday postroom post mail email brief
        posteingang inbox postfach mailbox stadt city kommune gemeinde rathaus townhall verwaltung behoerde behörde amt
        office buero büro buergerbuero bürgerbüro arbeit work computer rechner laptop internet server windows linux
        microsoft google apple samsung fussball fußball football soccer bayern dortmund schalke hamburg berlin münchen
        muenchen koeln köln frankfurt stuttgart leipzig dresden deutschland germany europa europe london paris dragon
        drache monkey affe hund dog katze cat pferd horse tiger loewe löwe batman superman starwars pokemon master
        shadow killer hunter ranger mustang ferrari porsche mercedes michael thomas andreas stefan daniel martin peter
        anna maria julia sandra nicole charlie jordan ashley jessica robert
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
