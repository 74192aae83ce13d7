import Enquiries
import Sample
import Testing
import Triage

struct RuleScreeningTests {
    private let screening = RuleScreening(
        desk: Sample.desk(
            rules: Sample.rules + [
                Sample.rule("intent.objection", any: ["i object"], then: .init(intent: .objection))
            ]), rulesVersion: "r", surroundings: Sample.surroundings())

    @Test(
        arguments: [
            ("My bin was not emptied.", [], .normal, []), ("I want to end my life.", [.safeguarding], .emergency, []),
            ("Please verify your account here today, it is urgent.", [.phishing], .normal, []),
            ("I object to the parking fine of last week, it is wrong.", [], .normal, ["objection"]),
        ] as [(String, [Flag], Urgency, [String])])
    func `people's rules raise flags, urgency and clocks, and a person gets every mail`(
        text: String, flags: [Flag], urgency: Urgency, clocks: [String]
    ) {
        let decision = screening.decision(for: Sample.enquiry(text))
        #expect(decision.flags == flags && decision.urgency == urgency && decision.clocks.map(\.clock) == clocks)
        #expect(decision.action == .human && decision.service == ServiceID("other") && decision.confidence == 0)
        #expect(decision.by.map(\.kind) == [.rules])
    }

    @Test func `not even machine mail is put aside`() {
        #expect(screening.decision(for: Sample.enquiry(automatic: true)).action == .human)
    }

    @Test func `the record is of a screening by rules and says why`() {
        let order = SwitchOrder(id: "order-1", turn: .stop, because: "wrong answers", at: Sample.start)
        let record = screening.decide(Sample.file(), because: .stopped(order)).record
        #expect(record.action == .screen && record.components.map(\.kind) == ["rules"])
        #expect(record.disclosed["without_ai"] == "stopped" && record.disclosed["stopped_by"] == "order-1")
    }
}
