import Enquiries

/// What officers changed in the software's draft.
struct DifferencePart: Sendable {
    let pieces: [TextDifference.Piece]
    /// The language of the texts.
    let language: String?
    let say: Language
    let key: String

    var html: Html {
        ReviewWeb.html {
            if !pieces.isEmpty {
                details(.class("fold difference")) {
                    summary(.data("key", key)) { say(.changesToDraft) }
                    div(.class("mail-text"), .dir("auto"), .lang(language)) {
                        for piece in pieces { shown(piece) }
                    }
                }
            }
        }
    }

    private func shown(_ piece: TextDifference.Piece) -> Html {
        ReviewWeb.html {
            switch piece.kind {
            case .same: Html(citizen: piece.text)
            case .inserted:
                inserted {
                    span(.class("unseen")) { "[" + say(.insertedText) + ": " }
                    Html(citizen: piece.text)
                    span(.class("unseen")) { "] " }
                }
            case .deleted:
                deleted {
                    span(.class("unseen")) { "[" + say(.deletedText) + ": " }
                    Html(citizen: piece.text)
                    span(.class("unseen")) { "] " }
                }
            }
        }
    }
}

extension Word {
    static let changesToDraft = Word("Was am KI-Entwurf geändert wurde", "What was changed in the AI draft")
    static let insertedText = Word("eingefügt", "inserted")
    static let deletedText = Word("gestrichen", "deleted")
}
