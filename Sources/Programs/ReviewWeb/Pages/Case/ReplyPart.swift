import Enquiries

extension CaseView {
    /// The reply exactly as it will leave or has left, with what can be done to it.
    var replyColumn: Html {
        section(.class("sheet letter"), .aria("labelledby", "reply-title")) {
            div(.class("letter-head")) {
                h2(.id("reply-title")) {
                    say(model.reply != nil && model.approval == nil ? Word.theReply : Word.theDraft)
                }
                if model.shown != nil, model.authorship != .officer { aiTag(say) }
            }
            if let authorship = model.authorship { p(.class("quiet")) { say(Word(authorship)) } }
            gaps
            if let fold = model.fold {
                p { say(Word(fold)) }
                details(.class("fold draft-fold")) {
                    summary(.data("key", visit.key(.diff))) { say(.showDraft) }
                    wholeReply
                    if actions.has(.approve), let approval = model.approval { actions.approve(approval) }
                }
            } else {
                wholeReply
            }
            if model.reply != nil { replyState }
            if model.state == .drafted { OfferHints(draft: model.draft, say: say).html }
            actions.html
        }
    }

    private var actions: CaseActions { CaseActions(model: model, say: say, visit: visit, desk: desk, clocks: clocks) }

    /// The letter, and what stands behind its sentences.
    private var wholeReply: Html {
        html {
            if let shown = model.shown {
                p(.class("quiet")) { say(model.approval == nil ? Word.asApproved : Word.exactlyAsSent) }
                letter(shown)
            } else {
                withoutReply
            }
            if let draft = model.draft {
                ModelDraftPart(draft: draft, findings: model.findings, desk: desk, say: say).html
                if draft.sentences == nil { SourcesPart(draft: draft, desk: desk, say: say).html }
            }
            DifferencePart(
                pieces: model.difference, language: model.draft?.language, say: say, key: visit.key(.diff)
            ).html
        }
    }

    private var gaps: Html {
        html {
            if let refusal = model.refusal { notice(.danger, say) { p { refusal } } }
            for gap in model.draft?.gaps ?? [] {
                notice(.warning, say) { p { StageWords.text(gap.what, say) } }
            }
            otherAnswers
        }
    }

    /// Answers that would come next, so that an officer sees what else the desk could say.
    private var otherAnswers: Html {
        let titles = (model.draft?.paragraphs ?? []).flatMap { $0.others ?? [] }.compactMap { id in
            desk?.answers.first { $0.id == id && $0.language == model.draft?.language }?.title
        }
        return html {
            if model.state == .drafted, !titles.isEmpty {
                p(.class("quiet")) { say(.otherAnswers) + ": " + titles.joined(separator: " · ") }
            }
        }
    }

    private func letter(_ shown: ShownReply) -> Html {
        div(.class("letter-sheet")) {
            dl(.class("facts header-lines")) {
                for line in shown.header where !line.isForMachines {
                    dt { line.name }
                    dd { bdi { Html(citizen: line.value) } }
                }
            }
            if let label = shown.label {
                div(.class("ai-label")) {
                    span(.class("unseen")) { say(.labelForCitizen) + ": " }
                    span(.aria("hidden", "true")) { "✦ " }
                    label
                }
            }
            div(.class("mail-text"), .dir("auto"), .lang(model.draft?.language), .id("reply-text")) {
                marked(shown.text)
            }
            dl(.class("facts machine-lines"), .aria("label", say(.marksForMachines))) {
                for line in shown.header where line.isForMachines {
                    dt { line.name }
                    dd { Html(citizen: line.value) }
                }
            }
            details(.class("fold")) {
                summary { say(.wholeHeader) }
                pre(.class("raw")) { Html(citizen: shown.rawHeader) }
                p(.class("quiet raw")) { "SHA-256 \(shown.sha256), \(Self.size(shown.bytes))" }
            }
        }
    }

    /// The text of the letter with the claims marked that the checks found. The marks add no character, so that what
    /// stands here is what leaves.
    private func marked(_ text: String) -> Html {
        guard let draft = model.draft, text.utf8.starts(with: draft.text.utf8) else { return Html(citizen: text) }
        return ClaimMarks(findings: model.findings).html(text)
    }

    private var withoutReply: Html {
        html {
            if model.state == .drafted || model.refusal != nil {
                p { say(.draftIsNoMessage) }
            } else {
                p { say(.noDraft) }
                if let because = model.withoutDraftBecause { p { say(.because) + " " + StageWords.text(because, say) } }
            }
            if let unit = model.handedOverTo { p { say(.handedOverTo) + " " + unit } }
        }
    }

    private var replyState: Html {
        html {
            if let reply = model.reply {
                dl(.class("facts")) {
                    dt { say(.approvedBy) }
                    dd {
                        model.officerNames[reply.approvedBy.text] ?? reply.approvedBy.text
                        ", "
                        moment(reply.approvedAt)
                    }
                    if let sentAt = reply.sentAt {
                        dt { say(.sentAt) }
                        dd { moment(sentAt) }
                    } else if model.state == .approved {
                        dt { say(.nextTry) }
                        dd { moment(reply.nextAttempt) }
                    }
                    dt { say(.attempts) }
                    dd { String(reply.attempts) }
                    if let answer = reply.lastAnswer, !answer.isEmpty {
                        dt { say(.mailServerSaid) }
                        dd { Html(citizen: answer) }
                    }
                    if let because = reply.voidedBecause {
                        dt { say(.voided) }
                        dd { StageWords.text(because, say) }
                    }
                }
                p { anchor(.class("quiet-link"), .href(.file(model.id, "reply"))) { say(.downloadReply) } }
            }
        }
    }
}
