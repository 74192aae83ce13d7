import Enquiries
import Extraction
import PhraseMatching

/// The facts of one source.
struct SourceFacts {
    private var values: [Fact.Kind: Set<String>] = [:]
    private(set) var dates: Set<CalendarDate> = []
    private(set) var names: Set<String> = []

    init(_ texts: [String], dates: Set<CalendarDate> = []) {
        for text in texts { add(text) }
        self.dates = dates
    }

    /// What a desk says about itself: telephone, links, addresses, names of its units.
    init(directoryOf desk: Desk) {
        self.init([desk.sender.address + "\n" + desk.addresses.joined(separator: "\n"), "Telefon " + desk.phone])
        for link in desk.links {
            for fact in FactReader().facts(in: link) {
                add(fact)
                // The front page of a site whose pages are approved.
                if let cut = fact.value.firstIndex(of: "/") {
                    values[.link, default: []].insert(String(fact.value[..<cut]))
                }
            }
        }
        names = Self.names([desk.sender.name] + Array(desk.name.byLanguage.values) + desk.unit.byLanguage.values)
        for service in desk.services { names.formUnion(Self.names(Array(service.unit.byLanguage.values))) }
    }

    private static func names(_ texts: [String]) -> Set<String> {
        Set(texts.flatMap { $0.split { !$0.isLetter && $0 != "-" }.map { WordFolding.folded($0) } })
    }

    mutating func add(_ text: String) {
        for fact in FactReader().facts(in: text) { add(fact) }
    }

    private mutating func add(_ fact: Fact) { values[fact.kind, default: []].insert(fact.value) }

    func holds(_ fact: Fact) -> Bool { values[fact.kind]?.contains(fact.value) ?? false }

    /// Whether a number is the end of a known one: a local number, an extension.
    func holdsEnd(of phone: String) -> Bool {
        values[.phone]?.contains { $0.hasSuffix(phone.drop { $0 == "0" }) && phone.utf8.count >= 5 } ?? false
    }

    func holdsNumber(_ value: String) -> Bool { values.contains { $0.key.isReference && $0.value.contains(value) } }
}

/// All that may excuse a statement of a draft.
struct DraftSources {
    let answers: SourceFacts
    let directory: SourceFacts
    let mail: SourceFacts
    let enquiry: Enquiry
    let answerTexts: [String]
    /// The sentences of the answers, masked, with the values that stand in each.
    let sentences: KnownSentences
    /// Folded words of answers, desk and mail: who is named there is no stranger.
    let knownNames: Set<String>
    let mailWords: FoldedText
    /// The days on which the mail was written and came; the slot "received" names one.
    let mailDays: [CalendarDate]

    init(
        answers used: [Answer], directory: SourceFacts, mail: Enquiry, today: CalendarDate,
        readers: DraftChecks.Readers,
        desk: Desk
    ) {
        answerTexts = used.map(\.text)
        let whole = answerTexts.joined(separator: "\n\n")
        let days = readers.dates(whole, today)
        // An answer with the slot "received" names the day of the mail.
        let isDated = used.contains { $0.slotsUsed.contains("received") }
        mailDays = [mail.writtenOn, mail.receivedAt.date()]
        let received = isDated ? mailDays : []
        answers = SourceFacts([whole], dates: Set(days.compactMap(\.date) + received))
        self.directory = directory
        enquiry = mail
        let text = mail.subject + "\n" + mail.text
        // The days of the mail itself may always be named.
        let own: Set<CalendarDate> = [mail.writtenOn, mail.receivedAt.date(), today]
        self.mail = SourceFacts([text], dates: Set(readers.dates(text, mail.writtenOn).compactMap(\.date)).union(own))
        mailWords = FoldedText(text)
        sentences = KnownSentences(CheckedText(whole, limit: DraftChecks.limit, dates: days))
        var names = directory.names
        let party = [mail.from.name, mail.replyTo?.name, mail.from.address].compactMap { $0 }
        for source in [whole, text] + party + used.map(\.unit) {
            let bytes = Array(source.utf8)
            let folded = FoldedText(source)
            for index in 0..<folded.wordCount { names.insert(folded.word(at: index)) }
            for word in LetterRuns.ranges(in: bytes) { names.insert(WordFolding.folded(bytes[word])) }
        }
        knownNames = names
    }
}
