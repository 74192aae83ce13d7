import Cases
import Enquiries
import Transparency

/// The log as a page.
struct LogView: Sendable {
    let model: LogPage.Model
    let site: ReviewSite
    let say: Language
    let visit: Visit
    let address: String

    func page(_ check: LogCheck?) -> Html {
        var frame = Frame(title: say(Area.log.name), language: say, visit: visit, address: address)
        frame.area = .log
        frame.isWide = true
        return frame.page {
            h1 { say(Area.log.name) }
            if let check { self.check(check) }
            if let log = model.log { state(log) }
            filter
            if model.lines.isEmpty {
                p(.class("empty")) { say(.logEmpty) }
            } else {
                lines
                if let next = model.next {
                    navigation(.class("pages"), .aria("label", say(.pages))) {
                        anchor(.class("button"), .rel("next"), .href(list(before: next))) { say(.olderRecords) }
                    }
                }
            }
            p(.class("quiet")) { say(.logHint) }
        }
    }

    private func list(before: Int64?) -> SitePath {
        Area.log.path.with([
            ("action", model.action), ("case", model.only?.text), ("before", before.map { String($0) }),
        ])
    }

    private func check(_ check: LogCheck) -> Html {
        notice(check.fault == nil ? .done : .danger, say) {
            p(.role("status"), .id("done"), .focusable(-1)) {
                if let fault = check.fault { say(.logFault) + " " + fault } else { say(Word.logChecked(check)) }
            }
        }
    }

    private func state(_ log: LogReport) -> Html {
        section(.class("sheet")) {
            h2 { say(.logState) }
            if let alarm = log.alarm { notice(.danger, say) { p { alarm } } }
            facts([
                (say(.logName), code { log.origin }),
                (say(.logSize), Html(text: String(log.records))),
                (
                    say(.logPublished),
                    Html(text: log.published.map { String($0) } ?? say(.logNothing))
                ),
                (say(.logPublishedAt), log.publishedAt.map { moment($0, site.clock, say) } ?? Html(text: "–")),
                (say(.logRoot), log.root.map { root in code { root } } ?? Html(text: "–")),
                (say(.logWitnesses), witnesses(log)),
            ])
            div(.class("actions")) {
                form(.post, .action(.area(.log, "check"))) {
                    visit.formToken
                    button(.class("button"), .type("submit")) { say(.logCheck) }
                }
                if log.published != nil {
                    anchor(.class("button"), .href(.area(.log, "checkpoint"))) { say(.logCheckpoint) }
                }
            }
        }
    }

    private func witnesses(_ log: LogReport) -> Html {
        guard !log.witnesses.isEmpty else { return Html(text: say(.logNoWitnesses)) }
        return ul(.class("plain-list")) {
            for witness in log.witnesses {
                li {
                    code { witness.name }
                    " " + say(witness.hasSigned ? .witnessSigned : .witnessMissing)
                    if witness.isRequired { ", " + say(.witnessRequired) }
                }
            }
        }
    }

    private var filter: Html {
        form(.class("filter"), .get, .action(Area.log.path)) {
            label(.for("action")) { say(.logAction) }
            select(.id("action"), .name("action")) {
                option(.value("")) { say(.logAll) }
                for action in ActionRecord.Action.allCases {
                    option(.value(action.rawValue), .selected(action.rawValue == model.action)) { say(Word(action)) }
                }
            }
            label(.for("case")) { say(.logCase) }
            input(.type("text"), .id("case"), .name("case"), .value(model.only?.text ?? ""), .longest(64))
            button(.class("button"), .type("submit")) { say(.showThese) }
        }
    }

    private var lines: Html {
        sheetTable(
            say(Area.log.name),
            [
                say(.logNumber), say(.logWhen), say(.logAction), say(.logWho), say(.logCase), say(.logWith),
                say(.logTokens), say(.logOutcome),
            ],
            model.lines.map(row))
    }

    private func row(_ line: LogPage.Line) -> [Html] {
        [
            span(.id("r\(line.position)")) { String(line.position) },
            moment(line.at, clock(line.desk), say),
            Html(text: ActionRecord.Action(rawValue: line.action).map { say(Word($0)) } ?? line.action),
            Html(text: say(line.byPerson ? .person : .software)),
            caseCell(line),
            Html(text: line.components.joined(separator: "; ")),
            Html(text: line.tokens.map { "\($0.input) / \($0.output)" } ?? "–"),
            outcome(line),
        ]
    }

    private func clock(_ desk: DeskID?) -> (Timestamp) -> (CalendarDate, String) {
        guard let desk, site.desk(desk) != nil else { return site.clock }
        return { (site.clocks.day(of: $0, at: desk), site.clocks.time(of: $0, at: desk)) }
    }

    private func caseCell(_ line: LogPage.Line) -> Html {
        guard let id = line.caseID else { return Html(text: "–") }
        return html {
            if let desk = line.desk, visit.officer.may(.read, at: desk) {
                anchor(.href(.file(id))) { id.text }
            } else {
                anchor(.href(Area.log.path.with([("case", id.text)]))) { id.text }
            }
            if line.action == ActionRecord.Action.review.rawValue, line.outcome["decision"] == "approve" {
                " "
                anchor(.class("quiet-link"), .href(.area(.log, "proofs", id.text))) { say(.logProof) }
            }
        }
    }

    private func outcome(_ line: LogPage.Line) -> Html {
        Html(text: line.outcome.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "; "))
    }
}
