import Enquiries
import Transparency

/// What several documents say of the software itself. True of every installation of this version.
extension Pen {
    var purpose: [String] {
        [
            words(
                "Ordnet Mails an die Behörde der zuständigen Stelle zu und schlägt Antworten aus geprüften Textbausteinen "
                    + "vor. Ein Mensch prüft und gibt jede Antwort frei. Das System entscheidet über keinen Anspruch.",
                "Sorts mail to the authority by the service that owns the matter, and proposes replies made of approved text "
                    + "blocks. A person reviews and approves each reply. The system decides no entitlement.")
        ]
            + (material.modelRecipient == nil
                ? []
                : [
                    words(
                        "Ein Sprachmodell gibt in unsicheren Fällen eine zweite Meinung oder schreibt Entwürfe aus diesen Textbausteinen.",
                        "A language model gives a second opinion on unsure cases, or writes drafts from these text blocks."
                    )
                ])
    }

    var systemName: Item { ask("Name", "Name", .systemName, else: [material.software.name]) }

    var version: Item {
        known("version", "Version", "Version", [material.software.version])
    }

    var commit: Item {
        fact(
            "commit", "Commit", "Commit", material.software.commit.map { [$0] } ?? [],
            missing: Words("Aus welchem Commit wurde gebaut?", "Which commit was it built from?"),
            place: "postroom export --commit")
    }

    /// How people stay in charge; Art. 14.
    var oversight: [String] {
        [
            words(
                "Verstehen: Zu jeder Zuordnung stehen Sicherheit, weitere Kandidaten und die Wörter, die zählten.",
                "Understand: each routing shows its confidence, further candidates and the words that counted."),
            words(
                "Gegen blindes Vertrauen: Nichts ist vorab angekreuzt, Zweifelhaftes ist markiert, jeder Fund muss geklärt werden.",
                "Against automation bias: nothing is ticked beforehand, what is doubtful is marked, each finding must be settled."
            ),
            words(
                "Deuten: postroom explain zeigt jeden Summanden einer Zuordnung.",
                "Interpret: postroom explain shows every addend of a routing."),
            words(
                "Übergehen: Bearbeiter ändern Stelle und Text oder schreiben selbst.",
                "Override: officers change service and text, or write themselves."),
            words(
                "Anhalten: postroom stop hält eine Funktion oder alles an; Mails erreichen weiter Menschen. Ohne Freigabe durch "
                    + "einen Menschen geht nichts hinaus.",
                "Stop: postroom stop halts one function or all; mail still reaches people. Nothing leaves without a person's "
                    + "approval."),
        ]
    }

    /// What the log does; Art. 12.
    var logging: [String] {
        [
            words(
                "Jede Handlung hat einen Protokolleintrag, der zusammen mit ihrer Wirkung gespeichert wird; ohne Eintrag keine "
                    + "Wirkung.",
                "Each action has a record that is stored together with its effect; no record, no effect."),
            words(
                "Der öffentliche Teil enthält keine personenbezogenen Daten und steht in einem Merkle-Baum; postroom audit verify "
                    + "prüft ihn.",
                "The public part holds no personal data and is in a Merkle tree; postroom audit verify checks it."),
        ]
    }

    /// Security measures that the software brings; GDPR Art. 32.
    var security: [String] {
        [
            words("Rollen und Rechte für Bearbeiter.", "Roles and rights of officers."),
            material.modelRecipient?.operatorName == nil
                ? words(
                    "Verarbeitung auf dem eigenen Rechner; kein Netz nötig außer für Mail.",
                    "Processing on the authority's own machine; no network needed except for mail.")
                : words(
                    "Verarbeitung auf dem eigenen Rechner; nur das Sprachmodell läuft bei seinem Betreiber und bekommt maskierten Text.",
                    "Processing on the authority's own machine; only the language model runs at its operator, and gets masked text."
                ),
            words(
                "Freigabe an den SHA-256 der Bytes gebunden; Protokoll als Merkle-Baum.",
                "Approval bound to the SHA-256 of the bytes; records in a Merkle tree."),
        ]
    }

    /// Typical data, as they come in mail.
    var usualCategories: [String] {
        [
            words("Name, Adresse und Text, wie Absender sie schreiben", "name, address and text as senders write them"),
            words("Zeit, Kopfzeilen und Anlagen der Mail", "time, header fields and attachments of the mail"),
            words("Kennung der Bearbeiter und ihre Entscheidungen", "ids of officers and their decisions"),
        ]
    }

    var usualSubjects: [String] {
        [
            words("Menschen, die der Behörde schreiben", "people who write to the authority"),
            words("Dritte, die in Mails genannt werden", "third persons named in mails"),
            words("Bearbeiterinnen und Bearbeiter", "officers"),
        ]
    }

    var recipients: Item {
        let label = words("Empfänger", "Recipients")
        let id = ProfileKey.dataRecipients.rawValue
        let own: [String]
        if let model = material.modelRecipient {
            own = modelRecipient(model)
        } else if material.functions.functions.contains(where: { $0.kind == .llm && $0.status == .built }) {
            own = []
        } else {
            own = [
                words(
                    "Die Software übermittelt nichts an Anbieter von Sprachmodellen: Es ist keines eingerichtet.",
                    "The software passes nothing to providers of language models: none is configured.")
            ]
        }
        // What the authority writes of its recipients stands beside the model's operator and never in its place.
        let said = profile.texts(.dataRecipients, in: language)
        guard material.modelRecipient != nil, !said.isEmpty else {
            return .field(Field(id: id, label: label, answer: answer(.dataRecipients, else: own)))
        }
        return .field(Field(id: id, label: label, answer: .known(said + own)))
    }

    private func modelRecipient(_ model: ModelRecipient) -> [String] {
        guard let name = model.operatorName else {
            return [
                words(
                    "Sprachmodell \(model.model) auf einem Rechner der Behörde: Kein anderer bekommt etwas.",
                    "Language model \(model.model) on a machine of the authority: nobody else gets anything.")
            ]
        }
        return [
            words(
                "Sprachmodell \(model.model), Betreiber: \(name), Region: \(model.region)",
                "Language model \(model.model), operator: \(name), region: \(model.region)"),
            words("Zweck: \(model.purpose)", "Purpose: \(model.purpose)"),
            words(
                "Vertrag (Art. 28 DSGVO): \(model.contract); Grundlage einer Übermittlung (Art. 44–49): \(model.transferBasis)",
                "Contract (Art. 28 GDPR): \(model.contract); basis of a transfer (Art. 44–49): \(model.transferBasis)"),
            words(
                "Es bekommt den Text der Mail; Namen, Adressen und Nummern werden vorher ersetzt, soweit sie erkannt werden.",
                "It gets the text of the mail; names, addresses and numbers are replaced before, as far as they are recognised."
            ),
        ]
    }

    var retention: Item {
        fact(
            "retention", "Fristen der Löschung", "Time limits for erasure",
            material.retention.map { "\($0.what.text(in: language)): \($0.period)" },
            missing: Words("Wie lange wird was aufbewahrt?", "What is kept for how long?"),
            place: "postroom.yaml: retention")
    }

    var grounds: Item {
        guard !profile.grounds.isEmpty else {
            return fact(
                "actions", "Zweck und Rechtsgrundlage je Aktion", "Purpose and legal basis by action", [],
                missing: Words(
                    "Zu welchem Zweck und auf welcher Grundlage läuft jede Aktion?",
                    "For what purpose and on which basis does each action run?"),
                place: "\(AuthorityProfile.fileName): actions")
        }
        return .table(
            Table(
                caption: words("Zweck und Rechtsgrundlage je Aktion", "Purpose and legal basis by action"),
                header: [words("Aktion", "Action"), words("Zweck", "Purpose"), words("Grundlage", "Basis")],
                rows: profile.grounds.sorted { $0.key.rawValue < $1.key.rawValue }
                    .map { [$0.key.rawValue, $0.value.purpose, $0.value.basis] }))
    }

    var desks: Item {
        guard !material.desks.isEmpty else {
            return fact(
                "desks", "Postfächer", "Desks", [],
                missing: Words("Welche Postfächer gibt es?", "Which desks are there?"), place: "postroom.yaml: desks")
        }
        return .table(
            Table(
                caption: words("Postfächer", "Desks"),
                header: [
                    words("Kennung", "Id"), words("Name", "Name"), words("Bereich", "Domain"),
                    words("Sprachen", "Languages"), words("Stellen", "Services"), words("Textbausteine", "Text blocks"),
                    words("Regeln", "Rules"), words("Bestandteile", "Components"),
                ],
                rows: material.desks.map { desk in
                    [
                        desk.id, name(desk),
                        desk.domain.isEmpty
                            ? words("OFFEN: desk.yaml: domain", "OPEN: desk.yaml: domain") : desk.domain,
                        desk.languages.joined(separator: ", "), "\(desk.services)", "\(desk.answers)", "\(desk.rules)",
                        desk.components.map { "\($0.kind) \($0.id) \($0.version)" }.joined(separator: "; "),
                    ]
                }))
    }

    func functionTable(_ functions: [FunctionEntry], _ de: String, _ en: String) -> Item {
        .table(
            Table(
                caption: words(de, en),
                header: [
                    words("Kennung", "Id"), words("Funktion", "Function"), words("Art", "Kind"),
                    words("KI-System", "AI system"), words("Anhang III", "Annex III"), "Art. 50",
                    words("Regel", "Rule"), words("Stand", "Status"),
                ],
                rows: functions.map { function in
                    let settled = function.sources.allSatisfy { $0.reading == .primary || profile.checked.contains($0) }
                    func view(_ words: Words) -> String { (settled ? words.settled : words).text(in: language) }
                    return [
                        function.id, function.name.text(in: language), function.kind.rawValue,
                        function.isAISystem.words.text(in: language) + ". " + view(function.reason),
                        view(function.annexIII), view(function.article50), view(function.rule),
                        function.status.words.text(in: language),
                    ]
                }))
    }

    /// Counts from the records, or openly none.
    var usage: [Item] {
        guard let statistics = material.statistics, let span = statistics.span else {
            return [
                fact(
                    "usage", "Nutzung", "Usage", [],
                    missing: Words("Wie oft wurde es genutzt?", "How often was it used?"),
                    place: words("Protokoll der Anlage", "records of the installation"))
            ]
        }
        func day(_ milliseconds: Int64) -> String { Timestamp(milliseconds: milliseconds).iso8601 }
        let share =
            statistics.uneditedShare.map { percent($0, language) }
            ?? words(
                "nicht gezeigt, weniger als \(RecordStatistics.leastApprovals) Freigaben",
                "not shown, fewer than \(RecordStatistics.leastApprovals) approvals")
        return [
            known(
                "usage", "Nutzung", "Usage",
                [
                    words("Einträge: \(statistics.records)", "Records: \(statistics.records)"),
                    words(
                        "von \(day(span.lowerBound)) bis \(day(span.upperBound))",
                        "from \(day(span.lowerBound)) to \(day(span.upperBound))"),
                    words("Unverändert freigegebene Vorschläge: \(share)", "Proposals approved unchanged: \(share)"),
                    words(
                        "Von Menschen allein geschriebene Antworten: \(statistics.ownText)",
                        "Replies written by people alone: \(statistics.ownText)"),
                ]),
            .table(
                Table(
                    caption: words("Einträge je Aktion", "Records by action"),
                    header: [words("Aktion", "Action"), words("Anzahl", "Count")],
                    rows: statistics.actions.sorted { $0.key < $1.key }.map { [$0.key, "\($0.value)"] })),
            .table(
                Table(
                    caption: words("Entscheidungen von Menschen", "Decisions of people"),
                    header: [words("Entscheidung", "Decision"), words("Anzahl", "Count")],
                    rows: statistics.decisions.sorted { $0.key < $1.key }.map { [$0.key, "\($0.value)"] })),
        ]
    }
}

extension Words {
    /// Without the remark that somebody has to check it.
    var settled: Words {
        func without(_ text: String, _ remarks: [String]) -> String {
            remarks.reduce(text) { $0.replacing($1, with: "") }
        }
        return Words(
            without(de, [", zu prüfen", " (zu prüfen)"]), without(en, [", to be checked", " (to be checked)"]))
    }
}

extension FunctionEntry.AISystem {
    var words: Words {
        switch self {
        case .yes: Words("Ja", "Yes")
        case .no: Words("Nein", "No")
        case .treatedAsYes: Words("Als KI-System behandelt", "Treated as an AI system")
        }
    }
}

extension FunctionEntry.Status {
    var words: Words {
        switch self {
        case .built: Words("gebaut", "built")
        case .notBuilt: Words("nicht gebaut", "not built")
        case .off: Words("gebaut, abgeschaltet", "built, switched off")
        case .prohibited: Words("verboten", "prohibited")
        }
    }
}
