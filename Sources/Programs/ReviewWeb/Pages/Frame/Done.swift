import Enquiries

/// What an officer has just done, told on the page that comes next. It travels in the address as a word of a closed
/// list, so nobody can make the desk say something by handing out a link.
struct Done: Sendable, Equatable {
    enum What: String, Sendable, CaseIterable {
        case approved, saved, rejected, reassigned, withdrawn, snoozed, woken, claimed, unclaimed, relabelled, split
        case merged
        case claimedChosen = "claimed-chosen"
        case discardedChosen = "discarded-chosen"
        case nothingChosen = "nothing-chosen"
        case approvedFirst = "approved-first"
        case secondAsked = "second-asked"
        case seedCaught = "check-caught"
        case seedMissed = "check-missed"
        case seedUnjudged = "check-unjudged"
        case handedOver = "handed-over"
        case closed, reopened
        case settledSent = "settled-sent"
        case settledNotSent = "settled-not-sent"
        case outboxReleased = "outbox-released"

        /// What an officer is told who has judged a case that was made up; `nil` for all others.
        init?(seeded file: CaseFile) {
            switch file.seeded?.outcome {
            case .caught: self = .seedCaught
            case .missed: self = .seedMissed
            case .unjudged: self = .seedUnjudged
            case nil: return nil
            }
        }

        /// Whether the officer is done with the case, so that nobody works on it any more.
        var endsClaim: Bool {
            switch self {
            case .approved, .rejected, .handedOver, .closed, .snoozed: true
            default: false
            }
        }
    }

    let what: What
    /// The case that it was done to, where the next page shows another one.
    let file: CaseID?

    /// The version of that case, to take an approval back; `nil` where there is nothing to take back.
    let version: Int?

    /// To how many cases it was done, and how many were left as they are; `nil` where it was one.
    let count: Int?
    let left: Int?

    init(_ what: What, to file: CaseID?, version: Int? = nil) {
        (self.what, self.file, self.version) = (what, file, what == .approved ? version : nil)
        (count, left) = (nil, nil)
    }

    /// Done to several cases of a list.
    init(_ what: What, count: Int, left: Int) {
        (self.what, file, version) = (what, nil, nil)
        (self.count, self.left) = (count, left)
    }

    init?(_ query: Fields) {
        guard let what = query["done"].flatMap(What.init(rawValue:)) else { return nil }
        self.what = what
        file = query["was"].map { CaseID($0) }
        version = query.number("step")
        let (done, left) = (query.number("count"), query.number("left"))
        let few = 0...ReviewSettings.Limits.casesOnPage
        count = done.flatMap { few.contains($0) ? $0 : nil }
        self.left = left.flatMap { few.contains($0) ? $0 : nil }
    }

    var members: [(String, String?)] {
        [
            ("done", what.rawValue), ("was", file?.text), ("step", version.map { String($0) }),
            ("count", count.map { String($0) }), ("left", left.map { String($0) }),
        ]
    }

    func notice(_ say: Language, _ visit: Visit) -> Html {
        ReviewWeb.notice(what == .nothingChosen || count == 0 ? .info : .done, say) {
            p(.role("status"), .id("done"), .focusable(-1)) {
                say(Word.done(what))
                if let count, what != .nothingChosen { " " + say(.casesDone(count, left: left ?? 0)) }
                if let file {
                    " "
                    anchor(.href(.file(file))) { say(.showThatCase) }
                }
            }
            if let file, let version { takeBack(file, version, say, visit) }
        }
    }
}

extension Done {
    /// The approval can be taken back from the next page, where the officer is by then.
    private func takeBack(_ file: CaseID, _ version: Int, _ say: Language, _ visit: Visit) -> Html {
        form(.post, .action(.file(file, "withdrawal"))) {
            visit.formToken
            input(.type("hidden"), .name("version"), .value(String(version)))
            button(.class("button quiet-button"), .type("submit"), .data("key", visit.key(.undo))) { say(.takeBack) }
        }
    }
}

extension Word {
    static let showThatCase = Word("Diesen Fall ansehen", "Look at that case")

    static func casesDone(_ count: Int, left: Int) -> Word {
        left == 0
            ? Word("Fälle: \(count).", "Cases: \(count).")
            : Word(
                "Fälle: \(count). Unverändert blieben: \(left), weil sich dort inzwischen etwas getan hat.",
                "Cases: \(count). Left as they are: \(left), because something has happened there meanwhile.")
    }

    static func done(_ what: Done.What) -> Word {
        switch what {
        case .claimedChosen: Word("Auswahl übernommen. Andere sehen das.", "Claimed. Your colleagues see it.")
        case .discardedChosen:
            Word("Auswahl als Spam oder Phishing geschlossen.", "Chosen cases closed as spam or phishing.")
        case .nothingChosen:
            Word(
                "Es war kein Fall ausgewählt. Wählen Sie zuerst Zeilen aus.",
                "No case was chosen. Choose lines first.")
        case .approved:
            Word(
                "Freigegeben. Die Antwort liegt noch kurz im Postausgang; so lange können Sie sie zurückholen.",
                "Approved. The reply waits in the outbox for a moment; until then you can take it back.")
        case .approvedFirst:
            Word(
                "Als erste Person freigegeben. Eine zweite Person muss zustimmen.",
                "Approved as the first of two. A second person must approve too.")
        case .seedCaught:
            Word(
                "Das war ein Prüffall mit einem Fehler, und Sie haben ihn gefunden. Gesendet wurde nichts.",
                "That was a check case with an error, and you found it. Nothing was sent.")
        case .seedMissed:
            Word(
                "Das war ein Prüffall. Im Entwurf stand ein Fehler; der Fall zeigt ihn. Gesendet wurde nichts, und "
                    + "gezählt wird nur für die Stelle, nicht für Sie.",
                "That was a check case. The draft held an error; the case shows it. Nothing was sent, and it counts for "
                    + "the service only, not for you.")
        case .seedUnjudged:
            Word(
                "Das war ein Prüffall. Er ist beendet, gesendet wurde nichts.",
                "That was a check case. It is closed, and nothing was sent.")
        case .withdrawn: Word("Freigabe zurückgeholt. Nichts wurde gesendet.", "Approval taken back. Nothing was sent.")
        case .secondAsked:
            Word("Diese Antwort braucht nun zwei Freigaben.", "This reply now needs two approvals.")
        case .snoozed: Word("Zurückgestellt. Der Fall steht unter „Später“.", "Put off. The case is under “Later”.")
        case .woken: Word("Wieder vorgelegt.", "Brought back.")
        case .claimed: Word("Übernommen. Andere sehen das.", "Claimed. Your colleagues see it.")
        case .unclaimed: Word("Zurückgegeben.", "Given back.")
        case .relabelled:
            Word("Berichtigt und als Beispiel festgehalten.", "Corrected, and kept as an example.")
        case .split:
            Word(
                "Anliegen abgetrennt. Es ist jetzt ein eigener Fall.", "Split off. The matter is a case of its own now."
            )
        case .merged: Word("Verbunden. Hier geht es weiter.", "Merged. This case goes on.")
        case .saved:
            Word(
                "Gespeichert. Unten steht die Antwort, wie sie jetzt hinausginge.",
                "Saved. Below is the reply as it would leave now.")
        case .rejected:
            Word("Entwurf verworfen. Der Fall braucht nun eine Person.", "Draft rejected. The case now needs a person.")
        case .reassigned:
            Word("Stelle berichtigt. Für sie wurde neu entworfen.", "Service corrected. Drafting looked at it again.")
        case .handedOver: Word("Weitergegeben.", "Handed over.")
        case .closed: Word("Ohne Antwort abgeschlossen.", "Closed without a reply.")
        case .reopened: Word("Wieder geöffnet. Der Fall braucht eine Person.", "Reopened. The case needs a person.")
        case .settledSent: Word("Vermerkt: Die Antwort wurde gesendet.", "Noted: the reply was sent.")
        case .outboxReleased: .outboxReleased
        case .settledNotSent:
            Word(
                "Vermerkt: Die Antwort wurde nicht gesendet. Sie liegt wieder im Postausgang.",
                "Noted: the reply was not sent. It is back in the outbox.")
        }
    }
}
