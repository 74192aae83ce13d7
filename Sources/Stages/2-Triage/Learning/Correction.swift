package import Enquiries

/// An officer's word about which service owns a mail, or about what it wants, as a model could learn from it. It is read
/// from the store's records each time; there is no second truth.
package struct Correction: Sendable, Equatable {
    /// What the officer spoke about.
    package enum Matter: String, Sendable, CaseIterable { case service, intent }

    package var caseID: CaseID
    package var mail: MailID
    /// SHA-256 of the raw mail, hexadecimal.
    package var mailSHA256: String
    package var subject: String
    /// The text as the classifier saw it.
    package var body: String
    package var from: ServiceID
    package var to: ServiceID
    /// The intent before the officer's word; `nil` where that was about the service.
    package var intentFrom: Intent?
    /// The software's other findings at the time. No person has looked at them; nothing learns from them.
    package var language: String
    /// The officer's word where it was about the intent, else another finding.
    package var intent: Intent
    package var urgency: Urgency
    package var action: TriageAction
    /// Flags of then, and of the screens as they are now.
    package var flags: Set<Flag>
    /// Flags of then alone, as the learned line keeps them.
    package var recordedFlags: [Flag]
    package var officer: OfficerID
    package var at: Timestamp
    /// The action record that proves it.
    package var record: String
    /// Version of the model that was corrected, and how sure it had been.
    package var model: String
    package var confidence: Double

    package init(
        caseID: CaseID, mail: MailID, mailSHA256: String, subject: String, body: String, from: ServiceID,
        to: ServiceID, language: String, intent: Intent = .other, urgency: Urgency = .normal,
        action: TriageAction = .draft, flags: Set<Flag> = [], recordedFlags: [Flag] = [], officer: OfficerID,
        at: Timestamp, record: String, model: String, confidence: Double
    ) {
        (self.caseID, self.mail, self.mailSHA256) = (caseID, mail, mailSHA256)
        (self.subject, self.body, self.from, self.to) = (subject, body, from, to)
        (self.language, self.intent, self.urgency, self.action) = (language, intent, urgency, action)
        (self.flags, self.recordedFlags) = (flags, recordedFlags)
        (self.officer, self.at, self.record) = (officer, at, record)
        (self.model, self.confidence) = (model, confidence)
    }

    package var matter: Matter { intentFrom == nil ? .service : .intent }

    /// The words before the officer's and the officer's own, as learning tells labels apart.
    package var label: (before: String, after: String) {
        intentFrom.map { ($0.rawValue, intent.rawValue) } ?? (from.text, to.text)
    }

    package var text: String { ClassifierText.joined(subject: subject, body: body) }

    /// What a model learns from it.
    package var phrase: LexiconPhrase { enquiry.correctedPhrase(of: matter) }

    /// The labelled enquiry as it is kept. Only its service, or only its intent, is a person's word.
    package var enquiry: TrainingEnquiry {
        TrainingEnquiry(
            id: record, language: language, subject: subject, body: body, service: to.text, intent: intent,
            urgency: urgency, flags: recordedFlags, action: action)
    }
}

extension TrainingEnquiry {
    /// What a model learns from an officer's correction. It joins the desk's phrases and not its enquiries: phrases teach
    /// which service owns a matter or what is wanted, whichever the officer spoke about, and never screens.
    package func correctedPhrase(of matter: Correction.Matter) -> LexiconPhrase {
        LexiconPhrase(
            service: ServiceID(service), language: language, phrase: text, origin: Origin(file: "learned", line: 1),
            intent: matter == .intent ? intent : nil)
    }
}
