/// A sentence that a language model wrote, with the approved answers that it names as its support.
package struct GroundedSentence: Codable, Sendable, Equatable {
    /// One line of plain text, placeholders filled in.
    package var text: String
    /// Sentences of one paragraph have the same number.
    package var paragraph: Int
    /// Ids of answers that the model was shown; empty where it names none.
    package var answers: [String]

    package init(text: String, paragraph: Int, answers: [String]) {
        (self.text, self.paragraph, self.answers) = (text, paragraph, answers)
    }
}

/// The body of a reply as a language model wrote it: no salutation, no closing.
package struct GroundedText: Codable, Sendable, Equatable {
    package var sentences: [GroundedSentence]
    /// What the mail asks and the answers do not cover, as the model sees it; for the officer.
    package var open: [String]
    /// The model as the settings name it.
    package var model: String

    package init(sentences: [GroundedSentence], open: [String], model: String) {
        (self.sentences, self.open, self.model) = (sentences, open, model)
    }
}

/// What a language model is given to write a reply from.
package struct DraftMaterial: Sendable {
    /// A matter that must be answered.
    package struct Matter: Sendable, Equatable {
        package let service: ServiceID
        package let name: String

        package init(service: ServiceID, name: String) { (self.service, self.name) = (service, name) }
    }

    /// The language of the reply.
    package let language: String
    package let matters: [Matter]
    /// Approved answers of these matters that are valid, best first; slots that the mail fills are filled.
    package let answers: [Answer]

    package init(language: String, matters: [Matter], answers: [Answer]) {
        (self.language, self.matters, self.answers) = (language, matters, answers)
    }
}
