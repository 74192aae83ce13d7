package import Enquiries

/// An officer's word about which service owns a mail, as a model could learn from it. It is read from the store's
/// records each time; there is no second truth.
package struct Correction: Sendable, Equatable {
    package var caseID: CaseID
    package var mail: MailID
    /// SHA-256 of the raw mail, hexadecimal.
    package var mailSHA256: String
    package var subject: String
    /// The text as the classifier saw it.
    package var body: String
    package var from: ServiceID
    package var to: ServiceID
    /// The software's other findings at the time. No person has looked at them; nothing learns from them.
    package var language: String
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

    package var text: String { ClassifierText.joined(subject: subject, body: body) }

    /// The labelled enquiry as it is kept. Only its service is a person's word.
    package var enquiry: TrainingEnquiry {
        TrainingEnquiry(
            id: record, language: language, subject: subject, body: body, service: to.text, intent: intent,
            urgency: urgency, flags: recordedFlags, action: action)
    }
}

extension TrainingEnquiry {
    /// What a model learns from an officer's correction. It joins the desk's phrases and not its enquiries: phrases teach
    /// which service owns a matter, and neither intents nor screens, about which the officer has said nothing.
    package var correctedPhrase: LexiconPhrase {
        LexiconPhrase(
            service: ServiceID(service), language: language, phrase: text, origin: Origin(file: "learned", line: 1))
    }
}
