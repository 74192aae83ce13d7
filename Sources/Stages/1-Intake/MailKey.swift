import Transparency

/// Tells copies of one mail from different mails.
///
/// A mail that is fetched twice, or reaches two addresses of a desk, arrives with other trace fields, other line ends
/// and other empty lines at its end. None of these count; every other byte does.
package enum MailKey {
    /// Fields that mail servers and mail programs add or change under way, in lower case.
    static let traceFields: Set<String> = [
        "return-path", "received", "delivered-to", "x-original-to", "envelope-to", "delivery-date", "status",
        "x-status",
        "x-uid", "x-uidl", "x-keywords", "x-mozilla-status", "x-mozilla-status2", "x-mozilla-keys", "content-length",
        "lines", "x-imap", "x-imapbase", "x-gmail-labels", "x-gm-thrid", "authentication-results",
        "arc-authentication-results", "arc-message-signature", "arc-seal", "received-spf", "x-received",
        "x-spam-status", "x-spam-level", "x-spam-flag", "x-spam-score", "x-spam-checker-version", "x-virus-scanned",
    ]

    /// SHA-256 over the mail without what its way added, hexadecimal.
    package static func of(_ bytes: [UInt8]) -> String {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var at = 0
        var dropping = false
        while at < bytes.count {
            let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
            var line = bytes[at..<end]
            at = end + 1
            if line.last == 0x0D { line.removeLast() }
            if line.isEmpty { break }
            let isContinuation = line.first == 0x20 || line.first == 0x09
            if !isContinuation {
                dropping =
                    line.prefix(64).firstIndex(of: UInt8(ascii: ":")).map { colon in
                        traceFields.contains(String(decoding: line[..<colon], as: UTF8.self).lowercased())
                    } ?? false
            }
            if !dropping {
                kept += line
                kept.append(0x0A)
            }
        }
        kept.append(0x0A)
        if at < bytes.count {
            for (index, byte) in bytes[at...].enumerated() {
                if byte == 0x0D, at + index + 1 < bytes.count, bytes[at + index + 1] == 0x0A { continue }
                kept.append(byte)
            }
        }
        while let last = kept.last, last == 0x0A || last == 0x0D || last == 0x20 { kept.removeLast() }
        return sha256Hex(kept)
    }
}
