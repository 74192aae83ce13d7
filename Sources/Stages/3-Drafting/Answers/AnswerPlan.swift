package import Enquiries

/// What a reply answers and from which approved answers, before it is put into words.
struct AnswerPlan {
    struct Matter {
        let service: ServiceID
        let choice: AnswerBook.Choice
    }

    /// The language of the reply.
    let language: String
    let values: SlotValues
    var matters: [Matter] = []
    /// Matters without a valid answer.
    var gaps: [Draft.Gap] = []
}

extension Draft.Gap {
    init(slot: MissingSlot) {
        self.init(what: "{{\(slot.slot)}} in \"\(slot.answer)\" could not be filled from the mail", slot: slot)
    }

    init(need: String, of answer: Answer) { self.init(what: "to be known for \"\(answer.id)\": \(need)") }

    /// What a language model sees as open.
    package init(open point: String) { self.init(what: "open, says the language model: \(point)") }
}
