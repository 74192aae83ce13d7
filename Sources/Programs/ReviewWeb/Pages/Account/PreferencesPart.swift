import Enquiries

/// Language, looks and keys of one person, as a form.
struct PreferencesPart: Sendable {
    let model: AccountModel
    let say: Language
    let visit: Visit

    var html: Html {
        section(.class("sheet narrow"), .id("preferences-part")) {
            h2 { say(.preferences) }
            form(.post, .action(.account("preferences"))) {
                visit.formToken
                div(.class("field")) {
                    label(.for("language")) { say(.pageLanguage) }
                    select(.id("language"), .name("language")) {
                        choice("", say(.languageOfBrowser), isChosen: liked.language == nil)
                        choice("de", "Deutsch", isChosen: liked.language == "de")
                        choice("en", "English", isChosen: liked.language == "en")
                    }
                }
                div(.class("field")) {
                    label(.for("theme")) { say(.theme) }
                    select(.id("theme"), .name("theme")) {
                        for theme in OfficerPreferences.Theme.allCases {
                            choice(theme.rawValue, say(.theme(theme)), isChosen: liked.theme == theme)
                        }
                    }
                }
                keys
                p { button(.class("button main"), .type("submit")) { say(.savePreferences) } }
            }
        }
    }

    private var liked: OfficerPreferences { model.preferences }

    private func choice(_ value: String, _ text: String, isChosen: Bool) -> Html {
        option(.value(value), .selected(isChosen)) { text }
    }

    private var keys: Html {
        div {
            h3 { say(.keys) }
            div(.class("choice")) {
                input(.type("checkbox"), .id("keys-on"), .name("keys"), .value("on"), .checked(liked.keysAreOn))
                label(.for("keys-on")) { say(.keysAreOn) }
            }
            details(.class("fold"), .open(!liked.keys.isEmpty)) {
                summary { say(.ownKeys) }
                p(.class("quiet")) { say(.ownKeysHint) }
                for (place, title) in Word.keyPlaces {
                    if KeyTable.keys.contains(where: { $0.place == place && $0.isChangeable }) {
                        fieldset {
                            legend { say(title) }
                            for key in KeyTable.keys where key.place == place && key.isChangeable { row(key) }
                        }
                    }
                }
            }
        }
    }

    private func row(_ key: KeyTable.Key) -> Html {
        let name = "key." + key.id.rawValue
        return div(.class("choice key-choice")) {
            input(
                .type("text"), .id(name), .name(name), .longest(1), .autocomplete("off"), .spellcheck(false),
                .value(KeyTable.key(key.id, own: liked.keys)))
            label(.for(name)) { "\(say(key.does)) (\(say(.usualKey)) \(key.key))" }
        }
    }
}
