package import Transparency

/// What a slot is filled with.
package enum SlotValue: Sendable, Equatable {
    case text(String)
    /// Best first: entries above the limit are left out from the end.
    case list([SlotItem])
}

/// One entry of a list, by whose id an answer may name it.
package struct SlotItem: Sendable, Equatable {
    package static let longestID = 100

    package let id: String
    package let text: String

    package init(id: String, text: String) { (self.id, self.text) = (id, text) }

    /// 1 to 100 ASCII letters, digits, dots, hyphens and underscores: nothing that could look like a mark.
    var hasUsableID: Bool {
        (1...Self.longestID).contains(id.utf8.count)
            && id.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
                    || [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_")].contains(byte)
            }
    }
}

/// What was left out of a slot. Sizes only, so that a record may hold it.
package struct PromptCut: Sendable, Equatable {
    package let slot: String
    /// Bytes of a text, entries of a list.
    package let kept: Int
    package let of: Int

    package init(slot: String, kept: Int, of: Int) { (self.slot, self.kept, self.of) = (slot, kept, of) }
}

/// A prompt ready to be sent.
package struct FilledPrompt: Sendable, Equatable {
    /// ``Prompt/name``, version and digest, for the record.
    package let name: String
    package let version: Int
    package let promptDigest: String
    package let parameters: PromptParameters
    package let system: String
    package let user: String
    /// The answer's schema, its lists filled in.
    package let schema: JSONValue
    package let cuts: [PromptCut]
    /// The ids that are shown of each list, by slot, in order.
    package let shown: [String: [String]]
    /// Control words of chat formats that citizens' text held.
    package let defusedMarks: Int
    /// The code of the marks around citizens' text.
    package let code: String

    /// SHA-256, hexadecimal, of what is sent: texts, schema and parameters. Equal contents may share a cached answer.
    package var contentDigest: String {
        let whole: JSONValue = [
            "system": .string(system), "user": .string(user), "schema": schema, "parameters": parameters.json,
        ]
        return sha256Hex(whole.canonical)
    }

    /// Whether an answer repeats the code, in either case and with any signs between: then it repeats its prompt, and no
    /// draft may be made of it.
    package func isRepeated(in answer: String) -> Bool { Repetition(of: code).occurs(in: answer) }
}
