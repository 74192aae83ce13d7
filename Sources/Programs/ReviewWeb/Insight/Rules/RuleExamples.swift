import Enquiries

/// Where officers said otherwise about intents and flags, for the people who keep the rules.
struct RuleExamples: Sendable {
    let lines: [RulesPage.ExampleLine]
    let say: Language

    var html: Html {
        section(.class("sheet")) {
            h2 { say(.ruleExamples) }
            p(.class("quiet")) { say(.ruleExamplesHint) }
            sheetTable(
                say(.ruleExamples),
                [say(.logCase), say(.logWhen), say(.intentWord), say(.flagsAdded), say(.flagsRemoved)],
                lines.map { line in
                    [
                        anchor(.href(.file(line.id))) { line.id.text }, Html(text: say(line.day)),
                        Html(text: intent(line)),
                        Html(text: words(line.flagsAdded)), Html(text: words(line.flagsRemoved)),
                    ]
                })
        }
    }

    private func intent(_ line: RulesPage.ExampleLine) -> String {
        line.intentBefore == line.intent
            ? "–" : say(Word(line.intentBefore)) + " → " + say(Word(line.intent))
    }

    private func words(_ flags: [Flag]) -> String {
        flags.isEmpty ? "–" : flags.map { say(Word($0)) }.joined(separator: ", ")
    }
}

extension Word {
    static let ruleExamples = Word("Von Menschen berichtigt", "Corrected by people")
    static let ruleExamplesHint = Word(
        "Für die Personen, die die Regeln pflegen: Wo eine Regel fehlt oder zu weit greift, sieht man es hier. Welche Merkmale "
            + "eine Mail hat, lernt kein Modell daraus, damit niemand ihm eine Warnung abgewöhnen kann. Aus berichtigten "
            + "Anliegen lernt das Modell, wenn jemand mit dem Recht dazu es veranlasst und es dadurch nicht schlechter wird.",
        "For the people who keep the rules: this shows where a rule is missing or goes too far. No model learns from it "
            + "which flags a mail has, so that nobody can teach it to stop warning. It learns from corrected intents when "
            + "somebody with the right to do so has it learn, and only if it does not get worse by it.")
    static let flagsAdded = Word("Merkmale ergänzt", "Flags added")
    static let flagsRemoved = Word("Merkmale entfernt", "Flags removed")
}
