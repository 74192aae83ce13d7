/// The end of a chain of leaves: how many there are, and a hash that depends on each of them and on their order.
///
/// The hash of an entry is SHA-256(0x02 ‖ hash before ‖ leaf hash); the leaf hash is that of RFC 6962 section 2.1,
/// SHA-256(0x00 ‖ leaf), so that a Merkle tree can be built over the same leaves.
package struct ChainHead: Sendable, Equatable {
    /// Number of leaves.
    package let size: Int64
    /// 32 bytes.
    package let hash: [UInt8]

    package init(size: Int64, hash: [UInt8]) { (self.size, self.hash) = (size, hash) }

    package static let empty = ChainHead(size: 0, hash: [UInt8](repeating: 0, count: 32))

    package func appending(_ leaf: [UInt8]) -> ChainHead {
        ChainHead(size: size + 1, hash: sha256([0x02] + hash + sha256([0x00] + leaf)))
    }
}

/// One stored entry of the chain, as untrusted as the disk it comes from.
package struct ChainEntry: Sendable {
    /// Position, counted from 1.
    package let position: Int64
    package let leaf: [UInt8]
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

/// The first entry of a chain that does not fit, and why.
package struct BrokenChain: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Fault: Sendable, Equatable {
        case missing(found: Int64)
        case doesNotFollow
        case notACommitment
        case privateFormChanged
        case shorterThan(Int64)
        case otherHead
    }

    package let position: Int64
    package let fault: Fault

    package init(position: Int64, fault: Fault) { (self.position, self.fault) = (position, fault) }

    package var description: String {
        switch fault {
        case .missing(let found): "record \(position) is missing; record \(found) stands in its place"
        case .doesNotFollow: "record \(position) does not follow from record \(position - 1)"
        case .notACommitment: "record \(position) holds no commitment"
        case .privateFormChanged: "the private form of record \(position) is not the one that was logged"
        case .shorterThan(let size): "the log ends at record \(position), but \(size) records were logged"
        case .otherHead: "record \(position) is not the last record that was logged"
        }
    }
}

/// Walks a chain from its start and trusts nothing but the arithmetic.
package struct ChainVerifier: Sendable {
    package private(set) var head = ChainHead.empty

    package init() {}

    package mutating func check(_ entry: ChainEntry) throws(BrokenChain) {
        let position = head.size + 1
        guard entry.position == position else {
            throw BrokenChain(position: position, fault: .missing(found: entry.position))
        }
        let next = head.appending(entry.leaf)
        guard next.hash == entry.hash else { throw BrokenChain(position: position, fault: .doesNotFollow) }
        if let privateForm = entry.privateForm, let key = entry.key {
            guard let stated = LeafReader.commitment(in: entry.leaf) else {
                throw BrokenChain(position: position, fault: .notACommitment)
            }
            guard stated == key.commitment(to: privateForm) else {
                throw BrokenChain(position: position, fault: .privateFormChanged)
            }
        }
        head = next
    }

    /// Compares the walked chain with the head that was noted beside it.
    package func finish(expecting noted: ChainHead) throws(BrokenChain) {
        if head.size < noted.size { throw BrokenChain(position: head.size, fault: .shorterThan(noted.size)) }
        if head != noted { throw BrokenChain(position: head.size, fault: .otherHead) }
    }
}

enum LeafReader {
    /// The commitment in a canonical leaf. Only an exact `"commitment":"<64 hexadecimal digits>"` counts.
    static func commitment(in leaf: [UInt8]) -> String? {
        let text = String(decoding: leaf, as: UTF8.self)
        guard let name = text.firstRange(of: "\"commitment\":\"") else { return nil }
        let digits = text[name.upperBound...].prefix(64)
        let isHexadecimal = digits.utf8.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
        }
        return digits.utf8.count == 64 && isHexadecimal ? String(digits) : nil
    }
}
