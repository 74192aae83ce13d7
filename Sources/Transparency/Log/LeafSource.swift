/// The leaves of a log in their order, as a store keeps them.
///
/// A source only grows: a leaf once given at a position is given there for ever.
package protocol LeafSource: Sendable {
    /// Number of leaves that are there for good.
    func size() async throws -> Int64

    /// - Parameters:
    ///   - from: Position of the first leaf wanted, from 0.
    ///   - count: At least 1. All of these positions are below ``size()``.
    /// - Returns: `count` leaves, each of at most ``EntryBundle/largestEntry`` bytes.
    func leaves(from: Int64, count: Int) async throws -> [[UInt8]]
}
