import Enquiries

/// A second opinion beside the first: what rules and classifier said, what a language model said, and what came of it.
struct OpinionPart: Sendable {
    let opinion: SecondOpinion
    /// The name of a service.
    let name: @Sendable (ServiceID) -> String
    let say: Language

    var html: Html {
        ReviewWeb.html {
            h3 { say(.secondOpinion) }
            dl(.class("facts")) {
                dt { say(.firstOpinion) }
                dd { name(opinion.local.service) + ", " + say(Word(confidence: opinion.local.confidence)) }
                dt { say(.modelsOpinion) }
                dd {
                    name(opinion.answer.service) + ", " + say(Word(opinion.answer.sureness))
                    span(.class("quiet")) {
                        " ("
                        say(Word(opinion.answer.intent)) + "; "
                        bdi { Html(citizen: opinion.model) }
                        ")"
                    }
                }
                if !opinion.answer.too.isEmpty {
                    dt { say(.modelsAlso) }
                    dd { opinion.answer.too.map(name).joined(separator: ", ") }
                }
                if !opinion.answer.evidence.isEmpty {
                    dt { say(.modelsEvidence) }
                    dd {
                        for passage in opinion.answer.evidence {
                            p {
                                "“"
                                bdi { Html(citizen: passage) }
                                "”"
                            }
                        }
                    }
                }
                dt { say(.whyAsked) }
                dd { opinion.because.map { say(Word($0)) }.joined(separator: " ") }
                dt { say(.whatCameOfIt) }
                dd { say(Word(opinion.effect)) }
            }
        }
    }
}

extension Word {
    static let secondOpinion = Word("Zweite Meinung", "Second opinion")
    static let firstOpinion = Word("Regeln und Klassifikator", "Rules and classifier")
    static let modelsOpinion = Word("Sprachmodell", "Language model")
    static let modelsAlso = Word("Das Modell nennt auch", "The model names too")
    static let modelsEvidence = Word("Stellen der Mail", "Passages of the mail")
    static let whyAsked = Word("Warum gefragt", "Why asked")
    static let whatCameOfIt = Word("Wirkung", "Effect")

    init(_ sureness: SecondOpinion.Sureness) {
        self =
            switch sureness {
            case .sure: Word("nach eigener Angabe sicher", "says that it is sure")
            case .likely: Word("nach eigener Angabe wahrscheinlich", "says that it is likely")
            case .unsure: Word("nach eigener Angabe unsicher", "says that it is unsure")
            }
    }

    init(_ reason: SecondOpinion.Reason) {
        self =
            switch reason {
            case .unsure: Word("Die Zuordnung war unsicher.", "The service was unsure.")
            case .rulesAgainstClassifier:
                Word("Regeln und Klassifikator widersprachen sich.", "Rules and classifier disagreed.")
            case .unknownLanguage:
                Word(
                    "Das Modell des Postfachs kennt die Sprache der Mail nicht.",
                    "The desk's model does not know the language of the mail.")
            }
    }

    init(_ effect: SecondOpinion.Effect) {
        self =
            switch effect {
            case .confirmed:
                Word(
                    "Beide nennen dieselbe Stelle. Deshalb durfte ein Entwurf entstehen.",
                    "Both name the same service. A draft was therefore allowed.")
            case .differs:
                Word(
                    "Sie nennen verschiedene Stellen. Nichts wurde geändert: Bitte entscheiden Sie.",
                    "They name different services. Nothing was changed: please decide.")
            case .rerouted:
                Word(
                    "Die Stelle ist die des Sprachmodells: Auf diesem Postfach lag es gemessen öfter richtig.",
                    "The service is the language model's: measured on this desk, it was right more often.")
            case .undecided:
                Word(
                    "Das Sprachmodell ist selbst unsicher. Nichts wurde geändert.",
                    "The language model is unsure itself. Nothing was changed.")
            case .alarm:
                Word(
                    "Die Mail versucht laut Sprachmodell, Software zu steuern. Eine Person muss sich kümmern.",
                    "The language model says that the mail tries to instruct software. A person must deal with it.")
            }
    }

    /// In steps, since the digits of a confidence promise more than it holds.
    init(confidence: Double) {
        let percent = Self.percent(confidence)
        self =
            switch confidence {
            case 0.9...: Word("ziemlich sicher (\(percent))", "fairly sure (\(percent))")
            case 0.6..<0.9: Word("eher sicher (\(percent))", "rather sure (\(percent))")
            case 0.3..<0.6: Word("unsicher (\(percent))", "unsure (\(percent))")
            default: Word("sehr unsicher (\(percent))", "very unsure (\(percent))")
            }
    }
}
