import Enquiries
import Foundation
import Sample
import Testing

@testable import Drafting

/// Counts what the bound on common words makes of sentences that an answer bears out and of others, and holds the table of
/// `Docs/Drafts.md` to it.
struct SupportFiguresTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private struct Pair: Decodable {
        let answer: String
        let sentence: String
        let supported: Bool
    }

    private static func body(_ file: URL) throws -> String {
        let text = try String(contentsOf: file, encoding: .utf8)
        return text.split(separator: "\n---\n", maxSplits: 1).last.map(String.init) ?? text
    }

    private static let checks = DraftChecks(
        desk: Sample.desk(), readers: DraftChecks.Readers(language: { _ in ("en", 0) }))

    /// What the check says of a sentence that names one answer.
    private static func gap(_ sentence: String, _ text: String) -> SupportGap? {
        let answer = Sample.answer("waste.one", service: "waste", text: text)
        let findings = checks.findings(
            in: sentence, language: "en", answering: Sample.enquiry(), concerns: [], usedAnswers: [answer],
            sentences: [.init(text: sentence, paragraph: 1, answers: ["waste.one"])], today: CheckSample.today)
        guard case .support(let gap) = findings.first(where: { $0.kind == .unsupported })?.detail else { return nil }
        return gap
    }

    private static func sentences(_ text: String) -> [String] {
        let checked = CheckedText(text, limit: 1 << 16, dates: [])
        return checked.sentences.map { checked.string($0).trimmingCharacters(in: .whitespacesAndNewlines) }
            .filter { ContentWords($0).words.count >= 3 }
    }

    /// Bodies of all approved answers by path below the desks, in order.
    private static func answers() throws -> [(path: String, text: String)] {
        let folder = root.appending(path: "Corpora/desks")
        var found: [(String, String)] = []
        for desk in ["stadt", "vehicle"] {
            for service in try FileManager.default.subpathsOfDirectory(
                atPath: folder.appending(path: "\(desk)/answers").path)
            where service.hasSuffix(".md") {
                let path = "\(desk)/answers/\(service)"
                found.append((path, try body(folder.appending(path: path))))
            }
        }
        return found.sorted { $0.0 < $1.0 }
    }

    private static func without(_ negation: String, in sentence: String) -> String? {
        let words = sentence.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count(where: { $0 == negation }) == 1 else { return nil }
        return words.filter { $0 != negation }.joined(separator: " ")
    }

    @Test func `the table of the drafts' page is what the check does`() throws {
        let lines = try String(contentsOf: Self.root.appending(path: "Evaluation/support/pairs.jsonl"), encoding: .utf8)
        let pairs = try lines.split(separator: "\n").map { try JSONDecoder().decode(Pair.self, from: Data($0.utf8)) }
        var own = (0, 0), strange = (0, 0), same = (0, 0), turned = (0, 0), level = (0, 0), other = (0, 0)
        func count(_ row: inout (Int, Int), _ marked: Bool) { row = (row.0 + (marked ? 1 : 0), row.1 + 1) }
        for pair in pairs {
            let gap = Self.gap(pair.sentence, try Self.body(Self.root.appending(path: pair.answer)))
            if pair.supported { count(&own, gap != nil) } else { count(&strange, gap != nil) }
        }
        // Every 29th answer; of each, all sentences.
        let answers = try Self.answers()
        let texts = Dictionary(uniqueKeysWithValues: answers.map { ($0.path, $0.text) })
        let standard = answers.filter { !$0.path.hasSuffix(".de-simple.md") }
        for index in stride(from: 0, to: standard.count, by: 29) {
            let (path, text) = standard[index]
            let language = path.suffix(6)
            let next = (1..<standard.count).map { standard[(index + 17 * $0) % standard.count] }
                .first { $0.path.suffix(6) == language && $0.path != path }
            for sentence in Self.sentences(text) {
                count(&same, Self.gap(sentence, text) != nil)
                for negation in ["nicht", "not"] {
                    if let sentence = Self.without(negation, in: sentence) {
                        count(&turned, Self.gap(sentence, text) != nil)
                    }
                }
                if let next { count(&other, Self.gap(sentence, next.text) != nil) }
            }
            if let simple = texts[path.replacing(".de.md", with: ".de-simple.md")], path.hasSuffix(".de.md") {
                for sentence in Self.sentences(simple) { count(&level, Self.gap(sentence, text) != nil) }
            }
        }
        let table = """
            | paraphrases written by hand | \(own.1) | \(own.0) |
            | sentences of approved answers, word for word | \(same.1) | \(same.0) |
            | the same answer in simple language | \(level.1) | \(level.0) |
            | inventions without figures, written by hand | \(strange.1) | \(strange.0) |
            | approved sentences without their "nicht" or "not" | \(turned.1) | \(turned.0) |
            | approved sentences with another answer named | \(other.1) | \(other.0) |
            """
        let page = try String(contentsOf: Self.root.appending(path: "Docs/Drafts.md"), encoding: .utf8)
        #expect(page.contains(table), "Docs/Drafts.md must say: \n\(table)")
    }
}
