import Foundation
import Testing

/// The table of WCAG criteria is whole, and what it names exists.
struct AccessibilityTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private struct Row {
        let number, level, result, how: String
    }

    /// WCAG 2.2 without 4.1.1, which it took away.
    private static let levelA = """
        1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 \
        2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2
        """
    private static let levelAA = """
        1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 \
        3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3
        """

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    private static func rows() throws -> [Row] {
        try text("Docs/Accessibility.md").split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard cells.count == 6, let number = cells[1].split(separator: " ").first, number.first?.isNumber == true
            else { return nil }
            return Row(number: String(number), level: cells[2], result: cells[3], how: cells[4])
        }
    }

    private static func words(_ text: String) -> [String] { text.split { $0 == " " || $0 == "\n" }.map { String($0) } }

    @Test func `each of the 55 criteria stands there once, with its level`() throws {
        let rows = try Self.rows()
        #expect(rows.count == 55)
        #expect(rows.filter { $0.level == "A" }.map(\.number).sorted() == Self.words(Self.levelA).sorted())
        #expect(rows.filter { $0.level == "AA" }.map(\.number).sorted() == Self.words(Self.levelAA).sorted())
    }

    @Test func `each row is met, open or about nothing, and says how it was checked`() throws {
        for row in try Self.rows() {
            #expect(["met", "open", "none"].contains(row.result), "\(row.number) is \(row.result)")
            #expect(row.how.count > 10, "\(row.number)")
            if row.result == "met" { #expect(row.how.contains("`") || row.how.contains("By hand"), "\(row.number)") }
        }
    }

    @Test func `each check that a row names exists, and is run by the tests`() throws {
        let started = try Self.text("Tests/BrowserTests/BrowserTests.swift")
        let suites =
            FileManager.default.enumerator(atPath: Self.root.appendingPathComponent("Tests").path)?
            .compactMap { ($0 as? String).map { URL(fileURLWithPath: $0).lastPathComponent } } ?? []
        var named = 0
        for row in try Self.rows() {
            for name in row.how.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            where name.offset % 2 == 1 {
                if name.element.hasSuffix(".py") {
                    named += 1
                    let script = name.element.dropLast(3)
                    #expect(suites.contains(String(name.element)), "\(row.number) names \(name.element)")
                    #expect(started.contains("in: \"\(script)\""), "no test starts \(name.element)")
                } else if name.element.hasSuffix("Tests") {
                    #expect(suites.contains(name.element + ".swift"), "\(row.number) names \(name.element)")
                }
            }
        }
        #expect(named > 40)
    }

    @Test func `a criterion that a script states for itself stands in that script`() throws {
        for row in try Self.rows() where row.result == "met" {
            for name in ["narrow", "keyboard"] where row.how.contains("`\(name).py`") && !row.how.contains("`keys.py`")
            {
                let isStated = try Self.text("Tests/BrowserTests/Scripts/\(name).py").contains(row.number)
                #expect(isStated || row.number == "3.2.1", "\(name).py says nothing of \(row.number)")
            }
        }
    }
}
