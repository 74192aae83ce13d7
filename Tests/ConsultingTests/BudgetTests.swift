@testable import Consulting
import Enquiries
import LanguageModels
import Sample
import Synchronization
import Testing
import Transparency

@Suite struct BudgetTests {
    private static let unlimited = BudgetLimits(senderDay: .unlimited, desk: .unlimited, total: .unlimited)
    private let key = [UInt8](repeating: 3, count: 32)

    /// What was stored, in order.
    private final class Disk: Sendable {
        struct Full: Error {}
        let ledgers = Mutex<[BudgetLedger]>([])
        let isFull: Bool
        init(isFull: Bool = false) { self.isFull = isFull }
        func save(_ ledger: BudgetLedger) throws {
            if isFull { throw Full() }
            ledgers.withLock { $0.append(ledger) }
        }
        var totals: [Int64] { ledgers.withLock { $0.map(\.total.tokens) } }
    }

    private func budget(_ disk: Disk, _ limits: BudgetLimits = unlimited) -> (Budget, BudgetGuard) {
        let budget = Budget(limits, ledger: BudgetLedger(at: BudgetMoment(day: 0, period: 0)))
        return (budget, BudgetGuard(budget, period: .month, key: key) { try disk.save($0) })
    }

    private func most(_ call: PreparedCall) -> Int64 {
        Int64(call.body.count + call.request.parameters.maxTokens)
    }

    @Test func `the most that a call can cost is stored before it, what it did cost after it`() async throws {
        let disk = Disk()
        let (budget, guardian) = budget(disk)
        let desk = Office.consulting(ScriptedModel(says: Office.opinion()), budget: guardian)
        let call = try #require(desk.prepareOpinion(on: Office.file()).call)
        #expect(disk.totals == [most(call)])
        _ = await desk.ask(call)
        #expect(disk.totals == [most(call), 1100])
        #expect(budget.snapshot.spent(byDesk: "stadt").tokens == 1100)
    }

    @Test func `a call that ends with the program stays spent; one that is given back does not`() throws {
        let disk = Disk()
        let (budget, guardian) = budget(disk)
        let desk = Office.consulting(ScriptedModel(says: ""), budget: guardian)
        let call = try #require(desk.prepareOpinion(on: Office.file()).call)
        let stored = try #require(disk.ledgers.withLock { $0.last })
        #expect(try #require(BudgetLedger(reading: stored.json.bytes)).total.tokens == most(call))
        desk.release(call)
        desk.release(call)
        #expect(budget.snapshot.total == .zero && disk.totals == [most(call), 0])
    }

    @Test func `money is counted by the model's price`() async throws {
        let (budget, guardian) = budget(Disk())
        let card = ModelCard.test(price: ModelPrice(input: 2_000_000, output: 8_000_000))
        let desk = Office.consulting(ScriptedModel(card, says: Office.opinion()), budget: guardian)
        _ = await desk.ask(try #require(desk.prepareOpinion(on: Office.file()).call))
        #expect(budget.snapshot.total == Amount(tokens: 1100, micros: 2 * 1000 + 8 * 100))
    }

    @Test(arguments: BudgetRefusal.allCases)
    func `what fits exactly is asked, one token more is not`(refusal: BudgetRefusal) throws {
        let needed = most(
            try #require(Office.consulting(ScriptedModel(says: "")).prepareOpinion(on: Office.file()).call))
        for (tokens, fits) in [(needed, true), (needed - 1, false)] {
            var limits = Self.unlimited
            let bound = Amount(tokens: tokens, micros: .max)
            switch refusal {
            case .senderDay: limits.senderDay = bound
            case .desk: limits.desk = bound
            case .total: limits.total = bound
            case .senders: limits.senders = fits ? 1 : 0
            }
            let model = ScriptedModel(says: "")
            let desk = Office.consulting(model, budget: budget(Disk(), limits).1)
            #expect(desk.prepareOpinion(on: Office.file()).refusal == (fits ? nil : .budget(refusal)))
        }
    }

    @Test func `one sender's budget is his alone, in whatever case he writes his address`() throws {
        var limits = Self.unlimited
        limits.senderDay = Amount(tokens: 20_000, micros: .max)
        let desk = Office.consulting(ScriptedModel(says: ""), budget: budget(Disk(), limits).1)
        var asked = 0
        while desk.prepareOpinion(on: Office.file(from: asked % 2 == 0 ? "ines@post.example" : "Ines@Post.example"))
            .call
            != nil, asked < 100
        { asked += 1 }
        #expect(asked > 0 && asked < 100)
        #expect(desk.prepareOpinion(on: Office.file(from: "otto@post.example")).call != nil)
    }

    @Test func `the stored ledger holds no address`() throws {
        let disk = Disk()
        let (_, guardian) = budget(disk)
        let desk = Office.consulting(ScriptedModel(says: ""), budget: guardian)
        _ = try #require(desk.prepareOpinion(on: Office.file()).call)
        let stored = String(decoding: try #require(disk.ledgers.withLock { $0.last }).json.bytes, as: UTF8.self)
        #expect(!stored.lowercased().contains("ines") && stored.contains(guardian.digest(of: "INES@post.example ")))
        let other = BudgetGuard(
            Budget(Self.unlimited, ledger: BudgetLedger(at: BudgetMoment(day: 0, period: 0))), period: .day,
            key: [UInt8](repeating: 4, count: 32)
        ) { _ in }
        #expect(other.digest(of: "ines@post.example") != guardian.digest(of: "ines@post.example"))
    }

    @Test func `where the ledger cannot be stored nothing is asked and nothing is held back`() {
        let (budget, guardian) = budget(Disk(isFull: true))
        let desk = Office.consulting(ScriptedModel(says: ""), budget: guardian)
        #expect(desk.prepareOpinion(on: Office.file()).refusal == .budgetNotStored)
        #expect(budget.snapshot.total == .zero)
    }

    @Test func `what is stored last is what was spent, whatever runs at once`() async throws {
        let disk = Disk()
        let (budget, guardian) = budget(disk)
        let desk = Office.consulting(ScriptedModel(says: "no JSON"), budget: guardian)
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<40 {
                group.addTask {
                    let file = Office.file("Die Tonne Nummer \(number) ist voll.", from: "p\(number % 7)@post.example")
                    if let call = desk.prepareOpinion(on: file).call { _ = await desk.ask(call) }
                }
            }
        }
        #expect(budget.snapshot.total.tokens == 40 * 1100)
        #expect(disk.ledgers.withLock { $0.last } == budget.snapshot)
    }
}
