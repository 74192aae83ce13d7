/// Words that say whether a date is one by which something must have happened. ``DateWord/Cue`` says what each
/// list is for.
enum CueWords {
    static let all: [(DateWord.Cue, String)] = [
        (
            .by,
            """
            bis vor spätestens by before until till til untill avant до kadar până pana przed entro
            antes قبل تا hasta erbyn fino
            """
        ),
        (
            .deadline,
            """
            frist fristen fristende deadline stichtag bewerbungsschluss anmeldeschluss abgabe
            abgabetermin spätestens spätester latest längstens due fällig fälligkeit überfällig pay
            zahlen bezahlen überweisen respond reply antwort antworten antworte beantwortung
            stellungnahme äußern vorlegen einreichen abgeben einzureichen nachreichen submit submitted
            response comment require required requires widerspruch einspruch appeal nachweisen nachweis
            vorliegen vorzulegen vorlage nachfrist mahnung closing cutoff closes urgent dringend eilig
            eilt срочно термін termin
            """
        ),
        (
            .expiry,
            """
            läuft laufen abläuft ausläuft ablauf abgelaufen ausgelaufen ablaufen auslaufen expires
            expire expiring expiry expired end ends ending endet enden endete ungültig lapse lapses
            lapsed finish finishes stops runs running run out kończy kończyło doluyor bitiyor
            закінчується заканчивается expiră expira valid gültig gilt befristet befristung befristeter
            geçerli اعتبار revoked cancelled gesperrt abgestellt erlischt verfällt verfallen sperren
            abschalten abgeschaltet abklemmen disconnected
            """
        ),
        (
            .event,
            """
            urlaub holiday honeymoon ship gericht gerichtstermin gerichtsvollzieher verhandlung anhörung
            notar notartermin court hearing tribunal magistrates hochzeit trauung heiraten heirate
            wedding marry married standesamt verlobung beerdigung beisetzung trauerfeier bestattung
            funeral burial operation op surgery operiert umzug umziehen ziehe ziehen einzug auszug
            einziehen ausziehen umzugswagen move moving bailiff bailiffs repossession räumung eviction
            zwangsräumung evicted kündigung gekündigt kündigt notice arbeitsbeginn arbeitsantritt
            einschulung vorstellungsgespräch bewerbungsgespräch vorstellung exam prüfung test stichwahl
            wahl wahltag wahlsonntag wähle election vote abstimmung polling straßenfest flohmarkt
            veranstaltung turnier konzert premiere fest feier eröffnung căsătorim congrès
            """
        ),
        (
            .happening,
            """
            start starts starting startet beginnt beginne begin begins job lesson lessons schule school
            ferien coming comes kommt pick picking deliver delivered delivery lieferung abholung abholen
            renewal complete completion collects collect übergabe handing handover schlüsselübergabe
            induction shift arbeiten anfangen interview meeting meet sitzung dreh drehen aufnahme termin
            appointment
            """
        ),
        (
            .travel,
            """
            flug fliege fliegen fliegt flieg abflug rückflug flight flights fly flying flies ferry fähre
            abreise abfahrt ausreise reise reisen verreise verreisen travel travelling traveling trip
            leave leaving depart departing departure sail cruise lecieć lecę jadę wracam wyjazd uçuş
            uçuyorum лететь вылет билет виїхати летимо plecăm întoarcem voyage vol départ
            """
        ),
        (
            .recurring,
            """
            monthly weekly yearly annually every each monatlich wöchentlich jährlich jeden jedes jede
            jeweils immer always usually quarterly
            """
        ),
        (.booked, "gebucht gebuchter gebuchte gebuchten buchung buchungscode booked booking slot reserviert reserved"),
        (
            .need,
            """
            brauche brauchen brauch braucht bräuchte benötige benötigen muss müssen need needs needed
            must have rechtzeitig wants want asap schaffen schafft klappt klappen
            """
        ),
        (.since, "seit since seitdem від з"),
        (
            .past,
            """
            war waren wurde wurden gestern gewesen verstorben gestorben verst died passed geschickt
            gesendet beantragt eingegangen eingereicht abgegeben erhalten bekommen überwiesen gekauft
            verkauft was were sent posted received bought sold paid applied rang signed submitted had
            got taxed drove yesterday did moved ordered umgezogen
            """
        ),
        (
            .paper,
            """
            vom dated schreiben brief bescheid letter notice datiert bescheides bescheids notiz
            schreibens mail email
            """
        ),
        (
            .away,
            """
            geschlossen closed urlaub abwesend abwesenheit office betriebsferien winterpause
            sprechzeiten öffnungszeiten bürozeiten geöffnet erreichbar wieder back zurück arrive arrives
            arriving lands landen ankunft ashore return seminar webinar newsletter
            """
        ),
        (.birth, "geb geboren geborene born birthday geburtsdatum birth née nee dob birthdate geburtstag gb"),
        (.header, "gesendet sent datum date schrieb wrote von from am"),
        (.beginning, "ab from zum partir ot от od dal"),
        (.future, "werde wird werden will shall going gonna werd"),
    ]

    /// Last parts of German compounds, eight bytes at most when folded: "Einspruchsfrist", "Rückflug".
    static let endings: [(DateWord.Cue, String)] = [
        (.deadline, "frist fristen schluss stichtag"), (.expiry, "ablauf"),
        (.event, "termin trauung hochzeit umzug einzug auszug räumung notar gericht urlaub feier"),
        (.travel, "flug reise fahrt"),
        (.paper, "schreiben bescheid brief"),
        (.past, participle),
    ]

    /// Stands for "booked" and "gewechselt", which are known by their form.
    static let participle = "-ed"
}
