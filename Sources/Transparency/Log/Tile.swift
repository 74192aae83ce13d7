/// One file of a log in the layout of C2SP tlog-tiles: up to 256 hashes of one level of the tree, or the entries that
/// belong to a tile of level 0.
package struct Tile: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// Hashes at a height of eight times the level above the leaves. 0 to 63.
        case hashes(level: Int)
        case entries
    }

    /// Hashes or entries in a full tile.
    package static let fullWidth = 256

    package let kind: Kind
    /// Place from the left, from 0.
    package let index: Int64
    /// 1 to 256.
    package let width: Int

    package init(_ kind: Kind, index: Int64, width: Int = Tile.fullWidth) {
        precondition(index >= 0 && (1...Tile.fullWidth).contains(width), "no such tile")
        (self.kind, self.index, self.width) = (kind, index, width)
    }

    package var isFull: Bool { width == Tile.fullWidth }

    /// The path below the folder of the log: `tile/0/x001/234`, `tile/entries/017.p/25`.
    package var path: String { isFull ? fullPath : "\(fullPath).p/\(width)" }

    /// The path that the tile has when it is full.
    package var fullPath: String {
        var groups = [Self.padded(index % 1000)]
        var rest = index / 1000
        while rest > 0 {
            groups.append("x" + Self.padded(rest % 1000))
            rest /= 1000
        }
        let folder =
            switch kind {
            case .hashes(let level): "tile/\(level)/"
            case .entries: "tile/entries/"
            }
        return folder + groups.reversed().joined(separator: "/")
    }

    /// - Throws: ``LogFailure/malformed(_:_:)`` where no tile has this path; each tile has one path only.
    package init(path: String) throws(LogFailure) {
        guard let tile = Tile(reading: path), sameBytes(tile.path, path) else {
            throw .malformed(.tile, "no tile has this path")
        }
        self = tile
    }

    private init?(reading path: String) {
        var parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Array($0) }
        guard parts.count >= 3, parts.count <= 12, parts[0] == Array("tile".utf8) else { return nil }
        if parts[1] == Array("entries".utf8) {
            kind = .entries
        } else if let level = exactDecimal(parts[1]), level <= 63 {
            kind = .hashes(level: Int(level))
        } else {
            return nil
        }
        let last = parts[parts.count - 2]
        if last.suffix(2) == Array(".p".utf8) {
            guard let width = exactDecimal(parts[parts.count - 1]), (1...255).contains(width) else { return nil }
            self.width = Int(width)
            parts.removeLast()
            parts[parts.count - 1].removeLast(2)
        } else {
            width = Tile.fullWidth
        }
        var index: Int64 = 0
        for (place, part) in parts.dropFirst(2).enumerated() {
            var digits = part[...]
            if place + 3 < parts.count {
                guard digits.first == UInt8(ascii: "x") else { return nil }
                digits = digits.dropFirst()
            }
            guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            let value = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
            let (shifted, over) = index.multipliedReportingOverflow(by: 1000)
            let (sum, over2) = shifted.addingReportingOverflow(value)
            // Beyond that, the entries have no number.
            guard !over, !over2, sum < Int64.max / Int64(Tile.fullWidth) else { return nil }
            index = sum
        }
        self.index = index
    }

    private static func padded(_ value: Int64) -> String {
        let digits = String(value)
        return String(repeating: "0", count: 3 - digits.utf8.count) + digits
    }

    /// Hashes that the tree of `size` entries has on `level`: one for each 256^level entries.
    static func count(onLevel level: Int, size: Int64) -> Int64 { level >= 8 ? 0 : size >> Int64(8 * level) }

    /// The tile in the form that it has in a tree of `size` entries, or `nil` where that tree has no such tile.
    package init?(_ kind: Kind, index: Int64, inTreeOf size: Int64) {
        let level = if case .hashes(let level) = kind { level } else { 0 }
        let there = Self.count(onLevel: level, size: size) - index * Int64(Tile.fullWidth)
        guard there > 0 else { return nil }
        self.init(kind, index: index, width: Int(min(there, Int64(Tile.fullWidth))))
    }
}
