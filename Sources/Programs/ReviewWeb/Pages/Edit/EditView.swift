import Enquiries

/// The edit page: the mail beside the text that is being written.
struct EditView: Sendable {
    let model: EditModel
    let say: Language
    let visit: Visit
    let desk: Desk?

    private var title: Word { model.file.draft == nil ? .writeOwn : .editDraft }

    var page: Html {
        var frame = Frame(
            title: say(title), language: say, visit: visit,
            address: SitePath.file(model.file.id, "edit").with(model.place.members).text)
        frame.isWide = true
        frame.place = "edit"
        return frame.page {
            problem
            h1 { say(title) + ": " + say(.subject) + " " + "“" + model.file.newest.subject + "”" }
            div(.class("beside")) {
                section(.class("sheet mail"), .aria("labelledby", "mail-title"), .focusable(0)) {
                    h2(.id("mail-title")) { say(.theMail) }
                    MailNotices(mail: model.file.newest, say: say).html
                    p(.class("quiet")) {
                        bdi { Html(citizen: model.file.newest.from.name ?? model.file.newest.from.address) }
                    }
                    div(.class("mail-text"), .dir("auto"), .lang(model.file.decision?.language)) {
                        Html(citizen: model.file.newest.text)
                    }
                }
                section(.class("sheet letter"), .aria("labelledby", "reply-title")) {
                    h2(.id("reply-title")) { say(.theDraft) }
                    editor
                }
            }
        }
    }

    private var problem: Html {
        html {
            if let problem = model.problem {
                let words = ProblemWords(problem.kind)
                notice(.danger, say) {
                    h2(.id("problem"), .focusable(-1)) { say(.notSaved) }
                    p { say(words.what) }
                    p { say(model.isPossible ? Word.textIsBelow : Word.textIsBelowButClosed) }
                }
            }
            if let now = model.standsNow, model.problem?.kind == .changedMeanwhile(model.file.id) {
                details(.class("fold"), .open(true)) {
                    summary { say(.standsNow) }
                    div(.class("mail-text"), .dir("auto"), .lang(model.file.draft?.language)) { Html(citizen: now) }
                }
            }
        }
    }

    /// A button of the same form, so that what is written so far comes along.
    private var answers: Html {
        let choice = AnswerChoice(file: model.file, desk: desk, on: model.today)
        return html {
            if model.isPossible, !choice.groups.isEmpty {
                div(.class("field")) {
                    label(.for("answer")) { say(.approvedAnswers) }
                    select(.id("answer"), .name("answer")) {
                        for group in choice.groups {
                            optionGroup(.label(say(group.service.name, of: desk))) {
                                for answer in group.answers {
                                    option(.value(AnswerChoice.value(of: answer))) {
                                        answer.title
                                            + (answer.level == .simple ? " (" + say(.simpleLanguage) + ")" : "")
                                    }
                                }
                            }
                        }
                    }
                }
                p {
                    button(
                        .class("button quiet-button"), .type("submit"),
                        .formAction(.file(model.file.id, "insertion"))
                    ) { say(.insertAnswer) }
                }
            }
        }
    }

    private var editor: Html {
        form(.post, .action(.file(model.file.id, "draft")), .id("edit")) {
            visit.formToken
            input(.type("hidden"), .name("version"), .value(String(model.file.version)))
            for (name, value) in model.place.members {
                if let value { input(.type("hidden"), .name(name), .value(value)) }
            }
            for gap in model.file.draft?.gaps ?? [] {
                notice(.warning, say) { p { StageWords.text(gap.what, say) } }
            }
            div(.class("field")) {
                label(.for("subject")) { say(.subject) }
                input(
                    .id("subject"), .type("text"), .name("subject"), .value(model.subject), .longest(1000),
                    .autocomplete("off"))
            }
            div(.class("field")) {
                label(.for("text")) { say(.replyText) }
                textarea(
                    .id("text"), .name("text"), .rows(22), .spellcheck(true),
                    .lang(model.file.draft?.language ?? model.file.decision?.language ?? ""),
                    .aria("describedby", "text-hint")
                ) { model.text }
                span(.class("quiet"), .id("text-hint")) { say(.labelIsAdded) }
            }
            // Saving comes first in the form, since Enter in a field presses the first button there is.
            div(.class("actions")) {
                if model.isPossible {
                    button(.class("button main"), .type("submit"), .data("key", visit.key(.save))) { say(.save) }
                }
                anchor(.class("button"), .href(model.place.path(to: model.file.id))) { say(.backToCase) }
            }
            answers
            OfferHints(draft: model.file.draft, say: say).html
        }
    }
}

extension Word {
    static let approvedAnswers = Word("Freigegebene Antworten", "Approved answers")
    static let insertAnswer = Word("Antwort anfügen", "Add the answer")
    static let simpleLanguage = Word("einfache Sprache", "simple language")
    static let save = Word("Speichern und ansehen", "Save and look at it")
    static let replyText = Word("Text von der Anrede bis zum Gruß", "Text from salutation to closing")
    static let labelIsAdded = Word(
        "Der Hinweis auf die KI kommt von selbst darüber.", "The label about the AI is put above it by itself.")
    static let notSaved = Word("Nicht gespeichert", "Not saved")
    static let textIsBelow = Word(
        "Ihr Text steht unten. Nichts ging verloren. Wenn Sie jetzt speichern, ersetzt er den Stand des Falls.",
        "Your text is below. Nothing is lost. If you save now, it replaces what stands in the case.")
    static let textIsBelowButClosed = Word(
        "Ihr Text steht unten. In diesem Stand lässt er sich nicht mehr speichern; kopieren Sie ihn.",
        "Your text is below. It can no longer be saved at this stage; copy it.")
    static let standsNow = Word("Das steht jetzt im Fall", "This stands in the case now")
}
