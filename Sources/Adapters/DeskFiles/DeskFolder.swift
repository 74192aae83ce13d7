import Crypto
import Enquiries
import Foundation

/// Why a folder holds no desk.
package enum DeskFolderError: Error, Sendable, Equatable, CustomStringConvertible {
    case missing(String)
    case notAFolder(String)
    case noDesk(String)
    case unreadable(String)

    package var description: String {
        switch self {
        case .missing(let path):
            "There is no folder \(path). Name the folder of a desk, for example Corpora/desks/stadt."
        case .notAFolder(let path): "\(path) is a file. Name the folder of a desk, for example Corpora/desks/stadt."
        case .noDesk(let path):
            "\(path) holds no desk.yaml. Name the folder of a desk, for example Corpora/desks/stadt."
        case .unreadable(let path): "\(path) cannot be read. Give this user the right to read it."
        }
    }
}

/// The files of a desk's folder. Only regular files of a bounded size are read.
struct DeskFolder {
    /// Larger files are refused: no rule or answer file is near it.
    static let largestFile = 32 * 1024 * 1024

    let root: URL
    /// What was read so far, so that a digest and what is made of the files are of the same bytes.
    private let contents = Contents()

    private final class Contents {
        var known: [String: Data?] = [:]
    }

    init(root: URL) { self.root = root }

    func checkIsDesk() throws(DeskFolderError) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: root.path, isDirectory: &isFolder) else {
            throw .missing(root.path)
        }
        guard isFolder.boolValue else { throw .notAFolder(root.path) }
        guard FileManager.default.isReadableFile(atPath: root.path) else { throw .unreadable(root.path) }
        guard exists("desk.yaml") else { throw .noDesk(root.path) }
    }

    func exists(_ file: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appendingPathComponent(file).path)
    }

    /// The text of a file; a file that cannot be read is a problem and reads as empty.
    func read(_ file: String, _ problems: Problems) -> String {
        guard let data = data(file) else {
            problems.note(
                .unreadable(exists(file) ? "no permission, or larger than 32 MiB" : "there is no such file"),
                at: Origin(file: file, line: 1))
            return ""
        }
        guard let text = String(data: data, encoding: .utf8) else {
            problems.note(.unreadable("not UTF-8"), at: Origin(file: file, line: 1))
            return ""
        }
        return text
    }

    private func data(_ file: String) -> Data? {
        if let known = contents.known[file] { return known }
        let data = dataOnDisk(file)
        contents.known[file] = .some(data)
        return data
    }

    private func dataOnDisk(_ file: String) -> Data? {
        // Not by a URL, which costs more than reading: a desk has a thousand files.
        let descriptor = open(root.path + "/" + file, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var found = stat()
        guard fstat(descriptor, &found) == 0, found.st_mode & S_IFMT == S_IFREG, found.st_size <= Self.largestFile
        else { return nil }
        return try? handle.readToEnd() ?? Data()
    }

    /// Files under `folder` and one level below, sorted, relative to the desk. A folder that is not there holds none; one
    /// that cannot be listed is a problem, or a desk could lose its screens without a word.
    func list(_ folder: String, ending: String, _ problems: Problems) -> [String] {
        guard exists(folder) else { return [] }
        func isFolder(_ path: String) -> Bool {
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(
                atPath: root.appendingPathComponent(path).path, isDirectory: &isFolder)
                && isFolder.boolValue
        }
        func paths(_ path: String) -> [String] {
            do {
                return try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(path).path)
                    .filter { !$0.hasPrefix(".") }.map { "\(path)/\($0)" }
            } catch {
                problems.note(.unreadable("no folder, or no permission to list it"), at: Origin(file: path, line: 1))
                return []
            }
        }
        return paths(folder).flatMap { isFolder($0) ? paths($0) : [$0] }.filter { $0.hasSuffix(ending) }.sorted()
    }

    /// First 16 hexadecimal digits of ``digest(of:)``, by which records name what a desk went by.
    func version(of files: [String]) -> String { String(digest(of: files).prefix(16)) }

    /// The SHA-256 over names and contents, hexadecimal.
    func digest(of files: [String]) -> String {
        var hash = SHA256()
        for file in files.sorted() {
            hash.update(data: Data("\(file)\n".utf8))
            // No text holds this byte: a file that cannot be read is not one that is empty.
            hash.update(data: data(file) ?? Data([0xFF]))
        }
        return hash.finalize().map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }
}
