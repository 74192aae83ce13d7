/// Reads `Message-ID`, `In-Reply-To` and `References` (RFC 5322 section 3.6.4).
enum MessageIdentifiers {
    /// The identifiers without angle brackets, in order; above `limit`, the first half and the last half of the limit.
    static func list(_ bytes: [UInt8], _ range: Range<Int>, limit: Int) -> (ids: [String], isCut: Bool) {
        var ranges: [Range<Int>] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let open = firstIndex(of: Byte.less, in: bytes, from: index, to: range.upperBound)
            guard open < range.upperBound else { break }
            let close = firstIndex(of: Byte.greater, in: bytes, from: open + 1, to: range.upperBound)
            let id = trimmed(bytes, (open + 1)..<close)
            if !id.isEmpty { ranges.append(id) }
            index = close + 1
        }
        if ranges.isEmpty { ranges = bareIdentifiers(bytes, range) }
        let isCut = ranges.count > limit
        if isCut {
            let half = max(limit / 2, 1)
            ranges = Array(ranges.prefix(half) + ranges.suffix(max(limit - half, 0)))
        }
        return (ranges.map { text(bytes, $0) }, isCut)
    }

    /// Words with `@`, for the mail programs that leave the brackets out.
    private static func bareIdentifiers(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = range.lowerBound
        while start < range.upperBound {
            while start < range.upperBound, Byte.isSpace(bytes[start]) { start += 1 }
            var end = start
            var hasAt = false
            while end < range.upperBound, !Byte.isSpace(bytes[end]) {
                if bytes[end] == Byte.at { hasAt = true }
                end += 1
            }
            if hasAt { found.append(start..<end) }
            start = end
        }
        return found
    }

    private static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
        var copy: [UInt8] = []
        copy.reserveCapacity(range.count)
        for byte in bytes[range] where byte > 0x20 || byte == Byte.space { copy.append(byte) }
        return String(decoding: copy, as: UTF8.self)
    }
}
