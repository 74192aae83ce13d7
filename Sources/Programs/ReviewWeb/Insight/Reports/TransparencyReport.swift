/// What citizens are told about the AI, as the export has it.
package struct TransparencyReport: Encodable, Sendable, Equatable {
    package enum Item: Encodable, Sendable, Equatable {
        case text(String)
        case field(label: String, values: [String])
        /// Something that nobody has said yet, and where it is to be said.
        case open(label: String, question: String, place: String)
        case table(caption: String, header: [String], rows: [[String]])
    }

    package struct Section: Encodable, Sendable, Equatable {
        package let heading: String
        package let items: [Item]

        package init(heading: String, items: [Item]) { (self.heading, self.items) = (heading, items) }
    }

    package let title: String
    package let notes: [String]
    package let sections: [Section]

    package init(title: String, notes: [String], sections: [Section]) {
        (self.title, self.notes, self.sections) = (title, notes, sections)
    }
}
