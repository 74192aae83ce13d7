extension LanguageSeed {
    static let arabic = LanguageSeed(
        "ar",
        """
        في من إلى على عن مع هذا هذه ذلك تلك التي الذي الذين ما لا لم لن ليس كان كانت يكون هو هي هم نحن أنا أنت أنتم كل بعض
        بعد قبل عند حتى أن إن أو ثم لكن لأن إذا متى كيف أين لماذا ماذا هل نعم كيف أي غير بين تحت فوق خلال منذ فقط أيضا جدا
        أكثر أقل دائما هنا هناك الآن اليوم أمس غدا شكرا لكم السلام عليكم مرحبا تحية طيبة السيد السيدة سؤال جواب طلب استمارة
        رسالة أوراق وثائق بيت شارع شقة طفل أطفال ابني ابنتي سنة أسبوع شهر وقت مال نقود رخصة القيادة جواز السفر هوية تسجيل
        رسوم فاتورة موعد مدينة بلدية دائرة مكتب مواطن قمامة كلب شجرة مدرسة روضة ولادة زواج شهادة ضريبة عمل شركة حكومة إقامة
        أريد أرجو يمكن يجب أحتاج عندي لدي وصلت قدمت استلمت دفعت كلمة الجديد القديم الكبير المساعدة الألمانية
        """,
        """
        السلام عليكم، قدمت طلبا الأسبوع الماضي ولم أحصل على جواب حتى الآن.
        هل يمكنكم أن تقولوا لي ما هي الأوراق المطلوبة لتجديد رخصة القيادة؟
        لا أفهم هذه الرسالة وأريد تقديم اعتراض. شكرا جزيلا لكم على المساعدة.
        سننتقل إلى شقة جديدة الشهر القادم، أين أسجل العنوان الجديد وكم الرسوم؟
        """)

    static let persian = LanguageSeed(
        "fa",
        """
        و در به از که این را با است برای آن یک خود تا کرد بر هم نیز گفت می شود شد ها های ما من تو او شما آنها بود بودند باشد
        هست نیست دارم دارد داریم دارید دارند داشت باید می‌توانم می‌خواهم می‌توان چه چرا کجا کی چگونه چطور کدام اگر ولی اما یا
        چون زیرا وقتی همه هر هیچ بسیار خیلی کمی بیشتر کمتر همیشه دوباره اینجا آنجا حالا اکنون امروز دیروز فردا بعد قبل پیش
        بدون زیر روی میان بین سلام متشکرم ممنون لطفا خواهش آقای خانم احترام پرسش سوال پاسخ جواب درخواست فرم نامه مدارک خانه
        خیابان آپارتمان بچه فرزند پسرم دخترم سال هفته ماه زمان پول گواهینامه رانندگی گذرنامه پاسپورت کارت شناسایی ثبت هزینه
        قبض وقت شهر شهرداری اداره شهروند زباله سگ درخت مدرسه مهدکودک تولد ازدواج گواهی مالیات کار شرکت دولت اقامت گرفتم
        فرستادم کردم نکرده‌ام شده‌است کنید کنیم جدید قدیمی بزرگ کوچک خوب بد آلمانی پناهندگی
        """,
        """
        سلام، هفته پیش درخواست دادم و هنوز جوابی نگرفته‌ام.
        لطفا بگویید برای گواهینامه جدید چه مدارکی باید بیاورم؟
        من این نامه را نمی‌فهمم و می‌خواهم اعتراض کنم. از کمک شما بسیار ممنونم.
        ماه آینده اسباب‌کشی می‌کنیم، آدرس جدید را کجا باید ثبت کنم و هزینه آن چقدر است؟
        """)

    /// In both scripts in which people write it: Arabic and, very often in mails, Latin letters.
    static let urdu = LanguageSeed(
        "ur",
        """
        ہے ہیں کا کی کے کو میں سے نے پر اور یہ وہ کہ تو بھی ہی نہیں تھا تھی تھے ہو گا گی گے رہا رہی رہے کیا کیوں کیسے کہاں کب
        کون میرا میری میرے آپ ہم مجھے اپنے اپنی لیے ساتھ بعد پہلے اگر لیکن یا جو جب ایک گاڑی لائسنس شکریہ السلام علیکم سوال
        درخواست خط کاغذات گھر بچے سال مہینہ پیسے بہت اب ابھی
        hai hain ka ki ke ko mein main se ne par aur ya yeh woh ke to bhi hi nahi nahin tha thi thay ho hoga hogi raha rahi
        rahe kya kyun kaise kahan kab kaun mera meri mere aap hum mujhe hamein apne apni liye saath baad pehle agar lekin jo
        jab ek aik gari gaari licence ke liye shukriya assalam alaikum salam bhai sahib kaghaz kaghazat ghar bachay beta beti
        abbu ammi shohar biwi saal mahina mahine pichle paise bohat bahut ab abhi kar karna karne karein karoon kiya kiye gaya
        gayi gaye diya diye liya mila mili milega chahiye chahta chahti sakta sakti sakte pata naam wala wali wale zaroori
        bataiye batayen batao meherbani jawab sawal khatam purana purani naya nayi tareekh tak phir kuch koi sab sirf
        """,
        """
        السلام علیکم، میں نے پچھلے ہفتے درخواست دی تھی اور ابھی تک کوئی جواب نہیں آیا۔
        Assalam o alaikum, maine pichle hafte darkhwast di thi aur abhi tak koi jawab nahi aya.
        Mujhe yeh khat samajh nahi aa raha, kya aap bata sakte hain ke mujhe kya karna chahiye?
        Meri gaari bik gayi hai lekin mere naam par abhi bhi tax aa raha hai, meherbani kar ke madad karein.
        """)

    /// As written in Latin letters; Gurmukhi is known by its script.
    static let punjabi = LanguageSeed(
        "pa",
        """
        hai han ne si san da di de diyan nu nun vich vichon ton te kol naal nal layi lai ki kive kiven kithe kado kaun kinna
        kinne mera meri mere main asi tusi tuhada tuhadi sada sadi ohna ohnu ehna eh oh hun hunn haan nahi nai je jekar par ja
        jaan karke karna karan kita kitti kitte gaya gayi gaye aaya aayi aayan reha rahi rahe hunda hundi chahida chahidi
        sakda sakdi sakde milega milugi daso dasso dassio sat sri akal ji paaji dhanvaad meharbani kirpa gaddi gadi ghar
        munda kudi bete puttar saal mahina mahine hafte paise navi nava purana purani changa bahut kujh koi sab naa jaldi
        """,
        """
        Sat sri akal ji, main pichle hafte form bhejiya si te hale tak koi jawab nahi aaya.
        Kirpa karke daso ke mainu kihre kagaz naal lai ke aune ne te kinne paise lagange.
        Mere puttar di gaddi vik gayi hai par tax hale vi sade naa te aunda hai.
        """)
}
