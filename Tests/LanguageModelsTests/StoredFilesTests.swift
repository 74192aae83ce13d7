import Foundation
import ModelEndpoints
import Synchronization
import Testing

@testable import LanguageModels

struct StoredFilesTests {
    private static func withFolder<Value>(_ use: (String) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.path + "/postroom-stored-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try use(folder)
    }

    private static func write(_ bytes: [UInt8], _ path: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    private static let profile = ModelProfile(
        service: "chat-completions", model: "m", date: "2026-11-22", options: WireOptions(form: .object),
        enforcesForm: false, namesUsage: true, hasStableSeed: false, contextTokens: 4_096, reportedModel: nil)

    @Test(arguments: [
        ("https://llm.example/v1", ModelService.chatCompletions, "m", StoredProfile.Absence?.none),
        ("https://llm.example/v2", .chatCompletions, "m", .ofAnother),
        ("https://llm.example/v1", .anthropicMessages, "m", .ofAnother),
        ("https://llm.example/v1", .chatCompletions, "n", .ofAnother),
    ])
    func `a profile is used for its own address, format and model alone`(
        address: String, service: ModelService, model: String, absence: StoredProfile.Absence?
    ) throws {
        try Self.withFolder { folder in
            let path = folder + "/" + StoredProfile.fileName
            let stored = StoredProfile(address: "https://llm.example/v1", profile: Self.profile)
            try Self.write(stored.bytes, path)
            let found = Result { () throws(StoredProfile.Absence) in
                try StoredProfile.read(path, address: address, service: service, model: model)
            }
            #expect(found == (absence.map { .failure($0) } ?? .success(Self.profile)))
        }
    }

    @Test func `a profile that is missing or damaged is none`() throws {
        try Self.withFolder { folder in
            let path = folder + "/p"
            func read() throws(StoredProfile.Absence) -> ModelProfile {
                try StoredProfile.read(path, address: "a", service: .chatCompletions, model: "m")
            }
            #expect(throws: StoredProfile.Absence.notProbed) { try read() }
            let bytes = StoredProfile(address: "a", profile: Self.profile).bytes
            for length in bytes.indices {
                try Self.write(Array(bytes[..<length]), path)
                #expect(throws: StoredProfile.Absence.damaged) { try read() }
            }
            try Self.write(bytes, path)
            #expect(try read() == Self.profile)
        }
    }

    private static let limits = BudgetLimits(
        senderDay: Amount(tokens: 100, micros: .max), desk: Amount(tokens: 100, micros: .max), total: .unlimited)
    private static let moment = BudgetMoment(day: 5, period: 5)

    @Test func `what was held back before a crash stays spent`() throws {
        try Self.withFolder { folder in
            let path = folder + "/" + BudgetFile.fileName
            let file = try BudgetFile(path, limits: Self.limits, at: Self.moment, write: Self.write)
            _ = try file.budget.reserve(Amount(tokens: 60, micros: 0), sender: "s", desk: "d", at: Self.moment)
            try file.save(file.budget.snapshot)
            let again = try BudgetFile(path, limits: Self.limits, at: Self.moment, write: Self.write)
            #expect(again.budget.snapshot.total == Amount(tokens: 60, micros: 0))
            #expect(throws: BudgetRefusal.desk) {
                try again.budget.reserve(Amount(tokens: 41, micros: 0), sender: "t", desk: "d", at: Self.moment)
            }
        }
    }

    @Test func `a damaged budget is an error and never an empty one`() throws {
        try Self.withFolder { folder in
            let path = folder + "/" + BudgetFile.fileName
            let bytes = BudgetLedger(at: Self.moment).json.bytes
            for length in bytes.indices {
                try Self.write(Array(bytes[..<length]), path)
                #expect(throws: BudgetFile.Problem.damaged(path: path)) {
                    try BudgetFile(path, limits: Self.limits, at: Self.moment, write: Self.write)
                }
            }
        }
    }

    @Test func `nothing is stored where writing fails`() throws {
        struct Full: Error {}
        let file = try BudgetFile(
            "/nowhere/budget.json", limits: Self.limits, at: Self.moment, write: { _, _ in throw Full() })
        #expect(throws: Full.self) { try file.store() }
        #expect(throws: Full.self) { try file.store() }
    }

    private final class Written: Sendable {
        let state = Mutex<(count: Int, tokens: Int64)>((0, 0))
    }

    @Test func `whoever has stored finds his amount in the file, and tasks share writes`() async throws {
        let written = Written()
        let file = try BudgetFile(
            "/nowhere/budget.json",
            limits: BudgetLimits(senderDay: .unlimited, desk: .unlimited, total: .unlimited), at: Self.moment
        ) { bytes, _ in
            let tokens = BudgetLedger(reading: bytes)?.total.tokens ?? 0
            usleep(5_000)
            written.state.withLock { $0 = ($0.count + 1, tokens) }
        }
        let missing = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    do {
                        _ = try file.budget.reserve(
                            Amount(tokens: 1, micros: 0), sender: "s", desk: "d", at: Self.moment)
                        let own = file.budget.snapshot.total.tokens
                        try file.store()
                        return written.state.withLock { $0.tokens } < own
                    } catch {
                        return true
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(missing == 0)
        #expect(written.state.withLock { $0.tokens } == 200)
        #expect(written.state.withLock { $0.count } <= 200)
    }
}
