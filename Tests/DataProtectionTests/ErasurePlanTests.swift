import DataProtection
import Enquiries
import StoreContract
import Testing
import Transparency

struct ErasurePlanTests {
    @Test(arguments: [(ErasurePlan.casesAtOnce, 1), (ErasurePlan.casesAtOnce + 1, 2)])
    func `a plan is told of in as many records as leaves can hold`(count: Int, parts: Int) throws {
        let surroundings = Sample.surroundings()
        let plan = ErasurePlan(
            cases: (0..<count).map { _ in
                .init(
                    id: CaseID(surroundings.newID()), state: .sent, mails: 1,
                    replies: [ReplyID(surroundings.newID())], end: surroundings.newID())
            }, events: [])
        #expect(plan.parts.count == parts)
        #expect(plan.parts.flatMap(\.cases) == plan.cases)
        for part in plan.parts {
            let record = ErasureDesk(surroundings: surroundings).record(of: part, ground: .retention, by: nil)
            let sealed = record.sealed(under: CaseKey(surroundings.randomBytes(32)), effect: nil)
            #expect(sealed.leaf.count <= 65_535)
            #expect(record.trigger == .config && record.automation == .delegate)
            for found in part.cases {
                #expect(sealed.leaf.firstRange(of: Array(found.end.utf8)) != nil)
                #expect(sealed.leaf.firstRange(of: Array(found.id.text.utf8)) == nil)
            }
        }
    }

    @Test(arguments: [(ErasurePlan.eventsAtOnce, 1), (ErasurePlan.eventsAtOnce + 1, 2)])
    func `many reported events make several records`(count: Int, parts: Int) {
        let plan = ErasurePlan(cases: [], events: (0..<count).map { "\($0)" })
        #expect(plan.parts.count == parts)
        #expect(plan.parts.flatMap(\.events) == plan.events)
    }

    @Test func `replies that are not yet sent are pointed out`() {
        let cases = CaseState.allCases.map {
            ErasurePlan.Found(id: CaseID($0.rawValue), state: $0, mails: 1, replies: [], end: "r")
        }
        #expect(
            ErasurePlan(cases: cases, events: []).withReplyUnderWay == [CaseID("approved"), CaseID("inDoubt")])
    }
}
