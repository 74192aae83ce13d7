/// What is known of a sender in words, for officers. German and English; other languages get English.
package enum SenderWords {
    /// One calm line: what the own server found out, without warnings.
    package static func line(_ check: SenderCheck, _ language: String) -> String {
        let how = methods(check)
        let words: LocalizedText =
            switch check.standing {
            case .unknown:
                text(
                    "Absender unbekannt: Der eigene Mailserver hat nichts dazu festgestellt.",
                    "Sender unknown: the own mail server stated nothing about it.")
            case .confirmed:
                text(
                    "Domain bestätigt (\(how)). Wer schreibt, ist damit nicht bewiesen.",
                    "Domain confirmed (\(how)). This does not prove who writes.")
            case .unconfirmed:
                text("Domain nicht bestätigt (\(how)).", "Domain not confirmed (\(how)).")
            case .denied:
                text(
                    "Die Prüfung der Domain ist fehlgeschlagen (\(how)).", "The check of the domain failed (\(how)).")
            }
        return words.text(in: language, else: ["en"])
    }

    package static func warning(_ warning: SenderWarning, _ language: String) -> String {
        words(warning).text(in: language, else: ["en"])
    }

    /// `SPF pass, DKIM none`: the results that were stated, as mail servers write them.
    private static func methods(_ check: SenderCheck) -> String {
        [("SPF", check.spf), ("DKIM", check.dkim), ("DMARC", check.dmarc)].compactMap { name, outcome in
            outcome.result == .unknown ? nil : "\(name) \(outcome.result.rawValue)"
        }.joined(separator: ", ")
    }

    private static func text(_ german: String, _ english: String) -> LocalizedText {
        LocalizedText(["de": german, "en": english])
    }

    private static func words(_ warning: SenderWarning) -> LocalizedText {
        switch warning {
        case .denied:
            text(
                "Die Adresse kann gefälscht sein. Auch Weiterleiten kann der Grund sein.",
                "The address may be forged. Forwarding can be the reason too.")
        case .replyElsewhere(let domain):
            text(
                "Antworten sollen an eine andere Domain gehen: \(domain)",
                "Answers are wanted at another domain: \(domain)")
        case .nameHoldsAddress(let address):
            text("Im Namen steht eine andere Adresse: \(address)", "The name holds another address: \(address)")
        case .nameClaimsDesk:
            text(
                "Der Name klingt nach dieser Dienststelle, die Adresse ist aber fremd.",
                "The name sounds like this office, but the address is a stranger's.")
        case .looksLikeDesk(let likeness, let domain): words(likeness, domain)
        case .mixedScripts(let domain):
            text(
                "Die Domain mischt Schriften, etwa lateinische und kyrillische: \(domain)",
                "The domain mixes scripts, such as Latin and Cyrillic: \(domain)")
        case .unreadableDomain:
            text("Hinter dem @ steht keine gültige Domain.", "There is no valid domain behind the @.")
        case .severalFrom(let count):
            text("Die Mail nennt \(count) Absender.", "The mail names \(count) senders.")
        }
    }

    private static func words(_ likeness: LookAlike, _ domain: String) -> LocalizedText {
        switch likeness {
        case .sameLetters:
            text(
                "Die Domain sieht aus wie die eigene, ist es aber nicht: \(domain)",
                "The domain looks like the own one, but is not: \(domain)")
        case .oneEdit:
            text(
                "Die Domain weicht um ein Zeichen von der eigenen ab: \(domain)",
                "The domain differs from the own one by one character: \(domain)")
        case .holdsDomain:
            text(
                "In der fremden Domain steht die eigene: \(domain)",
                "The stranger's domain holds the own one: \(domain)")
        case .otherEnding:
            text(
                "Die Domain heißt wie die eigene, endet aber anders: \(domain)",
                "The domain has the own one's name and another ending: \(domain)")
        case .longerName:
            text(
                "Die Domain beginnt wie die eigene: \(domain)", "The domain begins like the own one: \(domain)")
        }
    }
}
