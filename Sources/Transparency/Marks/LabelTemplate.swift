/// A label text with places for names. Texts are never changed: a new wording is a new version beside the old one, so
/// that replies sent years ago are still recognised.
package struct LabelTemplate: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        /// The software put the draft together; a person checked and released it.
        case draftedAndReviewed = "drafted-and-reviewed"
        /// A person wrote the text, software changed its language, a person released it.
        case aiChanged = "ai-changed"
        /// Software wrote and sent the text. No reply has this label: unreviewed sending does not exist.
        case noReview = "no-review"
        /// A person wrote the reply; software only sorted the mail.
        case sortedOnly = "sorted-only"
    }

    /// Languages with label texts, as BCP 47 tags. `de-simple` is German in simple language (Einfache Sprache).
    package enum Language: String, Sendable, CaseIterable {
        case german = "de"
        case simpleGerman = "de-simple"
        case english = "en"
    }

    package let kind: Kind
    package let language: Language
    package let version: Int
    /// `{unit}` stands for the responsible unit, `{route}` for a way to reach a person.
    package let text: String

    /// What records and header fields name, for example `drafted-and-reviewed/de/1`.
    package var id: String { "\(kind.rawValue)/\(language.rawValue)/\(version)" }

    /// SHA-256 of the text with its places unfilled, hexadecimal.
    package var digest: String { sha256Hex(text.utf8) }

    /// The newest text of a kind in a language.
    package static func current(_ kind: Kind, _ language: Language) -> Self {
        // `all` has every kind in every language, which a test asks for.
        all.last { $0.kind == kind && $0.language == language } ?? all[0]
    }

    /// The text with names in their places. Nothing in a name opens a place of its own.
    package func filled(unit: String, route: String) -> String {
        pieces.map { piece in
            switch piece {
            case "{unit}": unit
            case "{route}": route
            default: piece
            }
        }
        .joined()
    }

    /// The text cut at its places; the places are pieces of their own.
    private var pieces: [String] {
        var pieces: [String] = []
        var piece = ""
        for letter in text {
            if letter == "{" {
                pieces.append(piece)
                piece = ""
            }
            piece.append(letter)
            if letter == "}" {
                pieces.append(piece)
                piece = ""
            }
        }
        return (pieces + [piece]).filter { !$0.isEmpty }
    }

    /// Where a label with the words `wanted` ends that begins at the word `start`, or `nil` where it does not begin there.
    /// A name may have up to 40 words.
    static func end(of wanted: [Substring], in words: [Substring], from start: Int) -> Int? {
        var at = start
        for (index, word) in wanted.enumerated() {
            guard let brace = word.lastIndex(of: "}") else {
                guard at < words.count, words[at] == word else { return nil }
                at += 1
                continue
            }
            let tail = word[word.index(after: brace)...]
            let following = index + 1 < wanted.count ? wanted[index + 1] : nil
            let last = (at..<max(at, min(at + 40, words.count))).first { place in
                words[place].hasSuffix(tail)
                    && (following == nil || (place + 1 < words.count && words[place + 1] == following))
            }
            guard let last else { return nil }
            at = last + 1
        }
        return at
    }
}
