import Testing

@testable import LanguageModels

struct BudgetTests {
    static let day = BudgetMoment(day: 10, period: 2)
    static let limits = BudgetLimits(
        senderDay: Amount(tokens: 100, micros: 1_000), desk: Amount(tokens: 150, micros: 1_500),
        total: Amount(tokens: 200, micros: 2_000), senders: 3)

    static func reserve(
        _ ledger: inout BudgetLedger, _ tokens: Int64, _ micros: Int64 = 0, sender: String = "s", desk: String = "d",
        at moment: BudgetMoment = day
    ) -> BudgetRefusal? {
        do throws(BudgetRefusal) {
            _ = try ledger.reserve(
                Amount(tokens: tokens, micros: micros), sender: sender, desk: desk, at: moment, limits: limits)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a sender may spend the limit and not one more, in tokens or money`() {
        var ledger = BudgetLedger(at: Self.day)
        #expect(Self.reserve(&ledger, 101) == .senderDay)
        #expect(Self.reserve(&ledger, 1, 1_001) == .senderDay)
        #expect(ledger.total == .zero, "a refused call holds nothing back")
        #expect(Self.reserve(&ledger, 100, 1_000) == nil)
        #expect(Self.reserve(&ledger, 1) == .senderDay)
        #expect(Self.reserve(&ledger, 1, sender: "other") == nil)
    }

    @Test func `a desk and all desks together have limits of their own`() {
        var ledger = BudgetLedger(at: Self.day)
        #expect(Self.reserve(&ledger, 100) == nil)
        #expect(Self.reserve(&ledger, 51, sender: "t") == .desk)
        #expect(Self.reserve(&ledger, 50, sender: "t") == nil)
        #expect(Self.reserve(&ledger, 51, sender: "u", desk: "e") == .total)
        #expect(Self.reserve(&ledger, 50, sender: "u", desk: "e") == nil)
        #expect(Self.reserve(&ledger, 0, sender: "u", desk: "e") == .total, "no call is free of tokens")
    }

    @Test func `one sender more than are told apart gets nothing`() {
        var ledger = BudgetLedger(at: Self.day)
        for sender in ["a", "b", "c"] { #expect(Self.reserve(&ledger, 1, sender: sender) == nil) }
        #expect(Self.reserve(&ledger, 1, sender: "e") == .senders)
        #expect(Self.reserve(&ledger, 1, sender: "a") == nil)
    }

    @Test func `a day opens the senders' budgets and a period the others', and a clock that goes back opens none`() {
        var ledger = BudgetLedger(at: Self.day)
        #expect(Self.reserve(&ledger, 100) == nil)
        #expect(Self.reserve(&ledger, 50, sender: "t") == nil)
        for moment in [BudgetMoment(day: 9, period: 1), BudgetMoment(day: -4, period: 2)] {
            #expect(Self.reserve(&ledger, 1, at: moment) == .desk)
            // Nor does its way forward again.
            #expect(Self.reserve(&ledger, 1) == .desk)
            #expect(ledger.spent(bySender: "s").tokens == 100)
        }
        #expect(Self.reserve(&ledger, 1, at: BudgetMoment(day: 11, period: 2)) == .desk)
        #expect(ledger.spent(bySender: "s") == .zero)
        #expect(Self.reserve(&ledger, 100, at: BudgetMoment(day: 11, period: 3)) == nil)
        #expect(ledger.spent(byDesk: "d").tokens == 100)
    }

    @Test func `settling puts the cost in the place of what was held back, once`() throws {
        var ledger = BudgetLedger(at: Self.day)
        let held = try ledger.reserve(
            Amount(tokens: 100, micros: 900), sender: "s", desk: "d", at: Self.day, limits: Self.limits)
        #expect(ledger.openCount == 1)
        let isFirst = ledger.settle(held, cost: Amount(tokens: 30, micros: 200))
        #expect(isFirst)
        #expect(ledger.total == Amount(tokens: 30, micros: 200))
        #expect(ledger.spent(bySender: "s") == ledger.total)
        #expect(ledger.spent(byDesk: "d") == ledger.total)
        let isSecond = ledger.settle(held, cost: .zero)
        #expect(!isSecond)
        #expect(ledger.total.tokens == 30)
        #expect(ledger.openCount == 0)
    }

    @Test func `what is settled after midnight does not count for the new day`() throws {
        var ledger = BudgetLedger(at: Self.day)
        let held = try ledger.reserve(
            Amount(tokens: 60, micros: 0), sender: "s", desk: "d", at: Self.day, limits: Self.limits)
        #expect(Self.reserve(&ledger, 5, sender: "s", at: BudgetMoment(day: 11, period: 2)) == nil)
        ledger.settle(held, cost: Amount(tokens: 40, micros: 0))
        #expect(ledger.spent(bySender: "s").tokens == 5)
        #expect(ledger.spent(byDesk: "d").tokens == 45)
    }

    @Test func `an endpoint that counts without measure stops the budget and nothing else`() throws {
        var ledger = BudgetLedger(at: Self.day)
        let held = try ledger.reserve(
            Amount(tokens: 1, micros: 1), sender: "s", desk: "d", at: Self.day, limits: Self.limits)
        ledger.settle(held, cost: .unlimited)
        #expect(ledger.total == .unlimited)
        #expect(Self.reserve(&ledger, 1, sender: "t", desk: "e") == .total)
    }

    @Test func `a stored ledger comes back, with what was held back as spent`() throws {
        var ledger = BudgetLedger(at: Self.day)
        #expect(Self.reserve(&ledger, 70, 5, sender: "ä\"") == nil)
        #expect(Self.reserve(&ledger, 30, 6, sender: "b", desk: "e") == nil)
        let stored = ledger.json.bytes
        var again = try #require(BudgetLedger(reading: stored))
        #expect(again.json.bytes == stored)
        #expect(again.total == Amount(tokens: 100, micros: 11))
        #expect(again.openCount == 0)
        #expect(Self.reserve(&again, 31, sender: "ä\"") == .senderDay)
        for length in 0..<stored.count { #expect(BudgetLedger(reading: Array(stored.prefix(length))) == nil) }
        let negative = String(decoding: stored, as: UTF8.self).replacing("100", with: "-1")
        #expect(BudgetLedger(reading: Array(negative.utf8)) == nil)
    }

    @Test(
        arguments: [
            (TokenUsage(input: 1, output: 0), Int64(3)), (TokenUsage(input: 0, output: 1), 15), (TokenUsage.nothing, 0),
            (TokenUsage(input: 1_000_000, output: 1_000_000), 18_000_000),
            (TokenUsage(input: .max, output: .max), Int64.max),
        ] as [(TokenUsage, Int64)])
    func `a price is for a million tokens`(usage: TokenUsage, micros: Int64) {
        #expect(ModelPrice(input: 3_000_000, output: 15_000_000).amount(usage).micros == micros)
    }

    @Test func `parts of a millionth are rounded up`() {
        let price = ModelPrice(input: 1, output: 0)
        #expect(price.amount(TokenUsage(input: 1, output: 0)).micros == 1)
        #expect(price.amount(TokenUsage(input: 1_000_000, output: 0)).micros == 1)
        #expect(price.amount(TokenUsage(input: 1_000_001, output: 0)).micros == 2)
    }

    /// Every mail asks for as much as it can get; 64 are under way at once, and answers cost anything up to what was held
    /// back. At no moment may more be spent than allowed, calls under way included.
    @Test func `ten thousand hostile mails never spend more than allowed`() async {
        let limits = BudgetLimits(
            senderDay: Amount(tokens: 5_000, micros: 40_000), desk: Amount(tokens: 60_000, micros: 500_000),
            total: Amount(tokens: 100_000, micros: 900_000))
        let budget = Budget(limits, ledger: BudgetLedger(at: Self.day))
        let price = ModelPrice(input: 2_000_000, output: 8_000_000)
        let calls = await withTaskGroup(of: Int.self) { group in
            for worker in 0..<64 {
                group.addTask {
                    var random = UInt64(worker) &* 0x9E37_79B9_7F4A_7C15 | 1
                    func draw(_ bound: Int) -> Int {
                        random ^= random << 13
                        random ^= random >> 7
                        random ^= random << 17
                        return Int(random % UInt64(bound))
                    }
                    var calls = 0
                    for _ in 0..<(10_000 / 64 + 1) {
                        let size = AnswerReader.RequestSize(bytes: 1 + draw(2_000), maxTokens: 1 + draw(500))
                        guard
                            let held = try? budget.reserve(
                                price.most(size), sender: "s\(draw(40))", desk: "d\(draw(3))", at: Self.day)
                        else { continue }
                        calls += 1
                        let now = budget.snapshot
                        #expect(now.total.fits(in: limits.total))
                        await Task.yield()
                        let usage = TokenUsage(
                            input: Int64(draw(size.bytes + 1)), output: Int64(draw(size.maxTokens + 1)))
                        budget.settle(held, cost: price.amount(usage))
                    }
                    return calls
                }
            }
            return await group.reduce(0, +)
        }
        let end = budget.snapshot
        #expect(calls > 50, "some calls were made")
        #expect(end.openCount == 0)
        #expect(end.total.fits(in: limits.total))
        #expect(end.senders.values.allSatisfy { $0.fits(in: limits.senderDay) })
        #expect(end.desks.values.allSatisfy { $0.fits(in: limits.desk) })
        let sum = end.desks.values.reduce(Amount.zero, +)
        #expect(sum == end.total, "no call is lost and none counted twice")
    }
}
