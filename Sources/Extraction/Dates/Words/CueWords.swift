/// Words that say whether a date is one by which something must have happened. `Docs/Triage.md` says what each does.
enum CueWords {
    static let all: [(DateWord.Cue, String)] = [
        (
            .by,
            """
            bis vor spätestens by before until till til untill avant до до до kadar până pana przed entro antes قبل تا hasta erbyn
            fino
            """
        ),
        (
            .deadline,
            """
            frist fristen fristende deadline stichtag bewerbungsschluss anmeldeschluss abgabe abgabetermin spätestens
            spätester latest längstens due fällig fälligkeit überfällig pay zahlen bezahlen überweisen respond reply
            antwort antworten antworte beantwortung stellungnahme äußern vorlegen einreichen abgeben einzureichen nachreichen
            submit submitted response comment require required requires widerspruch einspruch appeal
            urgent dringend eilig eilt срочно термін termin
            """
        ),
        (
            .expiry,
            """
            läuft laufen abläuft ausläuft ablauf abgelaufen ausgelaufen ablaufen ausgelaufen auslaufen expires expire
            expiring expiry expired ends ending endet enden endete ungültig lapse lapses lapsed finish finishes stops
            runs running run out kończy kończyło doluyor bitiyor закінчується заканчивается expiră expira expire
            valid gültig gilt befristet befristung befristeter geçerli اعتبار revoked cancelled gesperrt abgestellt
            """
        ),
        (
            .event,
            """
            flug fliege fliegen fliegt flieg abflug rückflug flight flights fly flying flies ferry fähre abreise abfahrt
            ausreise reise reisen verreise travel travelling traveling trip leave leaving depart departure urlaub holiday
            honeymoon ship sail cruise
            gericht gerichtstermin gerichtsvollzieher verhandlung anhörung notar notartermin court hearing tribunal
            magistrates hochzeit trauung heiraten heirate wedding marry married standesamt verlobung beerdigung
            beisetzung trauerfeier bestattung funeral burial
            operation op surgery operiert umzug umziehen ziehe ziehen einzug auszug einziehen ausziehen umzugswagen move
            moving räumung eviction zwangsräumung evicted kündigung gekündigt kündigt notice
            arbeitsbeginn arbeitsantritt einschulung induction shift arbeiten
            anfangen interview vorstellungsgespräch bewerbungsgespräch vorstellung exam prüfung test
            complete completion übergabe schlüsselübergabe handing handover collects collect
            stichwahl wahl wahltag wahlsonntag wähle election vote abstimmung polling
            straßenfest flohmarkt veranstaltung turnier konzert premiere fest feier eröffnung
            meeting meet sitzung dreh drehen aufnahme termin appointment
            lecieć lecę jadę wracam wyjazd uçuş uçuyorum лететь вылет билет виїхати летимо căsătorim plecăm întoarcem
            congrès voyage vol départ
            """
        ),
        (
            .need,
            """
            brauche brauchen brauch braucht bräuchte benötige benötigen muss müssen need needs needed must have rechtzeitig
            wants want asap schaffen schafft klappt klappen
            """
        ),
        (.since, "seit since seitdem від з"),
        (
            .past,
            """
            war waren wurde wurden gestern gewesen verstorben gestorben verst died passed geschickt gesendet
            beantragt eingegangen eingereicht abgegeben erhalten bekommen überwiesen gekauft verkauft was were
            sent posted received bought sold paid applied rang signed submitted had passed got taxed drove yesterday
            did moved ordered umgezogen
            """
        ),
        (
            .paper,
            """
            vom dated schreiben brief bescheid letter notice datiert bescheides bescheids notiz schreibens mail email
            """
        ),
        (
            .away,
            """
            geschlossen closed urlaub abwesend abwesenheit office betriebsferien winterpause sprechzeiten öffnungszeiten
            bürozeiten geöffnet erreichbar wieder back seminar webinar newsletter
            """
        ),
        (.birth, "geb geboren geborene born birthday geburtsdatum birth née nee dob birthdate geburtstag gb"),
        (.header, "gesendet sent datum date schrieb wrote von from am"),
        (.future, "werde wird werden will shall going gonna werd"),
    ]

    /// Last parts of German compounds, eight bytes at most when folded: "Einspruchsfrist", "Rückflug".
    static let endings: [(DateWord.Cue, String)] = [
        (.deadline, "frist fristen schluss stichtag"), (.expiry, "ablauf"),
        (.event, "termin flug reise fahrt trauung hochzeit umzug einzug auszug räumung notar gericht urlaub feier"),
        (.paper, "schreiben bescheid brief"),
    ]
}
