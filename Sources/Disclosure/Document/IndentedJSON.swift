package import Transparency

extension JSONValue {
    /// JSON for people: two blanks a level, members sorted as in the canonical form.
    package var indented: String {
        var out = ""
        write(to: &out, level: 0)
        return out
    }

    private func write(to out: inout String, level: Int) {
        let inner = String(repeating: "  ", count: level + 1)
        let outer = String(repeating: "  ", count: level)
        switch self {
        case .array(let items) where !items.isEmpty:
            out += "[\n"
            for (index, item) in items.enumerated() {
                out += inner
                item.write(to: &out, level: level + 1)
                out += index == items.count - 1 ? "\n" : ",\n"
            }
            out += outer + "]"
        case .object(let members) where !members.isEmpty:
            out += "{\n"
            let sorted = members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
            for (index, member) in sorted.enumerated() {
                out += inner + JSONValue.string(member.key).canonicalText + ": "
                member.value.write(to: &out, level: level + 1)
                out += index == sorted.count - 1 ? "\n" : ",\n"
            }
            out += outer + "}"
        default: out += canonicalText
        }
    }
}
