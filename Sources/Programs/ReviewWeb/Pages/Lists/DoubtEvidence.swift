import Enquiries

/// What is known about a reply that may or may not have left: the grounds of a person's decision.
struct DoubtEvidence: Encodable, Sendable {
    let messageID: String
    /// When its final dot was about to be sent, or a backup was put back.
    let since: Timestamp?
    /// What the mail server said last, and under which name it queued the reply, if it said so.
    let lastAnswer: String?
    let code: Int?
    let status: String?
    let queueID: String?
    let journal: JournalTrace
    /// True where nothing was sent here: a backup was put back.
    let isRestored: Bool

    /// - Returns: `nil` where nothing is in doubt.
    static func collect(_ file: CaseFile, _ site: ReviewSite) async -> DoubtEvidence? {
        guard file.state == .inDoubt, let reply = file.reply else { return nil }
        return DoubtEvidence(
            messageID: reply.messageID, since: reply.doubtSince, lastAnswer: reply.lastAnswer,
            code: reply.answer?.code, status: reply.answer?.enhanced, queueID: reply.answer?.queueID,
            journal: await site.reports.journal(of: reply.messageID),
            isRestored: file.history.last { ["handing over", "restored in the outbox"].contains($0.what) }?.what
                == "restored in the outbox")
    }

    /// Rows of a list of facts.
    func facts(_ say: Language, _ moment: (Timestamp) -> Html) -> Html {
        ReviewWeb.html {
            if let since {
                dt { say(isRestored ? Word.restoredAt : .doubtSince) }
                dd { moment(since) }
            }
            dt { say(.serverSaid) }
            dd { Html(citizen: lastAnswer ?? say(.serverSaidNothing)) }
            if let queueID {
                dt { say(.queuedAs) }
                dd { Html(citizen: queueID) }
            }
            dt { "Message-ID" }
            dd { bdi { Html(citizen: messageID) } }
            dt { say(.copyInJournal) }
            dd {
                switch journal {
                case .found: span(.class("tag warning")) { say(.copyFound) }
                case .missing: say(.copyMissing)
                case .unreadable: say(.journalUnreadable)
                case .none: say(.noJournal)
                }
            }
        }
    }

}

extension Word {
    static let doubtSince = Word("Übergabe begann", "Handing over began")
    static let restoredAt = Word("Sicherung eingespielt", "Backup put back")
    static let queuedAs = Word("Name in der Warteschlange des Mailservers", "Name in the mail server’s queue")
    static let copyInJournal = Word("Kopie im Ordner des Mailservers", "Copy in the mail server’s folder")
    static let copyFound = Word(
        "gefunden: Die Antwort ging hinaus", "found: the reply left")
    static let copyMissing = Word(
        "nicht gefunden; das beweist noch nicht, dass sie nicht hinausging",
        "not found; that alone does not prove that it did not leave")
    static let journalUnreadable = Word("Der Ordner ist nicht lesbar.", "The folder cannot be read.")
    static let noJournal = Word(
        "Es ist kein Ordner eingerichtet (sending.journal).", "No folder is configured (sending.journal).")
    static let sendAgain = Word("Noch einmal senden", "Send again")
    static let sendAgainHint = Word(
        "Genau die freigegebene Antwort geht noch einmal an den Mailserver.",
        "Exactly the approved reply goes to the mail server once more.")
    static let outboxFrozen = Word(
        "Der Postausgang ist angehalten, weil eine Sicherung eingespielt wurde. Nichts wird gesendet.",
        "The outbox is frozen because a backup was put back. Nothing is sent.")
    static let outboxFrozenNext = Word(
        "Klären Sie zuerst unter „Zu klären“, welche Antworten seit der Sicherung schon hinausgingen. Geben Sie danach den "
            + "Postausgang frei.",
        "First settle on the page “Needs decision” which replies have left since the backup was made. Then release the "
            + "outbox.")
    static let releaseOutbox = Word("Postausgang freigeben", "Release the outbox")
    static let releaseNote = Word("Wie haben Sie sich vergewissert?", "How did you make sure?")
    static let outboxReleased = Word("Der Postausgang ist freigegeben.", "The outbox is released.")
    static let supervisorReleases = Word(
        "Freigeben kann ihn eine Person mit Aufsicht über alle Postfächer.",
        "A person who supervises all desks can release it.")
    static let afterRelease = Word("nach der Freigabe des Postausgangs", "once the outbox is released")
    static let awaitsDecision = Word("Entscheidung nötig", "decision needed")
}
