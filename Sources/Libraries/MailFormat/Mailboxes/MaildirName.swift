/// What the name of a Maildir file tells: `unique:2,flags`. Touching the disk is left to whoever owns the folder.
public struct MaildirName: Sendable, Hashable {
    /// The marks of a message, in the order in which Maildir writes them.
    public enum Flag: Character, Sendable, Hashable, CaseIterable {
        case draft = "D"
        case flagged = "F"
        case passed = "P"
        case replied = "R"
        case seen = "S"
        case trashed = "T"
    }

    /// The part before the colon: it stays when flags change.
    public let unique: String
    /// The flags set.
    public var flags: Set<Flag>
    /// The size that some programs write as `S=`, in bytes.
    public let announcedSize: Int?

    /// Reads a file name, or gives nil if it is no message: empty, hidden, or with a slash in it.
    public init?(_ fileName: String) {
        guard let first = fileName.utf8.first, first != 0x2E, !fileName.utf8.contains(0x2F), !fileName.utf8.contains(0)
        else { return nil }
        let parts = fileName.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        unique = String(parts[0])
        var flags: Set<Flag> = []
        if parts.count == 2, parts[1].hasPrefix("2,") {
            for letter in parts[1].dropFirst(2) { if let flag = Flag(rawValue: letter) { flags.insert(flag) } }
        }
        self.flags = flags
        var size: Int?
        for piece in unique.split(separator: ",") where piece.hasPrefix("S=") {
            let digits = piece.dropFirst(2)
            if digits.utf8.count <= 15, let value = Int(digits), value >= 0 { size = value }
        }
        announcedSize = size
        if unique.isEmpty { return nil }
    }

    /// The name to give the file in `cur`.
    public var fileName: String {
        unique + ":2," + String(Flag.allCases.filter { flags.contains($0) }.map(\.rawValue))
    }
}
