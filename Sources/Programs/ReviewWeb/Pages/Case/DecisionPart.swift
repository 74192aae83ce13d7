import Enquiries

extension CaseView {
    /// How the software sorted the mail, why, and by which part of it.
    var decisionPart: Html {
        section(.class("sheet"), .aria("labelledby", "decision-title")) {
            h2(.id("decision-title")) { say(.howSorted) }
            if let decision = model.decision {
                p { span(.class("ai-tag")) { "✦ " + say(.sortedByAI) } }
                if let correction = decision.correction { corrected(decision, correction) }
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
