import Enquiries

/// What an officer has just done, told on the page that comes next. It travels in the address as a word of a closed
/// list, so nobody can make the desk say something by handing out a link.
struct Done: Sendable, Equatable {
    enum What: String, Sendable, CaseIterable {
        case approved, saved, rejected, reassigned
        case handedOver = "handed-over"
        case closed, reopened
        case settledSent = "settled-sent"
        case settledNotSent = "settled-not-sent"
    }

    let what: What
    /// The case that it was done to, where the next page shows another one.
    let file: CaseID?

    init(_ what: What, to file: CaseID?) { (self.what, self.file) = (what, file) }

    init?(_ query: Fields) {
        guard let what = query["done"].flatMap(What.init(rawValue:)) else { return nil }
        self.what = what
        file = query["was"].map { CaseID($0) }
    }

    var members: [(String, String?)] { [("done", what.rawValue), ("was", file?.text)] }

    func notice(_ say: Language) -> Html {
        ReviewWeb.notice(.done, say) {
            p(.role("status"), .id("done"), .focusable(-1)) {
                say(Word.done(what))
                if let file {
                    " "
                    anchor(.href(.file(file))) { say(.showThatCase) }
                }
            }
        }
    }
}

extension Word {
    static let showThatCase = Word("Diesen Fall ansehen", "Look at that case")

    static func done(_ what: Done.What) -> Word {
        switch what {
        case .approved:
            Word("Freigegeben. Die Antwort wartet im Postausgang.", "Approved. The reply waits in the outbox.")
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
        case .settledNotSent:
            Word(
                "Vermerkt: Die Antwort wurde nicht gesendet. Sie liegt wieder im Postausgang.",
                "Noted: the reply was not sent. It is back in the outbox.")
        }
    }
}
