import Drafting
import Enquiries
import Evaluator
import Foundation
import Sample
import Testing

struct DraftTrialTests {
    private static let answers = [
        Sample.answer("waste.general", service: "waste", text: "Another collection costs 35 euros. Bring your receipt.")
    ]

    private func trial(_ lines: [String]) throws -> DraftTrial {
        let errors = try lines.map { try JSONDecoder().decode(PlantedError.self, from: Data($0.utf8)) }
        return DraftTrial(
            desks: [Sample.desk(answers: Self.answers)], errors: errors, readers: .init { _ in ("en", 0) },
            today: CalendarDate(daysSince1970: 20_778))
    }

    private func line(_ id: String, _ rest: String, half: String = "kept", answer: String = "waste.general") -> String {
        """
        {"id": "\(id)", "half": "\(half)", "desk": "test", "language": "en", "answers": ["\(answer)"], \(rest)}
        """
    }

    @Test func `found, missed and unusable errors are told apart, by half and kind`() throws {
        let trial = try trial([
            line("one", #""kind": "amount", "find": "35 euros", "replace": "45 euros""#),
            line("two", #""kind": "amount", "find": "your receipt", "replace": "your ticket""#, half: "looked"),
            line("three", #""kind": "amount", "find": "99 euros", "replace": "1 euro""#),
            line("four", #""kind": "eligibility", "append": "You are entitled to it.""#),
        ])
        #expect(trial.planted == 3 && trial.warned == 2)
        #expect(trial.unusable == ["three"] && trial.missedOfLooked == ["two"])
        #expect(trial.byHalf[.kept]?.warned == 2 && trial.byHalf[.looked]?.warned == 0)
        #expect(trial.rows.map(\.kind) == [.amount, .eligibility])
        #expect(trial.cleanDrafts == 1 && trial.falseFindings.isEmpty && trial.falsePerTen == 0)
    }
}
