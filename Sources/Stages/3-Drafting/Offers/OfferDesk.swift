package import Enquiries
package import Transparency

/// Drafts what the authority writes unasked. Nothing of it is sent before an officer has approved it.
package struct OfferDesk: Sendable {
    /// A case with the bytes that stand where another case has its mail.
    package struct Opening: Sendable {
        package let file: CaseFile
        package let notice: [UInt8]
    }

    package let desk: Desk
    package let calendar: OfferCalendar
    private let offersVersion: String
    let surroundings: Surroundings

    /// - Parameter offersVersion: First 16 hexadecimal digits of the digest of the offers, for the records.
    package init(desk: Desk, offersVersion: String, surroundings: Surroundings) {
        (self.desk, self.offersVersion, self.surroundings) = (desk, offersVersion, surroundings)
        calendar = OfferCalendar(desk.offers)
    }

    /// What tells the reminder of an event from all others: equal for equal events and offers, and for those alone.
    ///
    /// - Parameter identity: The store's name of the event, from which nobody else can tell the event.
    package static func key(identity: String, offer: String) -> String {
        sha256Hex("offer/\(identity.utf8.count)/\(identity)/\(offer)".utf8)
    }

    /// A case with a reminder that waits for an officer.
    ///
    /// - Parameters:
    ///   - day: The day that the offer is about; see ``OfferCalendar``.
    ///   - identity: See ``key(identity:offer:)``.
    package func open(
        _ offer: Offer, for event: ReportedEvent, day: CalendarDate, identity: String
    ) -> Recorded<Opening> {
        let now = surroundings.now()
        let key = Self.key(identity: identity, offer: offer.id)
        let notice = OfferNotice.bytes(offer, event, day: day, version: offersVersion)
        let language = desk.answerLanguage(for: event.language)
        let suggested = SuggestedOffer(
            offer, event: event.event, day: day, conditions: offer.conditions(after: event, in: language, desk),
            desk: desk, language: language)
        let mail = Enquiry(
            id: MailID(surroundings.newID()), rawSHA256: sha256Hex(notice), mailKey: key, receivedAt: now,
            writtenOn: surroundings.day(of: now, at: desk), from: event.person, subject: suggested.title,
            text: OfferNotice.text(suggested, event, day: day), origin: .event)
        let draft = draft(suggested, answering: mail, event, day: day, language: language)
        let caseID = CaseID(UUIDText.version8(from: key))
        let record = ActionRecord(
            id: surroundings.newRecordID(), action: .draft, caseReference: caseID.text, start: now.milliseconds,
            end: surroundings.now().milliseconds,
            components: [.init(kind: "rules", id: "\(desk.id).offers", version: offersVersion)],
            inputs: ["event": mail.rawSHA256], outputs: ["draft": sha256Hex(draft.text.utf8)],
            disclosed: [
                "written": true, "unasked": true, "language": .string(language), "marking": DraftMarking.retrieved,
            ],
            details: ["offer": .string(offer.id), "mail_id": .string(mail.id.text)])
        var file = CaseFile(
            id: caseID, desk: desk.id, state: .drafted, version: 1, createdAt: now, updatedAt: now, mails: [mail],
            decision: decision(suggested, language: language), draft: draft)
        file.history = [
            CaseFile.Event(at: now, what: "drafted", detail: "offer \(offer.id)", by: nil, record: record.id)
        ]
        return Recorded(Opening(file: file, notice: notice), record: record)
    }

    private func draft(
        _ offer: SuggestedOffer, answering mail: Enquiry, _ event: ReportedEvent, day: CalendarDate, language: String
    ) -> Draft {
        let text = OfferLetter.reminder(offer, day: day, to: event.person, desk: desk, language: language)
        var gaps: [Draft.Gap] = []
        if event.language != language {
            gaps.append(
                Draft.Gap(what: "the person reads \"\(event.language)\", this draft is in \"\(language)\""))
        }
        return Draft(
            id: DraftID(surroundings.newID()), answers: mail.id, language: language,
            subject: OfferWords.subject(offer.title, language),
            paragraphs: [
                Draft.Paragraph(
                    service: offer.service, answer: "offer/\(offer.offer)", answerVersion: 1,
                    because: "\(event.event.rawValue), \(day.iso8601)", text: offer.sentence)
            ],
            gaps: gaps, text: text, proposal: text)
    }

    /// Rules alone: the offer names its service, and nothing was guessed.
    private func decision(_ offer: SuggestedOffer, language: String) -> TriageDecision {
        TriageDecision(
            language: language, languageConfidence: 1, service: offer.service, confidence: 1, sureFrom: 1,
            candidates: [.init(service: offer.service, confidence: 1)], also: [], intent: .information,
            urgency: .normal, lifeEvents: offer.event.lifeEvent.map { [$0] } ?? [], flags: [],
            deadline: offer.dueDay, action: .draft,
            reasons: [.init(source: "offer.\(offer.offer)", text: offer.event.rawValue, weight: 1)],
            by: [.init(kind: .rules, id: "\(desk.id).offers", version: offersVersion)])
    }
}
