/// The entries of one tile as a file: each behind its length in two bytes, the higher first (C2SP tlog-tiles).
package enum EntryBundle {
    /// Bytes in an entry at most, since its length has two bytes.
    package static let largestEntry = 65_535

    /// - Throws: ``LogFailure/tooLarge(_:bytes:limit:)`` where an entry is larger than ``largestEntry``.
    package static func bytes(of entries: some Sequence<[UInt8]>) throws(LogFailure) -> [UInt8] {
        var out: [UInt8] = []
        for entry in entries {
            guard entry.count <= largestEntry else {
                throw .tooLarge(.leaf, bytes: entry.count, limit: largestEntry)
            }
            out.append(UInt8(entry.count >> 8))
            out.append(UInt8(entry.count & 255))
            out += entry
        }
        return out
    }

    /// - Throws: ``LogFailure/malformed(_:_:)`` where the bytes are not exactly `count` entries.
    package static func entries(in bytes: [UInt8], count: Int) throws(LogFailure) -> [[UInt8]] {
        var entries: [[UInt8]] = []
        entries.reserveCapacity(count)
        var place = 0
        while place < bytes.count {
            guard entries.count < count else {
                throw .malformed(.bundle, "there is more behind entry \(count), from byte \(place) on")
            }
            guard place + 2 <= bytes.count else {
                throw .malformed(.bundle, "it ends within a length at byte \(place)")
            }
            let length = Int(bytes[place]) << 8 | Int(bytes[place + 1])
            guard place + 2 + length <= bytes.count else {
                throw .malformed(.bundle, "the entry at byte \(place) goes beyond the end")
            }
            entries.append(Array(bytes[place + 2..<place + 2 + length]))
            place += 2 + length
        }
        guard entries.count == count else {
            throw .malformed(.bundle, "it has \(entries.count) entries, not \(count)")
        }
        return entries
    }
}
