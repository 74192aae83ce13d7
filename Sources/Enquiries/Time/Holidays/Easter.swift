/// When Easter is.
package enum Easter {
    /// Easter Sunday of a Gregorian year, 1583 to 9999.
    ///
    /// Source: the anonymous algorithm as printed in Meeus, "Astronomical Algorithms", chapter 8; the names are those
    /// of the computus (golden number, century, epact).
    package static func sunday(of year: Int) -> CalendarDate? {
        let golden = year % 19
        let (century, ofCentury) = (year / 100, year % 100)
        let moonCorrection = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - moonCorrection + 15) % 30
        let toSunday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7
        let late = (golden + 11 * epact + 22 * toSunday) / 451
        let marchBased = epact + toSunday - 7 * late + 114
        return CalendarDate(year: year, month: marchBased / 31, day: marchBased % 31 + 1)
    }
}
