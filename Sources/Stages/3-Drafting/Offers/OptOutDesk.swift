package import Enquiries
package import Transparency

extension OfferDesk {
    /// A closed case that notes a person's wish to hear no more offers. The person is in it under a pseudonym alone.
    ///
    /// - Parameters:
    ///   - person: The store's pseudonym of the mail address.
    ///   - topic: `nil` for all topics.
    ///   - reason: How the wish reached the authority, in the officer's words.
    package func optOut(person: String, topic: Offer.Topic?, because reason: String) -> Recorded<Opening> {
        let now = surroundings.now()
        let word = topic?.rawValue ?? "all"
        let notice: JSONValue = [
            "schema": "postroom-opt-out/1", "person": .string(person), "topic": .string(word),
            "at": .integer(now.milliseconds), "because": .string(reason),
        ]
        let bytes = notice.canonical
        let key = sha256Hex("opt-out/\(desk.id.text.utf8.count)/\(desk.id)/\(person)/\(word)".utf8)
        let mail = Enquiry(
            id: MailID(surroundings.newID()), rawSHA256: sha256Hex(bytes), mailKey: key, receivedAt: now,
            writtenOn: surroundings.day(of: now, at: desk), from: Enquiry.Party(address: ""),
            subject: "No more offers (\(word))", text: reason, origin: .optOut)
        let caseID = CaseID(UUIDText.version8(from: key))
        let record = ActionRecord(
            id: surroundings.newRecordID(), action: .stop, trigger: .human, caseReference: caseID.text,
            start: now.milliseconds, end: now.milliseconds, inputs: ["notice": mail.rawSHA256],
            disclosed: ["stopped": "offers"], details: ["topic": .string(word), "because": .string(reason)])
        var file = CaseFile(
            id: caseID, desk: desk.id, state: .closed, version: 1, createdAt: now, updatedAt: now, mails: [mail])
        file.history = [CaseFile.Event(at: now, what: "closed", detail: word, by: nil, record: record.id)]
        return Recorded(Opening(file: file, notice: bytes), record: record)
    }
}
