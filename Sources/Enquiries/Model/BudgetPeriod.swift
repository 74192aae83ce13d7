/// For how long limits of cost hold before they begin anew.
package enum BudgetPeriod: String, Sendable, CaseIterable {
    case day, month, year

    /// The number of the period in which a day falls: of its first day, so that numbers of all kinds of period compare.
    package func number(of day: CalendarDate) -> Int {
        let first =
            switch self {
            case .day: day
            case .month: CalendarDate(year: day.year, month: day.month, day: 1) ?? day
            case .year: CalendarDate(year: day.year, month: 1, day: 1) ?? day
            }
        return first.daysSince1970
    }
}
