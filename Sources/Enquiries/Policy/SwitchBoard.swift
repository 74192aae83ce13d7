/// An order to stop AI, or to let it go on.
package struct SwitchOrder: Sendable, Equatable, Codable {
    package enum Turn: String, Sendable, Codable, CaseIterable { case stop, resume }

    package var id: String
    package var turn: Turn
    /// `nil` for all desks.
    package var desk: DeskID?
    /// `nil` for all functions.
    package var function: AIFunction?
    /// Why, in words; it stays private.
    package var because: String
    /// `nil` where it was given by whoever runs the machine.
    package var by: OfficerID?
    package var at: Timestamp

    package init(
        id: String, turn: Turn, desk: DeskID? = nil, function: AIFunction? = nil, because: String,
        by: OfficerID? = nil, at: Timestamp
    ) {
        (self.id, self.turn, self.desk, self.function) = (id, turn, desk, function)
        (self.because, self.by, self.at) = (because, by, at)
    }

    /// Whether it concerns `function` at `desk`.
    func covers(_ function: AIFunction, at desk: DeskID) -> Bool {
        (self.desk == nil || self.desk == desk) && (self.function == nil || self.function == function)
    }

    /// Whether all that `other` concerns is concerned by this one too.
    func contains(_ other: SwitchOrder) -> Bool {
        (desk == nil || desk == other.desk) && (function == nil || function == other.function)
    }

    /// What it is about, for people: `everything`, `the desk stadt`, `draft`, `draft at the desk stadt`.
    package var scope: String {
        switch (function, desk) {
        case (nil, nil): "everything"
        case (nil, let desk?): "the desk \(desk)"
        case (let function?, nil): function.rawValue
        case (let function?, let desk?): "\(function.rawValue) at the desk \(desk)"
        }
    }
}

/// Which stops are in force. Orders are only ever added; the board is what follows from them.
///
/// A stop outlasts a resume that is narrower than itself, so that one desk cannot undo a stop of everything by
/// mistake: it ends by an order about the same or more.
package struct SwitchBoard: Sendable, Equatable {
    /// In the order in which they were given.
    package private(set) var stops: [SwitchOrder] = []

    /// - Parameter orders: All orders ever given, oldest first.
    package init(_ orders: some Sequence<SwitchOrder> = [SwitchOrder]()) {
        for order in orders { turn(order) }
    }

    package mutating func turn(_ order: SwitchOrder) {
        switch order.turn {
        case .stop: stops.append(order)
        case .resume: stops.removeAll { order.contains($0) }
        }
    }

    /// The first stop that keeps `function` from being used at `desk`.
    package func stop(of function: AIFunction, at desk: DeskID) -> SwitchOrder? {
        stops.first { $0.covers(function, at: desk) }
    }

    /// Stops that concern `desk` in any way, for its pages.
    package func stops(at desk: DeskID) -> [SwitchOrder] { stops.filter { $0.desk == nil || $0.desk == desk } }

    /// Why `function` is not used for mail of `desk`; `nil` where it may be.
    package func withoutAI(_ function: AIFunction, at desk: Desk) -> WithoutAI? {
        desk.policy.withoutAI(function) ?? stop(of: function, at: desk.id).map { .stopped($0) }
    }
}
