import Enquiries
import Testing

struct SwitchBoardTests {
    private static func order(
        _ turn: SwitchOrder.Turn, _ desk: String? = nil, _ function: AIFunction? = nil
    ) -> SwitchOrder {
        SwitchOrder(
            id: "o", turn: turn, desk: desk.map { DeskID($0) }, function: function, because: "test",
            at: Timestamp(milliseconds: 0))
    }

    /// The orders, and then for the desks a and b whether `classify` and `draft` are stopped there.
    @Test(
        "article 14 (4)(e): everything, one desk or one function can be stopped, and let go on",
        arguments: [
            ([], [false, false, false, false]),
            ([order(.stop)], [true, true, true, true]),
            ([order(.stop, "a")], [true, true, false, false]),
            ([order(.stop, nil, .draft)], [false, true, false, true]),
            ([order(.stop, "b", .draft)], [false, false, false, true]),
            ([order(.stop), order(.resume)], [false, false, false, false]),
            ([order(.stop, "a", .draft), order(.stop, "b"), order(.resume)], [false, false, false, false]),
            // Narrower orders end no wider stop.
            ([order(.stop), order(.resume, "a")], [true, true, true, true]),
            ([order(.stop, "a"), order(.resume, "a", .draft)], [true, true, false, false]),
            ([order(.stop, nil, .draft), order(.resume, "a")], [false, true, false, true]),
            ([order(.stop, "a", .draft), order(.resume, "a")], [false, false, false, false]),
            ([order(.stop, "a"), order(.resume, "b")], [true, true, false, false]),
            // The same stop twice ends at once; one that came later counts.
            ([order(.stop), order(.stop), order(.resume)], [false, false, false, false]),
            ([order(.resume), order(.stop)], [true, true, true, true]),
        ] as [([SwitchOrder], [Bool])])
    func board(orders: [SwitchOrder], stopped: [Bool]) {
        let board = SwitchBoard(orders)
        let found = ["a", "b"].flatMap { desk in
            [AIFunction.classify, .draft].map { board.stop(of: $0, at: DeskID(desk)) != nil }
        }
        #expect(found == stopped)
    }

    @Test(arguments: [
        (order(.stop), "everything"), (order(.stop, "a"), "the desk a"), (order(.stop, nil, .modelCall), "model-call"),
        (order(.stop, "a", .draft), "draft at the desk a"),
    ])
    func `a stop says what it is about`(order: SwitchOrder, scope: String) { #expect(order.scope == scope) }
}
