package import Cases
import Testing

/// What every store must guarantee, as checks that each adapter runs on itself.
///
/// ```swift
/// @Test(arguments: StoreContract.guarantees)
/// func `the SQLite store keeps the contract`(_ guarantee: StoreContract.Guarantee) async throws {
///     try await guarantee.check { try FreshStore() }
/// }
/// ```
package enum StoreContract {
    package typealias Store = CaseStore & OfficerStore & RecordLog & InsightStore

    /// A store that held nothing when it was made, and the ways around its front door that a check needs.
    package struct Subject: Sendable {
        package let store: any Store
        /// Closes ``store`` and opens the same one again.
        package let reopen: @Sendable () async throws -> any Store
        /// Changes what is stored without asking the store, guards of the database taken out of the way.
        package let tamper: @Sendable (Tampering) async throws -> Void
        /// Tries the same with all guards in place. It must throw.
        package let attempt: @Sendable (Tampering) async throws -> Void

        package init(
            store: any Store, reopen: @escaping @Sendable () async throws -> any Store,
            tamper: @escaping @Sendable (Tampering) async throws -> Void,
            attempt: @escaping @Sendable (Tampering) async throws -> Void
        ) {
            (self.store, self.reopen, self.tamper, self.attempt) = (store, reopen, tamper, attempt)
        }
    }

    package typealias Factory = @Sendable () async throws -> Subject

    /// One promise of the port and its check.
    package struct Guarantee: Sendable, CustomTestStringConvertible {
        package let testDescription: String
        package let check: @Sendable (Factory) async throws -> Void

        init(_ promise: String, _ check: @escaping @Sendable (Factory) async throws -> Void) {
            (testDescription, self.check) = (promise, check)
        }
    }

    /// Ways in which a person with access to the database could try to rewrite history.
    package enum Tampering: Sendable, CaseIterable {
        /// Changes the first record's leaf.
        case recordChanged
        /// Deletes the newest record.
        case recordDeleted
        /// Makes the first record's private form say something else.
        case privateFormChanged
        /// Changes one byte of the oldest mail.
        case mailChanged
        /// Changes one byte of the oldest reply.
        case replyChanged
    }

    package static let guarantees =
        keeping + threads + lists + outbox + places + searches + proof + log + officers + accounts + insight
}
