/// Counts letters of scripts that tell a language by themselves.
struct ScriptCount {
    /// All letters seen.
    private(set) var letters = 0
    private var own: [String: Int] = [:]

    /// The language whose script most of the letters are written in, if there is one.
    var ownLanguage: String? {
        if let kana = own["ja"], let han = own["zh"], (kana + han) * 2 > letters { return "ja" }
        return own.first { $0.value * 2 > letters }?.key
    }

    mutating func add(_ word: [UInt32]) {
        for letter in word where letter > LetterReader.after {
            letters += 1
            if letter >= 0x530, let language = Self.language(of: letter) { own[language, default: 0] += 1 }
        }
    }

    private static func language(of letter: UInt32) -> String? {
        switch letter {
        case 0x530...0x58F: "hy"
        case 0x590...0x5FF: "he"
        case 0x900...0x97F: "hi"
        case 0x980...0x9FF: "bn"
        case 0xA00...0xA7F: "pa"
        case 0xB80...0xBFF: "ta"
        case 0xE00...0xE7F: "th"
        case 0x10A0...0x10FF: "ka"
        case 0x1200...0x137F: "am"
        case 0x3040...0x30FF: "ja"
        case 0x3400...0x9FFF: "zh"
        case 0xAC00...0xD7AF, 0x1100...0x11FF: "ko"
        default: nil
        }
    }
}
