/// Names of months, days and numbers, each list in one text. German and English whole; of other languages that mail
/// comes in, the months with their cases, and the days.
enum CalendarNames {
    /// German, English, French, Spanish, Italian, Romanian, Polish, Turkish, Welsh with its mutations, Russian,
    /// Ukrainian, Arabic, Persian, Urdu.
    static let months = [
        """
        januar jänner january jan janvier enero gennaio ianuarie styczeń stycznia styczniu ocak ocakta ionawr
        январь января январе січень січня січні يناير ژانویه gener janeiro جنوری
        """,
        """
        februar feber february feb févr février febrero febbraio februarie luty lutego lutym şubat chwefror
        февраль февраля феврале лютий лютого лютому فبراير شباط فوریه fevereiro فروری chwefror
        """,
        """
        märz march mar mrz mars marzo martie marzec marca marcu mart mawrth март марта марте березень березня березні
        مارس آذار março مارچ fawrth
        """,
        """
        april apr avril abril aprile aprilie kwiecień kwietnia kwietniu nisan ebrill апрель апреля апреле квітень
        квітня квітні أبريل نيسان آوریل اپریل
        """,
        "mai may maj maja maju mayo maggio mayıs май мая мае травень травня травні مايو أيار مه مئی maio fai",
        """
        juni june jun juin junio giugno iunie czerwiec czerwca czerwcu haziran mehefin июнь июня июне червень червня
        червні يونيو حزيران ژوئن جون junho mehefin fehefin
        """,
        """
        juli july jul juillet julio luglio iulie lipiec lipca lipcu temmuz gorffennaf июль июля июле липень липня липні
        يوليو تموز ژوئیه جولای جولائی julho orffennaf
        """,
        """
        august aug août agosto sierpień sierpnia sierpniu ağustos awst август августа августе серпень серпня серпні
        أغسطس آب اوت اگست
        """,
        """
        september sept sep septembre septiembre settembre septembrie wrzesień września wrześniu eylül medi сентябрь
        сентября сентябре вересень вересня вересні سبتمبر أيلول سپتامبر ستمبر setembro fedi
        """,
        """
        oktober october okt oct octobre octubre ottobre octombrie październik października październiku ekim hydref
        октябрь октября октябре жовтень жовтня жовтні أكتوبر اکتبر تشرين اکتوبر outubro
        """,
        """
        november nov novembre noviembre noiembrie listopad listopada listopadzie kasım tachwedd ноябрь ноября ноябре
        листопад листопада листопаді نوفمبر نوامبر نومبر novembro dachwedd
        """,
        """
        dezember december dez dec décembre diciembre dicembre decembrie grudzień grudnia grudniu aralık rhagfyr декабрь
        декабря декабре грудень грудня грудні ديسمبر دسامبر دسمبر dezembro ragfyr
        """,
    ]

    /// Monday first.
    static let weekdays = [
        "montag montags monday lundi lunes lunedì luni poniedziałek pazartesi понедельник понедельника понеділок llun",
        "dienstag tuesday tues mardi martes martedì marți wtorek salı вторник вторника вівторок вівторка",
        "mittwoch wednesday mercredi miércoles mercoledì miercuri środa środę çarşamba среда среду середа середу",
        "donnerstag thursday thurs jeudi jueves giovedì joi czwartek perşembe четверг четверга четвер",
        "freitag friday vendredi viernes venerdì vineri piątek piątku cuma пятница пятницу п'ятниця п'ятницю",
        "samstag sonnabend saturday samedi sábado sabato sâmbătă sobota sobotę cumartesi суббота субботу субота суботу",
        "sonntag sunday dimanche domingo domenica duminică niedziela niedzielę pazar воскресенье неділя неділю",
    ]

    static let shortWeekdays = ["mo mon", "di tue", "mi wed", "do thu thur", "fr fri", "sa sat", "so sun"]

    static let numbers: [(UInt16, String)] = [
        (1, "ein eine einen einem einer eines one a an un une jeden"), (2, "zwei zwo two zweier"),
        (3, "drei three dreier"), (4, "vier four"), (5, "fünf five"), (6, "sechs six"), (7, "sieben seven"),
        (8, "acht eight"), (9, "neun nine"), (10, "zehn ten"), (11, "elf eleven"), (12, "zwölf twelve"),
        (13, "dreizehn thirteen"), (14, "vierzehn fourteen"), (15, "fünfzehn fifteen"), (18, "achtzehn eighteen"),
        (20, "zwanzig twenty"), (21, "einundzwanzig"), (28, "achtundzwanzig"), (30, "dreißig thirty"),
        (40, "vierzig forty"), (60, "sechzig sixty"), (90, "neunzig ninety"),
    ]

    static let ordinals = [
        "ersten erster erste first", "zweiten second", "dritten third", "vierten fourth", "fünften fifth",
        "sechsten sixth", "siebten siebenten seventh", "achten eighth", "neunten ninth", "zehnten tenth",
        "elften eleventh", "zwölften twelfth", "dreizehnten thirteenth", "vierzehnten fourteenth",
        "fünfzehnten fifteenth", "sechzehnten sixteenth", "siebzehnten seventeenth", "achtzehnten eighteenth",
        "neunzehnten nineteenth", "zwanzigsten twentieth", "einundzwanzigsten", "zweiundzwanzigsten",
        "dreiundzwanzigsten", "vierundzwanzigsten", "fünfundzwanzigsten", "sechsundzwanzigsten",
        "siebenundzwanzigsten", "achtundzwanzigsten", "neunundzwanzigsten", "dreißigsten thirtieth",
        "einunddreißigsten",
    ]
}
