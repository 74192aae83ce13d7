extension LanguageSeed {
    static let turkish = LanguageSeed(
        "tr",
        """
        ve veya ama fakat çünkü ki için eğer ne zaman nasıl nerede nereye kim hangi neden niçin ben sen o biz siz onlar beni
        bana seni sana onu ona bizi bize sizi size onları benim senin onun bizim sizin kendi bu şu bunlar bunun buna var yok
        idi değil olan olarak oldu olduğu olacak olur olmak vardı yoktu edildi ediyor edilen yapmak yapıyor yaptı istiyorum
        istiyoruz lazım gerekiyor gerek gerekli mümkün mı mi mu mü hiç hiçbir asla kimse de da henüz hala artık sadece yalnız
        çok daha az en her zaman yine tekrar burada orada şimdi bugün dün yarın yakında beri kadar ile sonra önce göre karşı
        olmadan üzerinde altında önünde arkasında arasında rağmen teşekkür ederim ederiz merhaba iyi günler sayın bay bayan
        saygılarımla selamlar soru cevap başvuru başvurusu form mektup belgeler belge ev evim sokak cadde daire çocuk çocuğum
        çocuklar oğlum kızım yıl yıldır hafta haftadır ay zaman para ehliyet pasaport kimlik plaka kayıt ücret fatura randevu
        saat saatleri şehir belediye belediyesi daire memur vatandaş çöp kutusu toplama köpek ağaç lamba kaldırım okul
        anaokulu doğum evlilik belgesi vergi iş şirket hükümet gelişme imkan bilim dostluk sonuç örnek konuşma tarih bozuk
        acil önemli yeni eski büyük küçük güzel kötü iyi doğru yanlış bütün hepsi özellikle gerçekten belki ancak bu yüzden
        gitmek gelmek görmek vermek almak bulmak kalmak yazmak konuşmak çalışmak ödemek oturmak beklemek aldım gönderdim
        geldi yaptım bulundu okudum lar ler ların lerin dan den nın nin ında inde ıyor iyor acak ecek mış miş türkiye insan
        insanlar kadın tarafından içinde birlikte bir iki üç bazı başka böyle şekilde önemli ilk son
        """,
        """
        Merhaba, geçen hafta bir başvuru yaptım ve hâlâ cevap alamadım.
        Yeni ehliyet için hangi belgeleri getirmem gerektiğini söyleyebilir misiniz?
        Çöp kutumuz zamanında dışarıda olduğu halde bu sefer de boşaltılmadı.
        Evimizin önündeki lamba üç haftadır yanmıyor, kaldırım da bozuk.
        Gelecek ay taşınıyoruz. Yeni adresimi nereye bildirmem lazım ve ücreti ne kadar?
        Bu mektubu anlamıyorum ve itiraz etmek istiyorum.
        Boş randevu var mı, mümkünse öğleden sonra dörtten sonra?
        Yardımınız için şimdiden teşekkür ederim, saygılarımla.
        Kızım eylülde okula başlıyor, ne zaman kaydettirmemiz gerekiyor?
        Oyun parkında her yerde cam kırıkları var, birini gönderebilir misiniz?
        Arabayı sattım ama hala fatura geliyor, ne yapmam lazim?
        """)

    static let hungarian = LanguageSeed(
        "hu",
        """
        a az egy és vagy de mert hogy ha amikor mint hogyan hol hova mi ki kit melyik milyen miért én te ő mi ti ők engem
        nekem téged neked őt neki minket nekünk titeket nektek őket nekik maga saját ez ezt ezek ebben az azt azok abban van
        vannak volt voltak lesz lesznek lenni vagyok vagy vagyunk lett nincs nincsenek nem ne sem semmi soha senki is még már
        csak nagyon több kevesebb sok kevés mindig megint újra itt ott akkor most ma tegnap holnap hamarosan óta után előtt
        között alatt felett mögött mellett nélkül ellen szerint miatt által felé közben ellenére köszönöm kérem szeretném
        szeretnék kell lehet tudok tud tudna tudják akarok akar jó napot tisztelt uram hölgyem üdvözlettel tisztelettel
        kérdés válasz kérelem nyomtatvány levél iratok ház házunk utca utcában lakás gyerek gyermek gyerekek fiam lányom év
        éve hét hete hónap idő pénz jogosítvány útlevél személyi igazolvány rendszám forgalmi díj számla időpont nyitvatartás
        város önkormányzat hivatal polgár szemét kuka elszállítás kutya fa lámpa járda iskola óvoda születés házasság anyakönyvi
        kivonat igazolás adó munka cég kormány fejlődés lehetőség tudomány barátság eredmény példa beszélgetés történelem
        rossz elromlott sürgős fontos új régi nagy kicsi szép helyes lehetséges szükséges egész minden mindenki különösen
        valóban talán valószínűleg azonban ezért csinálni menni jönni látni adni venni találni maradni írni beszélni kapni
        dolgozni vezetni fizetni lakni várni kaptam küldtem beadtam találtam ság ség ban ben nak nek val vel ról ről ból ből
        hoz hez höz tól től ként ott ett magyar emberek nők többek nagyobb illetve valamint majd amely melyet lévő
        """,
        """
        Jó napot, a múlt héten beadtam egy kérelmet, és még nem kaptam választ.
        Meg tudnák mondani, milyen iratokat kell hoznom az új jogosítványhoz?
        A kukánkat most sem ürítették ki, pedig időben kint volt az utcán.
        A házunk előtti lámpa három hete nem ég, és a járda is rossz.
        Jövő hónapban költözünk. Hol kell bejelentenem az új címemet, és mennyibe kerül?
        Nem értem ezt a levelet, és fellebbezni szeretnék.
        Van még szabad időpont, lehetőleg délután négy után?
        Előre is köszönöm a segítségüket, üdvözlettel.
        A lányom szeptemberben kezdi az iskolát, meddig kell beíratnunk?
        A játszótéren mindenhol üvegszilánkok vannak, tudnának küldeni valakit?
        Eladtam az autót, de még mindig jönnek a számlák.
        """)

    static let finnish = LanguageSeed(
        "fi",
        """
        ja tai mutta koska että jos kun kuin miten missä mihin mitä mikä kuka kenen miksi minä sinä hän me te he minun minua
        minulle sinun hänen meidän meille teidän teille heidän itse oma tämä tämän tätä nämä se sen sitä ne niiden on ovat oli
        olivat olla olen olet olemme olette ollut olisi ei en et emme eivät mitään koskaan kukaan myös vielä jo vain hyvin
        enemmän vähemmän paljon vähän aina taas täällä siellä silloin nyt tänään eilen huomenna pian lähtien asti kanssa
        jälkeen ennen ilman vastaan kautta päällä alla edessä takana välillä aikana huolimatta kiitos hei hyvää päivää arvoisa
        herra rouva terveisin ystävällisin kysymys vastaus hakemus lomake kirje asiakirjat talo talon katu kadulla asunto
        lapsi lapset lapsen poikani tyttäreni vuosi vuotta viikko viikkoa kuukausi aika raha ajokortti passi henkilökortti
        rekisterikilpi maksu lasku ajanvaraus aukioloajat kaupunki kunta virasto kansalainen roskat jäteastia tyhjennys koira
        puu lamppu jalkakäytävä koulu päiväkoti syntymä häät todistus vero työ yritys hallitus kehitys mahdollisuus tiede
        ystävyys tulos esimerkki keskustelu historia rikki kiireellinen tärkeä uusi vanha suuri iso pieni kaunis huono hyvä
        parempi oikea väärä mahdollista tarpeen koko kaikki erityisesti todella ehkä todennäköisesti kuitenkin siksi tehdä
        mennä tulla nähdä antaa ottaa löytää jäädä kirjoittaa puhua saada työskennellä ajaa maksaa asua odottaa sain lähetin
        haluan haluaisin voin voi voiko voitte täytyy pitää pitäisi nen sta stä lla llä ssa ssä lle ista isen suomen ihmiset
        naiset sekä joka jonka jotka joita mukaan myöhemmin kolme muun muassa
        """,
        """
        Hei, lähetin viime viikolla hakemuksen enkä ole vielä saanut vastausta.
        Voitteko kertoa, mitä asiakirjoja minun pitää tuoda uutta ajokorttia varten?
        Jäteastiaamme ei tyhjennetty tälläkään kertaa, vaikka se oli ajoissa kadun varrella.
        Talomme edessä oleva lamppu on ollut pimeänä kolme viikkoa, ja jalkakäytävä on rikki.
        Muutamme ensi kuussa. Minne ilmoitan uuden osoitteeni ja paljonko se maksaa?
        En ymmärrä tätä kirjettä ja haluan valittaa päätöksestä.
        Onko vielä vapaita aikoja, mieluiten iltapäivällä neljän jälkeen?
        Kiitos jo etukäteen avusta, ystävällisin terveisin.
        Tyttäreni aloittaa koulun elokuussa, milloin hänet pitää ilmoittaa?
        Leikkipuistossa on lasinsiruja joka paikassa, voitteko lähettää jonkun?
        Myin auton, mutta laskuja tulee yhä.
        """)

    static let albanian = LanguageSeed(
        "sq",
        """
        dhe ose por sepse që të nëse kur si ku çfarë kush cili cila cilat pse unë ti ai ajo ne ju ata ato më mua të ty atij
        asaj na neve jua atyre vetë im ime mi mia yt yte i tij e saj ynë jonë juaj tuaj ky kjo këta këto ai është janë ishte
        ishin qenë jam je jemi jeni do të jetë kam ke ka kemi keni kanë kishte mund mundem duhet dua dëshiroj doja nuk s'ka
        asnjë asgjë kurrë askush edhe ende akoma tashmë vetëm shumë më pak gjithmonë përsëri këtu aty atje atëherë tani sot
        dje nesër së shpejti nga deri me pas pa kundër mbi nën para prapa ndërmjet në për gjatë megjithëse faleminderit
        përshëndetje mirëdita i nderuar zotëri zonjë respekt pyetje përgjigje kërkesë formular letër dokumente shtëpi rruga
        rrugë banesë fëmijë fëmija djali vajza vit vjet vite javë muaj kohë para patentë shoferi pasaportë letërnjoftim targa
        regjistrim taksë faturë termin orari qytet komuna bashkia zyra qytetar mbeturina kosh plehra qen pemë llambë trotuar
        shkollë çerdhe lindje martesë certifikatë tatim punë firmë qeveria zhvillim mundësi shkencë miqësi rezultat shembull
        bisedë histori prishur urgjente rëndësishme i ri e re vjetër madh vogël bukur keq mirë më mirë saktë mundshme
        nevojshme gjithë gjitha veçanërisht vërtet ndoshta megjithatë prandaj bëj shkoj vij shoh jap marr gjej mbetem shkruaj
        flas punoj paguaj banoj pres mora dërgova bëra gjeta ësht shqip shqipëri kosovë njerëz gra sipas ndërsa
        """,
        """
        Përshëndetje, javën e kaluar kam bërë një kërkesë dhe ende nuk kam marrë përgjigje.
        A mund të më thoni cilat dokumente duhet të sjell për patentën e re?
        As kësaj radhe nuk na u zbraz koshi, edhe pse ishte në rrugë me kohë.
        Llamba para shtëpisë sonë nuk punon prej tri javësh dhe trotuari është i prishur.
        Muajin tjetër do të shpërngulemi. Ku duhet ta lajmëroj adresën e re dhe sa kushton?
        Nuk e kuptoj këtë letër dhe dua të ankohem.
        A ka ende ndonjë termin të lirë, më së miri pasdite pas orës katër?
        Ju faleminderit paraprakisht për ndihmën, me respekt.
        Vajza ime fillon shkollën në shtator, deri kur duhet ta regjistrojmë?
        E shita veturën, por ende më vijnë fatura.
        """)

    static let greek = LanguageSeed(
        "el",
        """
        ο η το οι τα του της των τον την τους τις ένας μία ένα και ή αλλά γιατί επειδή ότι πως αν όταν όπως πώς πού τι ποιος
        ποια ποιο εγώ εσύ αυτός αυτή αυτό εμείς εσείς με σε μου σου μας σας είναι ήταν είμαι είσαι είμαστε θα να έχω έχεις
        έχει έχουμε έχετε έχουν είχε μπορώ μπορεί μπορείτε πρέπει θέλω θέλει δεν μην κανένας καμία τίποτα ποτέ επίσης ακόμα
        ήδη μόνο πολύ περισσότερο λίγο πάντα ξανά εδώ εκεί τότε τώρα σήμερα χθες αύριο από προς μέχρι μετά για κατά χωρίς πάνω
        κάτω πριν ανάμεσα στο στη στην στον ευχαριστώ παρακαλώ καλημέρα κύριε κυρία εκτίμηση ερώτηση απάντηση αίτηση έντυπο
        γράμμα έγγραφα σπίτι δρόμος διαμέρισμα παιδί παιδιά χρόνια εβδομάδα μήνας χρήματα δίπλωμα διαβατήριο ταυτότητα
        πινακίδα τέλη λογαριασμός ραντεβού πόλη δήμος υπηρεσία πολίτης σκουπίδια σκύλος σχολείο γέννηση γάμος πιστοποιητικό
        φόρος εργασία εταιρεία κυβέρνηση
        """,
        """
        Καλημέρα σας, την περασμένη εβδομάδα υπέβαλα αίτηση και δεν έχω λάβει ακόμα απάντηση.
        Μπορείτε να μου πείτε ποια έγγραφα πρέπει να φέρω για το νέο δίπλωμα οδήγησης;
        Δεν καταλαβαίνω αυτό το γράμμα και θέλω να κάνω ένσταση. Σας ευχαριστώ εκ των προτέρων.
        """)

    static let welsh = LanguageSeed(
        "cy",
        """
        y yr a ac neu ond achos oherwydd os pan fel sut ble lle beth pwy pa pam fi ti ef hi ni chi nhw fy dy ei ein eich eu
        mi mae maen ydw dw i'n rwy'n rydw rydym dyn ni ydych dych ydy yw oes sydd sy roedd oedd bydd byddai bod wedi yn o i at
        gyda gan ar dan dros drwy heb rhag rhwng am er wrth cyn ar ôl tan hyd nid dim ddim nac na nad neb byth hefyd eto o hyd
        yn barod dim ond iawn mwy llai llawer ychydig bob amser yma yna acw nawr rŵan heddiw ddoe yfory cyn bo hir diolch bore
        da prynhawn da annwyl syr madam cofion gorau yn gywir cwestiwn ateb cais ffurflen llythyr dogfennau tŷ stryd heol
        fflat plentyn plant blwyddyn mlynedd wythnos mis amser arian trwydded yrru gyrru pasbort car cerbyd treth rhif
        cofrestru ffi bil apwyntiad oriau tref dinas cyngor swyddfa dinesydd sbwriel bin casgliad ci coeden golau palmant
        ysgol geni priodas tystysgrif gwaith cwmni llywodraeth datblygiad posibilrwydd gwyddoniaeth cyfeillgarwch canlyniad
        enghraifft sgwrs hanes wedi torri brys pwysig newydd hen mawr bach hardd drwg cywir iawn posib angen holl da gwell
        efallai felly gwneud mynd dod gweld rhoi cymryd ffeindio aros ysgrifennu siarad cael gweithio talu byw derbyn anfon
        gwerthu prynu hoffwn allwch chi alla i gaf i rhaid dylwn eisiau cymraeg gymraeg cymru adnewyddu llyfr log gwefan
        """,
        """
        Bore da, anfonais gais yr wythnos diwethaf a dydw i ddim wedi cael ateb eto.
        Allwch chi ddweud wrtha i pa ddogfennau sydd eu hangen arna i ar gyfer trwydded yrru newydd?
        Dydy ein bin ni ddim wedi cael ei wagio y tro hwn chwaith, er ei fod allan mewn pryd.
        Mae'r golau stryd y tu allan i'n tŷ ni wedi diffodd ers tair wythnos ac mae'r palmant wedi torri.
        Rydyn ni'n symud tŷ fis nesaf. Ble ydw i'n newid fy nghyfeiriad a faint mae'n ei gostio?
        Dw i ddim yn deall y llythyr yma ac mi hoffwn apelio.
        Diolch yn fawr iawn am eich help, yn gywir.
        Gwerthais y car ond dw i'n dal i gael llythyrau am y dreth.
        Mae fy merch yn dechrau yn yr ysgol ym mis Medi, pryd mae'n rhaid i ni gofrestru?
        """)
}
