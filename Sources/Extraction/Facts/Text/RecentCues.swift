/// Words that announce a number, and where each kind of them was last seen.
struct RecentCues {
    enum Cue: Int, CaseIterable { case plate, logBook, driver, tax, identity, bank, telephone, call }

    /// A number belongs to a cue at most so many tokens before it.
    static let reach = 8

    private var seen = [Int](repeating: -1000, count: Cue.allCases.count)

    mutating func note(_ text: FactText, at index: Int) {
        guard text.isLetters(index) else { return }
        if let cue = Self.words[text.word(index)] {
            seen[cue.rawValue] = index
        } else if text.word(index) == "c", text.isAttached(index), text.number(index - 1) == 5,
            text.word(index - 2) == "v"
        {
            seen[Cue.logBook.rawValue] = index
        }
    }

    func has(_ cue: Cue, before index: Int, within reach: Int = RecentCues.reach) -> Bool {
        (1...reach).contains(index - seen[cue.rawValue])
    }

    private static let words: [String: Cue] = {
        let lists: [(Cue, String)] = [
            (
                .plate,
                """
                kennzeichen kfzkennzeichen autokennzeichen nummernschild wunschkennzeichen registration reg plate plates \
                vrm vrn mark regno
                """
            ),
            (.logBook, "logbook log"),
            (.driver, "driver licence license drivers"),
            (
                .tax,
                """
                steueridentifikationsnummer steuerid idnr tin identifikationsnummer steueridnr steuer tax
                """
            ),
            (
                .identity,
                """
                ausweisnummer personalausweisnummer personalausweis ausweis seriennummer passnummer reisepassnummer \
                reisepass passport perso dokumentennummer fuehrerscheinnummer fuehrerschein ausweisnr passnr
                """
            ),
            (.bank, "bic swift bank konto"),
            (
                .telephone,
                """
                tel telefon telefonnummer telefonisch fon fax faxnummer mobil mobilnummer handy handynummer rufnummer \
                durchwahl phone telephone mobile landline whatsapp hotline
                """
            ),
            (
                .call,
                """
                notruf notrufnummer sperrhotline polizei feuerwehr rufen anrufen anruf rettungsdienst call ring dial \
                emergency emergencies police behoerdennummer bereitschaftsdienst
                """
            ),
        ]
        var words: [String: Cue] = [:]
        for (cue, list) in lists {
            for word in list.split(separator: " ") { words[String(word)] = cue }
        }
        return words
    }()
}
