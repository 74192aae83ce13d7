import Enquiries
import Foundation
import Mailboxes

/// A directory for one test, removed with the last reference to it.
final class Scratch {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/postroom-mailboxes-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    subscript(name: String) -> String { path + "/" + name }

    @discardableResult
    func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
        let file = self[name]
        try FileManager.default.createDirectory(
            atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String { try write(text.utf8, to: name) }

    func makeDirectory(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: self[name], withIntermediateDirectories: true)
    }

    func names(_ directory: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: self[directory]).sorted()
    }

    func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: self[name]))) }
}

/// The moment of import in these tests, 2026-11-21T12:00:00Z.
let importTime = Timestamp(secondsSince1970: 1_795_262_400)

extension MailboxSource {
    /// All messages that can be read.
    var mails: [ArrivedMail] { compactMap { try? $0.outcome.get() } }

    /// Why the others cannot.
    var errors: [MailboxError] {
        compactMap { item in
            if case .failure(let error) = item.outcome { error } else { nil }
        }
    }

    /// The texts of the messages.
    var texts: [String] { mails.map { String(decoding: $0.bytes, as: UTF8.self) } }
}

func open(_ path: String, limit: Int = MailboxSource.largestMessage) throws -> MailboxSource {
    try MailboxSource(path: path, now: importTime, limit: limit)
}

/// The error that an expression throws, or nil.
func error(of work: () throws -> Void) -> MailboxError? {
    do { try work() } catch { return error as? MailboxError }
    return nil
}
