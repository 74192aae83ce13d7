import Cases
import Enquiries
import Foundation
import StoreContract
import Synchronization
import PostgresServer
import Testing

@testable import PostgresStore

/// Whether the load may stop.
private final class End: Sendable {
    let isReached = Atomic(false)
}

@Suite(.serialized, .enabled(if: PostgresServer.isInstalled, serverIsMissing)) struct ServerCrashes {
    @Test func `twenty crashes of the server under load neither lose nor double a step`() async throws {
        let server = try PostgresServer()
        let database = try TestDatabase(on: server)
        var limits = PostgresLimits.ofTests
        limits.patience = 60_000
        let stores = [try await database.open(limits: limits), try await database.open(limits: limits)]
        let end = End()
        let kept = try await withThrowingTaskGroup(of: CaseFile.self) { group in
            for number in 0..<6 {
                let store = stores[number % 2]
                group.addTask {
                    var file = try await store.keep(Sample.arrival(number))
                    while !end.isReached.load(ordering: .relaxed) {
                        file = try await store.keep(Sample.step(after: file, to: .triaged))
                    }
                    return file
                }
            }
            for _ in 0..<20 {
                try await Task.sleep(for: .milliseconds(150))
                try server.crash()
            }
            end.isReached.store(true, ordering: .relaxed)
            var kept: [CaseFile] = []
            for try await file in group { kept.append(file) }
            return kept
        }
        for file in kept { #expect(try await stores[0].load(file.id) == file) }
        let found = try await stores[1].verify()
        #expect(found.firstFault == nil)
        // One record a step: none is lost, none is there twice.
        #expect(found.tree.size == kept.reduce(0) { $0 + Int64($1.version) })
        #expect(kept.allSatisfy { $0.version > 1 })
    }
}
