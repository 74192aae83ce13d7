import Prompting

/// Whether an answer repeats its prompt: the code of the marks, or a long piece of the system's words, which no reply
/// has a use for.
struct Repeating {
    /// Bytes of the system's words, small letters and single blanks, that count as a repetition.
    static let longest = 48

    private let prompt: FilledPrompt
    private let pieces: Set<[UInt8]>

    init(_ prompt: FilledPrompt) {
        self.prompt = prompt
        let system = Self.folded(prompt.system)
        guard system.count >= Self.longest else {
            pieces = []
            return
        }
        pieces = Set((0...system.count - Self.longest).map { Array(system[$0..<$0 + Self.longest]) })
    }

    /// - Parameters:
    ///   - answer: As it came.
    ///   - texts: The texts in it, escapes resolved.
    func occurs(in answer: String, _ texts: [String]) -> Bool {
        if prompt.isRepeated(in: answer) || prompt.isRepeated(in: texts.joined(separator: " ")) { return true }
        return texts.contains { text in
            let bytes = Self.folded(text)
            guard bytes.count >= Self.longest else { return false }
            return (0...bytes.count - Self.longest).contains { pieces.contains(Array(bytes[$0..<$0 + Self.longest])) }
        }
    }

    private static func folded(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte <= 0x20 {
                if bytes.last != 0x20 { bytes.append(0x20) }
            } else {
                bytes.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
            }
        }
        return bytes
    }
}
