/// Words that name a company, an office, a club or a role and never a person.
package enum NotNames {
    package static func isOne(_ word: String) -> Bool {
        words.contains(word) || endings.contains { word.hasSuffix($0) && word.utf8.count > $0.utf8.count }
    }

    private static let words: Set<String> = Set(
        """
        gmbh ug ag kg ohg gbr mbh ev ltd limited plc llp llc inc co se firma company corp amt behoerde stadt gemeinde city \
        council county department dept abteilung referat team office buero service support verein foerderverein club \
        society association trust charity church kirche kirchengemeinde schule school grundschule gymnasium kita \
        kindergarten university universitaet hochschule college hospital klinik klinikum praxis zahnarztpraxis kanzlei \
        rechtsanwaelte anwaltskanzlei notariat notar solicitors lawyers attorneys partner hausverwaltung immobilien \
        properties estate lettings garage autohaus motors cars werkstatt bank sparkasse versicherung insurance redaktion \
        zeitung newspaper press presse verlag info kontakt contact admin administrator webmaster noreply no-reply newsletter \
        verwaltung sekretariat secretariat vorstand geschaeftsfuehrung management initiative buergerinitiative elternbeirat \
        betriebsrat mieterverein hotel restaurant cafe imbiss pizzeria salon studio shop store handel bau gruppe group \
        holding consulting logistics transport taxi agency agentur ministry ministerium polizei police embassy botschaft \
        konsulat consulate foundation stiftung institut institute center centre zentrum haus hausmeister \
        kundenservice customer billing rechnung buchhaltung accounts postmaster unit customers enquiries citizen buerger \
        project projekt treff kindertreff eigentuemer mieter nachbar anwohner resident neighbour tenant owner buergerservice
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let endings = [
        "verein", "amt", "gmbh", "verwaltung", "schule", "kanzlei", "verband", "gesellschaft", "betrieb", "service",
        "praxis", "beirat", "genossenschaft", "strasse", "gasse", "platz", "buero", "zentrum", "behoerde",
    ]
}
