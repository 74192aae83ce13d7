/// The groups of fields in a machine-readable report, such as `message/delivery-status` (RFC 3464 section 2.1).
struct ReportFields {
    private let groups: [[HeaderField]]
    private static let groupLimit = 1_000

    init(_ bytes: [UInt8], limits: MailLimits) {
        var groups: [[HeaderField]] = []
        var ignored = DefectList(limit: 0)
        var position = 0
        let scanner = HeaderScanner(bytes: bytes, limits: limits)
        while position < bytes.count, groups.count < Self.groupLimit {
            var fields: [HeaderField] = []
            let outcome = scanner.scan(
                from: position, to: bytes.count, defects: &ignored, isBoundary: { _, _ in false },
                emit: { name, value, _ in
                    guard fields.count < 100 else { return false }
                    fields.append(
                        HeaderField(
                            bytes: bytes, nameRange: name, valueRange: value, wholeRange: value,
                            fallback: .utf8OrWindows1252))
                    return true
                })
            if !fields.isEmpty { groups.append(fields) }
            position = max(outcome.bodyStart, position + 1)
        }
        self.groups = groups
    }

    var count: Int { groups.count }

    /// The text of the first field of that name in one group.
    func first(_ name: String, in group: Int) -> String? {
        guard groups.indices.contains(group) else { return nil }
        return groups[group].first { $0.isNamed(name) }?.text
    }

    /// The part after `type;` of a value such as `rfc822; a@b.example`.
    static func withoutType(_ value: String?) -> String? {
        guard let value else { return nil }
        guard let mark = value.utf8.firstIndex(of: Byte.semicolon) else { return CSSDeclarations.trim(value[...]) }
        return CSSDeclarations.trim(value[value.utf8.index(after: mark)...])
    }
}
