/// Words that place a day by the day of writing, or that stand between the parts of a date.
enum RelativeWords {
    static let all: [(DateWord.Role, String)] = [
        (.today, "heute today heut bugün сегодня сьогодні dzisiaj dziś aujourd azi astăzi oggi hoy"),
        (.tonight, "tonight"),
        (.tomorrow, "morgen tomorrow tmrw tmr tomoz yarın завтра jutro demain mâine domani"),
        (.dayAfterTomorrow, "übermorgen overmorgen послезавтра післязавтра pojutrze"),
        (.next, "next nxt"),
        (.this, "diesen dieser dieses diesem diese this"),
        (.coming, "nächsten nächster nächste nächstem nächstes kommenden kommender kommende kommendem coming upcoming"),
        (.last, "letzten letzter letzte letztem vergangenen vergangener vorigen last past previous"),
        (.end, "ende end finish"), (.middle, "mitte mid middle"), (.beginning, "anfang start beginning early"),
        (.days, "tag tage tagen day days"), (.week, "woche week wk"), (.weeks, "wochen weeks wks"),
        (.months, "monat monate monaten monats month months"), (.years, "jahr jahre jahren jahres year years"),
        (.working, "working business"), (.workingDays, "werktage werktagen arbeitstage arbeitstagen"),
        (.fortnight, "fortnight"),
        (.inside, "in"), (.within, "within innerhalb binnen inside"), (.ago, "ago her zuvor earlier before"),
        (.endOfMonth, "monatsende"), (.endOfYear, "jahresende jahresschluss"), (.endOfWeek, "wochenende weekend"),
        (.joint, "of the den dem der des de del di din von"), (.suffix, "st nd rd th"), (.foreignSuffix, "er го ième"),
        (.and, "und and to bis or oder till until"),
        (.on, "am zum on ab an spätestens"),
        (.morningOf, "jeden jedem jeder guten schönen gutn moin eines früh frühen"),
        (
            .counted,
            "mal male mals stock etage og klasse semester grad kind reihe runde schritt person rate mahnung birthday"
        ),
        (.afterMay, "be have not well also need come i we you it they he she"),
        (.midnight, "midnight mitternacht"), (.partOfDay, "night morning afternoon evening lunchtime noon"),
        (.newYearsEve, "silvester hogmanay"), (.christmasEve, "heiligabend"), (.newYearsDay, "neujahr"),
        (.hours, "stunden stunde hours hour hrs"), (.now, "now jetzt"),
        (.afterNext, "übernächsten übernächste übernächster übernächstem"),
        (.toDay, "for around about after is für nach"),
        (.gives, "gives give gave given allows gesetzt setzt setzen gewährt"),
        (.pairedMonth, "كانون تشرين"), (.pairedFirst, "الأول الاول"), (.pairedSecond, "الثاني"),
        (.fromNow, "from"),
    ]
}
