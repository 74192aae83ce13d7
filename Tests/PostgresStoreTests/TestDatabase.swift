import Cases
import Enquiries
import Foundation
import PostgresServer
import StoreContract
import StoreSQL
import Synchronization
import Testing

@testable import PostgresStore

let serverIsMissing: Comment = "PostgreSQL 15 is not installed; Scripts/prepare test installs it"

/// A database of its own for one test.
final class TestDatabase: Sendable {
    private static let count = Atomic(0)

    let server: PostgresServer
    let name: String

    init(on server: PostgresServer? = nil) throws {
        self.server = try server ?? PostgresServer.shared.get()
        name = "t\(Self.count.wrappingAdd(1, ordering: .relaxed).newValue)"
        try Self.run("CREATE DATABASE \(name) TEMPLATE template0", at: self.server.address())
    }

    func address(user: String = "postroom", host: String? = nil) throws -> PostgresAddress {
        try server.address(database: name, user: user, host: host)
    }

    func open(
        _ mode: PostgresStore.Mode = .readWrite, user: String = "postroom", host: String? = nil,
        limits: PostgresLimits = .ofTests
    ) async throws -> PostgresStore {
        try await PostgresStore(
            address(user: user, host: host), mode: mode, surroundings: Sample.surroundings(), limits: limits)
    }

    /// Runs SQL on a plain connection, as somebody would who has the database and knows PostgreSQL.
    func behindTheStore(_ sql: String) throws { try Self.run(sql, at: address()) }

    /// The same with triggers and references out of force.
    func withoutGuards(_ sql: String) throws {
        try behindTheStore("SET session_replication_role = replica; \(sql)")
    }

    func number(_ sql: String) throws -> Int64? {
        let found = try PostgresConnection(address(), .ofTests).perform(sql, [])
        return found.rowCount == 0 ? nil : try PostgresRow(found, 0).integer(0)
    }

    private static func run(_ sql: String, at address: PostgresAddress) throws {
        try PostgresConnection(address, .ofTests).run(sql)
    }
}

extension PostgresServer {
    func address(database: String = "postgres", user: String = "postroom", host: String? = nil) throws
        -> PostgresAddress
    {
        try PostgresAddress(url: url(database: database, user: user, host: host))
    }
}

extension PostgresLimits {
    static var ofTests: PostgresLimits {
        var limits = PostgresLimits()
        limits.readers = 2
        return limits
    }
}

extension StoreContract.Tampering {
    var sql: String {
        switch self {
        case .recordChanged: replace("leaf", of: "records", "parse", "parsE", "position = 1")
        case .recordDeleted: "DELETE FROM records WHERE position = (SELECT max(position) FROM records)"
        case .privateFormChanged: replace("private_form", of: "records", "c7", "c8", "position = 1")
        case .mailChanged: replace("bytes", of: "mails", "Tonne", "tonne", "id = 'm7'")
        case .replyChanged: replace("bytes", of: "replies", "morgen", "Morgen", "id = 'a1'")
        }
    }

    private func replace(_ column: String, of table: String, _ old: String, _ new: String, _ which: String) -> String {
        """
        UPDATE \(table) SET \(column) = convert_to(replace(convert_from(\(column), 'UTF8'), '\(old)', '\(new)'), 'UTF8')
        WHERE \(which)
        """
    }
}
