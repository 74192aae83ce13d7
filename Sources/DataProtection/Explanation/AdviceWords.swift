import Transparency

/// Where in a question to a language model a record stands.
enum AdvicePhase: String {
    case asked, answered
    case notAsked = "not-asked"
}

extension RecordForm {
    /// `nil` where the record is about no question to a language model.
    var advice: AdvicePhase? { self["phase"]?.text.flatMap(AdvicePhase.init(rawValue:)) }
}

/// What a record of a question to a language model says, for the person concerned.
struct AdviceWords {
    private let form: RecordForm
    private let phase: AdvicePhase

    init(_ form: RecordForm, _ phase: AdvicePhase) { (self.form, self.phase) = (form, phase) }

    private var model: String { form.components.first { $0.kind == "llm" }?.id ?? "?" }
    private var isDraft: Bool { form.action == "draft" }

    var said: Said {
        switch phase {
        case .asked:
            isDraft
                ? Said(
                    "Das Sprachmodell \(model) wurde um einen Entwurf gebeten. Erkannte Namen und Nummern waren ersetzt.",
                    plain:
                        "Eine Text-KI sollte eine Antwort schreiben. Erkannte Namen und Nummern haben wir vorher entfernt.",
                    en: "The language model \(model) was asked for a draft. Recognised names and numbers were replaced."
                )
                : Said(
                    "Das Sprachmodell \(model) wurde gefragt, wer zuständig ist. Erkannte Namen und Nummern waren ersetzt.",
                    plain:
                        "Eine Text-KI sollte sagen: Wer ist zuständig? Erkannte Namen und Nummern haben wir vorher entfernt.",
                    en:
                        "The language model \(model) was asked which service is responsible. Recognised names and "
                        + "numbers were replaced.")
        case .answered: answered
        case .notAsked:
            Said(
                "Ein Sprachmodell wurde nicht gefragt (\(form["because"]?.text ?? "ohne Angabe")). Es bekam nichts.",
                plain: "Wir haben keine Text-KI gefragt.",
                en: "No language model was asked (\(form["because"]?.text ?? "no reason given")). It got nothing.")
        }
    }

    private var answered: Said {
        if form["unused"] != nil {
            return Said(
                "Die Antwort des Sprachmodells \(model) wurde nicht verwendet.",
                plain: "Die Text-KI hat geantwortet. Wir haben die Antwort nicht benutzt.",
                en: "The answer of the language model \(model) was not used.")
        }
        switch form["result"]?.text {
        case "opinion":
            let service = form.detail("opinion")?["service"]?.text ?? "?"
            return Said(
                "Das Sprachmodell \(model) nannte den Bereich „\(service)“.",
                plain: "Die Text-KI hat gesagt: „\(service)“ ist zuständig.",
                en: "The language model \(model) named the service “\(service)”.")
        case "text":
            return Said(
                "Das Sprachmodell \(model) schlug Sätze für eine Antwort vor.",
                plain: "Die Text-KI hat Sätze geschrieben.",
                en: "The language model \(model) proposed sentences for a reply.")
        case let other:
            return Said(
                "Das Sprachmodell \(model) gab keine brauchbare Antwort (\(other ?? "ohne Angabe")). Sie hatte keine Wirkung.",
                plain: "Die Text-KI hat keine gute Antwort gegeben. Wir haben sie nicht benutzt.",
                en:
                    "The language model \(model) gave no usable answer (\(other ?? "no reason given")). It had no effect."
            )
        }
    }

    /// What a second opinion changed. A word that is not known here is named as it is.
    static func effect(_ effect: String, _ form: RecordForm) -> Said {
        let (before, after) = (form["service_before"]?.text ?? "?", form["service"]?.text ?? "?")
        return switch effect {
        case "confirmed":
            Said(
                "Die zweite Meinung nannte denselben Bereich „\(after)“.",
                plain: "Die Text-KI hat dasselbe gesagt: „\(after)“.",
                en: "The second opinion named the same service “\(after)”.")
        case "differs":
            Said(
                "Die zweite Meinung nannte einen anderen Bereich. Geändert wurde nichts; ein Mensch entscheidet.",
                plain: "Die Text-KI hat etwas anderes gesagt. Ein Mensch entscheidet.",
                en: "The second opinion named another service. Nothing was changed; a person decides.")
        case "rerouted":
            Said(
                "Die zweite Meinung änderte die Zuordnung von „\(before)“ zu „\(after)“.",
                plain: "Die Text-KI hat das Ergebnis geändert: nicht „\(before)“, sondern „\(after)“.",
                en: "The second opinion changed the service from “\(before)” to “\(after)”.")
        case "undecided":
            Said(
                "Die zweite Meinung war unsicher. Geändert wurde nichts.",
                plain: "Die Text-KI war nicht sicher. Es bleibt alles so.",
                en: "The second opinion was unsure. Nothing was changed.")
        case "alarm":
            Said(
                "Die zweite Meinung fand Anweisungen an Software in der Nachricht. Ein Mensch kümmert sich darum.",
                plain: "Die Text-KI hat etwas Auffälliges gefunden. Ein Mensch sieht sich die Nachricht an.",
                en: "The second opinion found instructions to software in the message. A person deals with it.")
        default:
            Said(
                "Die zweite Meinung wirkte so: \(effect).", plain: "Das hat die Text-KI bewirkt: \(effect).",
                en: "The second opinion had this effect: \(effect).")
        }
    }

    static func draft(by model: String) -> Said {
        Said(
            "Aus Sätzen des Sprachmodells \(model) und freigegebenen Texten entstand ein Entwurf. Ein Entwurf ist keine Antwort.",
            plain: "Eine Text-KI hat eine Antwort vorbereitet. Sie wurde noch nicht verschickt.",
            en:
                "A draft was made of sentences of the language model \(model), from approved texts. A draft is no reply."
        )
    }
}
