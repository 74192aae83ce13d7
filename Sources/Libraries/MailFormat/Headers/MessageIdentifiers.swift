/// Reads `Message-ID`, `In-Reply-To` and `References` (RFC 5322 section 3.6.4).
enum MessageIdentifiers {
    /// The identifiers without angle brackets, in order; above `limit`, the first half and the last half of the limit.
    static func list(_ bytes: [UInt8], _ range: Range<Int>, limit: Int) -> (ids: [String], isCut: Bool) {
        var found = EndsOfList(limit: limit)
        collectBracketed(bytes, range, into: &found)
        if found.count == 0 { collectBare(bytes, range, into: &found) }
        return (found.ranges.map { text(bytes, $0) }, found.count > limit)
    }

    /// Everything that stands in angle brackets, at most `limit` of it from the front.
    static func bracketed(_ bytes: [UInt8], _ range: Range<Int>, limit: Int) -> [String] {
        var found = EndsOfList(limit: limit)
        collectBracketed(bytes, range, into: &found)
        return found.ranges.map { text(bytes, $0) }
    }

    /// The first and the last entries of a list, half of the limit each, and the count of all.
    private struct EndsOfList {
        private let front: Int
        private let back: Int
        private var first: [Range<Int>] = []
        private var last: [Range<Int>] = []
        private(set) var count = 0

        init(limit: Int) {
            front = (max(limit, 0) + 1) / 2
            back = max(limit, 0) / 2
        }

        mutating func add(_ range: Range<Int>) {
            if first.count < front {
                first.append(range)
            } else if back > 0 {
                if last.count < back { last.append(range) } else { last[(count - front) % back] = range }
            }
            count += 1
        }

        var ranges: [Range<Int>] { first + last.sorted { $0.lowerBound < $1.lowerBound } }
    }

    private static func collectBracketed(_ bytes: [UInt8], _ range: Range<Int>, into found: inout EndsOfList) {
        var index = range.lowerBound
        while index < range.upperBound {
            let open = firstIndex(of: Byte.less, in: bytes, from: index, to: range.upperBound)
            guard open < range.upperBound else { break }
            let close = firstIndex(of: Byte.greater, in: bytes, from: open + 1, to: range.upperBound)
            let id = trimmed(bytes, (open + 1)..<close)
            if !id.isEmpty { found.add(id) }
            index = close + 1
        }
    }

    /// Words with `@`, for the mail programs that leave the brackets out.
    private static func collectBare(_ bytes: [UInt8], _ range: Range<Int>, into found: inout EndsOfList) {
        var start = range.lowerBound
        while start < range.upperBound {
            while start < range.upperBound, Byte.isSpace(bytes[start]) { start += 1 }
            var end = start
            var hasAt = false
            while end < range.upperBound, !Byte.isSpace(bytes[end]) {
                if bytes[end] == Byte.at { hasAt = true }
                end += 1
            }
            if hasAt { found.add(start..<end) }
            start = end
        }
    }

    private static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
        var copy: [UInt8] = []
        let range = range.prefix(2_000)
        copy.reserveCapacity(range.count)
        for byte in bytes[range] where byte > 0x20 || byte == Byte.space { copy.append(byte) }
        return String(decoding: copy, as: UTF8.self)
    }
}
