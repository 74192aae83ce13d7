package import Enquiries
import Extraction

/// Puts drafts of approved answers, clean ones and ones with planted errors, through the checks.
package struct CheckTrial: Sendable {
    private let desk: Desk
    private let checks: DraftChecks
    private let today: CalendarDate

    package init(desk: Desk, readers: DraftChecks.Readers, today: CalendarDate) {
        (self.desk, self.today) = (desk, today)
        checks = DraftChecks(desk: desk, readers: readers)
    }

    /// The findings in a draft of one answer without any error.
    package func clean(_ answer: Answer) -> [Finding] {
        let mail = mail(nil, language: answer.language)
        return findings(letter([answer], mail, answer.language), answer.language, [answer], mail)
    }

    /// The text of a draft of one answer without any error.
    package func text(_ answer: Answer) -> String {
        letter([answer], mail(nil, language: answer.language), answer.language)
    }

    package func outcome(of error: PlantedError) -> PlantedOutcome {
        let answers = error.answers.compactMap { id in
            desk.answers.first { $0.id == id && $0.language == error.language && $0.level == .standard }
        }
        let mail = mail(error.mail, language: error.language)
        let correct = letter(answers, mail, error.language)
        guard answers.count == error.answers.count, let edit = edit(correct, by: error) else {
            return PlantedOutcome(error: error, result: .unusable, besides: [])
        }
        let findings = findings(edit.text, error.language, answers, mail)
        // A finding on the whole text, such as a concern without a paragraph, has no place.
        let onEdit = findings.filter { $0.range.overlaps(edit.range) || $0.range.isEmpty && $0.kind == error.kind }
        let result: PlantedOutcome.Result =
            onEdit.contains { $0.kind == error.kind }
            ? .found : onEdit.contains { $0.severity == .blocks } ? .foundAsOther(onEdit.map(\.kind)) : .missed
        return PlantedOutcome(
            error: error, result: result, besides: findings.filter { !onEdit.contains($0) && $0.severity == .blocks })
    }

    private func findings(_ text: String, _ language: String, _ answers: [Answer], _ mail: Enquiry) -> [Finding] {
        var services: [ServiceID] = []
        for answer in answers where !services.contains(answer.service) { services.append(answer.service) }
        return checks.findings(
            in: text, language: language, answering: mail, concerns: services, usedAnswers: answers, today: today)
    }

    /// A mail that fills every slot and says nothing else, or the given one.
    private func mail(_ text: String?, language: String) -> Enquiry {
        let plain =
            language == "de"
            ? "Guten Tag, ich habe eine Frage. Aktenzeichen 32-4/7788, Kassenzeichen 5.0101.112233.4, Kennzeichen LFT-AB 77."
            : "Hello, I have a question. Case number CN-7788, payment reference PR112233, registration TJ19 KVO, "
                + "driver number BEISP755210A99AB."
        return Enquiry(
            id: MailID("trial"), rawSHA256: "", mailKey: "trial",
            receivedAt: Timestamp(secondsSince1970: Int64(today.daysSince1970) * 86_400),
            writtenOn: today, from: Enquiry.Party(name: "Alex Beispiel", address: "alex@citizen.example"), subject: "",
            text: text ?? plain)
    }

    private func letter(_ answers: [Answer], _ mail: Enquiry, _ language: String) -> String {
        let values = SlotValues(
            subject: mail.subject, text: mail.text, received: LetterWords.date(mail.writtenOn, language))
        return Letter(desk: desk, language: language).text(
            answers.map { ($0.service, FilledAnswer($0, values: values, language: language).text) },
            to: mail.from.name)
    }

    /// The text after an edit, and where the new words stand.
    private func edit(_ text: String, by error: PlantedError) -> (text: String, range: Range<Int>)? {
        if let find = error.find, let replace = error.replace {
            guard let place = text.firstRange(of: find) else { return nil }
            let start = text.utf8.distance(from: text.startIndex, to: place.lowerBound)
            return (
                text.replacingCharacters(place, with: replace), start..<start + max(1, replace.utf8.count)
            )
        }
        guard let append = error.append, let closing = text.ranges(of: "\n\n").last else { return nil }
        let start = text.utf8.distance(from: text.startIndex, to: closing.lowerBound) + 2
        return (
            String(text[..<closing.lowerBound]) + "\n\n" + append + String(text[closing.lowerBound...]),
            start..<start + append.utf8.count
        )
    }
}

extension String {
    fileprivate func replacingCharacters(_ range: Range<Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}
