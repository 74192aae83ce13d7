import Foundation
import LogFolder
import Transparency

/// Lets requests to a folder wait for each other, which would find it busy otherwise.
actor OneAtATime: CheckpointStore {
    private let store: FolderCheckpointStore

    init(_ store: FolderCheckpointStore) { self.store = store }

    func last(of origin: String) throws -> [UInt8]? { try store.last(of: origin) }

    func replace(_ expected: [UInt8]?, with note: [UInt8], for origin: String) throws -> Bool {
        try store.replace(expected, with: note, for: origin)
    }
}

/// Keeps signed checkpoints that prove that a log showed two trees.
struct SplitFolder: Sendable {
    /// A log that went wrong could show a new tree with each request.
    private static let mostFiles = 100

    let path: String

    /// Keeps a checkpoint once. What cannot be kept is said; the witness refuses the log all the same.
    func keep(_ note: [UInt8]) {
        let url = URL(fileURLWithPath: path).appendingPathComponent("\(sha256Hex(note)).checkpoint")
        guard !FileManager.default.fileExists(atPath: url.path) else { return }
        let count = (try? FileManager.default.contentsOfDirectory(atPath: path).count) ?? 0
        guard count < Self.mostFiles else { return }
        do {
            try DurableFile.write(note, to: url)
            Terminal.say("Kept the second checkpoint as \(url.path)")
        } catch {
            Terminal.say("postroom: \(error)")
        }
    }
}

/// The keys of the logs that a witness signs for.
enum WitnessedLogs {
    private static let largest = 65_536

    /// - Parameter path: A file with one key a line; empty lines and those that begin with `#` do not count.
    static func read(_ path: String) throws -> [NoteVerifier] {
        guard let data = try? FileHandle(forReadingFrom: URL(fileURLWithPath: path)).read(upToCount: largest + 1) else {
            throw Failure(.configuration, "\(path) cannot be read, or holds nothing. Write the logs' keys into it.")
        }
        guard data.count <= largest else { throw Failure(.configuration, "\(path) has more than \(largest) bytes.") }
        var keys: [NoteVerifier] = []
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            let text = line.trimmingCharacters(in: .whitespaces)
            guard !text.isEmpty, !text.hasPrefix("#") else { continue }
            do {
                keys.append(try NoteVerifier(text))
            } catch {
                throw Failure(.configuration, "\(path), line \(number + 1): \(error)")
            }
        }
        guard !keys.isEmpty else { throw Failure(.configuration, "\(path) names no log. Add the verifier key of one.") }
        return keys
    }
}
