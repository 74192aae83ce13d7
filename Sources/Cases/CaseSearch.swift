package import Enquiries

/// What somebody looks for, as words and phrases. Whatever is typed becomes words; there is no query language that
/// could be used wrongly.
package struct SearchWords: Sendable, Equatable {
    /// One thing to be found.
    package struct Term: Sendable, Equatable {
        package let text: String
        /// Stood in quotation marks: found as it stands. Else the beginning of a word is enough.
        package let isPhrase: Bool

        package init(_ text: String, isPhrase: Bool = false) { (self.text, self.isPhrase) = (text, isPhrase) }
    }

    /// What is too much for one search.
    package enum Excess: Error, Sendable, Equatable { case longText, manyTerms }

    /// UTF-8 bytes of what is typed.
    package static let longestText = 400
    package static let mostTerms = 12
    /// Letters from which the beginning of a word finds the whole word: shorter ones would find nearly everything.
    package static let shortestBeginning = 3

    package let terms: [Term]

    package init(terms: [Term]) { self.terms = terms }

    /// Cuts what was typed at blanks; what stands in quotation marks stays together. What holds no letter and no digit
    /// is left out.
    ///
    /// - Throws: ``Excess`` where it is longer than ``longestText`` or has more terms than ``mostTerms``.
    package init(_ typed: String) throws(Excess) {
        guard typed.utf8.count <= Self.longestText else { throw .longText }
        var terms: [Term] = []
        var isQuoted = false
        for part in typed.split(omittingEmptySubsequences: false, whereSeparator: { Self.marks.contains($0) }) {
            if isQuoted {
                terms.append(Term(String(part), isPhrase: true))
            } else {
                terms += part.split(whereSeparator: \.isWhitespace).map { Term(String($0)) }
            }
            isQuoted.toggle()
        }
        terms.removeAll { !$0.text.contains { $0.isLetter || $0.isNumber } }
        guard terms.count <= Self.mostTerms else { throw .manyTerms }
        self.terms = terms
    }

    private static let marks: Set<Character> = ["\"", "„", "“", "”", "«", "»"]
}

/// Which cases a search finds.
package struct SearchQuery: Sendable {
    package enum Order: Sendable {
        /// The case that came last stands first.
        case newestFirst
        /// The more of the words, and the rarer they are, the earlier. A store may look among the newest cases alone that
        /// fit the rest of the query, 2,000 at least.
        case bestFirst
    }

    package var words: SearchWords
    /// Whether one of the words is enough.
    package var isAnyWordEnough = false
    package var order = Order.newestFirst
    /// `nil` for all.
    package var desks: Set<DeskID>?
    package var states: [CaseState] = []
    package var service: ServiceID?
    package var language: String?
    /// Of the first mail.
    package var receivedFrom: Timestamp?
    package var receivedBefore: Timestamp?
    /// Goes on behind this place. Only in the order of age.
    package var after: SearchPlace?
    package var limit: Int

    package init(_ words: SearchWords, limit: Int = 50) { (self.words, self.limit) = (words, limit) }
}

/// Where a case stands in the order of searches. It means nothing outside the store that gave it.
package struct SearchPlace: Sendable, Hashable {
    package let number: Int64

    package init(_ number: Int64) { self.number = number }
}

/// A case that was found.
package struct SearchHit: Sendable, Equatable {
    package let summary: CaseSummary
    package let place: SearchPlace

    package init(_ summary: CaseSummary, at place: SearchPlace) { (self.summary, self.place) = (summary, place) }
}

/// What a search found.
package struct SearchFindings: Sendable, Equatable {
    /// In the order that was asked for.
    package let hits: [SearchHit]
    /// Where to go on: cases behind this place were not looked at, since that would have taken too long. `nil` where the
    /// hits are as many as were asked for, or all that there are.
    package let unsearchedFrom: SearchPlace?

    package init(_ hits: [SearchHit], unsearchedFrom: SearchPlace? = nil) {
        (self.hits, self.unsearchedFrom) = (hits, unsearchedFrom)
    }
}

/// What can be found of a case. Every store keeps this text and checks it against the case, so another choice of text
/// needs a migration that writes all of them anew.
package struct SearchText: Sendable, Equatable {
    /// UTF-8 bytes of one part that can be found; the rest of a very long mail cannot.
    package static let longestPart = 64 * 1024

    package let subject: String
    package let sender: String
    /// What the citizen newly wrote, the newest mail first.
    package let mail: String
    /// The reply or draft as it stands.
    package let reply: String

    package init(_ file: CaseFile) {
        let mails = file.mails.reversed()
        subject = Self.cut(Self.distinct(mails.map(\.subject)))
        sender = Self.cut(
            Self.distinct(mails.flatMap { mail in [mail.from.name, mail.from.address].compactMap { $0 } }))
        mail = Self.cut(mails.map(\.text).joined(separator: "\n"))
        reply = Self.cut(file.draft?.text ?? "")
    }

    private static func distinct(_ texts: [String]) -> String {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }.joined(separator: "\n")
    }

    /// Without U+0000, at which texts of a database end, and no longer than ``longestPart``.
    private static func cut(_ text: String) -> String {
        var text = text
        if text.utf8.contains(0) {
            text = String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
        }
        guard text.utf8.count > longestPart else { return text }
        var end = text.utf8.index(text.startIndex, offsetBy: longestPart)
        while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
        return String(text[..<end])
    }
}
