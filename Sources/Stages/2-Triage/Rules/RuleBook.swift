package import Enquiries
import PhraseMatching

/// The keyword rules of a desk, compiled into one matcher.
package struct RuleBook: Sendable {
    /// A rule that fired.
    package struct Firing: Sendable {
        package let rule: KeywordRule
    }

    private struct Compiled: Sendable {
        let rule: KeywordRule
        let any: [Int]
        let all: [Int]
        let first: [Int]
        let second: [Int]
        let not: [Int]

        let place: KeywordRule.Place
        let nearWords: Int?
        /// False for a rule that has nothing but `not`, which never fires.
        let hasWords: Bool
    }

    private var rules: [Compiled] = []
    private var matcher = PhraseMatcher()
    /// The rules that ask for each phrase.
    private var rulesOfPhrase: [Int: [Int]] = [:]
    /// What is wrong with the rules themselves.
    package private(set) var problems: [DeskProblem] = []

    package init(_ rules: [KeywordRule]) {
        for rule in rules { add(rule) }
    }

    /// The rules of a desk, with everything wrong in them, tried on their own examples.
    package static func problems(of rules: [KeywordRule]) -> [DeskProblem] {
        RuleBook(rules).problems
            + rules.flatMap { rule in
                let alone = RuleBook([rule])
                guard alone.problems.isEmpty else { return [DeskProblem]() }
                var problems: [DeskProblem] = []
                if rule.consequence.flag?.isScreen == true, rule.calm.isEmpty {
                    problems.append(DeskProblem(.screenWithoutCalm(rule.id), at: rule.origin))
                }
                for example in rule.examples where alone.firings(inSentence: example, for: rule).isEmpty {
                    problems.append(DeskProblem(.ruleMissesExample(rule.id, example: example), at: rule.origin))
                }
                for calm in rule.calm where !alone.firings(inSentence: calm, for: rule).isEmpty {
                    problems.append(DeskProblem(.ruleFiresOnCalm(rule.id, calm: calm), at: rule.origin))
                }
                return problems
            }
    }

    /// The rules that fire on a mail, in the order of the desk's files.
    package func firings(subject: String, text: String) -> [Firing] {
        let subject = Places(matcher.hits(in: FoldedText(subject)), phrases: matcher.phraseCount)
        let text = Places(matcher.hits(in: FoldedText(text)), phrases: matcher.phraseCount)
        let (onlySubject, onlyText, both) = ([subject], [text], [subject, text])
        // A rule fires only where one of its phrases stands, so the others need no look.
        let touched = Set((Array(subject.found) + Array(text.found)).flatMap { rulesOfPhrase[$0] ?? [] })
        return touched.sorted().compactMap { index in
            let places =
                switch rules[index].place {
                case .subject: onlySubject
                case .text: onlyText
                case .both: both
                }
            return fires(index, in: places) ? Firing(rule: rules[index].rule) : nil
        }
    }

    private func firings(inSentence sentence: String, for rule: KeywordRule) -> [Firing] {
        rule.place == .subject
            ? firings(subject: sentence, text: "") : firings(subject: "", text: sentence)
    }

    private func fires(_ index: Int, in places: [Places]) -> Bool {
        func stands(_ phrase: Int) -> Bool { places.contains { $0.stands[phrase] } }
        guard rules[index].any.isEmpty || rules[index].any.contains(where: stands),
            rules[index].all.allSatisfy(stands), !rules[index].not.contains(where: stands)
        else { return false }
        guard let words = rules[index].nearWords else { return rules[index].hasWords }
        return places.contains { $0.near(rules[index].first, rules[index].second, within: words) }
    }

    private mutating func add(_ rule: KeywordRule) {
        func wrong(_ fault: DeskProblem.Fault) { problems.append(DeskProblem(fault, at: rule.origin)) }
        if rule.consequence.isEmpty { wrong(.ruleWithoutConsequence(rule.id)) }
        if rule.any.isEmpty && rule.all.isEmpty && rule.near == nil { wrong(.ruleWithoutCondition(rule.id)) }
        func compile(_ phrases: [String]) -> [Int] {
            phrases.compactMap { phrase in
                do throws(PhraseMatcher.PhraseError) {
                    return try matcher.add(phrase)
                } catch {
                    wrong(.ruleNeverFires(rule.id, because: Self.wording(error, phrase)))
                    return nil
                }
            }
        }
        let compiled = Compiled(
            rule: rule, any: compile(rule.any), all: compile(rule.all), first: compile(rule.near?.first ?? []),
            second: compile(rule.near?.second ?? []), not: compile(rule.not), place: rule.place,
            nearWords: rule.near?.words, hasWords: !(rule.any.isEmpty && rule.all.isEmpty))
        if let near = rule.near, near.first.isEmpty || near.second.isEmpty || near.words < 1 {
            wrong(.ruleNeverFires(rule.id, because: "near needs words on both sides and a distance of 1 or more"))
        }
        let forbidden = Set(compiled.not)
        if !compiled.any.isEmpty, compiled.any.allSatisfy(forbidden.contains) {
            wrong(.ruleNeverFires(rule.id, because: "everything under any stands under not as well"))
        }
        if let both = compiled.all.first(where: forbidden.contains), let index = compiled.all.firstIndex(of: both) {
            wrong(.ruleNeverFires(rule.id, because: "\"\(rule.all[index])\" stands under all and under not"))
        }
        for phrase in Set(compiled.any + compiled.all + compiled.first + compiled.second) {
            rulesOfPhrase[phrase, default: []].append(rules.count)
        }
        rules.append(compiled)
    }

    private static func wording(_ error: PhraseMatcher.PhraseError, _ phrase: String) -> String {
        switch error {
        case .noWords: "\"\(phrase)\" holds no letter or digit"
        case .misplacedStar:
            "the star in \"\(phrase)\" must stand at the start or end of a word, and not beside a single letter alone"
        }
    }
}

extension Flag {
    /// Flags that decide what happens to a mail. Their rules must name look-alikes that stay calm.
    var isScreen: Bool { needsPerson || meansDiscard }
}

/// Where the phrases of a text stand.
private struct Places {
    /// Word positions by phrase, ascending.
    private var words: [Int: [Range<Int>]] = [:]
    /// Whether each phrase stands anywhere: asked hundreds of times a mail, so it is an array and no dictionary.
    let stands: [Bool]
    /// The phrases that stand somewhere.
    var found: Dictionary<Int, [Range<Int>]>.Keys { words.keys }

    init(_ hits: [PhraseMatcher.Hit], phrases: Int) {
        var stands = [Bool](repeating: false, count: phrases)
        for hit in hits {
            words[hit.phrase, default: []].append(hit.words)
            stands[hit.phrase] = true
        }
        self.stands = stands
    }

    /// True where a phrase of `first` and one of `second` stand with fewer than `distance` words between them.
    func near(_ first: [Int], _ second: [Int], within distance: Int) -> Bool {
        guard first.contains(where: { stands[$0] }), second.contains(where: { stands[$0] }) else { return false }
        let left = first.flatMap { words[$0] ?? [] }.sorted { $0.lowerBound < $1.lowerBound }
        let right = second.flatMap { words[$0] ?? [] }.sorted { $0.lowerBound < $1.lowerBound }
        var start = 0
        for one in left {
            while start < right.count, right[start].upperBound + distance <= one.lowerBound { start += 1 }
            var index = start
            while index < right.count, right[index].lowerBound < one.upperBound + distance {
                let other = right[index]
                if !other.overlaps(one),
                    max(other.lowerBound, one.lowerBound) - min(other.upperBound, one.upperBound) < distance
                {
                    return true
                }
                index += 1
            }
        }
        return false
    }
}
