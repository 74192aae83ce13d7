import Enquiries

/// Services, rules and answers as a page, with a box to try a mail.
struct RulesView: Sendable {
    let model: RulesPage.Model
    let desks: [Desk]
    let say: Language
    let visit: Visit
    let address: String

    func page(_ tried: TriedMail?) -> Html {
        var frame = Frame(title: say(Area.rules.name), language: say, visit: visit, address: address)
        frame.area = .rules
        frame.isWide = true
        return frame.page {
            h1 { say(Area.rules.name) + ": " + model.name }
            deskChoice(desks, chosen: model.desk, at: Area.rules.path, say)
            if let tried { outcome(tried) }
            box(tried)
            chosen
            section(.class("sheet")) {
                h2 { say(.services) }
                sheetTable(
                    say(.services), [say(.service), say(.keywordRules), say(.answers), say(.unit), say(.standsAt)],
                    model.services.map { service in
                        [
                            link(service.name, "service", service.id.text), Html(text: "\(service.rules)"),
                            Html(text: "\(service.answers)"), Html(text: service.unit), origin(service.origin),
                        ]
                    })
            }
            section(.class("sheet")) {
                h2 { say(.generalRules) }
                sheetTable(
                    say(.generalRules), [say(.decidesAbout), say(.keywordRules)],
                    model.general.map { [link(name(about: $0.about), "about", $0.about), Html(text: "\($0.rules)")] })
            }
            if !model.examples.isEmpty { RuleExamples(lines: model.examples, say: say).html }
            p(.class("quiet")) { say(.rulesHint) }
        }
    }

    /// The rules and answers of the group that was asked for.
    private var chosen: Html {
        html {
            if let title = model.service.flatMap({ id in model.services.first { $0.id == id }?.name })
                ?? model.about.map(name(about:))
            {
                section(.class("sheet")) {
                    h2 { title }
                    if model.rules.isEmpty { p { say(.noRules) } } else { rules }
                    if !model.answers.isEmpty { answers }
                }
            }
        }
    }

    private var rules: Html {
        sheetTable(
            say(.keywordRules), [say(.rule), say(.looksFor), say(.follows), say(.ruleReason), say(.standsAt)],
            model.rules.map { rule in
                [
                    code { rule.id }, Html(text: rule.words.joined(separator: ", ")),
                    Html(text: rule.consequence.joined(separator: "; ")), Html(text: rule.reason), origin(rule.origin),
                ]
            })
    }

    private var answers: Html {
        sheetTable(
            say(.answers), [say(.answer), say(.language), say(.validity), say(.unit), say(.standsAt)],
            model.answers.map { answer in
                [
                    Html(text: "\(answer.title) (\(answer.id), \(answer.version))"), Html(text: answer.language),
                    validity(answer), Html(text: answer.unit), origin(answer.origin),
                ]
            })
    }

    private func link(_ name: String, _ query: String, _ value: String) -> Html {
        anchor(.href(Area.rules.path.with([("desk", model.desk.text), (query, value)]))) { name }
    }

    private func name(about: String) -> String {
        switch about {
        case "intents": say(.intent)
        case "flags": say(.flags)
        case "urgency": say(.urgency)
        case "life-events": say(.lifeEvents)
        default: say(.nextStep)
        }
    }

    private func origin(_ text: String) -> Html { code { text } }

    private func validity(_ answer: RulesPage.AnswerLine) -> Html {
        html {
            say(answer.validFrom) + (answer.validTo.map { " \(say(.until)) " + say($0) } ?? "")
            if !answer.isValid {
                " "
                span(.class("tag warning")) { say(.notValid) }
            }
        }
    }

    private func box(_ tried: TriedMail?) -> Html {
        section(.class("sheet")) {
            h2 { say(.tryMail) }
            p(.class("quiet")) { say(.tryHint) }
            form(.post, .action(.area(.rules, "try"))) {
                visit.formToken
                input(.type("hidden"), .name("desk"), .value(model.desk.text))
                p {
                    label(.for("subject")) { say(.subject) }
                    input(
                        .type("text"), .id("subject"), .name("subject"), .value(tried?.subject ?? ""), .longest(500),
                        .autocomplete("off"))
                }
                p {
                    label(.for("text")) { say(.mailText) }
                    textarea(
                        .id("text"), .name("text"), .rows(8), .longest(ReviewSettings.Limits.triedText),
                        .autocomplete("off")
                    ) { tried?.text ?? "" }
                }
                p { button(.class("button main"), .type("submit")) { say(.tryButton) } }
            }
        }
    }

    private func outcome(_ tried: TriedMail) -> Html {
        section(.class("sheet"), .id("done"), .focusable(-1), .role("status")) {
            h2 { say(.tryOutcome) }
            if let decision = tried.decision { self.decision(decision, tried.desk) } else { p { say(.tryEmpty) } }
        }
    }

    private func decision(_ decision: TriageDecision, _ desk: Desk) -> Html {
        func name(_ id: ServiceID) -> String { desk.service(id).map { say($0.name, of: desk) } ?? id.text }
        let flags = decision.flags.map { say(Word($0)) }
        return html {
            facts([
                (say(.service), Html(text: name(decision.service) + ", " + say(Word(confidence: decision.confidence)))),
                (
                    say(.alsoLikely),
                    Html(
                        text: decision.candidates.dropFirst().prefix(3).map {
                            "\(name($0.service)) \(say.share($0.confidence))"
                        }.joined(separator: "; "))
                ),
                (say(.intentWord), Html(text: say(Word(decision.intent)))),
                (say(.urgency), UrgencyTag(decision.urgency).html(say)),
                (say(.language), Html(text: decision.language)),
                (say(.flags), Html(text: flags.isEmpty ? say(.none) : flags.joined(separator: ", "))),
                (say(.nextStep), Html(text: say(Word(tried: decision.action)))),
            ])
            sheetTable(
                say(.decidingWords), [say(.ruleReason), say(.weight), say(.standsAt)],
                decision.reasons.map { reason in
                    [
                        bdi { Html(citizen: reason.text) }, Html(text: say.decimal(reason.weight)),
                        origin(place(of: reason.source, at: desk)),
                    ]
                })
        }
    }

    /// Where a rule stands; a model stands in no file.
    private func place(of source: String, at desk: Desk) -> String {
        desk.rules.first { $0.id == source }.map { "\(source), \($0.origin)" } ?? source
    }
}

extension Word {
    static let services = Word("Stellen", "Services")
    static let keywordRules = Word("Stichwortregeln", "Keyword rules")
    static let answers = Word("Antworten", "Answers")
    static let answer = Word("Antwort", "Answer")
    static let unit = Word("Zuständig in der Verwaltung", "Owner")
    static let standsAt = Word("Steht in", "Stands in")
    static let generalRules = Word("Regeln ohne eigene Stelle", "Rules for no service alone")
    static let decidesAbout = Word("Entscheiden über", "They decide about")
    static let noRules = Word("Hierfür gibt es keine Regeln.", "There are no rules for this.")
    static let rule = Word("Regel", "Rule")
    static let looksFor = Word("Sucht nach", "Looks for")
    static let follows = Word("Folge", "What follows")
    static let ruleReason = Word("Grund", "Reason")
    static let validity = Word("Gültig", "Valid")
    static let notValid = Word("heute nicht gültig", "not valid today")
    static let rulesHint = Word(
        "Regeln und Antworten werden in diesen Dateien geändert. „postroom desk check“ prüft sie, und mit dem nächsten "
            + "Start gelten sie. Wer was geändert hat, zeigt die Versionsverwaltung der Dateien.",
        "Rules and answers are changed in these files. “postroom desk check” checks them, and they take effect with the "
            + "next start. Who changed what is shown by the version control of the files.")
    static let tryMail = Word("Eine Mail ausprobieren", "Try a mail")
    static let tryHint = Word(
        "Zeigt, wie die KI diese Mail zuordnen würde. Nichts wird gespeichert, und es entsteht kein Fall. Verwenden Sie "
            + "keine echten Namen.",
        "Shows how the AI would sort this mail. Nothing is stored and no case is made. Do not use real names.")
    static let mailText = Word("Text der Mail", "Text of the mail")
    static let tryButton = Word("Ausprobieren", "Try it")
    static let tryOutcome = Word("Das käme heraus", "What would come of it")
    static let tryEmpty = Word("Schreiben Sie einen Betreff oder einen Text.", "Write a subject or a text.")
    static let alsoLikely = Word("Danach am ehesten", "Next most likely")
    static let intentWord = Word("Anliegen", "Intent")
    static let nextStep = Word("Nächster Schritt", "Next step")
    static let decidingWords = Word("Was dafür und dagegen sprach", "What spoke for and against it")

    init(tried action: TriageAction) {
        switch action {
        case .draft: self.init("Es würde eine Antwort entworfen.", "A reply would be drafted.")
        case .human: self.init("Eine Person müsste sich kümmern.", "A person would have to deal with it.")
        case .discard:
            self.init("Sie käme auf den Stapel der aussortierten Mails.", "It would go to the discarded pile.")
        }
    }
}
