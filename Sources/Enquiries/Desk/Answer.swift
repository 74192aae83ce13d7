/// An approved text block. Only such blocks get into drafts that are made without a language model.
package struct Answer: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        /// Fits every enquiry of the service.
        case general
        /// Fits one frequent case; its ``Answer/keywords`` say which.
        case `case`
    }

    /// How sure the authority must be of who writes before it answers about a personal record.
    package enum IdentityLevel: String, Codable, Sendable, CaseIterable, Comparable {
        case none, basic, substantial

        package static func < (one: Self, other: Self) -> Bool {
            switch (one, other) {
            case (.none, .basic), (.none, .substantial), (.basic, .substantial): true
            default: false
            }
        }
    }

    package enum Level: String, Codable, Sendable, CaseIterable {
        case standard, simple
    }

    /// Shared by the language versions of one answer.
    package let id: String
    package let service: ServiceID
    package let language: String
    package let kind: Kind
    package let title: String
    /// Intents that it serves; empty means every one.
    package let intents: [Intent]
    package let keywords: [String]
    /// How citizens ask for it, in the answer's language; what retrieval compares a mail with besides title and text.
    package let questions: [String]
    /// What must be known of the case before the answer is complete, in words for the officer.
    package let needs: [String]
    package let version: Int
    package let validFrom: CalendarDate
    package let validTo: CalendarDate?
    package let unit: String
    package let source: String
    package let identity: IdentityLevel
    package let level: Level
    /// The body, without salutation and closing. May hold slots of ``slots``, written `{{name}}`.
    package let text: String
    package let origin: Origin

    /// Slots that a text may use, and nothing else.
    package static let slots: Set<String> = [
        "driver-number", "file-number", "payment-reference", "received", "reference", "registration-mark",
    ]

    package init(
        id: String, service: ServiceID, language: String, kind: Kind, title: String, intents: [Intent],
        keywords: [String], questions: [String] = [], needs: [String] = [], version: Int, validFrom: CalendarDate,
        validTo: CalendarDate?, unit: String,
        source: String, identity: IdentityLevel, level: Level, text: String, origin: Origin
    ) {
        (self.id, self.service, self.language, self.kind, self.title) = (id, service, language, kind, title)
        (self.intents, self.keywords, self.questions) = (intents, keywords, questions)
        (self.needs, self.version) = (needs, version)
        (self.validFrom, self.validTo, self.unit, self.source) = (validFrom, validTo, unit, source)
        (self.identity, self.level, self.text, self.origin) = (identity, level, text, origin)
    }

    package func isValid(on date: CalendarDate) -> Bool {
        validFrom <= date && (validTo.map { date <= $0 } ?? true)
    }
}
