import Enquiries

/// The words around an offer, by language. Languages without an entry get English.
enum OfferWords {
    static func noDecision(_ responsible: String, _ language: String) -> String {
        language == "de"
            ? "Dies ist ein Hinweis und keine Entscheidung. Ob die Voraussetzungen erfüllt sind, wird erst auf Ihren "
                + "Antrag geprüft (zuständig: \(responsible))."
            : "This is a hint and not a decision. Whether the conditions are met is examined only when you apply "
                + "(responsible: \(responsible))."
    }

    static func besides(_ language: String) -> String {
        language == "de"
            ? "Das könnte für Sie außerdem wichtig sein:" : "This may be important to you as well:"
    }

    static func noDecisions(_ language: String) -> String {
        language == "de"
            ? "Dies sind Hinweise und keine Entscheidungen. Ob die Voraussetzungen erfüllt sind, wird erst auf Ihren "
                + "Antrag geprüft. Wenn Sie solche Hinweise nicht möchten, schreiben Sie uns das."
            : "These are hints and not decisions. Whether the conditions are met is examined only when you apply. If you "
                + "would rather not get such hints, just tell us."
    }

    static func ownMessage(_ language: String) -> String {
        language == "de" ? "Ihre eigene Nachricht" : "your own message"
    }

    static func subject(_ title: String, _ language: String) -> String {
        language == "de" ? "Hinweis für Sie: \(title)" : "A hint for you: \(title)"
    }

    static func opening(_ title: String, day: String, _ language: String) -> String {
        language == "de"
            ? "wir schreiben Ihnen von uns aus. Es geht um: \(title). Der Tag, von dem wir ausgehen, ist der \(day)."
            : "We are writing to you unasked. It is about: \(title). The day that we assume is \(day)."
    }

    static func due(_ text: String, day: String, _ language: String) -> String {
        language == "de"
            ? "Wichtig: \(text). Der Tag dafür ist nach unserer Rechnung der \(day)."
            : "Important: \(text). By our count, the day for it is \(day)."
    }

    static func known(_ language: String) -> String { language == "de" ? "Was wir wissen:" : "What we know:" }

    static func unknown(_ language: String) -> String {
        language == "de" ? "Was offen ist:" : "What is open:"
    }

    static func basis(_ basis: String, _ language: String) -> String {
        language == "de" ? "Rechtsgrundlage: \(basis)." : "Legal basis: \(basis)."
    }

    static func source(_ source: String, _ language: String) -> String {
        language == "de" ? "Woher wir den Tag kennen: \(source)." : "How we know the day: \(source)."
    }

    static func optOut(_ topic: Offer.Topic, _ language: String) -> String {
        language == "de"
            ? "Sie möchten solche Hinweise nicht mehr? Antworten Sie einfach: „Keine Hinweise“. Dann schreiben wir Ihnen "
                + "zum Thema \(word(topic, language)), oder wenn Sie es wünschen zu allen Themen, nicht mehr von uns aus. "
                + "Nachteile entstehen Ihnen daraus nicht."
            : "You would rather not get such hints? Just reply: \"No hints\". We will then not write to you unasked any "
                + "more about \(word(topic, language)), or about any topic if you wish. You lose nothing by it."
    }

    static func word(_ topic: Offer.Topic, _ language: String) -> String {
        let words: (german: String, english: String) =
            switch topic {
            case .family: ("Familie", "family")
            case .education: ("Schule und Bildung", "school and education")
            case .housing: ("Wohnen", "housing")
            case .documents: ("Ausweise und Dokumente", "identity cards and documents")
            case .residence: ("Aufenthalt", "residence")
            case .vehicle: ("Fahrzeug", "vehicles")
            case .work: ("Arbeit", "work")
            case .business: ("Selbständigkeit", "business")
            case .health: ("Gesundheit und Pflege", "health and care")
            case .retirement: ("Rente und Alter", "retirement")
            case .bereavement: ("Trauerfall", "bereavement")
            case .money: ("Geldleistungen", "financial support")
            }
        return language == "de" ? words.german : words.english
    }
}
