import Enquiries
import Measuring
import Testing

@Suite struct SmallGroupsTests {
    private static func group(_ cases: Int, officers: Int?) -> SmallGroups.Group {
        SmallGroups.Group(cases: cases, officers: officers.map { Set((0..<$0).map { OfficerID("o\($0)") }) })
    }

    @Test(arguments: [(4, 5, false), (5, 4, false), (5, 5, true), (100, 4, false), (4, 100, false)])
    func `work is told from five cases of five officers on`(cases: Int, officers: Int, isTold: Bool) {
        #expect(Self.group(cases, officers: officers).isLargeEnough == isTold)
    }

    @Test(arguments: [(4, false), (5, true)])
    func `what is about no officer is told from five cases on`(cases: Int, isTold: Bool) {
        #expect(Self.group(cases, officers: nil).isLargeEnough == isTold)
    }

    @Test func `a hidden part cannot be computed from the whole and the other parts`() {
        let parts = [
            "a": Self.group(4, officers: nil), "b": Self.group(7, officers: nil), "c": Self.group(9, officers: nil),
        ]
        #expect(SmallGroups.hidden(of: parts) == ["a", "b"])
    }

    @Test func `hidden parts that are large enough together hide no other`() {
        let parts = [
            "a": Self.group(2, officers: nil), "b": Self.group(3, officers: nil), "c": Self.group(9, officers: nil),
        ]
        #expect(SmallGroups.hidden(of: parts) == ["a", "b"])
    }

    @Test func `hidden parts are counted by the officers of all of them`() {
        // The same two officers in both hidden parts: together they are still two.
        let parts = [
            "a": Self.group(10, officers: 2), "b": Self.group(20, officers: 2), "c": Self.group(30, officers: 5),
            "d": Self.group(40, officers: 6),
        ]
        #expect(SmallGroups.hidden(of: parts) == ["a", "b", "c"])
    }

    @Test func `where nothing is small nothing is hidden, and empty parts are not small`() {
        let parts = ["a": Self.group(5, officers: 5), "b": Self.group(0, officers: 0)]
        #expect(SmallGroups.hidden(of: parts).isEmpty)
    }
}
