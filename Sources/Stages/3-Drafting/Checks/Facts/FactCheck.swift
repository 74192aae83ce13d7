import Enquiries
import Extraction

/// Facts of a draft that no source holds.
///
/// Used answers and the desk's directory excuse every kind. The citizen's mail excuses little: a fee is not right because
/// the citizen named it too. See ``MailExcuse``.
enum FactCheck {
    /// When the citizen's own mail is a source.
    enum MailExcuse {
        case never
        /// Only in a sentence that says it is the citizen's: "Sie schreiben", "your letter of".
        case attributed
        case always
    }

    private static func rule(_ kind: Fact.Kind) -> (kind: Finding.Kind, mail: MailExcuse) {
        switch kind {
        case .amount: (.amount, .attributed)
        case .percentage: (.percentage, .attributed)
        case .period: (.period, .attributed)
        case .clockTime: (.clockTime, .attributed)
        case .phone: (.phone, .attributed)
        case .address, .postcode: (.address, .attributed)
        // A link or an address from a stranger's mail leads anywhere.
        case .link: (.link, .never)
        case .email: (.email, .never)
        case .legalReference: (.legalReference, .attributed)
        case .registrationMark, .fileNumber, .paymentReference, .reference, .driverNumber: (.reference, .always)
        case .iban, .bic, .taxNumber, .identityDocument, .nationalInsurance, .documentReference:
            (.sensitiveNumber, .never)
        }
    }

    static func findings(_ draft: CheckedText, _ sources: DraftSources) -> [Finding] {
        let attribution = Attribution(draft)
        var findings: [Finding] = []
        for fact in draft.facts {
            let rule = rule(fact.kind)
            if sources.answers.holds(fact) || sources.directory.holds(fact) { continue }
            if fact.kind == .phone, sources.directory.holdsEnd(of: fact.value) { continue }
            if fact.kind == .email, fact.value == sources.enquiry.from.address.lowercased() { continue }
            // What is a date is judged as one, whatever else it looks like.
            if draft.dates.contains(where: { !$0.isRelative && $0.range.overlaps(fact.range) }), fact.kind != .iban {
                continue
            }
            let inMail =
                sources.mail.holds(fact) || rule.kind == .reference && sources.mail.holdsNumber(fact.value)
            switch rule.mail {
            case .always where inMail: continue
            case .attributed where inMail && attribution.covers(draft.sentence(around: fact.range)): continue
            default: break
            }
            let detail: Finding.Detail = !fact.isValid ? .brokenCheckRule : inMail ? .onlyInMail : .none
            findings.append(Finding(rule.kind, range: fact.range, excerpt: fact.text, detail: detail))
        }
        for span in draft.dates where !span.isRelative {
            guard let date = span.date else {
                findings.append(draft.finding(.date, span.range, .brokenCheckRule))
                continue
            }
            if sources.answers.dates.contains(date) { continue }
            let inMail = sources.mail.dates.contains(date)
            if inMail, attribution.covers(draft.sentence(around: span.range)) { continue }
            findings.append(draft.finding(.date, span.range, inMail ? .onlyInMail : .none))
        }
        return findings
    }
}
