import Disclosure
import Testing
import Transparency

struct EvaluationFiguresTests {
    @Test func `figures of the first variant are read as the report has them`() throws {
        let figures = try EvaluationFigures(report: Fixture.report)
        #expect(figures.variant == "whole" && figures.count == 990 && figures.errors == 0)
        #expect(figures.figure("service.accuracy")?.value == 0.8626)
        #expect(figures.figure("service.accuracy")?.interval == 0.84...0.8827)
        #expect(figures.figure("service.ece")?.interval == nil)
        #expect(figures.groups.map(\.kind) == ["by_language", "by_length"])
        #expect(figures.limits.map(\.isKept) == [false, true])
    }

    @Test func `the instructions show each figure with its interval, its count and missed limits`() throws {
        let text = try Exporter(Fixture.full).document(.instructions, in: .english).markdown
        #expect(text.contains("| right service | service.accuracy | 86.3 % (84.0 % to 88.3 %), n = 990 |"))
        #expect(text.contains("| service.ece | 2.0 %, n = 990 |"))
        #expect(text.contains("| speed.p50 | 0.6 ms, n = 990 |"))
        #expect(text.contains("| ru | 42.9 %, n = 7 |"))
        #expect(text.contains("| service.accuracy | 86.3 % | at least 90.0 % | NO |"))
        #expect(text.contains("| errors | 0.0 | at most 0.0 | yes |"))
        #expect(!text.contains("11.0 %"))
        let german = try Exporter(Fixture.full).document(.instructions, in: .german).markdown
        #expect(german.contains("86,3 % (84,0 % bis 88,3 %), n = 990"))
    }

    @Test func `without an evaluation accuracy stays open`() throws {
        let document = try Exporter(Fixture.material).document(.instructions, in: .german)
        #expect(document.open.contains { $0.place == "postroom export --evaluation" })
    }

    @Test(arguments: [["suite": "x"], "text", [:], .null] as [JSONValue])
    func `what is no report is refused`(json: JSONValue) {
        #expect(throws: EvaluationProblem.notAReport) { try EvaluationFigures(report: json) }
    }

    @Test func `an unfinished run is refused`() {
        guard case .object(var members) = Fixture.report else { return }
        members["finished"] = ""
        #expect(throws: EvaluationProblem.unfinished) { try EvaluationFigures(report: .object(members)) }
        members["finished"] = "2026"
        members["first"] = "other"
        #expect(throws: EvaluationProblem.notAReport) { try EvaluationFigures(report: .object(members)) }
    }

    @Test(arguments: [
        (0.8626, "86.3 %"), (0, "0.0 %"), (1, "100.0 %"), (0.00049, "0.0 %"), (0.0005, "0.1 %"), (-0.1, "-10.0 %"),
    ])
    func `shares are written with one digit`(share: Double, text: String) { #expect(percent(share, .english) == text) }
}
