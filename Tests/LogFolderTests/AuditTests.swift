import Foundation
import Testing
import Transparency

@testable import LogFolder

struct AuditTests {
    private func fault(_ log: TestLog, _ source: Leaves? = nil) async throws -> LogFault? {
        do {
            _ = try await log.audit(source)
            return nil
        } catch let fault as LogFault {
            return fault
        }
    }

    /// A log with tiles of an earlier checkpoint in it.
    private func log(of size: Int64 = 1000) async throws -> TestLog {
        let log = TestLog(try Scratch())
        for size in [size - 10, size] { try await log.publish(Leaves(count: size)) }
        return log
    }

    /// Here it is every 37th byte of a log of 300 leaves; `Evaluation/log/run.sh flip` takes every byte of 1,000 leaves,
    /// for this checker and for the one in Python.
    @Test func `a flipped byte is found in whichever file it is`() async throws {
        let log = try await log(of: 300)
        #expect(try await fault(log) == nil)
        var flipped = 0
        for file in try log.scratch.files("log") {
            let good = try log.scratch.bytes("log/" + file)
            for place in stride(from: flipped % 37, to: good.count, by: 37) {
                var bad = good
                bad[place] ^= 1 << UInt8(place % 8)
                try log.scratch.write(bad, to: "log/" + file)
                #expect(try await fault(log) != nil, "byte \(place) of \(file)")
                flipped += 1
            }
            try log.scratch.write(good, to: "log/" + file)
        }
        #expect(flipped > 300)
        #expect(try await fault(log) == nil)
    }

    @Test func `what is cut, lengthened, missing or added is named`() async throws {
        let log = try await log()
        for file in try log.scratch.files("log") {
            let good = try log.scratch.bytes("log/" + file)
            try log.scratch.write(good.dropLast(), to: "log/" + file)
            #expect(try await fault(log)?.file == file, "\(file) was cut")
            try log.scratch.write(good + [0], to: "log/" + file)
            #expect(try await fault(log)?.file == file, "\(file) was lengthened")
            try log.scratch.remove("log/" + file)
            let isEarlier = file.hasSuffix(".p/222")
            #expect(try await fault(log)?.file == (isEarlier ? nil : file), "\(file) was removed")
            try log.scratch.write(good, to: "log/" + file)
        }
        for added in ["other", "tile/0/004", "tile/0/003.p/233", "tile/1/001", "tile/entries/003.p/0232"] {
            try log.scratch.write([1], to: "log/" + added)
            #expect(try await fault(log)?.kind == .doesNotBelong, "\(added)")
            try log.scratch.remove("log/" + added)
        }
        #expect(try await fault(log) == nil)
    }

    @Test func `publishing that was interrupted is no fault as long as the store has the leaves`() async throws {
        let log = try await log()
        try log.scratch.write([1], to: "log/tile/entries/003.p/233")
        #expect(try await fault(log)?.kind == .doesNotBelong)
        #expect(try await fault(log, Leaves(count: 1000))?.kind == .doesNotBelong)
        #expect(try await fault(log, Leaves(count: 1001)) == nil)
    }

    @Test func `a leaf that the store has otherwise is named with its position`() async throws {
        let log = try await log()
        #expect(try await fault(log, Leaves(count: 1200)) == nil)
        let changed = try await fault(log, Leaves(count: 1200, salt: " ", saltedFrom: 700))
        #expect(changed == LogFault(file: "tile/entries/002", kind: .otherLeaf(position: 700)))
        #expect(try await fault(log, Leaves(count: 999))?.kind == .otherLeaf(position: 999))
    }

    @Test func `a log that was written anew is found by its signature`() async throws {
        let log = TestLog(try Scratch())
        try await log.publish(Leaves(count: 300, salt: ",\"x\":1"), key: try logKey(2))
        #expect(try await fault(log)?.kind == .failure(.wrongKey(origin)))
    }
}
