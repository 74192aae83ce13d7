extension LanguageSeed {
    static let french = LanguageSeed(
        "fr",
        """
        le la les l' un une des du de d' et ou mais car parce que si quand comme comment où quoi qui quel quelle quels
        pourquoi je tu il elle on nous vous ils elles me te se lui leur moi toi mon ma mes ton ta tes son sa ses notre nos
        votre vos leurs ce cet cette ces est sont était étaient suis es sommes êtes été être ai as a avons avez ont avait
        avoir eu sera seront serait aura peut peux peuvent pouvez pouvait dois doit doivent devait faut veux veut voudrais
        voulez ne pas aucun aucune rien jamais personne aussi encore déjà seulement très plus moins beaucoup peu toujours ici
        là alors maintenant aujourd'hui hier demain bientôt depuis vers avec après chez par pour contre sans sur sous avant
        derrière entre dans en jusqu'à pendant malgré merci bonjour madame monsieur cordialement salutations veuillez
        question réponse demande formulaire courrier lettre dossier documents maison rue logement appartement enfant enfants
        an ans année semaine mois temps argent permis conduire passeport carte d'identité immatriculation plaque frais
        facture rendez-vous horaires ville mairie commune service citoyen poubelle ordures collecte chien arbre lampadaire
        trottoir école naissance mariage acte impôt taxe travail entreprise gouvernement développement possibilité science
        amitié responsabilité résultat exemple conversation histoire cassé urgent important nouveau nouvelle vieux grand
        grande petit petite beau mauvais juste faux possible nécessaire tout toute tous bon bonne mieux surtout vraiment
        peut-être probablement cependant donc faire aller venir voir donner prendre trouver rester écrire parler recevoir
        travailler conduire payer habiter attendre reçu envoyé fait trouvé lu déménager demander renouveler qu'il c'est j'ai
        n'est d'un l'on s'il jusque puisque lorsque ainsi dont lequel laquelle auprès plusieurs chaque quelque autres
        """,
        """
        Bonjour, j'ai déposé une demande la semaine dernière et je n'ai toujours pas reçu de réponse.
        Pouvez-vous me dire quels documents je dois apporter pour renouveler mon permis de conduire ?
        Notre poubelle n'a pas été vidée cette fois non plus, alors qu'elle était dehors à l'heure.
        Le lampadaire devant chez nous est éteint depuis trois semaines et le trottoir est abîmé.
        Nous déménageons le mois prochain. Où dois-je déclarer ma nouvelle adresse et combien ça coûte ?
        Je ne comprends pas cette lettre et je souhaite la contester.
        Y a-t-il encore un rendez-vous libre, de préférence l'après-midi après seize heures ?
        Je vous remercie d'avance et vous prie d'agréer mes salutations distinguées.
        Ma fille entre à l'école en septembre, quand faut-il l'inscrire ?
        Il y a du verre partout sur l'aire de jeux, pourriez-vous envoyer quelqu'un ?
        J'ai vendu ma voiture et on me réclame encore la taxe, que faire ?
        """)

    static let italian = LanguageSeed(
        "it",
        """
        il lo la i gli le l' un uno una del dello della dei degli delle di e o ma perché che se quando come dove cosa chi
        quale quali io tu lui lei noi voi loro mi ti si ci vi me te mio mia miei mie tuo tua suo sua suoi sue nostro nostra
        vostro questo questa questi queste quello quella è sono era erano sei siamo siete stato stata essere ho hai ha
        abbiamo avete hanno aveva avere avuto sarà sarebbe può posso possono potete potrei devo deve devono dobbiamo voglio
        vorrei vuole non nessuno niente nulla mai anche ancora già solo molto più meno poco sempre qui qua là allora adesso
        ora oggi ieri domani presto da dal dalla al alla allo ai agli alle nel nella nei nelle sul sulla con dopo presso per
        contro senza sopra sotto prima dietro tra fra in su fino durante nonostante grazie buongiorno gentile signora signore
        cordiali saluti domanda risposta richiesta modulo lettera documenti casa via strada appartamento bambino bambini
        figlio figlia anno anni settimana mese tempo soldi patente passaporto carta identità targa immatricolazione costo
        fattura bolletta appuntamento orari città comune ufficio cittadino rifiuti spazzatura raccolta cane albero lampione
        marciapiede scuola nascita matrimonio certificato tassa lavoro azienda governo sviluppo possibilità scienza amicizia
        responsabilità risultato esempio conversazione storia rotto urgente importante nuovo nuova vecchio grande piccolo
        bello brutto giusto sbagliato possibile necessario tutto tutti tutta buono buona meglio soprattutto davvero forse
        probabilmente inoltre tuttavia quindi fare andare venire vedere dare prendere trovare rimanere scrivere parlare
        ricevere lavorare guidare pagare abitare aspettare ricevuto inviato fatto trovato letto chiedere rinnovare c'è dell'
        all' nell' dall' quest' un'altra degli altri alcuni ogni qualche poiché mentre affinché attraverso zione mente
        """,
        """
        Buongiorno, la settimana scorsa ho presentato una domanda e non ho ancora ricevuto risposta.
        Mi può dire quali documenti devo portare per rinnovare la patente di guida?
        Anche questa volta il nostro bidone non è stato svuotato, eppure era fuori in orario.
        Il lampione davanti a casa è spento da tre settimane e il marciapiede è rotto.
        Il mese prossimo cambiamo casa. Dove devo comunicare il nuovo indirizzo e quanto costa?
        Non capisco questa lettera e vorrei fare ricorso.
        C'è ancora un appuntamento libero, meglio se nel pomeriggio dopo le quattro?
        Ringrazio in anticipo e porgo cordiali saluti.
        Mia figlia comincia la scuola a settembre, entro quando dobbiamo iscriverla?
        Nel parco giochi ci sono vetri dappertutto, potete mandare qualcuno?
        Ho venduto la macchina ma mi chiedono ancora il bollo.
        """)

    static let spanish = LanguageSeed(
        "es",
        """
        el la los las lo un una unos unas del al de y e o u pero porque que si cuando como cómo dónde donde qué quién cuál
        cuáles por qué yo tú él ella usted nosotros ustedes ellos ellas me te se nos le les mi mis tu tus su sus nuestro
        nuestra este esta esto estos estas ese esa aquel es son era eran soy eres somos fue fueron sido ser estar estoy está
        están estaba he has ha hemos han había haber hay será sería puede puedo pueden podría debo debe deben tengo tiene
        tienen tenemos quiero quiere quisiera no ningún ninguna nada nunca nadie también todavía ya solo sólo muy más menos
        mucho muchos poco siempre otra vez aquí allí entonces ahora hoy ayer mañana pronto desde hacia con después por para
        contra sin sobre bajo antes detrás entre en hasta durante pesar gracias buenos días estimado estimada señor señora
        saludos atentamente pregunta respuesta solicitud formulario carta documentos casa calle piso vivienda niño niños hijo
        hija año años semana mes tiempo dinero carné conducir pasaporte documento matrícula tasa factura cita horario ciudad
        ayuntamiento oficina ciudadano basura recogida perro árbol farola acera escuela colegio nacimiento boda certificado
        impuesto trabajo empresa gobierno desarrollo posibilidad ciencia amistad responsabilidad resultado ejemplo
        conversación historia roto urgente importante nuevo nueva viejo grande pequeño bonito malo correcto posible necesario
        todo todos toda bueno buena mejor sobre todo realmente quizás probablemente además embargo hacer ir venir ver dar
        tomar encontrar quedar escribir hablar recibir trabajar pagar vivir esperar recibido enviado hecho encontrado leído
        pedir renovar mudarse según cada algunos mientras aunque ción dad mente aquella cualquier ejército jóvenes mayoría
        """,
        """
        Buenos días, la semana pasada presenté una solicitud y todavía no he recibido respuesta.
        ¿Me pueden decir qué documentos tengo que llevar para renovar el carné de conducir?
        Tampoco esta vez han vaciado nuestro contenedor, aunque estaba fuera a su hora.
        La farola delante de nuestra casa lleva tres semanas apagada y la acera está rota.
        Nos mudamos el mes que viene. ¿Dónde comunico mi nueva dirección y cuánto cuesta?
        No entiendo esta carta y quiero reclamar.
        ¿Queda alguna cita libre, mejor por la tarde después de las cuatro?
        Muchas gracias de antemano y un cordial saludo.
        Mi hija empieza el colegio en septiembre, ¿cuándo hay que inscribirla?
        Hay cristales por todas partes en el parque infantil, ¿pueden enviar a alguien?
        Vendí el coche y me siguen cobrando el impuesto.
        """)

    static let portuguese = LanguageSeed(
        "pt",
        """
        o a os as um uma uns umas do da dos das de no na nos nas ao à aos às pelo pela e ou mas porque que se quando como
        onde quem qual quais eu tu ele ela você nós vocês eles elas me te se lhe lhes meu minha meus minhas teu seu sua seus
        suas nosso nossa este esta isto estes estas esse essa isso aquele é são era eram sou somos foi foram sido ser estar
        estou está estão estava tenho tem têm temos tinha ter tido há será seria pode posso podem poderia devo deve devem
        quero quer queria gostaria não nenhum nenhuma nada nunca ninguém também ainda já só apenas muito muitos mais menos
        pouco sempre outra vez aqui ali lá então agora hoje ontem amanhã logo desde com depois por para contra sem sobre sob
        antes atrás entre em até durante apesar obrigado obrigada bom dia senhor senhora cumprimentos atenciosamente pergunta
        resposta pedido formulário carta documentos casa rua apartamento criança crianças filho filha ano anos semana mês
        tempo dinheiro carta condução passaporte cartão cidadão matrícula taxa fatura horário cidade câmara município serviço
        lixo recolha cão cachorro árvore candeeiro passeio escola nascimento casamento certidão imposto trabalho empresa
        governo desenvolvimento possibilidade ciência amizade responsabilidade resultado exemplo conversa história avariado
        urgente importante novo nova velho grande pequeno bonito mau certo errado possível necessário todo todos toda bom boa
        melhor sobretudo realmente talvez provavelmente além disso porém fazer ir vir ver dar tomar encontrar ficar escrever
        falar receber trabalhar pagar morar esperar recebi enviei feito encontrado lido pedir renovar mudar segundo cada
        alguns enquanto embora ção ções dade mente milhões então coração informação situação melhores mulher também além
        """,
        """
        Bom dia, na semana passada entreguei um pedido e ainda não recebi resposta.
        Podem dizer-me que documentos tenho de levar para renovar a carta de condução?
        Mais uma vez o nosso contentor não foi despejado, embora estivesse na rua a horas.
        O candeeiro em frente da nossa casa está apagado há três semanas e o passeio está partido.
        Vamos mudar de casa no próximo mês. Onde comunico a nova morada e quanto custa?
        Não compreendo esta carta e quero reclamar.
        Ainda há alguma vaga, de preferência à tarde, depois das quatro?
        Muito obrigada pela atenção, com os melhores cumprimentos.
        A minha filha começa a escola em setembro, quando é preciso inscrevê-la?
        Há vidros por todo o lado no parque infantil, podem mandar alguém?
        Vendi o carro e continuam a cobrar-me o imposto.
        """)

    static let romanian = LanguageSeed(
        "ro",
        """
        și sau dar pentru că dacă când cum unde ce cine care de ce eu tu el ea noi voi ei ele mă te se ne vă îl o îi le mi ți
        meu mea mei mele tău ta său sa nostru noastră vostru lor lui acest această acești aceste acel acea este sunt era erau
        sînt ești suntem fost fi am ai are avem aveți au avea va vor voi vom ar aș ați poate pot putem puteți putea trebuie
        vreau vrea doresc nu niciun nicio nimic niciodată nimeni și încă deja doar foarte mai mult mulți puțin mereu iar aici
        acolo atunci acum azi astăzi ieri mâine curând din de la spre cu după prin împotriva fără peste sub înainte între în
        pe până timpul mulțumesc bună ziua stimată domnule doamnă cu stimă respect întrebare răspuns cerere formular
        scrisoare acte documente casă casa stradă strada apartament copil copii copilul an ani săptămână lună timp bani
        permis conducere pașaport buletin înmatriculare număr taxă factură programare program oraș primărie serviciu cetățean
        gunoi gunoiul ridicare câine copac felinar trotuar școală naștere căsătorie certificat impozit muncă firmă guvern
        guvernul dezvoltare posibilitate știință prietenie rezultat exemplu discuție istorie stricat urgent important nou
        nouă vechi mare mari mic mică frumos rău corect greșit posibil necesar tot toate toți bun bună bine mai ales chiar
        poate probabil totuși deci face merge veni vedea da lua găsi rămâne scrie vorbi primi lucra conduce plăti locui
        aștepta primit trimis făcut găsit citit cere reînnoi mutat către fiecare câteva deși ului ilor ește ească român
        române românia județul președintele asupra potrivit astfel îmi îți își dvs. cât căreia așa vă rog
        """,
        """
        Bună ziua, săptămâna trecută am depus o cerere și încă nu am primit niciun răspuns.
        Îmi puteți spune ce acte trebuie să aduc pentru a reînnoi permisul de conducere?
        Nici de data aceasta nu ne-au golit pubela, deși era scoasă la timp.
        Felinarul din fața casei este stins de trei săptămâni, iar trotuarul este spart.
        Ne mutăm luna viitoare. Unde anunț noua adresă și cât costă?
        Nu înțeleg această scrisoare și vreau să fac contestație.
        Mai este vreo programare liberă, de preferat după-amiaza după ora patru?
        Vă mulțumesc anticipat, cu stimă.
        Fiica mea începe școala în septembrie, când trebuie să o înscriem?
        Pe locul de joacă sunt cioburi peste tot, puteți trimite pe cineva?
        Buna ziua, am vandut masina si tot primesc amenzi, va rog sa ma ajutati, nu stiu ce sa fac.
        """)
}
