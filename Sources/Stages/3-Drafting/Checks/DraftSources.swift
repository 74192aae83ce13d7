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

    func with(dates: Set<CalendarDate>) -> SourceFacts {
        var facts = self
        facts.dates = dates
        return facts
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
    let read: AnswerReading
    let answers: SourceFacts
    let directory: SourceFacts
    let mail: SourceFacts
    let enquiry: Enquiry
    private let mailNames: Set<String>
    let mailWords: FoldedText
    /// The days on which the mail was written and came; the slot "received" names one.
    let mailDays: [CalendarDate]

    init(
        answers used: [Answer], read: AnswerReading, directory: SourceFacts, mail: Enquiry, today: CalendarDate,
        readers: DraftChecks.Readers
    ) {
        self.read = read
        // An answer with the slot "received" names the day of the mail.
        let isDated = used.contains { $0.slotsUsed.contains("received") }
        mailDays = [mail.writtenOn, mail.receivedAt.date()]
        answers = read.facts.with(dates: read.dates.union(isDated ? mailDays : []))
        self.directory = directory
        enquiry = mail
        let text = mail.subject + "\n" + mail.text
        // The days of the mail itself may always be named.
        let own: Set<CalendarDate> = [mail.writtenOn, mail.receivedAt.date(), today]
        self.mail = SourceFacts([text], dates: Set(readers.dates(text, mail.writtenOn).compactMap(\.date)).union(own))
        mailWords = FoldedText(text)
        let party = [mail.from.name, mail.replyTo?.name, mail.from.address].compactMap { $0 }
        mailNames = AnswerReading.names(of: [text] + party)
    }

    var sentences: KnownSentences { read.sentences }

    /// Whether answers, desk or mail hold a folded word: who is named there is no stranger.
    func know(_ name: String) -> Bool {
        mailNames.contains(name) || read.names.contains(name) || directory.names.contains(name)
    }
}
