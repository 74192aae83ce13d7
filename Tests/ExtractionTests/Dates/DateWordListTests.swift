import Testing

@testable import Extraction

struct DateWordListTests {
    @Test func `a word has one role in a date`() {
        var roles: [String: DateWord.Role] = [:]
        for (role, words) in RelativeWords.all {
            for word in words.split(separator: " ").map(String.init) {
                #expect(roles[word] == nil, "\(word) stands twice")
                roles[word] = role
            }
        }
    }

    @Test func `a name means one month or one day`() {
        for lists in [CalendarNames.months, CalendarNames.weekdays + CalendarNames.shortWeekdays] {
            var meanings: [UInt64: Int] = [:]
            for (index, names) in lists.enumerated() {
                for name in names.split(whereSeparator: \.isWhitespace) {
                    let meaning = lists.count == 12 ? index : index % 7
                    #expect(meanings[FoldedHash.of(name), default: meaning] == meaning, "\(name)")
                    meanings[FoldedHash.of(name)] = meaning
                }
            }
        }
    }

    @Test(arguments: [
        ("NÄCHSTEN", "naechsten"), ("na\u{308}chsten", "naechsten"), ("dreißig", "dreissig"), ("Ağustos", "agustos"),
        ("AĞUSTOS", "ağustos"), ("września", "wrzesnia"), ("ДЕКАБРЯ", "декабря"), ("СІЧНЯ", "січня"), ("Août", "aout"),
        ("sâmbătă", "sambata"), ("ȘASE", "sase"),
    ])
    func `spellings of one word have one hash`(one: String, other: String) {
        #expect(FoldedHash.of(one) == FoldedHash.of(other))
    }

    @Test(arguments: [("schon", "schön"), ("mai", "maj"), ("й", "и"), ("a", "aa"), ("", "a")])
    func `different words have different hashes`(one: String, other: String) {
        #expect(FoldedHash.of(one) != FoldedHash.of(other))
    }
}
