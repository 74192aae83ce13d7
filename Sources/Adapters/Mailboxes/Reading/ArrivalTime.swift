import Enquiries
import MailFormat

/// When a mail was received, as its mailbox tells. Placeholder dates from before 1980, which some programs write where
/// they know none, do not count.
enum ArrivalTime {
    private static let earliest: Int64 = 315_532_800  // 1980-01-01

    /// The date of an mbox `From ` line (RFC 4155): after the envelope sender, without a zone in UTC.
    static func ofSeparator(_ line: some Sequence<UInt8>) -> Timestamp? {
        let words = String(decoding: Array(line.prefix(1_024)), as: UTF8.self).split(separator: " ")
        guard words.count > 2 else { return nil }
        // From the day of the week on: what stands before it is the sender, which may hold digits and even blanks.
        let days: Set<String> = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        let start = words.indices.dropFirst().first {
            days.contains(words[$0].prefix(3).lowercased()) && words[$0].count <= 4
        }
        return time(words[(start ?? 2)...].joined(separator: " "))
    }

    /// The seconds with which the names of Maildir files begin.
    static func ofMaildirName(_ name: String) -> Timestamp? {
        let digits = name.prefix { $0 != "." }
        guard (9...11).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int64(digits).flatMap(checked)
    }

    static func ofSeconds(_ seconds: Int) -> Timestamp? { checked(Int64(seconds)) }

    /// The date of the first, which is the newest, `Received` field (RFC 5321 section 4.4: after the last semicolon).
    static func ofNewestReceived(_ message: [UInt8]) -> Timestamp? {
        var value: [UInt8]?
        for line in message.prefix(ContentKind.headLength).split(separator: 0x0A, omittingEmptySubsequences: false) {
            let isContinuation = line.first == 0x20 || line.first == 0x09
            if value != nil {
                if !isContinuation { break }
                value? += line
                continue
            }
            if line.isEmpty || line.elementsEqual([0x0D]) { break }
            let name = String(decoding: line.prefix(9), as: UTF8.self).lowercased()
            if name == "received:" { value = Array(line.dropFirst(9)) }
        }
        guard let value, let semicolon = value.lastIndex(of: UInt8(ascii: ";")) else { return nil }
        return time(String(decoding: value[(semicolon + 1)...], as: UTF8.self))
    }

    private static func time(_ text: String) -> Timestamp? { MailDate(text).flatMap { checked($0.secondsSince1970) } }

    private static func checked(_ seconds: Int64) -> Timestamp? {
        seconds >= earliest ? Timestamp(secondsSince1970: seconds) : nil
    }
}
