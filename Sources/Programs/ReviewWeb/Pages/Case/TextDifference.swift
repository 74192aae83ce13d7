import Enquiries

/// What changed between two texts, word by word, by the shortest edit script (Myers 1986, as the standard library has it).
enum TextDifference {
    /// A stretch of text and what became of it.
    struct Piece: Encodable, Sendable, Equatable {
        enum Kind: String, Encodable, Sendable { case same, inserted, deleted }
        let kind: Kind
        var text: String
    }

    /// Beyond so many words lines are compared: the cost grows with the square of what differs.
    static let mostWords = 4000

    /// What officers changed in a draft; empty where the software's text stands or where there was none.
    static func pieces(of draft: Draft) -> [Piece] {
        guard let before = draft.proposal, before != draft.text else { return [] }
        return pieces(from: before, to: draft.text)
    }

    static func pieces(from before: String, to after: String) -> [Piece] {
        var (old, new) = (words(before), words(after))
        if max(old.count, new.count) > mostWords { (old, new) = (lines(before), lines(after)) }
        let steps = new.difference(from: old)
        var removed = Set<Int>()
        var inserted = Set<Int>()
        for step in steps {
            switch step {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var pieces: [Piece] = []
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            if removed.contains(left) {
                add(.deleted, old[left], to: &pieces)
                left += 1
            } else if inserted.contains(right) {
                add(.inserted, new[right], to: &pieces)
                right += 1
            } else {
                add(.same, new[right], to: &pieces)
                (left, right) = (left + 1, right + 1)
            }
        }
        return pieces
    }

    private static func add(_ kind: Piece.Kind, _ text: Substring, to pieces: inout [Piece]) {
        if pieces.last?.kind == kind {
            pieces[pieces.count - 1].text += text
        } else {
            pieces.append(Piece(kind: kind, text: String(text)))
        }
    }

    /// Words with the blanks behind them, so that joined they are the text again.
    private static func words(_ text: String) -> [Substring] { cut(text) { $0 == " " || $0 == "\n" } }

    private static func lines(_ text: String) -> [Substring] { cut(text) { $0 == "\n" } }

    private static func cut(_ text: String, behind isEnd: (Character) -> Bool) -> [Substring] {
        var parts: [Substring] = []
        var start = text.startIndex
        var index = start
        while index < text.endIndex {
            let next = text.index(after: index)
            if isEnd(text[index]), next == text.endIndex || !isEnd(text[next]) {
                parts.append(text[start..<next])
                start = next
            }
            index = next
        }
        if start < text.endIndex { parts.append(text[start...]) }
        return parts
    }
}
