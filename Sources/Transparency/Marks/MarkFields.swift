/// What the header fields of the marks say, with what is wrong about each.
struct MarkFields {
    private(set) var states: [MarkLayer: LayerState] = [:]
    private(set) var mode: AIMode?
    /// The word that stands for the mode, known or not.
    private(set) var modeWord: String?
    private(set) var record: String?
    private(set) var label: String?
    private(set) var digest: [UInt8]?

    init(_ mail: ExaminedMail) {
        states[.disclosure] = Self.one(mail, .disclosure) { readDisclosure($0) }
        states[.provenance] = Self.one(mail, .provenance) { readProvenance($0) }
        states[.contentParts] = Self.one(mail, .contentParts) { Self.contentParts($0, mode, mail.textParts) }
        states[.generated] = Self.one(mail, .generated) { value in
            if value != "1" { return .broken(.unknownForm) }
            return mode == AIMode.none ? .broken(.contradicts(.disclosure)) : .intact
        }
        if states[.generated] == .missing, mode == AIMode.none { states[.generated] = .notUsed }
    }

    /// True where no field is there at all.
    var areAbsent: Bool { states.values.allSatisfy { $0 == .missing } }

    private static func one(
        _ mail: ExaminedMail, _ layer: MarkLayer, _ read: (String) -> LayerState
    ) -> LayerState {
        let values = mail.all(layer.rawValue)
        guard let value = values.first else { return .missing }
        return values.count == 1 ? read(value) : .broken(.repeated(values.count))
    }

    private mutating func readDisclosure(_ value: String) -> LayerState {
        guard let entries = try? StructuredField.dictionary(value),
            case .token(let word)? = StructuredField.flat(entries)["mode"]
        else { return .broken(.unknownForm) }
        modeWord = word
        mode = AIMode(rawValue: word)
        // The grammar holds, so a word that is not known is one that was not known yet.
        return mode == nil ? .broken(.newerVersion) : .intact
    }

    private mutating func readProvenance(_ value: String) -> LayerState {
        guard let entries = try? StructuredField.dictionary(value) else { return .broken(.unknownForm) }
        let values = StructuredField.flat(entries)
        if case .integer(let version)? = values["v"], version > ReplyMarks.version { return .broken(.newerVersion) }
        guard let record = values["record"]?.words, case .bytes(let digest)? = values["digest"] else {
            return .broken(.unknownForm)
        }
        (self.record, self.digest, label) = (record, digest, values["label"]?.words)
        return .intact
    }

    private static func contentParts(_ value: String, _ mode: AIMode?, _ present: [String]) -> LayerState {
        guard let members = try? StructuredField.list(value), !members.isEmpty else { return .broken(.unknownForm) }
        var parts: Set<String> = []
        for member in members {
            guard case .item(let item) = member, case .string(let part) = item.value,
                case .token(let action)? = item["action"]
            else { return .broken(.unknownForm) }
            guard part != "subject" else { continue }
            if let mode, action != mode.partAction { return .broken(.contradicts(.disclosure)) }
            parts.insert(part)
        }
        return parts == Set(present) ? .intact : .broken(.otherParts)
    }
}
