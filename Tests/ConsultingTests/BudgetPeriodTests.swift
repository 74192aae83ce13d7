import Enquiries
import LanguageModels
import Testing

@testable import Consulting

struct BudgetPeriodTests {
    @Test func `a period is numbered by its first day`() throws {
        let day = try #require(CalendarDate(iso8601: "2026-11-22"))
        #expect(BudgetGuard.Period.day.number(of: day) == day.daysSince1970)
        #expect(BudgetGuard.Period.month.number(of: day) == day.daysSince1970 - 21)
        #expect(BudgetGuard.Period.year.number(of: day) == CalendarDate(iso8601: "2026-01-01")?.daysSince1970)
    }

    @Test(arguments: BudgetGuard.Period.allCases, BudgetGuard.Period.allCases)
    func `a spent budget opens again after the settings change the kind of period`(
        before: BudgetGuard.Period, after: BudgetGuard.Period
    ) throws {
        let all = Amount(tokens: 10, micros: 0)
        let limits = BudgetLimits(senderDay: .unlimited, desk: .unlimited, total: all)
        var ledger = BudgetLedger(at: BudgetMoment(day: 0, period: 0))
        func moment(_ text: String, _ period: BudgetGuard.Period) throws -> BudgetMoment {
            let day = try #require(CalendarDate(iso8601: text))
            return BudgetMoment(day: day.daysSince1970, period: period.number(of: day))
        }
        _ = try ledger.reserve(all, sender: "s", desk: "d", at: moment("2026-11-22", before), limits: limits)
        _ = try ledger.reserve(all, sender: "s", desk: "d", at: moment("2027-01-01", after), limits: limits)
    }
}
