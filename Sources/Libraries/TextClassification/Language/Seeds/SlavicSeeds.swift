extension LanguageSeed {
    static let polish = LanguageSeed(
        "pl",
        """
        i oraz lub albo ale bo ponieważ że żeby jeśli jeżeli kiedy gdy jak gdzie co kto który która które jaki dlaczego
        ja ty on ona ono my wy oni one mnie mi cię ci go mu jej nas nam was wam ich im się siebie mój moja moje mojego mojej
        twój jego nasz nasza nasze wasz ten ta to tego tej tym te tych tamten jest są był była było byli będzie będą być
        jestem jesteś jesteśmy mam masz ma mamy macie mają miał może mogę można możecie muszę musi trzeba należy chcę chciałbym
        chciałabym nie żaden żadnej nic nigdy nikt też także jeszcze już tylko bardzo więcej mniej dużo mało zawsze znowu tu
        tutaj tam wtedy teraz dzisiaj dziś wczoraj jutro wkrótce od do z ze po u przy przez przeciw bez nad pod przed za
        między na w we o podczas mimo dziękuję dzień dobry szanowni państwo pan pani pozdrawiam poważaniem pytanie odpowiedź
        wniosek formularz list pismo dokumenty dom ulica ulicy mieszkanie dziecko dzieci lat rok roku tydzień tygodni miesiąc
        czas pieniądze prawo jazdy paszport dowód osobisty tablica rejestracyjna rejestracja opłata rachunek termin godziny
        miasto gmina urząd urzędu obywatel śmieci kosz wywóz pies drzewo latarnia chodnik szkoła przedszkole urodzenie ślub
        akt zaświadczenie podatek praca firma rząd rozwój możliwość nauka przyjaźń wynik przykład rozmowa historia zepsuty
        pilne ważne nowy nowa nowe stary duży mały ładny zły dobry dobrze lepiej prawidłowy możliwe potrzebne cały wszystko
        wszystkie szczególnie naprawdę może prawdopodobnie jednak dlatego zrobić iść przyjść widzieć dać wziąć znaleźć zostać
        pisać mówić dostać pracować jechać płacić mieszkać czekać dostałem dostałam wysłałem złożyłem zrobione ości anie enie
        ować ami ach ego emu ymi również według jednak został która ludzi kobiety został przeciwko
        """,
        """
        Dzień dobry, w zeszłym tygodniu złożyłem wniosek i do tej pory nie dostałem odpowiedzi.
        Czy mogą mi Państwo powiedzieć, jakie dokumenty muszę przynieść, żeby wymienić prawo jazdy?
        Nasz pojemnik na śmieci znowu nie został opróżniony, chociaż stał na czas przy ulicy.
        Latarnia przed domem nie świeci od trzech tygodni, a chodnik jest zniszczony.
        W przyszłym miesiącu się przeprowadzamy. Gdzie mam zgłosić nowy adres i ile to kosztuje?
        Nie rozumiem tego pisma i chcę się odwołać.
        Czy jest jeszcze wolny termin, najlepiej po południu po szesnastej?
        Z góry dziękuję za pomoc i pozdrawiam.
        Moja córka idzie we wrześniu do szkoły, do kiedy trzeba ją zapisać?
        Na placu zabaw wszędzie leży szkło, czy możecie kogoś przysłać?
        Sprzedałem samochód, a nadal przychodzą do mnie rachunki. Prosze o pomoc, nie wiem co robic.
        """)

    static let czech = LanguageSeed(
        "cs",
        """
        a i nebo ale protože že aby jestli když pokud jak kde co kdo který která které jaký proč já ty on ona my vy oni mě mi
        tě ti ho mu ji jí nás nám vás vám jich jim se si můj moje mého mojí tvůj jeho její náš naše váš vaše ten ta to toho té
        tím tyto tohle je jsou byl byla bylo byli bude budou být jsem jsi jsme jste mám máš má máme máte mají měl může mohu
        můžu můžete musím musí je třeba chci chtěl bych chtěla ne nemám není žádný žádné nic nikdy nikdo také ještě už již jen
        jenom velmi více méně mnoho hodně málo vždy zase znovu tady zde tam potom teď nyní dnes včera zítra brzy od do z ze po
        u při přes proti bez nad pod před za mezi na v ve o během přesto děkuji dobrý den vážení pane paní pozdravem otázka
        odpověď žádost formulář dopis doklady dům ulice ulici byt dítě děti roků rok let týden týdnů měsíc čas peníze řidičský
        průkaz pas občanský poznávací značka registrace poplatek účet termín hodiny město městský obec úřad úřadu občan
        odpadky popelnice svoz pes strom lampa chodník škola školka narození svatba list potvrzení daň práce firma vláda
        vývoj možnost věda přátelství výsledek příklad rozhovor historie rozbitý naléhavé důležité nový nová nové starý velký
        malý hezký špatný dobrý dobře lépe správně možné nutné celý všechno všechny zvláště opravdu možná pravděpodobně však
        proto udělat jít přijít vidět dát vzít najít zůstat psát mluvit dostat pracovat jet platit bydlet čekat dostal poslal
        podal hotovo nalezeno vyřídit ost ění ování ého ými ách ům ř ě ů zřejmě neboť podle společnost který lidé ženy větší
        """,
        """
        Dobrý den, minulý týden jsem podal žádost a zatím jsem nedostal žádnou odpověď.
        Můžete mi říct, jaké doklady musím přinést, abych dostal nový řidičský průkaz?
        Naši popelnici ani tentokrát nevyvezli, přestože stála včas u silnice.
        Lampa před naším domem už tři týdny nesvítí a chodník je rozbitý.
        Příští měsíc se stěhujeme. Kde mám nahlásit novou adresu a kolik to stojí?
        Tomu dopisu nerozumím a chci se odvolat.
        Je ještě nějaký volný termín, nejlépe odpoledne po čtvrté hodině?
        Předem děkuji za pomoc, s pozdravem.
        Dcera jde v září do školy, do kdy ji musíme přihlásit?
        Na hřišti všude leží střepy, můžete někoho poslat?
        Auto jsem prodal, ale pořád mi chodí účty.
        """)

    static let slovak = LanguageSeed(
        "sk",
        """
        a aj i alebo ale pretože lebo že aby či keď ak ako kde čo kto ktorý ktorá ktoré aký prečo ja ty on ona my vy oni mňa
        mi ma ťa ti ho mu ju jej nás nám vás vám ich im sa si môj moja moje môjho mojej tvoj jeho náš naša vaše ten tá to toho
        tej tým tieto toto je sú bol bola bolo boli bude budú byť som si sme ste mám máš má máme máte majú mal môže môžem
        môžete musím musí treba chcem chcel by chcela nie nemám žiadny žiadne nič nikdy nikto tiež ešte už len iba veľmi viac
        menej mnoho veľa málo vždy zase znova tu tam potom teraz dnes včera zajtra skoro od do z zo po u pri cez proti bez
        nad pod pred za medzi na v vo o počas napriek ďakujem dobrý deň vážení pán pani pozdravom otázka odpoveď žiadosť
        formulár list doklady dom ulica ulici byt dieťa deti rok roka rokov týždeň týždňov mesiac čas peniaze vodičský preukaz
        pas občiansky značka registrácia poplatok účet termín hodiny mesto mestský obec úrad úradu občan odpadky smetný kôš
        odvoz pes strom lampa chodník škola škôlka narodenie svadba potvrdenie daň práca firma vláda vývoj možnosť veda
        priateľstvo výsledok príklad rozhovor história pokazený naliehavé dôležité nový nová nové starý veľký malý pekný zlý
        dobrý dobre lepšie správne možné potrebné celý všetko všetky najmä naozaj možno pravdepodobne však preto urobiť ísť
        prísť vidieť dať vziať nájsť zostať písať hovoriť dostať pracovať platiť bývať čakať dostal poslal podal hotovo
        nájdené vybaviť osť enie ovanie ého ými ách om ľ ĺ ŕ ô ä podľa spoločnosť ktorých ľudia ženy väčší slovenský tým
        """,
        """
        Dobrý deň, minulý týždeň som podal žiadosť a zatiaľ som nedostal žiadnu odpoveď.
        Môžete mi povedať, aké doklady musím priniesť, aby som dostal nový vodičský preukaz?
        Naše smeti ani tentoraz neodviezli, hoci nádoba stála načas pri ceste.
        Lampa pred naším domom už tri týždne nesvieti a chodník je rozbitý.
        Budúci mesiac sa sťahujeme. Kde mám nahlásiť novú adresu a koľko to stojí?
        Tomuto listu nerozumiem a chcem sa odvolať.
        Je ešte nejaký voľný termín, najlepšie popoludní po štvrtej hodine?
        Vopred ďakujem za pomoc, s pozdravom.
        Dcéra ide v septembri do školy, dokedy ju musíme prihlásiť?
        Na ihrisku všade ležia črepy, môžete niekoho poslať?
        Auto som predal, ale stále mi chodia účty.
        """)

    static let slovenian = LanguageSeed(
        "sl",
        """
        in ali pa ampak ker da če ko kadar kot kako kje kaj kdo kateri katera katero zakaj jaz ti on ona mi vi oni mene mi me
        te tebi ga mu jo ji nas nam vas vam jih jim se si moj moja moje mojega tvoj njegov njen naš naša vaš vaše ta to tega
        tem te tisti je so bil bila bilo bili bo bodo biti sem si smo ste imam imaš ima imamo imate imajo imel lahko morem
        moram mora treba želim hočem rad rada bi ne nimam ni noben nobena nič nikoli nihče tudi še že samo le zelo več manj
        veliko malo vedno spet tukaj tu tam potem zdaj sedaj danes včeraj jutri kmalu od do iz s z po pri skozi proti brez
        nad pod pred za med na v o kljub hvala dober dan spoštovani gospod gospa lep pozdrav vprašanje odgovor vloga obrazec
        pismo dokumenti hiša ulica ulici stanovanje otrok otroci let leto leta teden tednov mesec čas denar vozniško dovoljenje
        potni list osebna izkaznica tablica registracija pristojbina račun termin ure mesto občina urad državljan smeti
        zabojnik odvoz pes drevo luč pločnik šola vrtec rojstvo poroka potrdilo davek delo podjetje vlada razvoj možnost
        znanost prijateljstvo rezultat primer pogovor zgodovina pokvarjen nujno pomembno nov nova novo star velik majhen lep
        slab dober dobro bolje pravilno mogoče potrebno cel vse vsi posebej res morda verjetno vendar zato narediti iti priti
        videti dati vzeti najti ostati pisati govoriti dobiti delati voziti plačati stanovati čakati dobil poslal oddal ost
        anje enje ega emu imi ih ljudje ženske večji slovenski slovenije tudi zaradi oziroma predvsem
        """,
        """
        Dober dan, prejšnji teden sem oddal vlogo in še nisem dobil odgovora.
        Mi lahko poveste, katere dokumente moram prinesti za novo vozniško dovoljenje?
        Naših smeti tudi tokrat niso odpeljali, čeprav je bil zabojnik pravočasno ob cesti.
        Luč pred našo hišo že tri tedne ne gori in pločnik je razbit.
        Naslednji mesec se selimo. Kje moram prijaviti novi naslov in koliko to stane?
        Tega pisma ne razumem in se želim pritožiti.
        Ali je še kakšen prost termin, najraje popoldne po četrti uri?
        Vnaprej se zahvaljujem za pomoč in vas lepo pozdravljam.
        Hči gre septembra v šolo, do kdaj jo moramo vpisati?
        Na igrišču so povsod črepinje, ali lahko koga pošljete?
        Avto sem prodal, pa mi še vedno pošiljate račune.
        """)

    static let croatian = LanguageSeed(
        "hr",
        """
        i ili a ali jer da ako kada kad kao kako gdje što tko koji koja koje kakav zašto ja ti on ona mi vi oni mene mi me te
        tebe ga mu ju joj nas nam vas vam ih im se si sebe moj moja moje mojega tvoj njegov njezin naš naša vaš vaše taj ta to
        toga tom ovaj ova ovo ovi je su bio bila bilo bili bit će biti sam si smo ste imam imaš ima imamo imate imaju imao
        mogu može možemo možete moram mora treba želim hoću htio bih htjela ne nemam nije nijedan nijedna ništa nikad nitko
        također još već samo vrlo jako više manje mnogo puno malo uvijek opet ovdje tu tamo onda sada danas jučer sutra uskoro
        od do iz s sa po kod kroz protiv bez nad pod pred za između na u o tijekom unatoč hvala dobar dan poštovani gospodin
        gospođa lijep pozdrav pitanje odgovor zahtjev obrazac pismo dokumenti kuća ulica ulici stan dijete djeca djeteta
        godina godine tjedan tjedna mjesec vrijeme novac vozačka dozvola putovnica osobna iskaznica tablica registracija
        pristojba račun termin sati grad općina ured građanin smeće kanta odvoz pas drvo svjetiljka pločnik škola vrtić
        rođenje vjenčanje potvrda porez posao tvrtka vlada razvoj mogućnost znanost prijateljstvo rezultat primjer razgovor
        povijest pokvaren hitno važno novi nova novo star velik mali lijep loš dobar dobro bolje točno moguće potrebno cijeli
        sve svi posebno stvarno možda vjerojatno međutim zato napraviti ići doći vidjeti dati uzeti naći ostati pisati
        govoriti dobiti raditi voziti platiti živjeti čekati dobio poslao predao podnio riješiti ost anje enje tko svijet
        ljudi žene prema tijekom hrvatski također uopće sljedeći ožujak travanj svibanj lipanj srpanj kolovoz rujan studeni
        """,
        """
        Dobar dan, prošli tjedan sam podnio zahtjev i još nisam dobio odgovor.
        Možete li mi reći koje dokumente moram donijeti za novu vozačku dozvolu?
        Naše smeće ni ovaj put nije odvezeno, iako je kanta na vrijeme bila uz cestu.
        Svjetiljka ispred kuće ne radi već tri tjedna, a pločnik je oštećen.
        Sljedeći mjesec se selimo. Gdje moram prijaviti novu adresu i koliko to košta?
        Ne razumijem ovo pismo i želim se žaliti.
        Ima li još slobodnih termina, najbolje poslijepodne nakon četiri sata?
        Unaprijed zahvaljujem na pomoći, srdačan pozdrav.
        Kći u rujnu kreće u školu, do kada je moramo upisati?
        Na igralištu posvuda ima stakla, možete li nekoga poslati?
        Prodao sam auto, a još uvijek mi stižu računi.
        """)

    /// In Latin letters; ``LanguageSeed/all`` adds the same in Cyrillic.
    static let serbian = LanguageSeed(
        "sr",
        """
        i ili a ali jer da ako kada kad kao kako gde šta ko koji koja koje kakav zašto ja ti on ona mi vi oni mene mi me te
        tebe ga mu je joj nas nam vas vam ih im se sebe moj moja moje mog tvoj njegov njen naš naša vaš vaše taj ta to tog tom
        ovaj ova ovo ovi je su bio bila bilo bili biće biti sam si smo ste imam imaš ima imamo imate imaju imao mogu može
        možemo možete moram mora treba želim hoću hteo bih htela ne nemam nije nijedan nijedna ništa nikad niko takođe još već
        samo vrlo jako više manje mnogo puno malo uvek opet ovde tu tamo onda sada danas juče sutra uskoro od do iz s sa po
        kod kroz protiv bez nad pod pred za između na u o tokom uprkos hvala dobar dan poštovani gospodin gospođa pozdrav
        pitanje odgovor zahtev obrazac pismo dokumenta kuća ulica ulici stan dete deca deteta godina godine nedelja nedelje
        mesec vreme novac vozačka dozvola pasoš lična karta tablica registracija taksa račun termin sati grad opština
        kancelarija građanin đubre kanta odvoz pas drvo svetiljka trotoar škola vrtić rođenje venčanje potvrda porez posao
        firma preduzeće vlada razvoj mogućnost nauka prijateljstvo rezultat primer razgovor istorija pokvaren hitno važno
        novi nova novo star velik mali lep loš dobar dobro bolje tačno moguće potrebno ceo sve svi posebno stvarno možda
        verovatno međutim zato uraditi ići doći videti dati uzeti naći ostati pisati govoriti dobiti raditi voziti platiti
        živeti čekati dobio poslao predao podneo rešiti ost anje enje svet ljudi žene prema tokom srpski uopšte sledeći
        januar februar mart april maj jun jul avgust septembar oktobar novembar decembar
        """,
        """
        Dobar dan, prošle nedelje sam podneo zahtev i još nisam dobio odgovor.
        Možete li da mi kažete koja dokumenta moram da donesem za novu vozačku dozvolu?
        Naše đubre ni ovog puta nije odneto, iako je kanta na vreme bila pored puta.
        Svetiljka ispred kuće ne radi već tri nedelje, a trotoar je oštećen.
        Sledećeg meseca se selimo. Gde moram da prijavim novu adresu i koliko to košta?
        Ne razumem ovo pismo i želim da se žalim.
        Da li ima još slobodnih termina, najbolje po podne posle četiri sata?
        Unapred zahvaljujem na pomoći, srdačan pozdrav.
        Ćerka u septembru polazi u školu, do kada moramo da je upišemo?
        Na igralištu svuda ima stakla, možete li nekoga da pošaljete?
        Prodao sam auto, a još uvek mi stižu računi.
        """)
}
