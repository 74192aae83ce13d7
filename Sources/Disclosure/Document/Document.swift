/// Something that nobody has said yet: the question, and where its answer belongs.
package struct OpenItem: Sendable, Equatable {
    package let question: String
    /// For example `authority.yaml: deployer.contact`.
    package let place: String

    package init(question: String, place: String) { (self.question, self.place) = (question, place) }
}

/// What a field holds: words, or openly nothing.
package enum Answer: Sendable, Equatable {
    case known([String])
    case open(OpenItem)
}

package struct Field: Sendable, Equatable {
    /// The name for programs, unique in its section.
    package let id: String
    package let label: String
    package let answer: Answer

    package init(id: String, label: String, answer: Answer) { (self.id, self.label, self.answer) = (id, label, answer) }
}

package struct Table: Sendable, Equatable {
    package let caption: String
    package let header: [String]
    package let rows: [[String]]

    package init(caption: String, header: [String], rows: [[String]]) {
        (self.caption, self.header, self.rows) = (caption, header, rows)
    }
}

package enum Item: Sendable, Equatable {
    case text(String)
    case field(Field)
    case table(Table)
}

/// One heading of a document, with the rule that asks for it.
package struct Section: Sendable, Equatable {
    /// As the law or the standard counts it: `1`, `a`, `B.4`.
    package let id: String
    package let heading: String
    package let provision: Provision?
    package let items: [Item]

    package init(id: String, heading: String, provision: Provision? = nil, items: [Item]) {
        (self.id, self.heading, self.provision, self.items) = (id, heading, provision, items)
    }
}

/// An export before it is written in a format.
///
/// It is a function of its material: no clock, no chance, so the same material gives the same bytes.
package struct Document: Sendable, Equatable {
    package let kind: ExportKind
    package let title: String
    package let language: Language
    package let software: SoftwareFacts
    /// ISO 8601.
    package let date: String
    /// What this document is worth and what not; stands at the top.
    package let notes: [String]
    package let sections: [Section]
    /// What the document rests on, and how far each source was read.
    package let sources: [String]

    /// What nobody has said yet, each once, in the order of the document.
    package var open: [OpenItem] {
        var found: [OpenItem] = []
        for case .field(let field) in sections.flatMap(\.items) {
            if case .open(let open) = field.answer, !found.contains(open) { found.append(open) }
        }
        return found
    }

    package func section(_ id: String) -> Section? { sections.first { $0.id == id } }

    package func field(_ section: String, _ id: String) -> Field? {
        self.section(section)?.items.lazy.compactMap { item in
            if case .field(let field) = item, field.id == id { field } else { nil }
        }.first
    }
}
