extension LanguageSeed {
    static let german = LanguageSeed(
        "de",
        """
        der die das den dem des ein eine einen einem einer eines und oder aber denn weil dass daß wenn als wie wo was wer
        wem wann warum wieso ich du er sie es wir ihr mich mir dich dir ihn ihm uns euch ihnen mein meine meinen meinem
        meiner dein sein seine seinen unser unsere ihre ihren ihrem ist sind war waren bin bist sei gewesen haben habe hat
        hatte hatten hätte werden wird wurde wurden würde worden kann können konnte könnte muss müssen musste soll sollte
        will wollen möchte darf dürfen nicht kein keine keinen nichts nie niemand auch noch schon nur sehr mehr viel wenig
        immer wieder hier dort da dann jetzt heute gestern morgen bald seit von vom zu zum zur mit nach bei beim aus für
        durch gegen ohne um über unter vor hinter neben zwischen auf an am in im ins bis während wegen trotz damit danke
        bitte guten Tag Grüße freundlichen Frage Antwort Anfrage Antrag Bescheid Schreiben Unterlagen Wohnung Straße Haus
        Kind Kinder Jahr Jahre Woche Monat Zeit Geld Ausweis Reisepass Führerschein Kennzeichen Anmeldung Abmeldung Gebühr
        Rechnung Termin Öffnungszeiten Stadt Gemeinde Behörde Amt Bürger Müll Tonne Abholung Hund Baum Laterne Gehweg
        Schule Kindergarten Geburt Hochzeit Urkunde Steuer Arbeit Arbeitsplatz Gesellschaft Regierung Entwicklung Möglichkeit
        Wirtschaft Unternehmen Wissenschaft Freundschaft Verantwortung Ergebnis Verhältnis Beispiel Gespräch Geschichte
        kaputt defekt dringend wichtig neu alt groß klein schön schlecht richtig falsch möglich nötig gleich ganz gut besser
        besonders natürlich eigentlich vielleicht wahrscheinlich bereits außerdem jedoch deshalb trotzdem gegenüber machen
        gehen kommen sehen geben nehmen finden bleiben schreiben sprechen bekommen brauchen arbeiten fahren zahlen wohnen
        liegen stehen ziehen beantragen verlängern geschickt gekommen gemacht gefunden gelesen entstanden bezeichnet
        """,
        """
        Guten Tag, ich habe letzte Woche einen Antrag gestellt und noch keine Antwort bekommen.
        Können Sie mir bitte sagen, welche Unterlagen ich für den neuen Ausweis mitbringen muss?
        Unsere Biotonne wurde zum zweiten Mal nicht geleert, obwohl sie rechtzeitig an der Straße stand.
        Die Laterne vor unserem Haus ist seit drei Wochen dunkel, und der Gehweg ist ganz kaputt.
        Wir ziehen nächsten Monat um. Wo muss ich mich ummelden, und was kostet das?
        Mein Hund ist gestorben, ich möchte ihn von der Steuer abmelden.
        Ich verstehe den Bescheid nicht und lege hiermit Widerspruch ein.
        Gibt es noch einen freien Termin, am besten nachmittags nach vier Uhr?
        Mit freundlichen Grüßen und vielen Dank im Voraus für Ihre Mühe.
        Meine Tochter kommt im Sommer in die Schule, bis wann sollen wir sie anmelden?
        Auf dem Spielplatz liegen überall Scherben, bitte schicken Sie jemanden vorbei.
        Hallo, wie bekomme ich eine Geburtsurkunde für meinen Sohn?
        Kann mir jemand helfen? Ich warte schon ewig und keiner geht ans Telefon.
        Das Auto steht seit Monaten ohne Kennzeichen auf dem Parkplatz gegenüber.
        Ist das Bürgerbüro am Samstag geöffnet oder nur unter der Woche?
        """)

    static let english = LanguageSeed(
        "en",
        """
        the a an and or but because if when while as how where what who whom which why i you he she it we they me him her us
        them my your his its our their mine yours this that these those is are was were be been being am have has had having
        do does did done will would shall should can could may might must not no none nothing never nobody also still already
        only very more most much many few little always again here there then now today yesterday tomorrow soon since from to
        with after at by for through against without about over under before behind between on in into out of off up down
        until during despite thanks thank please dear sir madam hello regards yours sincerely question answer request form
        letter documents house street road flat child children year years week month time money licence license passport
        driving registration number plate fee bill invoice appointment opening hours town council office citizen rubbish bin
        collection dog tree lamp pavement school birth wedding certificate tax work job company government development people
        possibility business science friendship responsibility result example conversation history knowledge education
        broken urgent important new old big small beautiful bad right wrong possible necessary whole good better best
        especially naturally actually perhaps probably moreover however therefore although make making made go going gone
        come coming see seen give given take taken find found stay stayed write wrote written speak get getting got need
        needs wanted working drive pay paid live lived looking waiting waited received sent apply applied renew would've
        don't can't won't didn't isn't i'm i've it's you're they're that's what's account card payment transfer bank cash
        exchange charge charged top app money pending declined refund order delivery track lost stolen change thought
        through enough their which whether each other another both every something anything everyone should between
        """,
        """
        Hello, I sent off my form three weeks ago and have heard nothing since.
        Could you please tell me which documents I need to bring for the new licence?
        Our brown bin has not been emptied again although it was out on time.
        The street light outside our house has been off for weeks and the pavement is a mess.
        We are moving next month. Where do I have to change my address and what does it cost?
        I sold my car to a garage and now I have got a letter saying it is untaxed.
        I do not understand this letter and I want to appeal.
        Is there a free appointment left, preferably in the afternoon after four?
        Many thanks for your help, kind regards.
        My daughter starts school this summer, when do we have to apply?
        Somebody has dumped a mattress and old tyres at the end of our lane.
        How do I get a copy of my son's birth certificate?
        Can anyone help me? I have been on hold for an hour and nobody picks up.
        Why was I charged twice for the same thing? I want my money back.
        What is the exchange rate? How long will it take until my card arrives?
        Is the office open on Saturdays or only during the week?
        """)

    static let dutch = LanguageSeed(
        "nl",
        """
        de het een en of maar want omdat dat als toen hoe waar wat wie waarom ik jij je hij zij ze wij we jullie u mij me jou
        hem haar ons hun hen mijn jouw zijn uw onze dit deze die is zijn was waren ben bent geweest heb hebt heeft hebben had
        hadden word wordt worden werd werden zal zullen zou zouden kan kunnen kon konden moet moeten moest mag mogen wil
        willen wilde niet geen niets nooit niemand ook nog al alleen zeer meer veel weinig altijd weer hier daar er dan nu
        vandaag gisteren morgen binnenkort sinds van naar met na bij uit voor door tegen zonder om over onder achter naast
        tussen op aan in tot tijdens wegens ondanks bedankt dank alstublieft geachte heer mevrouw groet groeten vriendelijke
        vraag antwoord aanvraag formulier brief documenten huis straat woning kind kinderen jaar jaren week maand tijd geld
        rijbewijs paspoort identiteitskaart kenteken nummerplaat kosten rekening afspraak openingstijden stad gemeente dienst
        burger afval vuilnis ophaling hond boom lantaarn stoep school geboorte huwelijk akte belasting werk bedrijf overheid
        regering ontwikkeling mogelijkheid wetenschap vriendschap verantwoordelijkheid gevolg voorbeeld gesprek geschiedenis
        kapot dringend belangrijk nieuw nieuwe oud oude groot grote klein kleine mooi slecht goed beter juist verkeerd
        mogelijk nodig heel hele bijzonder natuurlijk eigenlijk misschien waarschijnlijk bovendien echter daarom hoewel maken
        gaan komen zien geven nemen vinden blijven schrijven spreken krijgen werken rijden betalen wonen wachten gestuurd
        gekomen gemaakt gevonden gelezen verhuizen aanvragen verlengen uitvoering maatregelen toekomst toepassing regeling
        evolutie stand zaken veiligheid gezondheid ziekenhuizen werkgelegenheid samenwerking bescherming financiering
        wetgeving spoorwegen treinen politie justitie gevangenis vluchtelingen asielzoekers vrouwen personeel cijfers
        """,
        """
        Goedendag, ik heb vorige week een aanvraag ingediend en nog steeds geen antwoord gekregen.
        Kunt u mij vertellen welke documenten ik moet meebrengen voor een nieuw rijbewijs?
        Onze groene bak is alweer niet geleegd, terwijl hij op tijd aan de straat stond.
        De lantaarn voor ons huis brandt al drie weken niet en de stoep ligt er slecht bij.
        Wij verhuizen volgende maand. Waar moet ik mijn nieuwe adres doorgeven en wat kost dat?
        Mijn hond is overleden, ik wil hem graag afmelden voor de hondenbelasting.
        Ik begrijp deze brief niet en wil bezwaar maken.
        Is er nog een afspraak vrij, het liefst in de namiddag na vier uur?
        Met vriendelijke groet en alvast hartelijk dank voor uw hulp.
        Mijn dochter gaat in september naar school, wanneer moeten we haar inschrijven?
        Hoeveel mensen maken gebruik van deze regeling en wat is de stand van zaken?
        Welke maatregelen neemt de minister om de veiligheid in de stations te verbeteren?
        Kan iemand mij helpen? Ik wacht al een uur en niemand neemt de telefoon op.
        Er ligt overal glas op de speelplaats, stuurt u alstublieft iemand langs.
        """)

    static let swedish = LanguageSeed(
        "sv",
        """
        och eller men för att om när medan som hur var vad vem vilken vilket varför jag du han hon det den vi ni de dem mig
        dig honom henne oss er min mitt mina din ditt dina hans hennes vår vårt våra deras denna detta dessa är var varit
        vara har hade ha blir blev bli ska skall skulle kan kunde måste får fick vill ville inte ingen inget inga aldrig
        ingenting också ännu redan bara mycket mer mest många få alltid igen här där då nu idag igår imorgon snart sedan från
        till med efter hos ut ur genom mot utan över under före bakom bredvid mellan på i in av upp ner tills trots tack hej
        vänliga hälsningar fråga svar ansökan blankett brev handlingar hus gata gatan väg lägenhet barn barnen år veckan
        vecka månad tid pengar körkort pass legitimation registreringsskylt avgift räkning faktura öppettider stad kommun
        kommunen myndighet medborgare sopor soptunna hämtning hund träd lampa trottoar skola skolan förskola födelse bröllop
        intyg skatt arbete företag regeringen utveckling möjlighet vetenskap vänskap ansvar resultat exempel samtal historia
        trasig brådskande viktigt ny nya nytt gammal gamla stor stora liten små vacker dålig rätt fel möjligt nödvändigt hela
        bra bättre särskilt naturligtvis egentligen kanske troligen dessutom dock därför göra går gick komma kommer kom se
        ser ge tog ta finna stanna skriva skrev tala talar behöver arbetar köra betala bor väntar skickat fått gjort hittat
        läst flytta ansöka förlänga skulle själv människor kvinnor något någon några sådan mellan största enligt fortfarande
        """,
        """
        Hej, jag skickade in en ansökan förra veckan och har inte fått något svar än.
        Kan ni säga vilka handlingar jag behöver ta med för att få ett nytt körkort?
        Vår soptunna har inte tömts den här gången heller fast den stod ute i tid.
        Gatlyktan utanför huset har varit släckt i tre veckor och trottoaren är trasig.
        Vi ska flytta nästa månad. Var anmäler jag min nya adress och vad kostar det?
        Jag förstår inte beslutet och vill överklaga det.
        Finns det någon ledig tid på eftermiddagen efter klockan fyra?
        Tack på förhand och vänliga hälsningar.
        Min dotter börjar skolan i höst, när måste vi anmäla henne?
        Det ligger krossat glas överallt på lekplatsen, kan ni skicka någon?
        Jag sålde bilen men har ändå fått en räkning på skatten.
        """)

    static let danish = LanguageSeed(
        "da",
        """
        og eller men for at hvis når mens som hvordan hvor hvad hvem hvilken hvilket hvorfor jeg du han hun det den vi I de
        dem mig dig ham hende os jer min mit mine din dit dine hans hendes vores deres denne dette disse er var været være
        har havde have bliver blev blive skal skulle kan kunne må måtte vil ville ikke ingen intet aldrig også endnu allerede
        kun meget mere mest mange få altid igen her der da nu i dag går morgen snart siden fra til med efter hos ud gennem
        mod uden over under før bag ved mellem på ind af op ned indtil trods tak hej venlig hilsen spørgsmål svar ansøgning
        blanket brev dokumenter hus gade gaden vej lejlighed barn børn børnene år ugen uge måned tid penge kørekort pas
        nummerplade gebyr regning åbningstider by kommune kommunen myndighed borger affald skraldespand afhentning hund træ
        lygte fortov skole skolen børnehave fødsel bryllup attest skat arbejde virksomhed regeringen udvikling mulighed
        videnskab venskab ansvar resultat eksempel samtale historie ødelagt haster vigtigt ny nye nyt gammel gamle stor store
        lille små smuk dårlig rigtig forkert muligt nødvendigt hele god godt bedre særligt naturligvis egentlig måske
        sandsynligvis desuden dog derfor gøre går gik komme kommer kom se ser give tager tage finde blive skrive skrev taler
        brug arbejder køre betale bor venter sendt fået gjort fundet læst flytte ansøge forlænge selv mennesker kvinder noget
        nogen nogle sådan største ifølge fortsat hvilke efterfølgende undersøgelse forhold afgørelse oplysninger
        """,
        """
        Hej, jeg sendte en ansøgning i sidste uge og har ikke fået svar endnu.
        Kan I fortælle mig, hvilke dokumenter jeg skal have med for at få et nyt kørekort?
        Vores skraldespand er heller ikke blevet tømt denne gang, selv om den stod ude til tiden.
        Gadelygten uden for huset har været slukket i tre uger, og fortovet er ødelagt.
        Vi flytter næste måned. Hvor melder jeg min nye adresse, og hvad koster det?
        Jeg forstår ikke afgørelsen og vil gerne klage over den.
        Er der en ledig tid om eftermiddagen efter klokken fire?
        På forhånd mange tak og venlig hilsen.
        Min datter begynder i skole til august, hvornår skal vi skrive hende op?
        Der ligger knust glas overalt på legepladsen, kan I sende nogen ud?
        Jeg solgte bilen, men har alligevel fået en regning på afgiften.
        """)
}
