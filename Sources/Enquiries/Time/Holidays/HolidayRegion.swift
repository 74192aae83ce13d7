/// A region with public holidays of its own, named by its ISO 3166-2 code.
package enum HolidayRegion: String, Sendable, CaseIterable, Codable {
    case badenWuerttemberg = "DE-BW"
    /// Mariä Himmelfahrt is kept in municipalities with mostly Catholic people only, the Friedensfest in the city of
    /// Augsburg only: see ``LocalHoliday``.
    case bavaria = "DE-BY"
    case berlin = "DE-BE"
    case brandenburg = "DE-BB"
    case bremen = "DE-HB"
    case hamburg = "DE-HH"
    case hesse = "DE-HE"
    case mecklenburgVorpommern = "DE-MV"
    case lowerSaxony = "DE-NI"
    case northRhineWestphalia = "DE-NW"
    case rhinelandPalatinate = "DE-RP"
    case saarland = "DE-SL"
    /// Fronleichnam is kept in some Catholic municipalities only: see ``LocalHoliday``.
    case saxony = "DE-SN"
    case saxonyAnhalt = "DE-ST"
    case schleswigHolstein = "DE-SH"
    /// Fronleichnam is kept in the Eichsfeld and some further municipalities only: see ``LocalHoliday``.
    case thuringia = "DE-TH"
    case englandAndWales = "GB-EAW"
    case scotland = "GB-SCT"
    case northernIreland = "GB-NIR"
    /// Bank holidays of any part: the days that section 10(6) of the Freedom of Information Act 2000 leaves out.
    case unitedKingdom = "GB-UKM"

    package var isGerman: Bool { rawValue.hasPrefix("DE-") }

    /// Holidays of parts of this region. None is counted unless a desk names it: the earlier last day is the safer one.
    package var localHolidays: [LocalHoliday] {
        switch self {
        case .bavaria: [.assumption, .augsburgPeace]
        case .saxony, .thuringia: [.corpusChristi]
        default: []
        }
    }
}

/// A holiday that only some municipalities of a Land keep.
package enum LocalHoliday: String, Sendable, CaseIterable, Codable {
    /// Mariä Himmelfahrt in Bavaria, by municipality (Art. 1 (1) no. 2 FTG).
    case assumption
    /// Friedensfest in the city of Augsburg (Art. 1 (2) FTG).
    case augsburgPeace = "augsburg-peace"
    /// Fronleichnam in municipalities of Saxony (§ 1 (1) SächsSFG with its order) and Thuringia (§ 10 ThürFtG).
    case corpusChristi = "corpus-christi"
}
