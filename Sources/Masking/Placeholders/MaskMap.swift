import Extraction

/// Which placeholder stands for which original, within one case. It never leaves the machine.
///
/// It cannot be encoded and says nothing of its originals when it is printed. Masking the mails of a case again in their
/// order makes the same map, so it need not be kept.
package struct MaskMap: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Placeholders that a case may have at most.
    package static let limit = 2000

    private(set) var originals: [Placeholder: String] = [:]
    private var placeholders: [Key: Placeholder] = [:]
    private var counts: [MaskKind: Int] = [:]

    private struct Key: Hashable {
        let kind: MaskKind
        let value: String
    }

    package init() {}

    package var count: Int { originals.count }

    /// How many different originals of a kind were masked.
    package func count(of kind: MaskKind) -> Int { counts[kind, default: 0] }

    /// The text in its first spelling, or nil where the placeholder was not given out.
    package func original(of placeholder: Placeholder) -> String? { originals[placeholder] }

    /// All originals with their kinds, in no order.
    var entries: [(kind: MaskKind, original: String)] { originals.map { ($0.key.kind, $0.value) } }

    /// The placeholder of a text; spellings that differ in case, blanks and marks alone share one.
    mutating func placeholder(for original: String, _ kind: MaskKind) throws(MaskingError) -> Placeholder {
        let key = Key(kind: kind, value: Self.value(of: original, kind))
        if let known = placeholders[key] { return known }
        guard count < Self.limit else { throw .tooManyPlaceholders(limit: Self.limit) }
        counts[kind, default: 0] += 1
        let new = Placeholder(kind, counts[kind, default: 0])
        placeholders[key] = new
        originals[new] = original
        return new
    }

    private static func value(of original: String, _ kind: MaskKind) -> String {
        if kind == .literal || kind == .link { return original }
        let folded = original.split(whereSeparator: \.isWhitespace).map { WordFolding.folded($0) }
        switch kind {
        case .name, .address, .word, .date, .email: return folded.joined(separator: " ")
        default: return folded.joined().filter { $0.isLetter || $0.isNumber }
        }
    }

    package var description: String { "mask map of \(count) placeholders" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// Why a text could not be masked. Then nothing of it may leave.
package enum MaskingError: Error, Equatable, CustomStringConvertible {
    case tooLong(bytes: Int, limit: Int)
    case tooManyPlaceholders(limit: Int)

    package var description: String {
        switch self {
        case .tooLong(let bytes, let limit):
            "The text has \(bytes) bytes, \(limit) can be masked. It stays here; answer it without the remote model."
        case .tooManyPlaceholders(let limit):
            "The case needs more than \(limit) placeholders. It stays here; answer it without the remote model."
        }
    }
}
