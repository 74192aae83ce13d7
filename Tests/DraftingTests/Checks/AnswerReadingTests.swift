import Enquiries
import Sample
import Testing

@testable import Drafting

struct AnswerReadingTests {
    private static func answer(_ number: Int) -> Answer {
        Sample.answer("a\(number)", service: "waste", text: "Number \(number) costs 35 euros until 2026-07-03.")
    }

    /// The same text is checked twice against each set of answers: what was read for one must not count for another.
    @Test func `what was read of one set of answers counts for that set and that day alone`() {
        let checks = DraftChecks(desk: Sample.desk(), readers: CheckSample.readers)
        func kinds(_ answers: [Answer]) -> [Finding.Kind] {
            checks.findings(
                in: "It costs 35 euros.", language: "en", answering: Sample.enquiry("My sofa."), concerns: [],
                usedAnswers: answers, today: CheckSample.today
            ).map(\.kind)
        }
        let other = Sample.answer("b", service: "waste", text: "It costs 12 euros.")
        for _ in 0..<2 {
            #expect(!kinds([Self.answer(1)]).contains(.amount))
            #expect(kinds([other]).contains(.amount))
            #expect(!kinds([other, Self.answer(1)]).contains(.amount))
            #expect(kinds([]).contains(.amount))
        }
    }

    @Test func `a reading is made once, and again for another day or unit`() {
        let readings = AnswerReadings(CheckSample.readers)
        for _ in 0..<2 { _ = readings.reading(of: [Self.answer(1)], today: CheckSample.today) }
        #expect(readings.count == 1)
        _ = readings.reading(of: [Self.answer(1)], today: CheckSample.today.adding(days: 1))
        #expect(readings.count == 2)
        _ = readings.reading(of: [Self.answer(2)], today: CheckSample.today)
        #expect(readings.count == 3)
    }

    @Test func `so many readings are kept, and one more begins anew`() {
        let readings = AnswerReadings(CheckSample.readers)
        for number in 0..<AnswerReadings.most {
            _ = readings.reading(of: [Self.answer(number)], today: CheckSample.today)
        }
        #expect(readings.count == AnswerReadings.most)
        _ = readings.reading(of: [Self.answer(AnswerReadings.most)], today: CheckSample.today)
        #expect(readings.count == 1)
    }
}
