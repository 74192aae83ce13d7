import Enquiries
import Foundation
import Transparency
import Triage

/// A desk's lineage on disk, one JSON object a line. Each line names the digest of the line before, so that damage is
/// found and not believed.
struct LineageFile {
    let url: URL

    private struct Line: Codable {
        var entry: Lineage.Entry
        /// SHA-256 of the line before, hexadecimal; empty in the first.
        var previous: String
    }

    /// The lineage; empty where there is no file.
    ///
    /// - Throws: ``LineageDamage`` with the first line that does not fit.
    func read() throws -> Lineage { Lineage(try lines().map(\.entry)) }

    private func lines() throws -> [Line] {
        guard FileManager.default.fileExists(atPath: url.path) else { return [] }
        guard let data = try? Data(contentsOf: url) else {
            throw LineageDamage(file: url.path, line: nil)
        }
        var previous = ""
        var lines: [Line] = []
        for text in data.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
            guard let line = try? JSONDecoder().decode(Line.self, from: Data(text)), line.previous == previous else {
                throw LineageDamage(file: url.path, line: lines.count + 1)
            }
            previous = sha256Hex(text)
            lines.append(line)
        }
        // A file ends with a line end, and is not empty.
        guard data.last == 0x0A else { throw LineageDamage(file: url.path, line: lines.count + 1) }
        return lines
    }

    /// The digest that ``append(_:)`` will give an entry.
    func digest(of entry: Lineage.Entry) throws -> String { sha256Hex(try encoded(entry)) }

    func append(_ entry: Lineage.Entry) throws {
        let kept = (try? Data(contentsOf: url)).map { Array($0) } ?? []
        try DurableFile.write(kept + encoded(entry) + [0x0A], to: url)
    }

    private func encoded(_ entry: Lineage.Entry) throws -> [UInt8] {
        _ = try lines()
        let kept = (try? Data(contentsOf: url))?.split(separator: 0x0A).last
        let line = Line(entry: entry, previous: kept.map { sha256Hex($0) } ?? "")
        return Array(try Self.encoder.encode(line))
    }

    static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}

/// A lineage that cannot be believed.
struct LineageDamage: Error, CustomStringConvertible {
    let file: String
    /// Counted from 1; `nil` where the file cannot be read at all.
    let line: Int?

    var description: String {
        "\(file)\(line.map { ":\($0)" } ?? "") is damaged. Put it back from a backup, or move it away to begin anew "
            + "with the desk's own model."
    }
}
