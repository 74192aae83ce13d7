extension LabelTemplate {
    /// Every text that was ever used, oldest first. Add a version; never change or remove one (a test holds the digests).
    package static let all: [Self] = [
        .init(
            kind: .draftedAndReviewed, language: .german, version: 1,
            text: "Diese Antwort wurde mit KI entworfen und von einer Person geprüft und freigegeben. "
                + "Verantwortlich: {unit}."),
        .init(
            kind: .draftedAndReviewed, language: .simpleGerman, version: 1,
            text: "Ein Computer-Programm (KI) hat den Text vorgeschlagen. Ein Mensch hat den Text geprüft."),
        .init(
            kind: .draftedAndReviewed, language: .english, version: 1,
            text: "Drafted with AI; checked and released by a person. Responsible: {unit}."),
        .init(
            kind: .aiChanged, language: .german, version: 1,
            text: "Text von einer Person, mit KI sprachlich bearbeitet."),
        .init(
            kind: .aiChanged, language: .simpleGerman, version: 1,
            text: "Ein Mensch hat den Text geschrieben. Ein Computer-Programm (KI) hat ihn leichter gemacht."),
        .init(
            kind: .aiChanged, language: .english, version: 1,
            text: "Written by a person, language edited with AI."),
        .init(
            kind: .noReview, language: .german, version: 1,
            text: "Automatische KI-Antwort im Auftrag von {unit}. Nicht von einer Person geprüft. "
                + "Antwort durch einen Menschen: {route}."),
        .init(
            kind: .noReview, language: .simpleGerman, version: 1,
            text: "Ein Computer-Programm (KI) hat geantwortet. Kein Mensch hat das geprüft. "
                + "Sie wollen mit einem Menschen sprechen? {route}"),
        .init(
            kind: .noReview, language: .english, version: 1,
            text: "Automatic AI answer on behalf of {unit}. Not checked by a person. To reach a person: {route}."),
        .init(
            kind: .sortedOnly, language: .german, version: 1,
            text: "Ihre Nachricht wurde mit KI-Unterstützung sortiert. Geantwortet hat eine Person. "
                + "Verantwortlich: {unit}."),
        .init(
            kind: .sortedOnly, language: .english, version: 1,
            text: "Your message was sorted with AI support. A person wrote this answer. Responsible: {unit}."),
        .init(
            kind: .sortedOnly, language: .german, version: 2,
            text: "Ihre Nachricht wurde mit KI-Unterstützung sortiert. Entschieden hat ein Mensch."),
        .init(
            kind: .sortedOnly, language: .simpleGerman, version: 1,
            text: "Ein Computer-Programm (KI) hat Ihre Nachricht sortiert. Ein Mensch entscheidet."),
        .init(
            kind: .sortedOnly, language: .english, version: 2,
            text: "Sorted with AI support. A person decides."),
    ]
}
