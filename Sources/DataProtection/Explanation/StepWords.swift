import Enquiries
import Transparency

/// What one record says, as a sentence for the person concerned. An action that is not known here is named as it is.
struct StepWords {
    private let form: RecordForm

    init(_ form: RecordForm) { self.form = form }

    var said: Said {
        let sentence = self.sentence
        guard let when = form.start?.iso8601 else { return sentence }
        return Said(
            "\(when): \(sentence.german)", plain: "\(when): \(sentence.plain)", en: "\(when): \(sentence.english)")
    }

    private var sentence: Said {
        if let advice = form.advice { return AdviceWords(form, advice).said }
        return switch form.action {
        case "parse":
            Said(
                "Die Software hat Ihre Nachricht angenommen und gelesen.",
                plain: "Ein Computer-Programm hat Ihre Nachricht gelesen.",
                en: "The software took in your message and read it.")
        case "screen": screened
        case "classify": classified
        case "deadline": deadline
        case "route": form.isByPerson ? reassigned : routed
        case "retrieve": retrieved
        case "draft": drafted
        case "check": checked
        case "label": labelled
        case "review": reviewed
        case "send": sent
        case "train": trained
        case "acknowledge":
            Said(
                "Sie bekamen eine automatische Bestätigung mit dem festen Text der Dienststelle.",
                plain: "Sie haben eine automatische Nachricht bekommen: Ihre Mail ist da.",
                en: "You got an automatic confirmation with the authority's fixed text.")
        case "stop":
            Said(
                "Ein Wunsch, keine Hinweise mehr zu bekommen, wurde vermerkt.",
                plain: "Sie möchten keine Hinweise mehr bekommen. Das steht jetzt in der Liste.",
                en: "A wish to get no more hints was noted.")
        default:
            Said(
                "Schritt „\(form.action)“.", plain: "Das ist passiert: \(form.action).", en: "Step “\(form.action)”.")
        }
    }

    private var screened: Said {
        let flags = form["flags"]?.texts ?? []
        if flags.isEmpty {
            return Said(
                "Regeln und ein gelerntes Verfahren suchten nach Gefahren, Werbung und Angriffen und fanden nichts.",
                plain: "Das Programm hat nach Gefahren und nach Werbung gesucht. Es hat nichts gefunden.",
                en: "Rules and a learned method looked for danger, junk and attacks, and found nothing.")
        }
        let list = flags.joined(separator: ", ")
        return Said(
            "Regeln und ein gelerntes Verfahren suchten nach Gefahren, Werbung und Angriffen und vermerkten: \(list).",
            plain: "Das Programm hat nach Gefahren und nach Werbung gesucht. Es hat etwas vermerkt: \(list).",
            en: "Rules and a learned method looked for danger, junk and attacks, and noted: \(list).")
    }

    private var classified: Said {
        let service = form["service"]?.text ?? "?"
        let percent = (form.detail("confidence") ?? form["confidence"])?.number.map { Int(($0 * 100).rounded()) }
        let (de, plain, en) =
            percent.map {
                (
                    " Es hielt das zu \($0) % für richtig.", " Es war zu \($0) Prozent sicher.",
                    " It took this to be right with \($0) %."
                )
            } ?? ("", "", "")
        let intent = form["intent"]?.text.map { " (\($0))" } ?? ""
        return Said(
            "Ein KI-Verfahren ordnete Ihre Nachricht dem Bereich „\(service)“ zu\(intent).\(de)",
            plain: "Eine KI hat überlegt: Wer ist zuständig? Ihr Ergebnis: „\(service)“\(intent).\(plain)",
            en: "An AI method assigned your message to the service “\(service)”\(intent).\(en)")
    }

    private var deadline: Said {
        if let date = form.detail("deadline")?.text {
            return Said(
                "Regeln lasen in Ihrer Nachricht das Datum \(date) als Frist. Ein Mensch bestätigt das.",
                plain: "Das Programm hat ein Datum gefunden: \(date). Ein Mensch prüft das Datum.",
                en: "Rules read the date \(date) in your message as a deadline. A person confirms it.")
        }
        return Said(
            "Regeln suchten nach Fristen.", plain: "Das Programm hat nach einem Termin gesucht.",
            en: "Rules looked for deadlines.")
    }

    private var routed: Said {
        if let effect = form["effect"]?.text { return AdviceWords.effect(effect, form) }
        return switch form["action"]?.text {
        case "draft":
            Said(
                "Es durfte ein Antwortentwurf gemacht werden.", plain: "Das Programm durfte eine Antwort vorbereiten.",
                en: "A draft reply was allowed to be made.")
        case "discard":
            Said(
                "Die Nachricht kam auf einen Stapel für Werbung und automatische Nachrichten. Er wird nicht gelöscht.",
                plain: "Das Programm hält die Nachricht für Werbung oder für automatisch. Sie wird nicht gelöscht.",
                en: "The message went to a pile for junk and automatic mail. The pile is not deleted.")
        default:
            Said(
                "Die Nachricht kam ohne Entwurf zu einem Menschen.", plain: "Ein Mensch sieht sich die Nachricht an.",
                en: "The message went to a person, without a draft.")
        }
    }

    private var reassigned: Said {
        let (before, after) = (form["service_before"]?.text ?? "?", form["service"]?.text ?? "?")
        return Said(
            "Eine Mitarbeiterin oder ein Mitarbeiter berichtigte die Zuordnung von „\(before)“ zu „\(after)“.",
            plain: "Ein Mensch hat das Ergebnis geändert: nicht „\(before)“, sondern „\(after)“.",
            en: "An officer corrected the service from “\(before)” to “\(after)”.")
    }

    private var retrieved: Said {
        let answers = (form.detail("answers")?.items ?? []).compactMap { $0["answer"]?.text }
        guard !answers.isEmpty else {
            return Said(
                "Die Software fand keinen freigegebenen Text, der passt.",
                plain: "Das Programm hat keinen passenden Text gefunden.", en: "The software found no approved text.")
        }
        let list = answers.joined(separator: ", ")
        return Said(
            "Die Software wählte freigegebene Texte aus: \(list).",
            plain: "Das Programm hat fertige Texte ausgesucht: \(list).",
            en: "The software chose approved texts: \(list).")
    }

    private var drafted: Said {
        guard form["written"]?.bool == true else {
            return Said(
                "Es entstand kein Entwurf (\(form["because"]?.text ?? "ohne Angabe")).",
                plain: "Das Programm hat keine Antwort vorbereitet.",
                en: "No draft was made (\(form["because"]?.text ?? "no reason given")).")
        }
        if let model = form.components.first(where: { $0.kind == "llm" }) { return AdviceWords.draft(by: model.id) }
        return Said(
            "Die Software setzte daraus einen Entwurf zusammen. Ein Entwurf ist keine Antwort.",
            plain: "Das Programm hat eine Antwort vorbereitet. Sie wurde noch nicht verschickt.",
            en: "The software made a draft. A draft is no reply.")
    }

    private var checked: Said {
        let kinds = form["kinds"]?.texts ?? []
        let (de, en) =
            kinds.isEmpty ? ("nichts", "nothing") : (kinds.joined(separator: ", "), kinds.joined(separator: ", "))
        return Said(
            "Regeln prüften den Entwurf und beanstandeten: \(de).",
            plain: "Das Programm hat den Text geprüft. Aufgefallen ist: \(de).",
            en: "Rules checked the draft and pointed out: \(en).")
    }

    private var labelled: Said {
        Said(
            "Die Antwort bekam einen Hinweis, was KI daran getan hat.",
            plain: "In der Antwort steht, was die KI gemacht hat.", en: "The reply was marked with what AI did in it.")
    }

    private var reviewed: Said {
        switch form["decision"]?.text {
        case "approve":
            Said(
                "Eine Mitarbeiterin oder ein Mitarbeiter gab genau diese Antwort frei.",
                plain: "Ein Mensch hat die Antwort gelesen und erlaubt.", en: "An officer approved exactly this reply.")
        case "rejected":
            Said(
                "Eine Mitarbeiterin oder ein Mitarbeiter verwarf den Entwurf (\(form["reason"]?.text ?? "ohne Grund")).",
                plain: "Ein Mensch hat die vorbereitete Antwort abgelehnt.",
                en: "An officer turned the draft down (\(form["reason"]?.text ?? "no reason")).")
        case let other:
            Said(
                "Eine Mitarbeiterin oder ein Mitarbeiter entschied: \(other ?? "?").",
                plain: "Ein Mensch hat entschieden: \(other ?? "?").", en: "An officer decided: \(other ?? "?").")
        }
    }

    private var sent: Said {
        switch form["outcome"]?.text {
        case "accepted":
            Said(
                "Der Mailserver nahm die Antwort an.", plain: "Die Antwort ist verschickt.",
                en: "The mail server took the reply.")
        case "begun":
            Said(
                "Das Verschicken begann.", plain: "Die Antwort wird verschickt.", en: "Sending began.")
        case "deferred":
            Said(
                "Der Mailserver konnte die Antwort noch nicht annehmen. Es wird wieder versucht.",
                plain: "Die Antwort ging noch nicht hinaus. Das Programm versucht es wieder.",
                en: "The mail server could not take the reply yet. It is tried again.")
        case "rejected", "expired":
            Said(
                "Die Antwort ließ sich nicht zustellen. Ein Mensch kümmert sich.",
                plain: "Die Antwort kam nicht an. Ein Mensch kümmert sich darum.",
                en: "The reply could not be delivered. A person takes care of it.")
        case "uncertain":
            Said(
                "Der Mailserver bestätigte die Antwort nicht. Ein Mensch klärt, ob sie hinausging.",
                plain: "Es ist nicht sicher: Ist die Antwort verschickt? Ein Mensch prüft das.",
                en: "The mail server did not confirm the reply. A person finds out whether it left.")
        case "held":
            Said(
                "Nach dem Einspielen einer Sicherung klärt ein Mensch, ob die Antwort schon hinausging.",
                plain: "Ein Mensch prüft: Ist die Antwort schon verschickt?",
                en: "After a backup was put back, a person finds out whether the reply has left already.")
        case let other:
            Said(
                "Verschicken: \(other ?? "?").", plain: "Verschicken: \(other ?? "?").", en: "Sending: \(other ?? "?")."
            )
        }
    }

    private var trained: Said {
        switch form["decision"]?.text {
        case "learned":
            Said(
                "Ein Modell lernte aus der Berichtigung; dazu gehören Betreff und Text Ihrer Nachricht.",
                plain: "Die KI hat aus Ihrer Nachricht gelernt.",
                en: "A model learned from the correction, with subject and text of your message.")
        case let other:
            Said(
                "Ein Modell lernt nicht mehr aus Ihrer Nachricht (\(other ?? "?")).",
                plain: "Die KI lernt nicht mehr aus Ihrer Nachricht.",
                en: "A model no longer learns from your message (\(other ?? "?")).")
        }
    }
}
