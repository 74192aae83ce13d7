import Curl
import Enquiries
import Foundation
import MailPeer
import Sending

/// The four outcomes without their texts.
enum Kind: Sendable {
    case accepted, deferred, rejected, uncertain
}

extension HandOver {
    var kind: Kind {
        switch self {
        case .accepted: .accepted
        case .deferred: .deferred
        case .rejected: .rejected
        case .uncertain: .uncertain
        }
    }

    var text: String {
        switch self {
        case .accepted(let text), .deferred(let text), .rejected(let text), .uncertain(let text): text
        }
    }
}

/// A reply for tests.
func reply(
    _ text: String = "Subject: Your bin\r\n\r\nIt comes tomorrow.\r\n",
    from sender: String = "office@lindenfurt.example",
    to recipient: String = "anna@example.org"
) -> OutgoingMail {
    OutgoingMail(id: ReplyID("r1"), sender: sender, recipient: recipient, bytes: Array(text.utf8))
}

/// Hands a reply to a server, with the patience of a test.
func handOver(
    _ mail: OutgoingMail = reply(), to server: ScriptedServer,
    _ change: (inout SMTPTransport.Settings) -> Void = { _ in }
) async -> HandOver {
    var settings = SMTPTransport.Settings(
        url: server.url, connectTimeout: 2, replyTimeout: 3, totalTimeout: 15)
    change(&settings)
    let outcome = await SMTPTransport(settings).handOver(mail)
    server.stop()
    return outcome
}

/// A file for one test, removed with the last reference to it.
final class ScratchFile {
    let path: String

    init(_ content: String) throws {
        path = FileManager.default.temporaryDirectory.path + "/postroom-smtp-" + UUID().uuidString
        try Data(content.utf8).write(to: URL(fileURLWithPath: path))
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
