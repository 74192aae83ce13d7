import Foundation
import ModelEndpoints
import Testing

struct ModelStandingTests {
    static func moment(_ seconds: Int) -> ModelStanding.Moment {
        ModelStanding.Moment(uptime: .seconds(seconds), clock: 1_000 + Int64(seconds))
    }

    /// A state of a key's file; different for each text.
    static func key(_ text: String) throws -> KeyFileState {
        let path = FileManager.default.temporaryDirectory.path + "/postroom-key-\(UUID().uuidString)"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try #require(KeyFileState(of: path))
    }

    static func expectNone(_ permit: ModelStanding.Permit?) { #expect(permit == nil, "the others wait") }

    /// Calls one after the other that all fail; what was said of them.
    static func fail(
        _ standing: inout ModelStanding, _ fault: ModelFault, times: Int, at seconds: Int, key: KeyFileState? = nil
    ) throws -> [ModelTrouble.Kind] {
        try (0..<times).compactMap { _ in
            let granted = standing.permit(at: .seconds(seconds), key: key)
            let permit = try #require(granted)
            return standing.failed(permit, fault, at: moment(seconds))
        }
    }

    @Test(arguments: ModelFault.allCases.filter { $0.isOutage && !$0.needsPerson })
    func `four failures do not open the breaker, the fifth does, and it is said once`(fault: ModelFault) throws {
        var standing = ModelStanding()
        #expect(try Self.fail(&standing, fault, times: 4, at: 0) == [])
        #expect(standing.isAvailable(at: .zero, key: nil))
        #expect(standing.health(at: Self.moment(0), key: nil) == .failing(since: 1_000, fault))
        #expect(try Self.fail(&standing, fault, times: 1, at: 1) == [.outage(fault)])
        #expect(standing.health(at: Self.moment(2), key: nil) == .leftAlone(until: 1_011, since: 1_000, fault))
        #expect(!standing.isAvailable(at: .milliseconds(10_999), key: nil))
        #expect(standing.isAvailable(at: .seconds(11), key: nil))
        Self.expectNone(standing.permit(at: .milliseconds(10_999), key: nil))
        // One call tries; it fails as well, and the pause doubles without a word.
        #expect(try Self.fail(&standing, fault, times: 1, at: 11) == [])
        #expect(standing.health(at: Self.moment(11), key: nil) == .leftAlone(until: 1_031, since: 1_000, fault))
    }

    @Test func `after a success it is closed, healthy, and may be said of again`() throws {
        var standing = ModelStanding()
        #expect(standing.health(at: Self.moment(0), key: nil) == .neverAsked)
        _ = try Self.fail(&standing, .timeout, times: 5, at: 0)
        let granted = standing.permit(at: .seconds(10), key: nil)
        let trial = try #require(granted)
        Self.expectNone(standing.permit(at: .seconds(10), key: nil))
        standing.worked(trial, at: Self.moment(12))
        #expect(standing.health(at: Self.moment(13), key: nil) == .answered(at: 1_012))
        #expect(try Self.fail(&standing, .cut, times: 5, at: 20) == [.outage(.cut)])
    }

    @Test func `a call that began before the pause does not end it`() throws {
        var standing = ModelStanding()
        let granted = standing.permit(at: .zero, key: nil)
        let early = try #require(granted)
        _ = try Self.fail(&standing, .broken, times: 5, at: 0)
        standing.worked(early, at: Self.moment(1))
        #expect(!standing.isAvailable(at: .seconds(1), key: nil))
        #expect(standing.health(at: Self.moment(1), key: nil) == .leftAlone(until: 1_010, since: 1_000, .broken))
    }

    @Test(arguments: [ModelFault.wrongKey, .keyFile])
    func `a key that does not work is said once and rests until its file changes or an hour is over`(
        fault: ModelFault
    ) throws {
        let (old, new) = (try Self.key("old"), try Self.key("newer"))
        var standing = ModelStanding()
        #expect(try Self.fail(&standing, fault, times: 1, at: 0, key: old) == [.needsPerson(fault)])
        #expect(!standing.isAvailable(at: .seconds(3_599), key: old))
        #expect(standing.isAvailable(at: .seconds(3_600), key: old))
        #expect(standing.isAvailable(at: .seconds(1), key: new))
        #expect(standing.health(at: Self.moment(1), key: old) == .leftAlone(until: 4_600, since: 1_000, fault))
        #expect(standing.health(at: Self.moment(1), key: new) == .failing(since: 1_000, fault))
        // An hour later one call tries with the same key: no second word.
        #expect(try Self.fail(&standing, fault, times: 1, at: 3_600, key: old) == [])
        Self.expectNone(standing.permit(at: .seconds(3_601), key: old))
        // The file changed and is still wrong: that is news.
        #expect(try Self.fail(&standing, fault, times: 1, at: 3_602, key: new) == [.needsPerson(fault)])
        #expect(try Self.fail(&standing, fault, times: 1, at: 7_300, key: new) == [])
    }

    @Test(arguments: [ModelFault.forbidden, .unknownModel, .rejected, .redirect])
    func `what trying again cannot help is said once and is no outage`(fault: ModelFault) throws {
        var standing = ModelStanding()
        #expect(try Self.fail(&standing, fault, times: 20, at: 0) == [.needsPerson(fault)])
        #expect(standing.isAvailable(at: .zero, key: nil))
        let granted = standing.permit(at: .zero, key: nil)
        let permit = try #require(granted)
        standing.worked(permit, at: Self.moment(1))
        #expect(try Self.fail(&standing, fault, times: 2, at: 2) == [.needsPerson(fault)])
    }

    @Test func `every fault has words of its own in both languages`() {
        for language in ["de", "en"] {
            let reasons = ModelFault.allCases.map { ModelWords.reason($0, language) }
            #expect(Set(reasons).count == reasons.count)
            #expect(reasons.allSatisfy { !$0.isEmpty && !$0.hasSuffix(".") })
        }
        #expect(ModelFault.allCases.allSatisfy { ModelWords.reason($0, "fr") == ModelWords.reason($0, "en") })
        #expect(ModelFault.allCases.allSatisfy { !$0.needsPerson || ModelWords.advice($0, keyFile: nil) != nil })
        #expect(
            ModelWords.text(.leftAlone(until: 7, since: 3, .timeout), "de") { "\($0) Uhr" }
                == "Das Sprachmodell ist seit 3 Uhr gestört und wird bis 7 Uhr nicht gefragt: "
                + "der Endpunkt antwortet nicht rechtzeitig.")
    }
}
