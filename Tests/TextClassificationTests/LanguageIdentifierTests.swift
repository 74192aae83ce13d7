import Testing
import TextClassification

struct LanguageIdentifierTests {
    static let sentences: [(String, String)] = [
        ("de", "Ich brauche bis Freitag eine Bescheinigung für meinen Vermieter."),
        ("en", "My neighbour parks in front of our garage every single evening."),
        ("fr", "Mon voisin se gare tous les soirs devant notre garage."),
        ("it", "Il mio vicino parcheggia ogni sera davanti al nostro garage."),
        ("es", "Mi vecino aparca todas las noches delante de nuestro garaje."),
        ("pt", "O meu vizinho estaciona todas as noites em frente da nossa garagem."),
        ("nl", "Mijn buurman parkeert elke avond voor onze garage."),
        ("pl", "Mój sąsiad co wieczór parkuje przed naszym garażem."),
        ("cs", "Můj soused parkuje každý večer před naší garáží."),
        ("sk", "Môj sused parkuje každý večer pred našou garážou."),
        ("sl", "Moj sosed vsak večer parkira pred našo garažo."),
        ("tr", "Komşum her akşam garajımızın önüne park ediyor."),
        ("ro", "Vecinul meu parchează în fiecare seară în fața garajului nostru."),
        ("ru", "Мой сосед каждый вечер ставит машину перед нашим гаражом."),
        ("uk", "Мій сусід щовечора ставить машину перед нашим гаражем."),
        ("bg", "Съседът ми всяка вечер паркира пред нашия гараж."),
        ("sr", "Мој комшија сваке вечери паркира испред наше гараже."),
        ("sr", "Moj komšija svake nedelje ostavlja auto ispred naše zgrade, šta treba da uradim?"),
        ("hr", "Moj susjed svake večeri ostavlja auto ispred naše garaže, što mogu učiniti?"),
        ("ar", "جاري يوقف سيارته كل مساء أمام المرآب الخاص بنا."),
        ("fa", "همسایه من هر شب ماشینش را جلوی گاراژ ما پارک می‌کند."),
        ("ur", "Mera parosi har shaam hamare garage ke saamne gaari khari kar deta hai."),
        ("pa", "Mera gvandi har roz sade garage de saamne gaddi khadi karda hai, ki kariye ji?"),
        ("sq", "Fqinji im parkon çdo mbrëmje para garazhit tonë."),
        ("hu", "A szomszédom minden este a garázsunk előtt parkol."),
        ("sv", "Min granne parkerar varje kväll framför vårt garage."),
        ("da", "Min nabo parkerer hver aften foran vores garage."),
        ("fi", "Naapurini pysäköi joka ilta autotallimme eteen."),
        ("el", "Ο γείτονάς μου παρκάρει κάθε βράδυ μπροστά στο γκαράζ μας."),
        ("cy", "Mae fy nghymydog yn parcio o flaen ein garej bob nos."),
        ("zh", "我的邻居每天晚上把车停在我们车库前面。"), ("ja", "隣の人が毎晩うちの車庫の前に車を止めます。"),
        ("he", "השכן שלי חונה כל ערב מול החניה שלנו."), ("ko", "이웃이 매일 저녁 우리 차고 앞에 주차합니다."),
        ("am", "ጎረቤቴ በየምሽቱ ጋራዣችን ፊት ለፊት ያቆማል።"),
    ]

    @Test(arguments: sentences) func `a sentence is known by its language`(language: String, text: String) {
        let found = LanguageIdentifier.standard.identify(text)
        #expect(found.language == language)
        #expect(0.3...1 ~= found.confidence)
    }

    @Test(arguments: [
        ("de", "Danke schön"), ("en", "thank you"), ("fr", "bonjour madame"), ("es", "muchas gracias"),
        ("tr", "teşekkür ederim"),
        ("pl", "dziękuję bardzo"), ("ro", "Buna ziua, va rog sa ma ajutati"), ("de", "KEINE MUELLABFUHR SEIT WOCHEN"),
        ("uk", "дякую"), ("ru", "спасибо большое"),
    ])
    func `a few words are enough, also without marks`(language: String, text: String) {
        #expect(LanguageIdentifier.standard.identify(text).language == language)
    }

    @Test func `most of a mixed text decides`() {
        let text = """
            Dear Sir or Madam, I moved to Köln in March and my old card says Bürgeramt Lindenfurt, Straße der Einheit 5.
            Could you please send the new one to this address?
            """
        #expect(LanguageIdentifier.standard.identify(text).language == "en")
    }

    @Test(arguments: [(2, 1, "de"), (1, 2, "en"), (40, 20, "de"), (20, 40, "en")])
    func `most of a long text decides, wherever it stands`(german: Int, english: Int, language: String) {
        let one = String(repeating: "Ich habe den Antrag vor drei Wochen abgegeben und warte noch. ", count: german)
        let other = String(
            repeating: "We have been waiting for an answer since the beginning of March. ", count: english)
        #expect(LanguageIdentifier.standard.identify(one + other).language == language)
        #expect(LanguageIdentifier.standard.identify(other + one).language == language)
    }

    @Test(arguments: ["", "12.03.2025", "!!! ???", "😀", "\u{0}"]) func `a text without letters has no language`(
        text: String
    ) {
        let found = LanguageIdentifier.standard.identify(text)
        #expect(found.language == "und")
        #expect(found.confidence == 0)
    }

    @Test func `only possible languages are named`() {
        for (_, text) in Self.sentences {
            #expect(["de", "en"].contains(LanguageIdentifier.standard.identify(text, among: ["de", "en"]).language))
        }
        #expect(LanguageIdentifier.standard.identify("Guten Tag", among: ["xx"]).language == "de")
    }

    @Test func `the chances of all languages sum to one`() {
        let ranking = LanguageIdentifier.standard.ranking(of: "Guten Tag, my friend")
        #expect(ranking.count == LanguageIdentifier.languages.count)
        #expect(abs(ranking.reduce(0) { $0 + $1.confidence } - 1) < 1e-9)
    }
}
