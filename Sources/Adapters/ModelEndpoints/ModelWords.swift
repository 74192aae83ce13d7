/// What is said of a model's state. German and English; other languages get English.
package enum ModelWords {
    /// - Parameter time: Writes seconds since 1970 as the reader's clock shows them.
    package static func text(_ health: ModelHealth, _ language: String, time: (Int64) -> String) -> String {
        let isGerman = language == "de"
        switch health {
        case .neverAsked:
            return isGerman ? "Das Sprachmodell wurde noch nicht gefragt." : "The language model was not asked yet."
        case .answered(let at):
            return isGerman
                ? "Das Sprachmodell hat zuletzt um \(time(at)) geantwortet."
                : "The language model last answered at \(time(at))."
        case .failing(let since, let fault):
            return isGerman
                ? "Das Sprachmodell ist seit \(time(since)) gestört: \(reason(fault, language))."
                : "The language model has been failing since \(time(since)): \(reason(fault, language))."
        case .leftAlone(let until, let since, let fault):
            return isGerman
                ? "Das Sprachmodell ist seit \(time(since)) gestört und wird bis \(time(until)) nicht gefragt: "
                    + "\(reason(fault, language))."
                : "The language model has been failing since \(time(since)) and is not asked before \(time(until)): "
                    + "\(reason(fault, language))."
        }
    }

    /// A clause without a full stop.
    package static func reason(_ fault: ModelFault, _ language: String) -> String {
        language == "de" ? german(fault) : english(fault)
    }

    private static func english(_ fault: ModelFault) -> String {
        switch fault {
        case .unreachable: "the endpoint cannot be reached"
        case .untrusted: "no trusted connection to the endpoint comes about"
        case .timeout: "the endpoint does not answer in time"
        case .cut: "the connection ends in the middle of the answer"
        case .overloaded: "the endpoint is overloaded"
        case .rateLimited: "the endpoint takes no more calls for now"
        case .quotaSpent: "the quota at the endpoint is spent"
        case .broken: "the endpoint has an error of its own"
        case .unreadable: "what answers there does not speak the configured format"
        case .wrongKey: "the endpoint refuses the key"
        case .keyFile: "the key's file cannot be read"
        case .forbidden: "the key may not use this model"
        case .unknownModel: "the endpoint does not know the model, or the address is wrong"
        case .rejected: "the endpoint does not take the request"
        case .redirect: "the endpoint points to another address"
        case .settings: "no call can be made with these settings"
        }
    }

    private static func german(_ fault: ModelFault) -> String {
        switch fault {
        case .unreachable: "der Endpunkt ist nicht erreichbar"
        case .untrusted: "zum Endpunkt kommt keine vertrauenswürdige Verbindung zustande"
        case .timeout: "der Endpunkt antwortet nicht rechtzeitig"
        case .cut: "die Verbindung bricht mitten in der Antwort ab"
        case .overloaded: "der Endpunkt ist überlastet"
        case .rateLimited: "der Endpunkt nimmt zurzeit keine weiteren Anfragen an"
        case .quotaSpent: "das Kontingent beim Betreiber ist aufgebraucht"
        case .broken: "der Endpunkt meldet einen eigenen Fehler"
        case .unreadable: "was dort antwortet, spricht nicht das eingestellte Format"
        case .wrongKey: "der Endpunkt lehnt den Schlüssel ab"
        case .keyFile: "die Schlüsseldatei ist nicht lesbar"
        case .forbidden: "der Schlüssel berechtigt nicht zu diesem Modell"
        case .unknownModel: "der Endpunkt kennt das Modell nicht, oder die Adresse ist falsch"
        case .rejected: "der Endpunkt nimmt die Anfrage nicht an"
        case .redirect: "der Endpunkt verweist auf eine andere Adresse"
        case .settings: "mit diesen Einstellungen ist kein Aufruf möglich"
        }
    }

    /// What an operator can do about it; `nil` where waiting is all.
    package static func advice(_ fault: ModelFault, keyFile: String?) -> String? {
        switch fault {
        case .wrongKey: "Put the right key into \(keyFile ?? "a file and name it under \"key\""); no restart is needed."
        case .keyFile: "Check that \(keyFile ?? "the key's file") is there, readable, and holds the key on one line."
        case .forbidden, .quotaSpent: "Ask the endpoint's operator."
        case .unknownModel: "Correct url or model in postroom.yaml, then run: postroom model probe"
        case .rejected: "Run: postroom model probe"
        case .redirect: "Put the right address into postroom.yaml."
        case .untrusted: "Name the file of its certificate authority under \"certificateAuthorities\"."
        case .settings: "Check proxy and certificateAuthorities in postroom.yaml."
        case .unreadable: "Check url and format in postroom.yaml."
        case .unreachable: "Check url, proxy and firewall."
        case .timeout, .cut, .overloaded, .rateLimited, .broken: nil
        }
    }
}

extension ModelTrouble: CustomStringConvertible {
    /// What is wrong, where, and what to do. Mail goes on without the model all the while.
    package var description: String {
        let place = "The language model \(model) at \(endpoint)"
        switch kind {
        case .needsPerson(let fault):
            return sentences("\(place) cannot be used: \(ModelWords.reason(fault, "en")).", fault)
        case .outage(let fault):
            return sentences("\(place) is left alone for a while: \(ModelWords.reason(fault, "en")).", fault)
        case .formLowered(let form, let rung):
            return "\(place) rejects the schema of the answer form \(form). It is asked with the form \"\(rung)\" from "
                + "now on; answers are checked all the same. Run: postroom model probe"
        }
    }

    private func sentences(_ first: String, _ fault: ModelFault) -> String {
        [first, ModelWords.advice(fault, keyFile: keyFile)].compactMap { $0 }.joined(separator: " ")
    }
}
