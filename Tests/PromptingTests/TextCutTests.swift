import Prompting
import Testing

struct TextCutTests {
    private func cut(_ text: String, _ limit: Int) -> String {
        let bytes = Array(text.utf8)
        return String(decoding: bytes[..<TextCut.length(of: bytes, limit: limit)], as: UTF8.self)
    }

    @Test(arguments: [
        ("One is. Two is.", 15, "One is. Two is."), ("One is. Two is.", 14, "One is."),
        ("Really? Yes, so.", 12, "Really?"), ("He said \"no.\" Then more.", 20, "He said \"no.\""),
        ("Line one\nLine two goes on", 20, "Line one"),
        ("Es gilt z. B. heute. Und morgen.", 25, "Es gilt z. B. heute."),
        ("Am 3. Juli geht es los und weiter", 20, "Am 3. Juli geht es"),
        ("Nr. 5 usw. und so fort geht es", 22, "Nr. 5 usw. und so"),
        ("„Halt!“ Er blieb stehen.", 20, "„Halt!“"), ("這是。那是更多的字", 12, "這是。"), ("هل وصل؟ نعم وصل الآن", 20, "هل وصل؟"),
        ("onelongwordwithoutend", 5, "onelo"), ("ééééé", 5, "éé"), ("🙂🙂", 7, "🙂"), ("abc", 0, ""), ("🙂", 3, ""),
        ("", 0, ""),
    ])
    func `a text is cut behind its last whole sentence, else word, else character`(
        text: String, limit: Int, kept: String
    ) {
        #expect(cut(text, limit) == kept)
    }

    @Test func `every limit keeps a beginning that is whole UTF-8 and within it`() {
        let text = "Größe. „Ja.“ Am 3. Juli? 漢字。 🙂 Ende"
        for limit in 0...text.utf8.count {
            let kept = cut(text, limit)
            #expect(text.hasPrefix(kept) && kept.utf8.count <= limit && !kept.contains("\u{FFFD}"))
        }
    }
}
