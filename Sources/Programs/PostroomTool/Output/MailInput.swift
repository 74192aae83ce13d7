import Enquiries
import Foundation
import MailFormat
import Mailboxes

/// The mails that a command which stores nothing was given.
enum MailInput {
    /// Calls `body` with each mail of a mailbox. Items that cannot be read are named and left out.
    ///
    /// - Throws: `Failure` at the end where anything was left out, so that a script can notice.
    static func forEach(_ file: String, _ body: (ArrivedMail) throws -> Void) throws {
        let now = Assembly.surroundings.now()
        let source =
            file == "-" ? try MailboxSource(standardInput: nil, now: now) : try MailboxSource(path: file, now: now)
        var leftOut = 0
        for item in source {
            switch item.outcome {
            case .success(let mail): try body(mail)
            case .failure(let error):
                Terminal.say("\(error)")
                leftOut += 1
            }
        }
        if leftOut > 0 { throw Failure(.badData, "\(leftOut) message(s) could not be read and were left out.") }
    }

    /// Calls `body` with each message of whatever bytes there are: a mailbox where they begin with `From `, else one
    /// message, however damaged.
    static func forEachMessage(_ file: String, _ body: ([UInt8]) throws -> Void) throws {
        var isFolder: ObjCBool = false
        if file != "-", FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), isFolder.boolValue {
            return try forEach(file) { try body($0.bytes) }
        }
        let bytes = try TextInput.read(file)
        guard bytes.starts(with: "From ".utf8) else { return try body(bytes) }
        let reader = MboxReader(bytes)
        for entry in reader { try body(reader.message(at: entry)) }
    }
}
