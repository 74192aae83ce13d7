package import Transparency

extension Document {
    /// The document for programs, the same content as ``markdown``. `Docs/Exports.md` explains the keys.
    package var json: JSONValue {
        [
            "kind": .string(kind.rawValue), "title": .string(title), "language": .string(language.rawValue),
            "software": [
                "name": .string(software.name), "version": .string(software.version),
                "commit": software.commit.map { .string($0) } ?? .null,
            ],
            "date": .string(date), "notes": .array(notes.map { .string($0) }),
            "open": .integer(Int64(open.count)), "open_items": .array(open.map(\.json)),
            "sections": .array(sections.map { json($0) }), "sources": .array(sources.map { .string($0) }),
        ]
    }

    private func json(_ section: Section) -> JSONValue {
        var members: [String: JSONValue] = [
            "id": .string(section.id), "heading": .string(section.heading),
            "items": .array(section.items.map(\.json)),
        ]
        if let provision = section.provision { members["provision"] = .string(provision.text(in: language)) }
        return .object(members)
    }
}

extension OpenItem {
    var json: JSONValue { ["question": .string(question), "place": .string(place)] }
}

extension Item {
    var json: JSONValue {
        switch self {
        case .text(let text): ["text": .string(text)]
        case .field(let field):
            switch field.answer {
            case .known(let values):
                [
                    "field": .string(field.id), "label": .string(field.label),
                    "values": .array(values.map { .string($0) }),
                ]
            case .open(let open): ["field": .string(field.id), "label": .string(field.label), "open": open.json]
            }
        case .table(let table):
            [
                "caption": .string(table.caption), "header": .array(table.header.map { .string($0) }),
                "rows": .array(table.rows.map { .array($0.map { .string($0) }) }),
            ]
        }
    }
}
