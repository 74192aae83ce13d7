/// Puts originals back into what a model answered.
///
/// Only placeholders that were given out are filled, each once and in one pass: an original that has the form of a
/// placeholder is not read again. Linear time.
package struct Unmasker: Sendable {
    /// What is wrong with a placeholder of an answer.
    package enum Trouble: Sendable, Hashable {
        /// It was never given out. It stays as it is.
        case unknown
        /// Given out, but written otherwise (`[name-1]`, `[NAME 1]`, broken over lines). It was filled.
        case altered
        /// The words of a placeholder without whole brackets (`NAME-1`). It stays as it is.
        case unbracketed
    }

    package struct Finding: Sendable, Hashable {
        package let trouble: Trouble
        package let placeholder: Placeholder
        /// In the UTF-8 of the restored text.
        package let range: Range<Int>
    }

    private let map: MaskMap

    package init(_ map: MaskMap) { self.map = map }

    package func restore(_ answer: String) -> (text: String, findings: [Finding]) {
        let bytes = Array(answer.utf8)
        var restored: [UInt8] = []
        restored.reserveCapacity(bytes.count)
        var findings: [Finding] = []
        var place = 0
        while place < bytes.count {
            guard let (found, end, form) = PlaceholderForm.read(bytes, at: place) else {
                restored.append(bytes[place])
                place += 1
                continue
            }
            let original = form == .bare ? nil : map.original(of: found)
            let start = restored.count
            if let original { restored += original.utf8 } else { restored += bytes[place..<end] }
            let trouble: Trouble? =
                switch form {
                case .bare: .unbracketed
                case _ where original == nil: .unknown
                case .altered: .altered
                case .exact: nil
                }
            if let trouble {
                findings.append(Finding(trouble: trouble, placeholder: found, range: start..<restored.count))
            }
            place = end
        }
        return (String(decoding: restored, as: UTF8.self), findings)
    }
}

/// How placeholders look, and what models make of them.
enum PlaceholderForm {
    case exact, altered, bare

    /// Digits of a placeholder's number at most.
    private static let digits = 6
    /// Blanks, line breaks, hyphens, backslashes between the parts at most.
    private static let gap = 4

    /// Reads what begins at `place`: an opening bracket, or a letter at the start of a word.
    static func read(_ bytes: [UInt8], at place: Int) -> (Placeholder, end: Int, PlaceholderForm)? {
        let opens = bytes[place] == UInt8(ascii: "[") || bytes[place] == UInt8(ascii: "{")
        if !opens {
            guard isLetter(bytes[place]), place == 0 || !isLetter(bytes[place - 1]) && bytes[place - 1] < 0x80 else {
                return nil
            }
        }
        var next = opens ? skip(bytes, place + 1) : place
        let word = next
        while next < bytes.count, next - word <= longestWord, isLetter(bytes[next]) { next += 1 }
        let letters = String(decoding: bytes[word..<next], as: UTF8.self)
        guard let kind = MaskKind(rawValue: opens ? letters.uppercased() : letters) else { return nil }
        let between = next
        next = skip(bytes, next)
        // Without brackets `DATE 1` may be the writer's own words.
        guard opens || next == between + 1 && bytes[between] == UInt8(ascii: "-") else { return nil }
        var number = 0
        let first = next
        while next < bytes.count, next - first < digits, (0x30...0x39).contains(bytes[next]) {
            number = number * 10 + Int(bytes[next] - 0x30)
            next += 1
        }
        guard next > first, next == bytes.count || !(0x30...0x39).contains(bytes[next]) else { return nil }
        let placeholder = Placeholder(kind, number)
        guard opens else { return (placeholder, next, .bare) }
        let close = skip(bytes, next)
        guard close < bytes.count, bytes[close] == UInt8(ascii: "]") || bytes[close] == UInt8(ascii: "}") else {
            return (placeholder, next, .bare)
        }
        let isExact = bytes[place...close].elementsEqual(placeholder.text.utf8)
        return (placeholder, close + 1, isExact ? .exact : .altered)
    }

    private static let longestWord = MaskKind.allCases.map(\.rawValue.utf8.count).max() ?? 0

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func skip(_ bytes: [UInt8], _ start: Int) -> Int {
        var next = start
        while next < bytes.count, next - start < gap, " \n\r\t-_\\".utf8.contains(bytes[next]) { next += 1 }
        return next
    }
}
