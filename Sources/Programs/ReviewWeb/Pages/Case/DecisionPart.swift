import Enquiries

extension CaseView {
    /// How the software sorted the mail, why, and by which part of it.
    var decisionPart: Html {
        section(.class("sheet"), .aria("labelledby", "decision-title")) {
            h2(.id("decision-title"), .focusable(-1), .data("key", visit.key(.reasons))) { say(.howSorted) }
            if let decision = model.decision {
                p { span(.class("ai-tag")) { "✦ " + say(.sortedByAI) } }
                if let correction = decision.correction { corrected(decision, correction) }
                if let relabelling = decision.relabelling { relabelled(relabelling) }
                if decision.correction != nil || decision.relabelling != nil { p(.class("quiet")) { say(example) } }
                candidates(decision)
                if let opinion = decision.opinion {
                    OpinionPart(opinion: opinion, name: { name(of: $0) }, say: say).html
                }
                facts(decision)
                reasons(decision)
                parts(decision)
            } else {
                p(.class("quiet")) { say(.notSorted) }
            }
        }
    }

    private func corrected(_ decision: TriageDecision, _ correction: TriageDecision.Correction) -> Html {
        p {
            name(of: decision.service) + ": " + say(.correctedByOfficer)
            " ("
            model.officerNames[correction.by.text] ?? correction.by.text
            ", "
            moment(correction.at)
            "). "
            say(.sortedBefore) + " " + name(of: correction.from) + " (" + Word.percent(correction.confidence) + ")."
        }
    }

    private func relabelled(_ relabelling: TriageDecision.Relabelling) -> Html {
        p {
            say(.labelsCorrected) + " "
            model.officerNames[relabelling.by.text] ?? relabelling.by.text
            ", "
            moment(relabelling.at)
            ". "
            say(.sortedBefore) + " " + say(Word(relabelling.intentFrom))
            if !relabelling.flagsFrom.isEmpty {
                "; " + relabelling.flagsFrom.map { say(Word($0)) }.joined(separator: ", ")
            }
            "."
        }
    }

    /// What became of an officer's correction.
    private var example: Word {
        switch model.history.last(where: { ["learned", "unlearned", "forgotten"].contains($0.what) })?.what {
        case "learned": .exampleLearned
        case .some: .exampleTakenOut
        case nil: .exampleKept
        }
    }

    private func candidates(_ decision: TriageDecision) -> Html {
        html {
            h3 { say(.candidates) }
            ul(.class("candidates")) {
                for candidate in decision.candidates {
                    li {
                        span { name(of: candidate.service) }
                        meter(
                            .minimum(0), .maximum(100), .value(String(Int((candidate.confidence * 100).rounded()))),
                            .aria("hidden", "true"))
                        span(.class("share")) { Word.percent(candidate.confidence) }
                    }
                }
            }
        }
    }

    private func facts(_ decision: TriageDecision) -> Html {
        dl(.class("facts")) {
            if !decision.also.isEmpty {
                dt { say(.alsoConcerns) }
                dd { decision.also.map { name(of: $0) }.joined(separator: ", ") }
            }
            dt { say(.intent) }
            dd { say(Word(decision.intent)) }
            dt { say(.urgency) }
            dd { UrgencyTag(decision.urgency).html(say) }
            dt { say(.language) }
            dd { decision.language + " (" + Word.percent(decision.languageConfidence) + ")" }
            if !decision.lifeEvents.isEmpty {
                dt { say(.lifeEvents) }
                dd { decision.lifeEvents.map { say(Word($0)) }.joined(separator: ", ") }
            }
            if let deadline = decision.deadline {
                dt { say(.statedDeadline) }
                dd {
                    say(deadline)
                    if let source = decision.deadlineSource {
                        span(.class("quiet")) {
                            ": “"
                            bdi { Html(citizen: source.words) }
                            "” (\(source.rule)). "
                            say(.confirmDate)
                        }
                    }
                }
            }
            for clock in decision.clocks {
                dt { say(.statutoryClock) }
                dd {
                    say(clock.due)
                    span(.class("quiet")) { ", " + clockText(clock) + " (" + clock.source + "). " + say(.confirmDate) }
                }
            }
        }
    }

    private func clockText(_ running: RunningClock) -> String {
        desk?.clocks.first { $0.id == running.clock }.map { say($0.text, of: desk) } ?? running.clock
    }

    private func reasons(_ decision: TriageDecision) -> Html {
        html {
            if !decision.reasons.isEmpty {
                h3 { say(.reasons) }
                table(.class("reasons")) {
                    thead {
                        tr {
                            th(.scope("col")) { say(.words) }
                            th(.scope("col")) { say(.source) }
                            th(.scope("col"), .class("number")) { say(.weight) }
                        }
                    }
                    tbody {
                        for reason in decision.reasons {
                            tr {
                                td { bdi { Html(citizen: reason.text) } }
                                td(.class("quiet")) { reason.source }
                                td(.class("number")) { Self.weight(reason.weight) }
                            }
                        }
                    }
                }
                p(.class("quiet")) { say(.weightHint) }
            }
        }
    }

    private func parts(_ decision: TriageDecision) -> Html {
        p(.class("quiet")) {
            say(.madeBy) + " "
                + decision.by.map { "\($0.kind.rawValue) \($0.id), \(say(.versionWord)) \($0.version)" }
                .joined(separator: "; ")
        }
    }

    static func weight(_ weight: Double) -> String {
        let tenths = Int((weight.magnitude * 10).rounded())
        return (weight < 0 ? "−" : "+") + "\(tenths / 10).\(tenths % 10)"
    }
}

extension Word {
    static let labelsCorrected = Word("Anliegen und Merkmale berichtigt:", "Intent and flags corrected:")
    static let exampleKept = Word(
        "Ihre Berichtigung zählt: Sie ist als Beispiel festgehalten. Gelernt wird daraus erst nach einer Prüfung.",
        "The correction counts: it is kept as an example. A model learns from it only after a check.")
    static let exampleLearned = Word(
        "Die Berichtigung hat gewirkt: Das Modell dieses Postfachs hat daraus gelernt.",
        "The correction has worked: the model of this desk has learned from it.")
    static let exampleTakenOut = Word(
        "Das Modell dieses Postfachs lernt nicht mehr aus diesem Fall.",
        "The model of this desk no longer learns from this case.")
}
