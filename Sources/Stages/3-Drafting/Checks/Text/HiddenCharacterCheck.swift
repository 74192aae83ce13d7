import Enquiries

/// Characters that nobody sees: they hide text from the officer or turn its direction.
enum HiddenCharacterCheck {
    static func findings(_ draft: CheckedText) -> [Finding] {
        var findings: [Finding] = []
        var place = 0
        for scalar in draft.text.unicodeScalars {
            let length = UTF8.width(scalar)
            if isHidden(scalar.value) {
                if let last = findings.last, last.range.upperBound == place {
                    findings[findings.count - 1].range = last.range.lowerBound..<place + length
                    findings[findings.count - 1].excerpt.unicodeScalars.append(scalar)
                } else {
                    findings.append(draft.finding(.hiddenCharacters, place..<place + length))
                }
            }
            place += length
        }
        return findings
    }

    /// Controls, marks of direction, characters of no width, tags and private ones. A soft hyphen is none of them.
    private static func isHidden(_ value: UInt32) -> Bool {
        switch value {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0x7F..<0xA0, 0x115F...0x1160, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x3164,
            0xFEFF, 0xFFA0, 0xFFF9...0xFFFB, 0xE000...0xF8FF, 0xE0000...0xE0FFF, 0xF0000...0x10FFFF:
            true
        default: false
        }
    }
}
