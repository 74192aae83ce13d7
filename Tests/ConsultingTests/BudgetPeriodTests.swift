import Enquiries
import LanguageModels
import Testing

struct BudgetPeriodTests {
    @Test(arguments: BudgetPeriod.allCases, BudgetPeriod.allCases)
    func `a spent budget opens again after the settings change the kind of period`(
        before: BudgetPeriod, after: BudgetPeriod
    ) throws {
        let all = Amount(tokens: 10, micros: 0)
        let limits = BudgetLimits(senderDay: .unlimited, desk: .unlimited, total: all)
        var ledger = BudgetLedger(at: BudgetMoment(day: 0, period: 0))
        func moment(_ text: String, _ period: BudgetPeriod) throws -> BudgetMoment {
            let day = try #require(CalendarDate(iso8601: text))
            return BudgetMoment(day: day.daysSince1970, period: period.number(of: day))
        }
        _ = try ledger.reserve(all, sender: "s", desk: "d", at: moment("2026-11-22", before), limits: limits)
        _ = try ledger.reserve(all, sender: "s", desk: "d", at: moment("2027-01-01", after), limits: limits)
    }
}
