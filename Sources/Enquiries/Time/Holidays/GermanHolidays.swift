/// Public holidays of one Land in one year, by the Feiertagsgesetze of the Länder and Art. 2 (2) of the
/// Einigungsvertrag.
struct GermanHolidays {
    let region: HolidayRegion
    let local: Set<LocalHoliday>
    let year: Int
    let easter: CalendarDate

    var days: [PublicHoliday] {
        var days = [
            fixed(1, 1, "Neujahr"), moving(-2, "Karfreitag"), moving(1, "Ostermontag"),
            fixed(5, 1, "Tag der Arbeit"), moving(39, "Christi Himmelfahrt"), moving(50, "Pfingstmontag"),
            fixed(10, 3, "Tag der Deutschen Einheit"), fixed(12, 25, "Erster Weihnachtstag"),
            fixed(12, 26, "Zweiter Weihnachtstag"),
        ]
        if [.badenWuerttemberg, .bavaria, .saxonyAnhalt].contains(region) {
            days.append(fixed(1, 6, "Heilige Drei Könige"))
        }
        if (region == .berlin && year >= 2019) || (region == .mecklenburgVorpommern && year >= 2023) {
            days.append(fixed(3, 8, "Frauentag"))
        }
        if region == .brandenburg { days += [moving(0, "Ostersonntag"), moving(49, "Pfingstsonntag")] }
        if keepsCorpusChristi { days.append(moving(60, "Fronleichnam")) }
        if local.contains(.augsburgPeace) { days.append(fixed(8, 8, "Friedensfest")) }
        if region == .saarland || local.contains(.assumption) { days.append(fixed(8, 15, "Mariä Himmelfahrt")) }
        if region == .thuringia, year >= 2019 { days.append(fixed(9, 20, "Weltkindertag")) }
        if keepsReformation { days.append(fixed(10, 31, "Reformationstag")) }
        if catholic.contains(region), region != .hesse { days.append(fixed(11, 1, "Allerheiligen")) }
        if region == .saxony { days.append(repentance) }
        days += Self.once.filter { $0.region == region && $0.day.year == year }
            .map { PublicHoliday(date: $0.day, name: $0.name) }
        return days.compactMap { $0 }
    }

    private var catholic: Set<HolidayRegion> {
        [.badenWuerttemberg, .bavaria, .hesse, .northRhineWestphalia, .rhinelandPalatinate, .saarland]
    }

    private var keepsCorpusChristi: Bool { catholic.contains(region) || local.contains(.corpusChristi) }

    /// The northern Länder joined in 2018; 2017 was the 500th year of the Reformation, everywhere.
    private var keepsReformation: Bool {
        switch region {
        case .brandenburg, .mecklenburgVorpommern, .saxony, .saxonyAnhalt, .thuringia: true
        case .bremen, .hamburg, .lowerSaxony, .schleswigHolstein: year >= 2017
        default: year == 2017
        }
    }

    /// The Wednesday before 23 November.
    private var repentance: PublicHoliday? {
        CalendarDate(year: year, month: 11, day: 22).map {
            PublicHoliday(date: $0.adding(days: -(($0.weekday + 4) % 7)), name: "Buß- und Bettag")
        }
    }

    private func fixed(_ month: Int, _ day: Int, _ name: String) -> PublicHoliday? {
        CalendarDate(year: year, month: month, day: day).map { PublicHoliday(date: $0, name: name) }
    }

    private func moving(_ days: Int, _ name: String) -> PublicHoliday? {
        PublicHoliday(date: easter.adding(days: days), name: name)
    }

    /// Appointed for one year by law of the Land.
    private static let once: [(region: HolidayRegion, day: CalendarDate, name: String)] = [
        (.berlin, 2020, 5, 8, "75. Jahrestag der Befreiung"), (.berlin, 2025, 5, 8, "80. Jahrestag der Befreiung"),
        (.berlin, 2028, 6, 17, "75. Jahrestag des Aufstandes in der DDR"),
    ].compactMap { region, year, month, day, name in
        CalendarDate(year: year, month: month, day: day).map { (region, $0, name) }
    }
}
