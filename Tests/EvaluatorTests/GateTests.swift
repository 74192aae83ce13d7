@testable import Evaluator
import Foundation
import FoundationXML
import Testing

struct GateTests {
    private func gate(_ threshold: Threshold.Bound, right: Int, of all: Int, budget: Budget = Budget()) -> Gate {
        let suite = Suite(
            name: "test", source: .ownTraining(desk: "d"), folds: 2,
            thresholds: [Threshold(metric: "service.accuracy", bound: threshold)], budget: budget)
        return Gate(
            Fixture.run(
                (0..<all).map { Fixture.decision("\($0)", right: "a", given: $0 < right ? "a" : "b") }, suite: suite))
    }

    @Test(arguments: [(9, 10, true), (8, 10, false), (900, 1000, true), (899, 1000, false), (1, 1, true)])
    func `a limit is kept exactly at its value and missed just under it`(right: Int, all: Int, isKept: Bool) {
        #expect(gate(.atLeast(0.9), right: right, of: all).isKept == isKept)
    }

    @Test(arguments: [(9, true), (10, false)])
    func `an upper limit is kept exactly at its value and missed just above it`(right: Int, isKept: Bool) {
        #expect(gate(.atMost(0.9), right: right, of: 10).isKept == isKept)
    }

    @Test(arguments: [(0, 0, true), (1, 0, false), (1, 1, true), (2, 1, false)])
    func `errors and skipped lines have a budget`(count: Int, budget: Int, isKept: Bool) {
        let errors = Suite(
            name: "test", source: .ownTraining(desk: "d"), folds: 2, budget: Budget(errors: budget, skipped: 9))
        let lines = Suite(
            name: "test", source: .ownTraining(desk: "d"), folds: 2, budget: Budget(errors: 9, skipped: budget))
        let broken = (0..<3).map { Fixture.decision("\($0)", right: "a", given: $0 < count ? nil : "a") }
        #expect(Gate(Fixture.run(broken, suite: errors)).isKept == isKept)
        let skipped = (0..<count).map { SkippedLine(place: "f:\($0)", reason: "bad") }
        let whole = [Fixture.decision("a", right: "a", given: "a")]
        #expect(Gate(Fixture.run(whole, suite: lines, skipped: skipped)).isKept == isKept)
    }

    @Test func `limits of another suite file judge a finished run`() {
        let run = Fixture.run([Fixture.decision("a", right: "a", given: "b")])
        #expect(Gate(run).isKept)
        let strict = Suite(
            name: "strict", source: .ownTraining(desk: "d"), folds: 2,
            thresholds: [Threshold(metric: "service.accuracy", bound: .atLeast(0.5))])
        #expect(!Gate(run, by: strict).isKept)
    }

    @Test func `JUnit's XML names what is missed, whatever the suite is called`() throws {
        let suite = Suite(
            name: "a \"b\" <c> & 'd' \u{1}", source: .ownTraining(desk: "d"), folds: 2,
            thresholds: [Threshold(metric: "service.accuracy", bound: .atLeast(0.9))])
        let gate = Gate(Fixture.run([Fixture.decision("a", right: "a", given: "b")], suite: suite))
        let elements = try XMLElements(gate.junit)
        #expect(elements.names == ["testsuites", "testsuite", "testcase", "testcase", "testcase", "failure"])
        #expect(elements.attributes[0]["tests"] == "3" && elements.attributes[0]["failures"] == "1")
        #expect(elements.attributes[1]["name"] == "a \"b\" <c> & 'd' \u{FFFD}")
        #expect(elements.attributes[5]["message"] == "service.accuracy is 0.0000, at least 0.9000 is the limit")
    }
}

/// The elements of a well-formed document, in their order.
final class XMLElements: NSObject, XMLParserDelegate {
    private(set) var names: [String] = []
    private(set) var attributes: [[String: String]] = []
    private(set) var text = ""

    struct NotWellFormed: Error { let line: Int }

    init(_ document: String) throws {
        super.init()
        let parser = XMLParser(data: Data(document.utf8))
        parser.delegate = self
        guard parser.parse() else { throw NotWellFormed(line: parser.lineNumber) }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        names.append(name)
        self.attributes.append(attributes)
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
