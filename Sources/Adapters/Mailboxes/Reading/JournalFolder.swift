import Glibc

/// The Maildir in which a mail server files a copy of what it sends. A copy with the Message-ID of a reply proves that the
/// mail server had it.
package struct JournalFolder: Sendable {
    /// Files that one look reads at most, the newest first. Whoever files more than this in a day looks by hand.
    package static let mostFiles = 20_000
    /// Bytes of a file that are read: header fields stand first.
    package static let headerBytes = 64 * 1024

    private let path: String

    /// - Parameter directory: The Maildir.
    package init(directory: String) { path = directory }

    /// Whether a message with this Message-ID is there.
    ///
    /// - Parameter id: Without angle brackets.
    /// - Throws: Where the folder cannot be read; files that cannot are passed over.
    package func holds(messageID id: String) throws(MailboxError) -> Bool {
        let root = try FileAccess.open(directory: path)
        var left = Self.mostFiles
        for part in ["new", "cur"] {
            let place = "\(path)/\(part)"
            let folder = try FileAccess.open(directory: part, in: root, at: place)
            // Names begin with the time of delivery; the newest stand last.
            for name in try FileAccess.names(in: folder, at: place).sorted(by: >) {
                guard left > 0 else { return false }
                left -= 1
                if Self.holds(id, Self.beginning(of: name, in: folder)) { return true }
            }
        }
        return false
    }

    private static func beginning(of name: RawName, in folder: OpenFile) -> [UInt8] {
        let descriptor = openat(folder.descriptor, name.characters, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return [] }
        let file = OpenFile(owning: descriptor)
        var status = stat()
        guard fstat(file.descriptor, &status) == 0, FileAccess.kind(status.st_mode) == nil else { return [] }
        return (try? FileAccess.readSome(file.descriptor, headerBytes, at: "")) ?? []
    }

    /// Whether the header has the field `Message-ID` with this value, folded or not.
    static func holds(_ id: String, _ bytes: [UInt8]) -> Bool {
        guard !id.isEmpty else { return false }
        var isInField = false
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let text = line.last == 0x0D ? line.dropLast() : line
            if text.isEmpty { return false }
            if text.first != 0x20, text.first != 0x09 {
                let name = text.prefix { $0 != UInt8(ascii: ":") }
                isInField = String(decoding: name, as: UTF8.self).lowercased() == "message-id"
            }
            guard isInField else { continue }
            let value = String(decoding: text, as: UTF8.self)
            if value.contains("<\(id)>") { return true }
        }
        return false
    }
}
