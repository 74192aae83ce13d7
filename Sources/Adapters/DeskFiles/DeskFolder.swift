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
        let url = root.appendingPathComponent(file)
        guard let size = try? url.resourceValues(forKeys: [.fileSizeKey]).fileSize, size <= Self.largestFile else {
            return nil
        }
        return try? Data(contentsOf: url)
    }

    /// Files under `folder` and one level below, sorted, relative to the desk.
    func list(_ folder: String, ending: String, _ problems: Problems) -> [String] {
        let base = root.appendingPathComponent(folder)
        func names(_ url: URL) -> [String] {
            ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).filter { !$0.hasPrefix(".") }
        }
        return names(base).flatMap { name -> [String] in
            name.hasSuffix(ending)
                ? ["\(folder)/\(name)"]
                : names(base.appendingPathComponent(name)).filter { $0.hasSuffix(ending) }
                    .map { "\(folder)/\(name)/\($0)" }
        }.sorted()
    }

    /// First 16 hexadecimal digits of the SHA-256 over names and contents.
    func digest(of files: [String]) -> String {
        var hash = SHA256()
        for file in files.sorted() {
            hash.update(data: Data("\(file)\n".utf8))
            hash.update(data: data(file) ?? Data())
        }
        return hash.finalize().prefix(8).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }
}
