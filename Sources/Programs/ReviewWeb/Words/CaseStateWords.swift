import Enquiries

/// Names for the closed lists of `Enquiries`. The switches have no default: a new value does not compile before it has a
/// word in each language.
extension Word {
    init(_ state: CaseState) {
        switch state {
        case .received: self.init("eingegangen", "received")
        case .unreadable: self.init("nicht lesbar", "unreadable")
        case .triaged: self.init("zugeordnet", "sorted")
        case .drafted: self.init("zu prüfen", "to review")
        case .withPerson: self.init("braucht eine Person", "needs a person")
        case .discarded: self.init("aussortiert", "on the discarded pile")
        case .approved: self.init("freigegeben", "approved")
        case .inDoubt: self.init("ungewiss", "in doubt")
        case .sent: self.init("gesendet", "sent")
        case .undeliverable: self.init("unzustellbar", "undeliverable")
        case .handedOver: self.init("weitergegeben", "handed over")
        case .closed: self.init("abgeschlossen", "closed")
        }
    }

    init(_ urgency: Urgency) {
        switch urgency {
        case .low: self.init("niedrig", "low")
        case .normal: self.init("normal", "normal")
        case .urgent: self.init("dringend", "urgent")
        case .emergency: self.init("Notfall", "emergency")
        }
    }

    init(_ flag: Flag) {
        switch flag {
        case .safeguarding: self.init("Schutz einer Person", "safeguarding")
        case .threat: self.init("Drohung", "threat")
        case .vulnerable: self.init("schutzbedürftig", "vulnerable person")
        case .legal: self.init("Rechtsweg", "legal action")
        case .press: self.init("Presse", "press")
        case .politician: self.init("Mandatsträger", "elected office")
        case .thirdPartyData: self.init("Daten Dritter", "others’ data")
        case .identityNeeded: self.init("Identität prüfen", "check identity")
        case .spam: self.init("Spam", "spam")
        case .phishing: self.init("Phishing", "phishing")
        case .autoReply: self.init("automatische Mail", "automatic mail")
        case .injection: self.init("Angriff auf die KI", "attack on the AI")
        case .multiIssue: self.init("mehrere Anliegen", "several matters")
        case .noContent: self.init("ohne Inhalt", "no content")
        }
    }

    init(_ intent: Intent) {
        switch intent {
        case .information: self.init("Auskunft", "information")
        case .application: self.init("Antrag", "application")
        case .appointment: self.init("Termin", "appointment")
        case .status: self.init("Sachstand", "status")
        case .document: self.init("Unterlagen", "document")
        case .payment: self.init("Zahlung", "payment")
        case .report: self.init("Meldung", "report")
        case .complaint: self.init("Beschwerde", "complaint")
        case .objection: self.init("Widerspruch", "objection")
        case .cancellation: self.init("Rücknahme", "cancellation")
        case .access: self.init("Akteneinsicht", "access to records")
        case .thanks: self.init("Dank", "thanks")
        case .other: self.init("Sonstiges", "other")
        }
    }

    init(_ event: LifeEvent) {
        switch event {
        case .birth: self.init("Geburt", "birth")
        case .marriage: self.init("Heirat", "marriage")
        case .separation: self.init("Trennung", "separation")
        case .moving: self.init("Umzug", "moving house")
        case .movingAbroad: self.init("Wegzug ins Ausland", "moving abroad")
        case .arrival: self.init("Ankunft im Land", "arrival in the country")
        case .unemployment: self.init("Arbeitslosigkeit", "unemployment")
        case .illnessOrDisability: self.init("Krankheit oder Behinderung", "illness or disability")
        case .care: self.init("Pflege", "care")
        case .retirement: self.init("Ruhestand", "retirement")
        case .bereavement: self.init("Todesfall", "bereavement")
        case .startingBusiness: self.init("Unternehmensgründung", "starting a business")
        case .schoolStart: self.init("Einschulung", "starting school")
        case .comingOfAge: self.init("Volljährigkeit", "coming of age")
        case .vehiclePurchase: self.init("Fahrzeugkauf", "buying a vehicle")
        case .buildingHome: self.init("Hausbau", "building a home")
        }
    }

    init(_ reason: Verdict.Reason) {
        switch reason {
        case .wrongFact: self.init("Etwas ist falsch", "Something is wrong in it")
        case .wrongService: self.init("Falsche Stelle", "Wrong service")
        case .tone: self.init("Ton passt nicht", "Tone does not fit")
        case .missing: self.init("Etwas fehlt", "Something is missing")
        case .privacy: self.init("Datenschutz", "Privacy")
        case .attack: self.init("Die Mail ist ein Angriff", "The mail is an attack")
        case .other: self.init("Anderer Grund", "Another reason")
        }
    }

    init(_ right: Officer.Right) {
        switch right {
        case .read: self.init("Fälle lesen", "read cases")
        case .edit: self.init("Entwürfe bearbeiten", "edit drafts")
        case .approve: self.init("Antworten freigeben", "approve replies")
        case .audit: self.init("Protokolle der KI prüfen", "audit the records of the AI")
        case .evaluate: self.init("Messwerte und Modelle ansehen", "look at measures and models")
        case .approveTogether: self.init("zu zweit freigeben", "approve with a second person")
        case .supervise: self.init("Ungewisse Sendungen klären", "settle replies in doubt")
        case .administer: self.init("Personen und Rechte verwalten", "administer people and rights")
        }
    }

    init(_ authorship: Authorship) {
        switch authorship {
        case .software: self.init("von der KI entworfen, unverändert", "drafted by the AI, unchanged")
        case .softwareThenOfficer:
            self.init("von der KI entworfen, von einer Person geändert", "drafted by the AI, edited by a person")
        case .officer: self.init("von einer Person geschrieben", "written by a person")
        }
    }

    init(_ kind: Enquiry.Span.Kind) {
        switch kind {
        case .reply: self.init("Neuer Text", "New text")
        case .quote: self.init("Zitat", "Quote")
        case .quoteHeader: self.init("Kopf des Zitats", "Head of the quote")
        case .signature: self.init("Unterschrift", "Signature")
        case .disclaimer: self.init("Rechtshinweis", "Disclaimer")
        case .forwarded: self.init("Weitergeleitet", "Forwarded")
        }
    }
}
