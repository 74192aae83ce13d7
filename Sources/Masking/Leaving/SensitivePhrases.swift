extension SensitiveMatter {
    /// Phrases of German and English, by line or bar; a star stands for the rest of a word.
    var phrases: String {
        switch self {
        case .health: Self.healthPhrases
        case .religion:
            """
            *muslim*|*islam*|moschee*|mosque*|*jüdisch*|jude|juden|jüdin|jewish|judaism|synagoge*|synagogue*|christ|christin|christlich*|christian faith
            katholi*|catholic*|evangelisch*|protestant*|orthodox*|hindu*|buddhis*|sikh*|*kirche*|church*|konfession*|*religi*|glaubensgemeinschaft*
            zeugen jehovas|jehovah*|atheis*|kopftuch*|hijab*|burka*|ramadan*|beten|gebet*|prayer*|prayers|pray|faith|taufe|getauft|baptis*|baptiz*|halal|kosher|koscher|pfarrer*|imam*|rabbi*|vicar*|priest*
            """
        case .sexLife:
            """
            homosex*|schwul*|lesbi*|bisexu*|transgender*|transsexu*|trans frau|trans mann|trans woman|trans man|queer*|gay|lgbt*|nichtbinär*|non-binary|nonbinary
            sexuell*|sexual*|sexarbeit*|prostitu*|sex worker*|geschlechtseintrag*|geschlechtsangleich*|selbstbestimmungsgesetz*|gender recognition*|gender reassign*|transition*
            same-sex*|gleichgeschlechtlich*|deadname*|pronouns
            """
        case .union:
            "gewerkschaft*|verdi|ig metall|trade union*|union member*|union rep*|my union|unison|betriebsrat*|personalrat*|works council*|shop steward*|streik*|on strike"
        case .politics:
            """
            partei|parteien|parteimitglied*|parteibuch*|cdu|spd|afd|fdp|csu|bsw|die linke|die grünen|political part*|party member*|politische* überzeugung*|politische* meinung*
            labour party|conservative party|tory|tories|lib dem*|reform uk|ukip|snp|plaid cymru|kandidat*|candidate for|voted for|gewählt habe ich|wähle ich|demonstration*|demo|protest*|aktivist*|activist*|political*
            """
        case .ethnicity:
            """
            *ethni*|rassis*|racis*|racial*|hautfarbe*|skin colour|skin color|black man|black woman|schwarzer mann|schwarze frau|roma|sinti|sinto|romani|gypsy|gypsies|traveller|travellers|traveller*
            herkunft|abstammung*|migrationshintergrund*|asyl*|asylum*|flüchtling*|refugee*|geflüchtet*|kurdis*|kurde*|kurdin|jesid*|yezid*|tatar*|aufenthaltserlaubnis*|aufenthaltstitel*|aufenthaltsgestattung*|duldung*|abschieb*|deport*
            indigenous|windrush|spätaussiedler*|vertrieben*
            """
        case .biometrics:
            "fingerabdr*|fingerprint*|biometri*|gesichtserkennung*|facial recognition|face recognition|iris scan*|dna|gentest*|genetic*|genetisch*|abstammungsgutachten*|vaterschaftstest*|paternity test*"
        case .crime:
            """
            vorstraf*|vorbestraft*|straftat*|strafanzeige*|anzeige erstatt*|angezeigt|strafverfahren*|strafbefehl*|ermittlungsverfahren*|verurteil*|gefängnis*|haft|haftstrafe*|untersuchungshaft*|bewährung*|bewährungshelf*|führungszeugnis*
            diebstahl*|gestohlen*|geklaut*|einbruch*|betrug*|betrüger*|körperverletzung*|unterschlag*|urkundenfälsch*|trunkenheit*|promille*|drogen*|kokain*|cannabis*|staatsanwalt*|polizei*|täter*|straffällig*|fahrerflucht*|unfallflucht*
            criminal*|crime*|convict*|conviction*|prison*|jail*|probation*|parole|arrest*|police*|theft*|stolen|thief|burglar*|robbed|robbery|fraud*|scam*|assault*|drink drive*|drink driving|drunk driv*|drink-driv*|drug driv*|drug-driv*|cocaine|offence*|offender*|prosecut*|magistrate*|crown court|court order*|disqualif*|banned from driving|driving ban|points on my licence|penalty points|speeding|dr10|in10|tt99|cu80|bail|guilty|cloned
            """
        case .children:
            """
            kind|kinder|kindern|kindes|kinds|mein sohn|meinen sohn|meinem sohn|meines sohnes|unser sohn|unseren sohn|unserem sohn|sohn|tochter|töchter|söhne|baby|babys|säugling*|enkel*|kleinkind*|jugendlich*|minderjährig*|jugendamt*|sorgerecht*|umgangsrecht*|umgang mit|alleinerziehend*|unterhaltsvorschuss*|adoptiv*|adoption*|pflegekind*|pflegeeltern*|schüler*|schulkind*|kita*|kindergarten*|kindertages*|krippe*|hort|hortplatz*|grundschul*|schulplatz*|einschul*|geburtsurkunde*|neugeboren*|zwilling*|schwanger*|entbindung*|kindergeld*|kinderreisepass*|kinderausweis*
            child|children|childs|kid|kids|my son|my daughter|our son|our daughter|son|sons|daughter|daughters|baby|babies|infant*|toddler*|newborn*|minor|minors|under age|underage|grandson*|granddaughter*|grandchild*|teenager*|teenage|nursery|schoolchild*|pupil*|custody*|foster*|adopted|adoptive|adopt|pregnan*|maternity|twins|year old son|year old daughter|child benefit|youth|schoolgirl*|schoolboy*|school
            """
        case .safeguarding:
            """
            selbstmord*|suizid*|umbringen|suicid*|kill myself|end my life|self-harm|self harm|selbstverletz*|ritze*|häusliche gewalt|gewalt*|schlägt mich|geschlagen|misshand*|missbrauch*|vergewaltig*|bedroh*|stalk*|nachstell*|zwangsheirat*|menschenhandel*|frauenhaus*|vernachlässig*
            domestic violence|domestic abuse|abus*|violent*|violence|hits me|beats me|rape*|threaten*|forced marriage|traffick*|neglect*|women's refuge|women's aid|safeguarding|harass*|slavery|obdachlos*|homeless*|wohnungslos*
            """
        }
    }

    private static let healthPhrases = """
        krank*|erkrank*|gesundheit*|arzt*|ärzt*|ärztin*|facharzt*|hausarzt*|attest*|diagnos*|therapi*|behandlung*|operation|operiert*|klinik*|krankenhaus*|reha|rehabilit*|medikament*|tablette*|rezept*|spritze*|impf*|pflegegrad*|pflegestufe*|pflegeheim*|pflegebedürftig*|pflegedienst*|pflege meiner|pflege meines|behinder*|schwerbehind*|gdb|merkzeichen*|rollstuhl*|rollator*|prothese*|blind|blinde*|gehörlos*|taub|taube|hörgerät*|sehbehind*|sehvermögen*|gehbehind*|krebs*|tumor*|chemo*|diabet*|insulin*|epilep*|anfall|anfälle|schlaganfall*|herzinfarkt*|herzschrittmacher*|demen*|alzheimer*|parkinson*|depress*|psych*|angststörung*|burnout*|trauma*|adhs|adhd|autis*|sucht*|süchtig*|alkohol*|alkoholkrank*|hiv|aids|corona*|covid*|long covid|schwanger*|fehlgeburt*|allergi*|asthma*|copd|rheuma*|arthr*|bandscheib*|migräne*|schmerz*|verletz*|gebrochen*|gips|dialyse*|niere*|leber*|lunge*|herz|blut*|op termin|stationär*|betreuungsgericht*|gesetzliche betreuung|pflegekraft|palliativ*|hospiz*|mpu|erwerbsminderung*|erwerbsunfähig*|arbeitsunfähig*|schwerhörig*|multiple sklerose
        ill|illness*|sick|sickness|health*|medical*|medicine*|medicat*|doctor*|gp|gps|surgeon*|surgery|surgeries|consultant*|hospital*|clinic*|diagnos*|therap*|treatment*|operation|disab*|wheelchair*|mobility scooter|blue badge|pip|blind|blindness|deaf*|hearing aid*|eyesight*|vision|visual field*|glaucoma*|cataract*|optician*|optometr*|ophthalm*|cancer*|tumour*|tumor*|chemo*|diabet*|insulin*|hypo|hypos|epilep*|seizure*|fit|fits|blackout*|faint*|stroke|strokes|tia|heart|cardiac|pacemaker*|defibrill*|angina|dementia*|alzheimer*|parkinson*|depress*|psych*|anxi*|mental*|bipolar|schizo*|ptsd|trauma*|adhd|autis*|addict*|alcohol*|drinking|drug*|hiv|aids|covid*|pregnan*|miscarr*|allerg*|asthma*|copd|arthritis|arthritic|migraine*|pain|painful|injur*|broken*|fractur*|sleep apnoea|apnea|narcolep*|dialysis|kidney*|liver|lung|lungs|blood|multiple sclerosis|ms|palliative|hospice*|nurse*|carer|carers|care home|nhs|prescri*|tablets|dose|sertraline|lamotrigine|m1 form|b1 form|fit to drive|unwell|dizz*|vertigo|amput*|prosthe*|sight|eye test|eye|eyes|hearing
        """
}
