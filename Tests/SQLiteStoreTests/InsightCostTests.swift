import Cases
import Enquiries
import Foundation
import StoreContract
import StoreSQL
import Testing
import Transparency

@testable import SQLiteStore

/// What the figures of a page cost. Filling the store takes minutes, so it runs when asked for: POSTROOM_MEASURE=1.
@Suite struct InsightCosts {
    /// Milliseconds. Programs that are not optimised take several times as long.
    #if DEBUG
        private static let most = 1500.0
    #else
        private static let most = 120.0
    #endif
    private static let isAsked = ProcessInfo.processInfo.environment["POSTROOM_MEASURE"] != nil

    @Test(.enabled(if: isAsked)) func `figures of ten thousand answered cases take little of a processor`()
        async throws
    {
        let place = try Place()
        let store = try place.open()
        for start in stride(from: 0, to: 10_000, by: 500) {
            var files: [CaseFile] = []
            var changes: [CaseChange] = []
            for number in start..<(start + 500) {
                let change = Self.arrival(number)
                changes.append(change)
                files.append(change.file)
            }
            try await store.commit(changes)
            for step in 2...6 {
                try await store.commit(files.map { Self.step($0, step) })
                files = files.map { Self.after($0) }
            }
        }
        let until = Sample.morning.adding(seconds: 86_400)
        for days in [Int64(30), 90] {
            let query = WorkFacts.Query(desk: Sample.desk, from: until.adding(seconds: -days * 86_400), until: until)
            let begun = clock()
            let facts = try await store.workFacts(query)
            let milliseconds = Double(clock() - begun) / Double(CLOCKS_PER_SEC) * 1000
            print(
                "\(days) days: \(facts.judged.count) decisions, \(facts.answered.count) replies, \(milliseconds) ms CPU"
            )
            #expect(milliseconds < Self.most)
        }
        let begun = clock()
        _ = try await store.logLines(LogQuery(desks: [Sample.desk], limit: 51))
        _ = try await store.standings()
        print("log page and standings: \(Double(clock() - begun) / Double(CLOCKS_PER_SEC) * 1000) ms CPU")
    }

    /// With the time of the mail in its record, as intake writes it: places in the log are found by time.
    private static func arrival(_ number: Int) -> CaseChange {
        let change = Sample.arrival(number, receivedAt: moment(number))
        let file = change.file
        let record = ActionRecord(
            id: "\(file.id.text)-1", action: .parse, caseReference: file.id.text,
            start: file.updatedAt.milliseconds, end: file.updatedAt.milliseconds, disclosed: ["readable": true])
        return CaseChange(file, because: record, mail: change.mail)
    }

    /// Spread over 90 days.
    private static func moment(_ number: Int) -> Timestamp {
        Sample.morning.adding(seconds: Int64(number - 10_000) * 777)
    }

    private static func after(_ file: CaseFile) -> CaseFile {
        var next = file
        next.version += 1
        next.updatedAt = file.updatedAt.adding(seconds: 60)
        return next
    }

    private static func step(_ file: CaseFile, _ step: Int) -> CaseChange {
        let next = after(file)
        let actions: [ActionRecord.Action] = [.classify, .route, .draft, .review, .send]
        let action = actions[step - 2]
        let disclosed: [String: JSONValue] =
            action == .review
            ? ["decision": "approve", "authorship": "software"]
            : action == .send ? ["outcome": "accepted"] : ["service": "waste"]
        let record = ActionRecord(
            id: "\(file.id.text)-\(step)", action: action, trigger: action == .review ? .human : .routine,
            caseReference: file.id.text, start: next.updatedAt.milliseconds, end: next.updatedAt.milliseconds,
            disclosed: disclosed,
            details: action == .review
                ? ["officer": "jana", "dwell_ms": 7000, "changed_words": 0, "words": 120] : [:])
        return CaseChange(next, because: record)
    }
}
