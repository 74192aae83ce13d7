import Enquiries

extension CaseView {
    /// What happened to the case, each step with the record that proves it.
    var historyPart: Html {
        section(.class("sheet"), .aria("labelledby", "history-title")) {
            h2(.id("history-title")) { say(.history) }
            ol(.class("history")) {
                for event in model.history {
                    li {
                        span(.class("what")) { StageWords.event(event.what, say) }
                        if !event.detail.isEmpty { span { ": " + StageWords.text(event.detail, say) } }
                        p(.class("quiet")) {
                            moment(event.at)
                            ", "
                            who(event)
                            ", "
                            anchor(.href(place: "record-" + event.record)) {
                                say(.record) + " " + event.record.suffix(8)
                            }
                        }
                    }
                }
            }
            if !model.earlierReplies.isEmpty {
                h3 { say(.earlierReplies) }
                ul {
                    for reply in model.earlierReplies {
                        li {
                            moment(reply.approvedAt)
                            if let because = reply.voidedBecause {
                                ": " + say(.voided) + ", " + StageWords.text(because, say)
                            } else if reply.sentAt != nil {
                                ": " + say(Word(CaseState.sent))
                            }
                        }
                    }
                }
            }
        }
    }

    private func who(_ event: CaseFile.Event) -> Html {
        html {
            if let officer = event.by {
                model.officerNames[officer.text] ?? officer.text
            } else {
                say(.software)
            }
        }
    }

    /// The records in their private form, folded.
    var recordsPart: Html {
        section(.class("sheet"), .aria("labelledby", "records-title")) {
            h2(.id("records-title")) { say(.records) }
            p(.class("quiet")) { say(.recordsHint) }
            if visit.officer.mayEverywhere(.administer) {
                p {
                    anchor(.href(Area.retention.path.with([("case", model.id.text)]))) { say(.eraseThisCase) }
                }
            }
            for record in model.records {
                details(.class("fold record"), .id("record-" + record.id)) {
                    summary { "\(record.position). \(record.action) · \(record.id)" }
                    dl(.class("facts raw")) {
                        for row in record.rows {
                            dt { row.name }
                            dd { Html(citizen: row.value) }
                        }
                    }
                }
            }
        }
    }
}
