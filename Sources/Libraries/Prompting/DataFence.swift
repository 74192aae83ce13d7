import Transparency

/// The marks between which a citizen's text stands.
///
/// Both marks carry a code that the text does not hold, so that no text can end its own fence. The code comes from the
/// contents alone: the same mail gives the same bytes. It belongs in no answer, so an answer that holds it repeats its
/// prompt.
enum DataFence {
    /// Hexadecimal digits of a code.
    static let codeLength = 16

    /// The first of the codes of `contents` that occurs in none of them.
    static func code(for contents: [String], prompt digest: String) -> String {
        var turn: Int64 = 0
        while true {
            let seed: JSONValue = [
                "prompt": .string(digest), "turn": .integer(turn), "contents": .array(contents.map { .string($0) }),
            ]
            let code = String(sha256Hex(seed.canonical).prefix(codeLength))
            if !contents.contains(where: { Repetition(of: code).occurs(in: $0) }) { return code }
            turn += 1
        }
    }

    static func fenced(_ text: String, slot: String, code: String) -> String {
        "[begin \(slot) \(code)]\n\(text)\n[end \(slot) \(code)]"
    }
}

/// Looks for a code of ASCII letters and digits in any spelling: either case, with anything but letters and digits
/// between its characters.
struct Repetition {
    private let code: [UInt8]

    init(of code: String) { self.code = code.utf8.map(Self.folded) }

    func occurs(in text: String) -> Bool {
        guard !code.isEmpty else { return false }
        let letters = text.utf8.map(Self.folded).filter { Self.isWordByte($0) }
        guard letters.count >= code.count else { return false }
        return letters.indices.dropLast(code.count - 1).contains { letters[$0...].starts(with: code) }
    }

    private static func folded(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }
}
