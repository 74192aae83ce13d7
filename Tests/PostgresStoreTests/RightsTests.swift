import Cases
import Enquiries
import Foundation
import PostgresServer
import StoreContract
import StoreSQL
import Testing
import Transparency

@testable import PostgresStore

/// The rights that Docs/Postgres.md gives to machines that serve pages and to those that work.
@Suite(.serialized, .enabled(if: PostgresServer.isInstalled, serverIsMissing)) struct Rights {
    private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Docs/Postgres.md")

    private func prepared() async throws -> TestDatabase {
        let database = try TestDatabase()
        try await database.open().close()
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        let statements = try #require(
            text.components(separatedBy: "```").first { $0.contains("GRANT ") && $0.contains("REVOKE ") })
        for role in ["postroom_web", "postroom_work"] {
            try database.behindTheStore(
                "DO $$ BEGIN CREATE ROLE \(role) LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$")
        }
        try database.behindTheStore(statements)
        return database
    }

    private let lacksRight = StoreError.cannotWrite(
        "the user of the database lacks a right that postroom needs (PostgreSQL code 42501)")

    @Test func `pages take mail in and approve, and cannot publish the log`() async throws {
        let database = try await prepared()
        let web = try await database.open(user: "postroom_web")
        var file = try await web.keep(Sample.arrival(1))
        for state in [CaseState.triaged, .drafted] { file = try await web.keep(Sample.step(after: file, to: state)) }
        try await web.keep(Sample.approval(of: file, reply: "a1"))
        await #expect(throws: lacksRight) { try await web.replace(nil, with: try note(), for: "stadt.example/log") }
        for table in ["records", "log_tree", "case_keys"] {
            #expect(throws: PostgresFailure.self) {
                try PostgresConnection(database.address(user: "postroom_web"), .ofTests).run("DELETE FROM \(table)")
            }
        }
        #expect(try await web.verify().firstFault == nil)
    }

    @Test func `workers triage, draft, send and publish, and cannot approve or make an officer`() async throws {
        let database = try await prepared()
        let web = try await database.open(user: "postroom_web")
        let work = try await database.open(user: "postroom_work")
        try await web.commit([Sample.arrival(1), Sample.arrival(2)])
        var files = try await work.claim(in: .received, by: "w", seconds: 60, limit: 5).map(\.file)
        #expect(files.count == 2)
        for state in [CaseState.triaged, .drafted] {
            for index in files.indices {
                files[index] = try await work.keep(Sample.step(after: files[index], to: state))
            }
        }
        let (mine, theirs) = (files[0], files[1])
        await #expect(throws: lacksRight) { try await work.commit([Sample.approval(of: mine, reply: "a1")]) }
        try await web.keep(Sample.approval(of: theirs, reply: "a2"))
        let due = Sample.morning.adding(seconds: 60)
        let leased = try await work.lease(due: due, to: "w", until: due.adding(seconds: 300), limit: 5)
        #expect(leased.map(\.file.id) == [theirs.id])
        #expect(try await work.replace(nil, with: try note(), for: "stadt.example/log"))
        let officer = Officer(
            id: OfficerID("o9"), name: "X", rights: [.approve], training: nil, addedAt: Sample.morning)
        await #expect(throws: lacksRight) {
            _ = try await work.replace(nil, with: officer, by: nil, at: Sample.morning)
        }
        #expect(try await work.verify().firstFault == nil)
    }

    private func note() throws -> [UInt8] {
        let signer = try NoteSigner(name: "stadt.example/log", type: .ed25519, seed: Array(repeating: 7, count: 32))
        return try Checkpoint(origin: "stadt.example/log", size: 0, root: MerkleHash.emptyRoot).signed(by: signer).bytes
    }
}
