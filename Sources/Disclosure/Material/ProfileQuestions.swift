extension ProfileKey {
    /// What is asked of the authority, as an export shows it where nobody has answered.
    package var question: Words {
        switch self {
        case .providerName: Words("Wer bietet das System an (Name)?", "Who is the provider (name)?")
        case .providerAddress: Words("Welche Anschrift hat der Anbieter?", "What is the provider's address?")
        case .providerContact: Words("Wie erreicht man den Anbieter?", "How can the provider be reached?")
        case .providerSubmitter:
            Words(
                "Wer reicht die Angaben für den Anbieter ein, falls jemand anderes?",
                "Who submits for the provider, if somebody else does?")
        case .providerRepresentative:
            Words(
                "Wer ist Bevollmächtigter des Anbieters, falls es einen gibt?",
                "Who is the provider's authorised representative, if any?")
        case .deployerName: Words("Welche Behörde betreibt das System?", "Which authority deploys the system?")
        case .deployerAddress: Words("Welche Anschrift hat die Behörde?", "What is the authority's address?")
        case .deployerContact:
            Words("Wer ist verantwortlich und wie erreichbar?", "Who is responsible, and how can they be reached?")
        case .deployerWebsite: Words("Welche Webseite hat die Behörde?", "What is the authority's website?")
        case .deployerTeam: Words("Welche Stelle betreut das System?", "Which team looks after the system?")
        case .deployerOwner:
            Words("Welche Funktion trägt die Gesamtverantwortung?", "Which role is the senior responsible owner?")
        case .deployerSubmitter: Words("Wer reicht die Angaben für die Behörde ein?", "Who submits for the authority?")
        case .deployerJointController: Words("Gibt es gemeinsam Verantwortliche?", "Are there joint controllers?")
        case .deployerPrivacyOfficer:
            Words("Wie erreicht man die Datenschutzbeauftragten?", "How can the data protection officer be reached?")
        case .supplierName:
            Words(
                "Welche Firma liefert oder betreibt Teile, falls eine?",
                "Which company supplies or runs parts, if any?")
        case .supplierNumber: Words("Welche Registernummer hat sie?", "What is its company number?")
        case .supplierRole: Words("Was tut sie?", "What does it do?")
        case .supplierProcurement: Words("Wie wurde vergeben?", "How was it procured?")
        case .supplierDataAccess: Words("Auf welche Daten hat sie Zugriff?", "What data can it access?")
        case .systemName: Words("Unter welchem Namen läuft das System?", "Under what name does the system run?")
        case .systemReference: Words("Welche eindeutige Kennung hat es?", "What unambiguous reference identifies it?")
        case .systemDescription: Words("Was tut es, in zwei Sätzen?", "What does it do, in two sentences?")
        case .systemPurpose: Words("Wozu wird es eingesetzt?", "What is it used for?")
        case .systemBenefit: Words("Welchen Nutzen soll es bringen?", "What benefit is expected?")
        case .systemPreviousProcess: Words("Wie lief es vorher?", "What was the process before?")
        case .systemAlternatives: Words("Welche Alternativen wurden erwogen?", "Which alternatives were considered?")
        case .systemProcess:
            Words("In welche Abläufe ist es eingebunden?", "Which of the authority's processes is it part of?")
        case .systemStatus:
            Words("In Gebrauch, in Entwicklung oder außer Gebrauch?", "In use, in development or out of use?")
        case .systemSince: Words("Seit welchem Monat ist es in Gebrauch?", "Since which month has it been in use?")
        case .systemUntil: Words("Bis zu welchem Monat war es in Gebrauch?", "Until which month was it in use?")
        case .systemPeriod:
            Words("Wie lange und wie oft soll es genutzt werden?", "For how long and how often is it to be used?")
        case .systemHardware: Words("Auf welcher Hardware und wo läuft es?", "On what hardware and where does it run?")
        case .systemMaintenance: Words("Wer wartet es, wie oft?", "Who maintains it, how often?")
        case .systemTechnique: Words("Wie arbeitet es technisch?", "How does it work technically?")
        case .systemTheme: Words("Zu welchen Themen gehört es?", "Which policy areas does it belong to?")
        case .systemSearchTerms:
            Words("Unter welchen Suchwörtern soll man es finden?", "By which search terms should it be found?")
        case .systemSourceCode: Words("Wo liegt der Quelltext?", "Where is the source code?")
        case .registrationEUDatabase:
            Words("Unter welcher Adresse steht es in der EU-Datenbank?", "What is its address in the EU database?")
        case .registrationAlgoritmeregister:
            Words(
                "Unter welcher Adresse steht es im Algoritmeregister?",
                "What is its address in the Algoritmeregister?")
        case .registrationATRS: Words("Welche Kennung hat der ATRS-Eintrag?", "What is the id of the ATRS record?")
        case .registrationMaKI:
            Words("Welche Kennung hat der Eintrag im MaKI?", "What is the id of the entry in MaKI?")
        case .registrationStatement: Words("Warum ist es registriert oder nicht?", "Why is it registered, or why not?")
        case .riskCategory: Words("Hochriskant, wirkungsstark oder sonstig?", "High-risk, impactful or other?")
        case .riskProfiling:
            Words("Findet Profiling natürlicher Personen statt?", "Does profiling of natural persons take place?")
        case .riskConditions:
            Words(
                "Welche Bedingung des Art. 6 Abs. 3 trifft zu (a bis d)?",
                "Which condition of Art. 6(3) applies (a to d)?")
        case .riskGrounds: Words("Warum besteht kein erhebliches Risiko?", "Why is there no significant risk?")
        case .riskInfluence:
            Words("Wie wirkt das Ergebnis auf Entscheidungen?", "How does the output influence decisions?")
        case .riskAssessedBy: Words("Wer hat bewertet?", "Who assessed it?")
        case .riskAssessedOn: Words("Wann wurde bewertet?", "When was it assessed?")
        case .riskHarms: Words("Welche Schäden können wem entstehen?", "Which harms can arise, to whom?")
        case .riskMitigations: Words("Was wird dagegen getan?", "What is done about them?")
        case .riskGovernance:
            Words(
                "Was geschieht, wenn ein Risiko eintritt, und wer entscheidet?",
                "What happens when a risk materialises, and who decides?")
        case .riskComplaints:
            Words(
                "Wie kann man sich beschweren oder einen Menschen verlangen?",
                "How can people complain or ask for a person?")
        case .riskRegister: Words("Wo liegt das Risikoverzeichnis (Art. 9)?", "Where is the risk register (Art. 9)?")
        case .dpiaReference:
            Words(
                "Welches Zeichen hat die Datenschutz-Folgenabschätzung?",
                "What is the reference of the data protection impact assessment?")
        case .dpiaStatus: Words("Wie steht es um sie?", "What is its status?")
        case .dpiaSummary: Words("Was ergab sie, kurz?", "What did it find, in short?")
        case .dpiaNecessity:
            Words(
                "Warum ist die Verarbeitung notwendig und verhältnismäßig?",
                "Why is the processing necessary and proportionate?")
        case .dpiaAdvice:
            Words("Was riet die Datenschutzbeauftragte Person?", "What did the data protection officer advise?")
        case .dpiaViews: Words("Wie wurden Betroffene angehört?", "How were the views of those concerned sought?")
        case .dpiaReview: Words("Wann wird sie überprüft?", "When is it reviewed?")
        case .friaReference:
            Words(
                "Welches Zeichen hat die Grundrechte-Folgenabschätzung?",
                "What is the reference of the fundamental rights impact assessment?")
        case .friaStatus: Words("Wie steht es um sie?", "What is its status?")
        case .friaSummary: Words("Was ergab sie, kurz?", "What did it find, in short?")
        case .friaNotified:
            Words(
                "Wann wurde sie der Aufsicht gemeldet, falls nötig?",
                "When was the supervisory authority notified, if needed?")
        case .legalBasis:
            Words("Auf welcher Rechtsgrundlage werden Daten verarbeitet?", "On which legal basis are data processed?")
        case .legalBasisLink: Words("Wo steht die Rechtsgrundlage?", "Where can the legal basis be read?")
        case .legalRecord:
            Words(
                "Welches Zeichen hat der Eintrag im Verarbeitungsverzeichnis?",
                "What is the reference in the record of processing?")
        case .dataSubjects: Words("Wessen Daten werden verarbeitet?", "Whose data are processed?")
        case .dataCategories: Words("Welche Daten werden verarbeitet?", "Which data are processed?")
        case .dataGroups: Words("Welche Gruppen sind besonders betroffen?", "Which groups are particularly affected?")
        case .dataRecipients: Words("Wer erhält Daten?", "Who receives data?")
        case .dataTransfers:
            Words(
                "Werden Daten in Drittländer übermittelt, auf welcher Grundlage?",
                "Are data transferred to third countries, on which basis?")
        case .dataSecurity:
            Words("Welche eigenen Schutzmaßnahmen gibt es?", "Which security measures does the authority take?")
        case .oversightProcess: Words("Wie prüfen Menschen die Ergebnisse?", "How do people review the outputs?")
        case .oversightTraining: Words("Welche Schulung haben die Prüfenden?", "What training do reviewers have?")
        case .oversightWorkers:
            Words(
                "Wann wurden Beschäftigte und Personalrat informiert?",
                "When were staff and their representatives informed?")
        case .oversightIncidents:
            Words(
                "Wer meldet schwerwiegende Vorfälle, auf welchem Weg?",
                "Who reports serious incidents, in which way?")
        case .standardsApplied:
            Words("Welche harmonisierten Normen werden angewandt?", "Which harmonised standards are applied?")
        case .standardsDeclaration:
            Words(
                "Wo liegt die EU-Konformitätserklärung, falls nötig?",
                "Where is the EU declaration of conformity, if needed?")
        case .standardsMonitoring:
            Words(
                "Wo liegt der Plan zur Beobachtung nach dem Inverkehrbringen?",
                "Where is the post-market monitoring plan?")
        case .publicationPage: Words("Wo steht die öffentliche Seite?", "Where is the public page?")
        case .publicationRegister:
            Words("Wo steht das eigene Register der Behörde?", "Where is the authority's own register?")
        case .publicationReuse: Words("Darf das System nachgenutzt werden?", "May the system be re-used?")
        }
    }
}
