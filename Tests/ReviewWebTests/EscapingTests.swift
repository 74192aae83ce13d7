import Testing

@testable import ReviewWeb

@Suite struct EscapingTests {
    /// The rule, one character at a time: what `Html(text:)` does byte by byte.
    private static func expected(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        case "'": "&#39;"
        case "\r": "&#13;"
        case "\n", "\t": String(scalar)
        case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}": "\u{FFFD}"
        default: String(scalar)
        }
    }

    @Test func `each character is escaped as the rule says, wherever it stands`() {
        let scalars = (0...0x2FF).compactMap { Unicode.Scalar($0 as UInt32) } + ["€", "\u{2028}", "😀", "\u{10FFFF}"]
        for scalar in scalars {
            let rule = Self.expected(scalar)
            for (before, behind) in [("", ""), ("a", "b"), ("\u{C2}", "\u{80}"), ("<", "é")] {
                let text = before + String(scalar) + behind
                let wanted = (before + String(scalar) + behind).unicodeScalars.map { Self.expected($0) }.joined()
                #expect(Html(text: text).source.unicodeScalars.elementsEqual(wanted.unicodeScalars), "\(scalar.value)")
            }
            #expect(Html(text: String(scalar)).source.unicodeScalars.elementsEqual(rule.unicodeScalars))
        }
    }
}
