/// One stored record, as untrusted as the disk it comes from.
package struct LoggedRecord: Sendable {
    /// Counted from 1; the index in the log is one less.
    package let position: Int64
    package let leaf: [UInt8]
    /// The leaf hash that was kept beside the leaf.
    package let hash: [UInt8]
    /// `nil` where it was erased.
    package let privateForm: [UInt8]?
    /// `nil` where the key was destroyed.
    package let key: CaseKey?

    package init(position: Int64, leaf: [UInt8], hash: [UInt8], privateForm: [UInt8]?, key: CaseKey?) {
        (self.position, self.leaf, self.hash) = (position, leaf, hash)
        (self.privateForm, self.key) = (privateForm, key)
    }
}

/// The first record that does not fit, and why.
package struct BrokenLog: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Fault: Sendable, Equatable {
        case missing(found: Int64)
        case leafChanged
        case notACommitment
        case privateFormChanged
        case shorterThan(Int64)
        case otherTree
    }

    package let position: Int64
    package let fault: Fault

    package init(position: Int64, fault: Fault) { (self.position, self.fault) = (position, fault) }

    package var description: String {
        switch fault {
        case .missing(let found): "record \(position) is missing; record \(found) stands in its place"
        case .leafChanged: "the leaf of record \(position) is not the one that was logged"
        case .notACommitment: "record \(position) holds no commitment"
        case .privateFormChanged: "the private form of record \(position) is not the one that was logged"
        case .shorterThan(let size): "the log ends at record \(position), but \(size) records were logged"
        case .otherTree: "the \(position) records are not those of which the log's tree was made"
        }
    }
}

/// Walks the records from the first one on and trusts nothing but the arithmetic of RFC 6962.
package struct RecordWalk: Sendable {
    package private(set) var tree = MerkleFrontier.empty

    package init() {}

    package mutating func check(_ record: LoggedRecord) throws(BrokenLog) {
        let position = tree.size + 1
        guard record.position == position else {
            throw BrokenLog(position: position, fault: .missing(found: record.position))
        }
        let hash = MerkleHash.leaf(record.leaf)
        guard hash == record.hash else { throw BrokenLog(position: position, fault: .leafChanged) }
        if let privateForm = record.privateForm, let key = record.key {
            guard let stated = LeafReader.commitment(in: record.leaf) else {
                throw BrokenLog(position: position, fault: .notACommitment)
            }
            guard stated == key.commitment(to: privateForm) else {
                throw BrokenLog(position: position, fault: .privateFormChanged)
            }
        }
        tree.append(leafHash: hash)
    }

    /// Compares the walked records with the tree that was noted beside them.
    package func finish(expecting noted: MerkleFrontier) throws(BrokenLog) {
        if tree.size < noted.size { throw BrokenLog(position: tree.size, fault: .shorterThan(noted.size)) }
        if tree != noted { throw BrokenLog(position: tree.size, fault: .otherTree) }
    }
}

enum LeafReader {
    private static let name = Array("\"commitment\":\"".utf8)

    /// The commitment in a canonical leaf. Only an exact `"commitment":"<64 hexadecimal digits>"` counts.
    static func commitment(in leaf: [UInt8]) -> String? {
        guard let name = leaf.firstRange(of: name) else { return nil }
        let digits = leaf[name.upperBound...].prefix(64)
        let isHexadecimal = digits.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
        }
        return digits.count == 64 && isHexadecimal ? String(decoding: digits, as: UTF8.self) : nil
    }
}
