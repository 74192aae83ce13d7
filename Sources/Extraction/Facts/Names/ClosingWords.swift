/// The words with which letters end, in the languages in which citizens write.
package enum ClosingWords {
    /// What stands behind a closing on its line (often nothing), or nil where the line does not begin with one.
    package static func rest(behind line: String) -> String? {
        let words = line.split { $0.isWhitespace || ",.!;:-–".contains($0) }
        guard words.count <= 12 else { return nil }
        let folded = words.prefix(6).map { WordFolding.folded($0.filter { $0 != "'" && $0 != "’" }) }
        for length in stride(from: min(6, folded.count), through: 1, by: -1) {
            guard closings.contains(folded[..<length].joined(separator: " ")) else { continue }
            var rest = words[length...]
            // "Viele Grüße aus der Hafenstraße", "Thanks in advance": words that go on with the closing.
            while let next = rest.first, continuing.contains(WordFolding.folded(next)) { rest = rest.dropFirst() }
            return rest.joined(separator: " ")
        }
        return nil
    }

    private static let continuing: Set<String> = [
        "und", "im", "voraus", "in", "advance", "for", "your", "help", "so", "much", "very", "again", "nochmals",
        "fuer",
        "ihre", "hilfe", "muehe", "vielen", "dank", "danke", "and", "kind", "regards", "best", "wishes", "a", "lot",
        "you",
        "viele", "liebe", "gruesse", "gruss", "freundliche", "beste", "schoene", "mit", "freundlichen", "gruessen",
        "time",
        "from", "yours", "sincerely", "faithfully", "many", "thanks",
    ]

    private static let closings: Set<String> = Set(
        """
        mit freundlichen gruessen|mit freundlichem gruss|mit freundl gruessen|mit freundlicher empfehlung|mfg|m f g|mit besten gruessen
        mit lieben gruessen|mit herzlichen gruessen|mit vielen gruessen|mit gruessen|mit vorzueglicher hochachtung
        mit sonnigen gruessen|mit nachbarlichen gruessen|mit bestem gruss|mit hochachtung
        hochachtungsvoll|freundliche gruesse|freundlichen gruss|freundlicher gruss|viele gruesse|vielen gruss|viele liebe gruesse
        liebe gruesse|lieben gruss|lieber gruss|beste gruesse|besten gruss|bester gruss|schoene gruesse|schoenen gruss
        herzliche gruesse|herzlichen gruss|herzlichst|sonnige gruesse|gruesse|gruss|grusz|gruezi|lg|vg|bg|glg|hg|hochachtungsvollst
        danke|danke schoen|dankeschoen|vielen dank|besten dank|herzlichen dank|danke im voraus|vielen dank im voraus|mit dank
        danke und gruss|danke und lg|danke und viele gruesse|ihr|ihre|euer|eure|bis dann|tschuess|ciao|servus|ade|bis bald
        kind regards|kindest regards|best regards|warm regards|regards|best wishes|with best wishes|with kind regards
        with best regards|yours sincerely|yours faithfully|yours truly|sincerely|sincerely yours|faithfully|respectfully|yours
        many thanks|thanks|thank you|thanks in advance|thank you in advance|thanks and regards|cheers|ta|best|all the best|warmly
        with thanks|thanks so much|thank you very much|thank you so much|love|take care|respectfully yours|rgds|kr|br|thx|ty
        saygılarımla|saygilarimla|saygılarımızla|saygılar|selamlar|teşekkürler|tesekkurler|teşekkür ederim|tesekkur ederim
        iyi günler|iyi guenler|sevgiler|iyi çalışmalar|kolay gelsin|şimdiden teşekkürler
        pozdrawiam|z poważaniem|z powazaniem|pozdrawiam serdecznie|serdecznie pozdrawiam|z wyrazami szacunku|dziękuję|dziekuje
        z góry dziękuję|dziękuję i pozdrawiam|z pozdrowieniami
        с уважением|С уважением|спасибо|Спасибо|заранее спасибо|Заранее спасибо|всего доброго|Всего доброго|с наилучшими пожеланиями
        з повагою|З повагою|дякую|Дякую|щиро дякую|Щиро дякую|з найкращими побажаннями|поздрави|Поздрави|Благодаря|благодаря
        مع التحية|مع خالص التحية|مع فائق الاحترام|وتفضلوا بقبول فائق الاحترام|شكرا|شكرا لكم|شكراً|تحياتي|مع الشكر
        cu stimă|cu stima|cu respect|mulțumesc|multumesc|vă mulțumesc|va multumesc|o zi bună|toate cele bune
        cordiali saluti|distinti saluti|saluti|grazie|cordialmente|un saluto
        saludos|un saludo|atentamente|gracias|muchas gracias|saludos cordiales|un cordial saludo|cordialmente
        cordialement|bien à vous|bien a vous|merci|bien cordialement|sincères salutations|sincere salutations|merci d avance
        com os melhores cumprimentos|cumprimentos|obrigado|obrigada|atenciosamente
        srdačan pozdrav|srdacan pozdrav|lijep pozdrav|pozdrav|hvala|s poštovanjem|s postovanjem|lep pozdrav
        με εκτίμηση|ευχαριστώ|με εκτιμηση|Με εκτίμηση|Ευχαριστώ|me respekt|faleminderit|met vriendelijke groet|groeten|bedankt
        با احترام|با تشکر|med vänlig hälsning|üdvözlettel|köszönöm|s pozdravem|děkuji
        """.split { $0 == "|" || $0 == "\n" }.map { WordFolding.folded($0) })
}
