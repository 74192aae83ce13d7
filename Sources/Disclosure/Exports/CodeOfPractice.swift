/// One measure of the Code of Practice and how this installation stands to it.
package struct CodeMeasure: Sendable, Equatable {
    package enum Standing: String, Sendable { case met, partly, no, notApplicable = "not-applicable" }

    package let id: String
    package let name: Words
    package let standing: Standing
    package let reason: Words
    /// A file, a command or a page that shows it; empty where there is nothing to show.
    package let evidence: String

    /// The measures that the sources at hand name, for text in mail. Measures that they do not describe are listed so.
    package static func all(_ marking: MarkingFacts) -> [CodeMeasure] {
        func measure(
            _ id: String, _ name: Words, _ standing: Standing, _ reason: Words, _ evidence: String = ""
        ) -> CodeMeasure {
            CodeMeasure(id: id, name: name, standing: standing, reason: reason, evidence: evidence)
        }
        return [
            measure(
                "1.1", Words("Mehrere Schichten der Kennzeichnung", "Multi-layered marking"), .partly,
                Words(
                    "Eine Schicht: Kopfzeilen und sichtbarer Satz; kein Wasserzeichen.",
                    "One layer: header fields and a visible sentence; no watermark."),
                "postroom verify"),
            measure(
                "1.1.1", Words("Signierte Metadaten mit Zeitstempel", "Signed and time-stamped metadata"),
                marking.signed && marking.timeStamped ? .met : .partly,
                signing(marking), "AI-Disclosure, AI-Provenance"),
            measure(
                "1.1.2", Words("Unsichtbares Wasserzeichen ab 200 Token", "Imperceptible watermark over 200 tokens"),
                .no,
                Words(
                    "Texte sind geprüfte Bausteine oder kommen von einem fremden Sprachmodell; ohne eigenes gibt es kein Wasserzeichen.",
                    "Texts are approved blocks or come from another language model; without one of its own there is no watermark."
                )),
            measure(
                "1.1.3", Words("Fingerabdruck oder Protokoll (freiwillig)", "Fingerprint or logging (optional)"),
                marking.logged ? .met : .partly,
                marking.logged
                    ? Words(
                        "Jede Antwort steht im Protokoll mit signierten Ständen.",
                        "Every reply is in a log with signed checkpoints.")
                    : Words(
                        "Jede Antwort steht im Protokoll (Merkle-Baum); Stände sind hier nicht signiert.",
                        "Every reply is in the log (Merkle tree); checkpoints are not signed here."),
                "postroom audit verify"),
            measure(
                "1.2", Words("Vorhandene Kennzeichen erhalten", "Not removing marks"), .partly,
                Words(
                    "Die Mail bleibt Byte für Byte erhalten; gefundene Kennzeichen werden nicht ausgewertet.",
                    "Mail is kept byte for byte; marks on it are not evaluated."),
                "postroom case show ID --raw"),
            measure(
                "1.3", Words("Reichere Metadaten (freiwillig)", "Richer metadata (encouraged)"), .partly,
                Words(
                    "Modell, Stelle, Prüfung und Herkunft nach IPTC; keine personenbezogenen Daten.",
                    "Model, unit, review and IPTC source type; no personal data."),
                "AI-Provenance"),
            measure(
                "2", Words("Erkennung, kostenlos, mit Angabe der Schicht", "Detection, free, naming the layer"),
                .partly,
                Words(
                    "postroom verify nennt, welche Kennzeichen heil sind; der Bericht ist nicht signiert.",
                    "postroom verify says which marks are intact; its report is not signed."),
                "postroom verify FILE.eml"),
            measure(
                "3", Words("Wirksam, robust, zuverlässig", "Effective, robust, reliable"), .partly,
                Words(
                    "Was Weiterleiten und Zitieren überlebt, ist nur für den Text geprüft.",
                    "What survives forwarding and quoting was tested for text only."),
                "Tests/TransparencyTests"),
            measure(
                "3.4", Words("Interoperabilität, Ziel 2.2.2027", "Interoperability, due 2.2.2027"), .partly,
                Words(
                    "Kopfzeilen nach RFC 9651 und IPTC; kein gemeinsamer Dienst zur Erkennung.",
                    "Fields by RFC 9651 and IPTC; no shared detection service.")),
            measure(
                "4", Words("Prüfung, Schulung, Zusammenarbeit", "Testing, training, cooperation"), .partly,
                Words(
                    "Prüfungen laufen bei jedem Stand; Schulung und Zusammenarbeit liegen bei der Behörde.",
                    "Tests run on each version; training and cooperation lie with the authority."),
                "Scripts/test"),
            measure(
                "II.1.1", Words("Abschnitt 2: „AI“ als Kern des Hinweises", "Section 2: \"AI\" as core of the label"),
                .notApplicable,
                Words(
                    "Antworten an Einzelne sind nicht veröffentlicht; der Satz nennt die KI trotzdem.",
                    "Replies to one person are not published; the sentence names AI all the same.")),
            measure(
                "II.1.2", Words("Abschnitt 2: Platz des Hinweises", "Section 2: placement of the label"),
                .notApplicable,
                Words(
                    "Wie II.1.1; der Hinweis steht als Erstes im Text.",
                    "As II.1.1; the label stands first in the text.")),
        ]
    }

    private static func signing(_ marking: MarkingFacts) -> Words {
        switch (marking.signed, marking.timeStamped) {
        case (true, true): Words("Signiert (DKIM) und mit Zeitstempel.", "Signed (DKIM) and time-stamped.")
        case (true, false):
            Words(
                "Signiert (DKIM); die Zeit ist die eigene Uhr.", "Signed (DKIM); the time is the authority's own clock."
            )
        case (false, _):
            Words(
                "Kopfzeilen da, in dieser Anlage nicht signiert.",
                "Header fields present, not signed in this installation.")
        }
    }
}

extension Pen {
    var codeOfPractice: Document {
        let measures = CodeMeasure.all(material.marking)
        return document(
            "Abgleich mit dem Verhaltenskodex zu Art. 50", "Gap analysis against the Code of Practice for Art. 50",
            notes: [
                Words(
                    "Wer nicht unterzeichnet, soll seine Maßnahmen mit dem Kodex abgleichen (nach Leitlinien Nr. 147–148, zu "
                        + "prüfen). Die Liste folgt Berichten über den Kodex; am Wortlaut zu prüfen.",
                    "Who does not sign is expected to compare measures with the Code (according to guidelines pt 147–148, to be "
                        + "checked). The list follows reports on the Code; check it against the text.")
            ],
            sources: [.codeOfPractice, .article50Guidelines, .aiAct],
            [
                section(
                    "1", "Maßnahmen", "Measures", .article("50", 2),
                    [
                        .table(
                            Table(
                                caption: words("Maßnahmen und Stand", "Measures and standing"),
                                header: [
                                    words("Nr.", "No."), words("Maßnahme", "Measure"), words("Stand", "Standing"),
                                    words("Grund", "Reason"), words("Beleg", "Evidence"),
                                ],
                                rows: measures.map {
                                    [
                                        $0.id, $0.name.text(in: language), $0.standing.words.text(in: language),
                                        $0.reason.text(in: language), $0.evidence,
                                    ]
                                }))
                    ])
            ])
    }
}

extension CodeMeasure.Standing {
    var words: Words {
        switch self {
        case .met: Words("erfüllt", "met")
        case .partly: Words("teilweise", "partly")
        case .no: Words("nein", "no")
        case .notApplicable: Words("nicht anwendbar", "not applicable")
        }
    }
}
