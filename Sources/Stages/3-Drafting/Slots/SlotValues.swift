import Enquiries
import Extraction

/// What a mail gives for the slots of answers.
struct SlotValues {
    private let facts: [Fact]
    private let received: String

    /// - Parameter received: The day of the mail, as it is written in the reply's language.
    init(subject: String, text: String, received: String) {
        facts = FactReader().facts(in: subject + "\n" + text)
        self.received = received
    }

    enum Value: Equatable {
        case filled(String)
        case missing(MissingSlot.Reason)
    }

    /// The kinds of facts that fill a slot; the first kind of which the mail holds one decides.
    private static let kinds: [String: [Fact.Kind]] = [
        "driver-number": [.driverNumber], "file-number": [.fileNumber], "payment-reference": [.paymentReference],
        "registration-mark": [.registrationMark],
        "reference": [.fileNumber, .paymentReference, .reference, .registrationMark, .driverNumber],
    ]

    func value(of slot: String) -> Value {
        if slot == "received" { return .filled(received) }
        for kind in Self.kinds[slot] ?? [] {
            let found = facts.filter { $0.kind == kind }
            guard !found.isEmpty else { continue }
            // One value in two spellings is one candidate.
            var valid: [String] = []
            for fact in found where fact.isValid && !valid.contains(fact.value) { valid.append(fact.value) }
            switch valid.count {
            case 1: return .filled(valid[0])
            case 0: return .missing(.brokenCheckRule(found[0].text))
            default: return .missing(.ambiguous(valid))
            }
        }
        return .missing(.notFound)
    }
}
