"""What identities are made of. The splits share no name, street, town or template."""

POOLS = {
    "develop": {
        "de": {
            "given": "Alfons Renate Jürgen Sevim Katarzyna Heiderose Thorben Mehmet Liesbeth Götz Anneliese Björn Ruslana Friederike Samir Gundula Emil Waltraut Cornelius Dörte Hüseyin Irmela Xaver Jolanta".split(),
            "family": "Puschmann Koch Drexl Müller Özkan Wisniewska Graßhoff Tauber Nettelbeck Schneider Hölscher Kowalik Jäger Vollbrecht Baumeister Sturm Rüdiger Aydoğan Mießner Kröger Achternbusch Stüwe Brandt Lindqvist Moosbrugger Zander Eichinger Feddersen".split() + ["von der Heydt", "Schulze-Berndt", "Abu Khalil", "de Vries"],
            "street": ["Kastanienallee", "Goethestraße", "Am Mühlbach", "An der Ziegelhütte", "Rosa-Luxemburg-Str.", "Alte Gasse", "Im Winkel", "Birkenweg", "Hinter der Kirche", "Brunnenplatz", "Lerchenstieg", "Nordring", "Zum Sportplatz", "Kurt-Schumacher-Straße", "Große Bleiche"],
            "town": ["Eichfeld", "Bad Nauheim", "Lindenfurt", "Neustadt an der Aisch", "Oberursel", "Görlitz", "Rotenburg (Wümme)", "Halle", "Wittmund", "Groß-Gerau"],
        },
        "en": {
            "given": "Stacey Alastair Priya Geraint Winifred Dougal Shabana Callum Philomena Trevor Agnieszka Keisha Desmond Imogen Barnaby Ffion Hamish Tanisha Rupert Maureen Sukhdev Nuala Elspeth Kwabena".split(),
            "family": "Lomas Harker Baker Patel Garrity Okonkwo Lowther Brightwell Hutchins Ashdown Pritchard Nowak Vaux Threlfall Cook O'Hare Smith Macklin Ellingham Bassi Tranter Wainwright Fothergill Dunmore Kerr".split() + ["Moore-Harris", "MacIntyre", "de Souza", "Fitz-Gerald"],
            "street": ["Mill Lane", "Rowan Close", "Station Road", "Ivy Cottage, Back Lane", "St Oswald's Terrace", "Harbour View", "High Street", "Flat 2, Cobden Court", "Quarry Hill", "The Paddock, Ash Grove", "Wellington Avenue", "Priory Gardens"],
            "town": ["Alnwick", "Bury St Edmunds", "Rossendale", "Newton Abbot", "Kirkcaldy", "Stoke-on-Trent", "Llandrindod Wells", "Hexham", "Grimsby", "Ashby-de-la-Zouch"],
        },
    },
    "heldout": {
        "de": {
            "given": "Hartwig Ingeborg Dénes Nazan Zbigniew Brunhilde Malte Ömer Roswitha Korbinian Edeltraud Sören Oksana Leopold Tarek Mechthild Veit Gesine Ludger Saskia Bülent Ottilie Quirin Danuta Eleni Jakob".split(),
            "family": "Wuttke Fischer Obermaier Schmidt Yıldırım Zielinski Weißhaupt Löffler Petersen Weber Küppers Dombrowski Becker Quandt Zimmermann Frost Siebenhaar Çelik Preißler Hübner Vierkant Rösch Stolte Bergström Unterberger Kranz Gschwendtner Harmsen Nachtigall Pohl".split() + ["von Lettow", "Meier-Ebert", "El Amrani", "van Dijk"],
            "street": ["Lindenstraße", "Schillerweg", "Am Alten Bahnhof", "An den Eichen", "Willy-Brandt-Allee", "Neue Gasse", "Im Grund", "Tannenweg", "Auf dem Kamp", "Rathausplatz", "Amselstieg", "Südwall", "Zur Alten Post", "Käthe-Kollwitz-Str.", "Kleine Reichenstraße", "Unter den Ulmen"],
            "town": ["Seelbach", "Bad Oldesloe", "Wolfenbüttel", "Mühldorf am Inn", "Eberswalde", "Zwickau", "Homburg", "Leer", "Überlingen", "Frankfurt (Oder)"],
        },
        "en": {
            "given": "Cressida Murdo Anjali Rhodri Mildred Fergus Nasreen Declan Bernadette Clive Magdalena Shanice Leroy Beatrix Jolyon Carys Angus Latoya Crispin Doreen Balbir Siobhan Morwenna Kofi Gladys Ned".split(),
            "family": "Aske Aldridge Carter Hussain Mulligan Adeyemi Postlethwaite Goodbody Sugden Ashworth Llewellyn Kowalczyk Peverell Ramsbottom Shepherd O'Dowd Jones Strachan Cholmondeley Gill Dewhurst Arkwright Merriweather Tolland Innes".split() + ["Clarke-Webb", "McAllister", "da Silva", "St John"],
            "street": ["Chapel Lane", "Elder Close", "Victoria Road", "Rose Cottage, Church Lane", "King Edward's Terrace", "Moor View", "Market Street", "Flat 14, Regent Court", "Windmill Hill", "The Old Forge, Pound Lane", "Albert Avenue", "Kingfisher Crescent"],
            "town": ["Berwick-upon-Tweed", "Ely", "Todmorden", "Market Harborough", "Stornoway", "Weston-super-Mare", "Merthyr Tydfil", "Whitby", "Kettering", "Stow-on-the-Wold"],
        },
    },
}

# Sentences in which a value stands; `{kind}` is planted. One list a split and language.
SENTENCES = {
    "develop": {
        "de": [
            "mein Name ist {name} und ich wohne in der {address}.",
            "Meine Tel. ist {phone}, ab 16 Uhr bin ich erreichbar.",
            "Sie können mich unter {phone} anrufen oder an {email} schreiben.",
            "Bitte überweisen Sie den Betrag auf mein Konto {iban}.",
            "Die Steuer-ID lautet {taxid}.",
            "Meine Steuernummer ist {taxno}, das Finanzamt hat sie im Mai geändert.",
            "Sozialversicherungsnummer: {pension}",
            "Das Kennzeichen ist {plate_de}, zugelassen auf {name}.",
            "Aktenzeichen {file} betrifft denselben Vorgang.",
            "Ihr Kassenzeichen {file} steht auf dem Bescheid.",
            "Geboren bin ich am {birth}.",
            "Frau {family2} aus Ihrem Haus hat mir das zugesagt.",
            "Mein Nachbar {name2} kann das bezeugen.",
            "Ausweisnummer {document}, ausgestellt vor drei Jahren.",
            "Die Karte mit der Nummer {card} wurde abgelehnt.",
            "FIN {vin}, Erstzulassung war vor sechs Jahren.",
            "Meine Unterlagen liegen unter {link} bereit.",
            "Der Vertrag läuft noch auf {name2}, das ist falsch.",
        ],
        "en": [
            "My name is {name} and I live at {address}.",
            "You can ring me on {phone} after four.",
            "My email is {email} or call {phone}.",
            "Please pay it into {iban}.",
            "My National Insurance number is {nino}.",
            "Driver number {driver}, in case you need it.",
            "The car is {plate_uk} and the log book is in the name of {name}.",
            "Your ref {file} is on the letter.",
            "My date of birth is {birth}.",
            "Mrs {family2} at your office told me it was done.",
            "My neighbour {name2} has the same problem.",
            "The passport number is {document}.",
            "The card {card} was charged twice.",
            "VIN {vin} is what the garage read off the frame.",
            "Everything is at {link} for you to see.",
            "I spoke to {name2} on the phone about this last week.",
        ],
    },
    "heldout": {
        "de": [
            "ich heiße {name} und bin in der {address} gemeldet.",
            "Rückruf bitte unter {phone}.",
            "Kontakt: {email}, mobil {phone}",
            "Die Erstattung bitte an {iban} überweisen, Kontoinhaberin bin ich.",
            "Meine Identifikationsnummer beim Finanzamt: {taxid}",
            "Unter der Steuernummer {taxno} bin ich als Selbständige geführt.",
            "Meine Rentenversicherungsnummer ist die {pension}.",
            "Mein Auto ({plate_de}) stand dort ordnungsgemäß.",
            "Der Bescheid trägt das Zeichen {file}.",
            "Ich beziehe mich auf Ihren Vorgang {file} vom letzten Monat.",
            "Mein Geburtsdatum ist der {birth}.",
            "Laut Herrn {family2} sollte das längst erledigt sein.",
            "Die Vollmacht hat {name2} unterschrieben.",
            "Personalausweis {document}, gültig bis nächstes Jahr.",
            "Bezahlt habe ich mit der Kreditkarte {card}.",
            "Die Fahrgestellnummer lautet {vin}.",
            "Fotos vom Zustand: {link}",
            "Eigentümer des Hauses ist seit Januar {name2}.",
        ],
        "en": [
            "I'm {name}, the account is for {address}.",
            "Best number for me is {phone}.",
            "Reach me at {email} please, or text {phone}.",
            "The refund should go to {iban}.",
            "NI number: {nino}",
            "It says {driver} on the front of my licence.",
            "It's about my van, {plate_uk}, registered to {name}.",
            "I'm writing about case {file}.",
            "I was born on {birth}, so that is wrong on your form.",
            "According to Mr {family2} nothing had arrived.",
            "The form was signed by {name2} and sent back.",
            "Passport {document}, it's still valid.",
            "I paid by card, {card}, and have the receipt.",
            "The chassis number is {vin}.",
            "Photos of the damage: {link}",
            "The house belongs to {name2} since January.",
        ],
    },
}

OPENINGS = {
    "de": ["Sehr geehrte Damen und Herren,", "Guten Tag,", "Hallo,", "Sehr geehrte Frau {family2},", "Moin,", "Liebes Team,"],
    "en": ["Dear Sir or Madam,", "Hello,", "Hi there,", "Dear Mr {family2},", "Good morning,", "To whom it may concern,"],
}
CLOSINGS = {
    "de": ["Mit freundlichen Grüßen", "Viele Grüße", "MfG", "Freundliche Grüße", "Danke und Gruß", ""],
    "en": ["Kind regards,", "Yours faithfully", "Many thanks,", "Best wishes", "Cheers", ""],
}
# Sentences without anybody in them.
MATTER = {
    "de": ["Ich möchte wissen, wann der Antrag bearbeitet wird.", "Die Tonne wurde seit zwei Wochen nicht geleert.", "Für den Anwohnerparkausweis fehlt noch eine Unterlage.", "Bitte teilen Sie mir die Gebühr von 25,50 Euro noch einmal mit.", "Der Termin am 12. Mai um 10:30 Uhr passt leider nicht.", "Seit dem Umzug kommt keine Post mehr an.", "Gibt es ein Formular auf Ihrer Seite?", "Nach § 12 Abs. 3 der Satzung müsste das kostenlos sein.", "Die Straßenbeleuchtung ist seit Montag ausgefallen.", "Wie lange dauert die Ummeldung im Moment?"],
    "en": ["I would like to know when the application will be dealt with.", "The refund of £84.50 has not arrived yet.", "Can I still tax it online before the end of March?", "The form asks for a document that I do not have.", "How long does a change of address take at the moment?", "The appointment on 12 May at 10:30 does not suit me.", "Your website says six weeks and it is now nine.", "Do I have to send the old one back?", "Nobody answers the phone in the morning.", "Is there a fee for a replacement?"],
}

# Written after the first held-out figures had been read and the misses in them looked at: what is reported has names,
# streets, towns and sentences that nothing was changed for.
POOLS["final"] = {
    "de": {
        "given": "Gerlinde Bastian Yevheniia Raimund Dilan Hannelore Thies Aleksandra Volkmar Fatma Adalbert Jette Wolfram Nermin Ulf Rosalie Marek Henrike Eckart Zeynep Detlef Almut Ruprecht Lidia Ibrahim Swantje".split(),
        "family": "Bruckner Hoffmann Kaltenbach Szymański Yavuz Winter Steinhauer Plötz Grünewald Bäcker Rahimi Tewes Schubert Ostermann Kuntze Maurer Rosenow Vogel Hinrichsen Böttcher Demirci Lang Dahlke Wiegand Köhn Sommer Ebeling Mattes Hecht Przybilla".split() + ["von Arnim", "Lüders-Kamp", "Al Sayed", "ter Horst"],
        "street": ["Ahornstraße", "Mozartweg", "Am Stadtpark", "An der Alten Mühle", "Konrad-Adenauer-Ring", "Lange Gasse", "Im Rosengarten", "Eschenweg", "Auf der Höhe", "Marktplatz", "Drosselgang", "Westring", "Zum Bahnhof", "Sophie-Scholl-Str.", "Obere Hauptstraße", "Vor dem Tor"],
        "town": ["Uelzen", "Bad Kreuznach", "Weiden in der Oberpfalz", "Füssen", "Cottbus", "Bergisch Gladbach", "Esens", "Offenbach am Main", "Jüterbog", "Lauf (Pegnitz)"],
    },
    "en": {
        "given": "Verity Iain Deepa Emrys Enid Lachlan Rukhsana Cormac Henrietta Nigel Zuzanna Monique Winston Tabitha Piers Angharad Gregor Chantelle Jocelyn Muriel Harjit Aoife Demelza Yaw Olive Rex".split(),
        "family": "Blenkinsop Farmer Rahman Gallagher Mensah Oldroyd Summers Heseltine Wozniak Trevelyan Butcher Nolan Carstairs Bevan Duckworth Fishwick Knight O'Leary Brown Galbraith Featherstone Sandhu Hepworth Loveday Buchan".split() + ["Grey-Thompson", "McLeish", "dos Santos", "St Clair"],
        "street": ["Orchard Lane", "Hazel Close", "Queens Road", "Primrose Cottage, School Lane", "Prince's Terrace", "Valley View", "Bridge Street", "Flat 7, Marlowe Court", "Beacon Hill", "The Granary, Mill Road", "Granville Avenue", "Lapwing Drive"],
        "town": ["Leighton Buzzard", "Rye", "Barnoldswick", "Bishop's Stortford", "Oban", "Burnham-on-Sea", "Ystradgynlais", "Settle", "Corby", "Newcastle-under-Lyme"],
    },
}
SENTENCES["final"] = {
    "de": [
        "hier schreibt {name}, wohnhaft {address}.",
        "Telefonisch erreichen Sie mich unter {phone}.",
        "Meine Handynummer {phone} und die Adresse {email} gelten weiter.",
        "Das Guthaben bitte auf {iban} zurückzahlen.",
        "Steuerliche Identifikationsnummer {taxid} liegt bei.",
        "Das Finanzamt führt mich unter {taxno}.",
        "Versicherungsnummer der Rente: {pension}",
        "Es geht um den Wagen mit dem Kennzeichen {plate_de}.",
        "Ihr Schreiben mit dem Zeichen {file} habe ich erhalten.",
        "Siehe auch Vorgangsnummer {file}.",
        "Ich wurde am {birth} geboren.",
        "Der Kollege, Herr {family2}, war sehr freundlich.",
        "Zugestellt wurde der Brief an {name2}, nicht an mich.",
        "Die Nummer meines Passes ist {document}.",
        "Abgebucht wurde von {card}, das war nicht vereinbart.",
        "Im Schein steht als Fahrzeug-Ident-Nummer {vin}.",
        "Der Plan liegt hier: {link}",
        "Gestern war {name2} bei Ihnen am Schalter.",
    ],
    "en": [
        "This is {name} from {address}.",
        "My mobile is {phone} if you want to talk.",
        "Please write to {email} or leave a message on {phone}.",
        "Our account is {iban}.",
        "You asked for my NI number, it's {nino}.",
        "My licence number is {driver}.",
        "I sold {plate_uk} in January to {name2}.",
        "Please quote {file} when you answer, as it says on the letter.",
        "DOB {birth}.",
        "Then Ms {family2} rang me back.",
        "The letter was addressed to {name2}, who moved out years ago.",
        "My passport, number {document}, is with you.",
        "The payment came off {card} on Monday.",
        "The number stamped on the chassis is {vin}.",
        "I've put the pictures at {link} so you can look.",
        "Yesterday {name2} was at your counter about it.",
    ],
}
