import Enquiries

/// The text of an answer with its slots filled. What could not be filled stays visible in `[[…]]`.
struct FilledAnswer: Equatable {
    let text: String
    let missing: [MissingSlot]

    init(_ answer: Answer, values: SlotValues, language: String) {
        var text = answer.text
        var missing: [MissingSlot] = []
        for slot in answer.slotsUsed {
            switch values.value(of: slot) {
            case .filled(let value): text = text.replacing("{{\(slot)}}", with: value)
            case .missing(let why):
                text = text.replacing("{{\(slot)}}", with: "[[\(SlotWords.name(slot, language))]]")
                missing.append(MissingSlot(slot: slot, answer: answer.id, why: why))
            }
        }
        (self.text, self.missing) = (text, missing)
    }
}

/// What a slot is called where it stays open.
enum SlotWords {
    static func name(_ slot: String, _ language: String) -> String {
        let names = language == "de" ? german : english
        return names[slot] ?? slot
    }

    private static let german = [
        "driver-number": "Führerscheinnummer ergänzen", "file-number": "Aktenzeichen ergänzen",
        "payment-reference": "Kassenzeichen ergänzen", "received": "Datum der Mail ergänzen",
        "reference": "Zeichen oder Nummer ergänzen", "registration-mark": "Kennzeichen ergänzen",
    ]

    private static let english = [
        "driver-number": "add the driver number", "file-number": "add the case number",
        "payment-reference": "add the payment reference", "received": "add the date of the mail",
        "reference": "add the reference", "registration-mark": "add the registration number",
    ]
}
