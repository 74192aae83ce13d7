import Enquiries

/// Places that somebody still has to fill in: `{{slot}}`, `[[words]]`, `[Name]`, `XXX`, `____`.
enum SlotCheck {
    /// Longer brackets hold text and no name of a place to fill.
    private static let longest = 60

    static func findings(_ draft: CheckedText) -> [Finding] {
        var findings: [Finding] = []
        var place = 0
        while place < draft.bytes.count {
            if let end = end(of: draft.bytes, from: place) {
                findings.append(draft.finding(.unfilledSlot, place..<end))
                place = end
            } else {
                place += 1
            }
        }
        return findings
    }

    private static func end(of bytes: [UInt8], from place: Int) -> Int? {
        switch bytes[place] {
        case UInt8(ascii: "{"):
            return close(bytes, from: place, with: UInt8(ascii: "}"), twice: true)
        case UInt8(ascii: "["):
            return close(bytes, from: place, with: UInt8(ascii: "]"), twice: false)
        case UInt8(ascii: "<"):
            return close(bytes, from: place, with: UInt8(ascii: ">"), twice: false)
        case UInt8(ascii: "_"), UInt8(ascii: "X"):
            guard place == 0 || bytes[place - 1] <= 0x20 || bytes[place - 1] == UInt8(ascii: "(") else { return nil }
            var end = place
            while end < bytes.count, bytes[end] == bytes[place] { end += 1 }
            let isWord =
                end < bytes.count && (bytes[end] | 0x20 >= 0x61 && bytes[end] | 0x20 <= 0x7A || bytes[end] >= 0x80)
            return end - place >= 3 && !isWord ? end : nil
        case UInt8(ascii: "T"):
            let isTodo = bytes[place...].starts(with: "TODO".utf8) && (place == 0 || bytes[place - 1] <= 0x20)
            return isTodo ? place + 4 : nil
        default: return nil
        }
    }

    /// The end of a bracket with a letter behind its opening.
    private static func close(_ bytes: [UInt8], from place: Int, with mark: UInt8, twice: Bool) -> Int? {
        var start = place + 1
        if start < bytes.count, bytes[start] == bytes[place] { start += 1 } else if twice { return nil }
        guard start < bytes.count, bytes[start] | 0x20 >= 0x61 && bytes[start] | 0x20 <= 0x7A || bytes[start] >= 0xC3
        else {
            return nil
        }
        for end in start..<min(bytes.count, start + longest) {
            if bytes[end] == 0x0A { return nil }
            guard bytes[end] == mark else { continue }
            return end + 1 < bytes.count && bytes[end + 1] == mark ? end + 2 : end + 1
        }
        return nil
    }
}
