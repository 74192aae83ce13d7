/// The proof that the approval of one reply stands in a log, as a file that is checked offline (C2SP tlog-proof).
///
/// The line `extra` carries Base64 of canonical JSON: `leaf`, the Base64 of the logged record, and `openings`, for each
/// commitment in the record the salt that opens it, hexadecimal. The record itself says nothing about the reply's text
/// to anyone without the salt.
package struct ReplyProof: Sendable, Equatable {
    private static let family: StaticString = "c2sp.org/tlog-proof@v"
    /// Bytes in a proof file at most.
    package static let largest = 393_216
    /// Bytes of a salt. One length only, since HMAC treats a key and the same key with zeroes behind it as equal.
    package static let saltLength = 32

    /// The logged record, canonical JSON.
    package let leaf: [UInt8]
    /// By the name of the commitment in the record's `outcome`, the salt.
    package let openings: [String: [UInt8]]
    /// Place of the record in the log, from 0.
    package let index: Int64
    /// The hashes from the leaf's sibling up.
    package let path: [[UInt8]]
    /// The signed checkpoint.
    package let checkpoint: SignedNote

    package init(
        leaf: [UInt8], openings: [String: [UInt8]], index: Int64, path: [[UInt8]], checkpoint: SignedNote
    ) {
        (self.leaf, self.openings, self.index) = (leaf, openings, index)
        (self.path, self.checkpoint) = (path, checkpoint)
    }

    /// Reads a proof file. That it can be read says nothing about what it claims.
    package init(_ bytes: some Collection<UInt8>) throws(LogFailure) {
        guard bytes.count <= Self.largest else { throw .tooLarge(.proof, bytes: bytes.count, limit: Self.largest) }
        var lines = LineReader(Array(bytes))
        guard let version = lines.next()?.after(Self.family), (1...9).contains(version.count),
            version.allSatisfy({ (0x30...0x39).contains($0) })
        else { throw .malformed(.proof, "line 1 is not \(Self.family)1") }
        guard version.elementsEqual([0x31]) else {
            throw .newerVersion(.proof, "\(Self.family)\(String(decoding: version, as: UTF8.self))")
        }
        guard let extra = lines.next()?.after("extra "), let json = exactBase64(extra),
            let members = JSONValue(canonical: json)
        else { throw .malformed(.proof, "line 2 is not 'extra' with canonical JSON in Base64") }
        guard let leaf = members["leaf"]?.text.flatMap({ exactBase64(Array($0.utf8)[...]) }),
            leaf.count <= EntryBundle.largestEntry, case .object(let salts)? = members["openings"]
        else { throw .malformed(.proof, "line 2 lacks the logged record or the salts") }
        var openings: [String: [UInt8]] = [:]
        for (name, salt) in salts {
            guard let salt = salt.text.flatMap({ decodedHexadecimal($0.utf8) }), salt.count == Self.saltLength else {
                throw .malformed(.proof, "line 2: a salt has not \(Self.saltLength) bytes")
            }
            openings[name] = salt
        }
        guard let index = lines.next()?.after("index ").flatMap({ exactDecimal($0) }) else {
            throw .malformed(.proof, "line 3 is not 'index' with a number")
        }
        var path: [[UInt8]] = []
        while let line = lines.next(), !line.isEmpty {
            guard path.count < MerkleProof.longest, let hash = exactHash(line) else {
                throw .malformed(.proof, "line \(lines.number) is not one of at most 63 hashes")
            }
            path.append(hash)
        }
        self.init(leaf: leaf, openings: openings, index: index, path: path, checkpoint: try SignedNote(lines.rest))
    }

    package var bytes: [UInt8] {
        let extra: JSONValue = [
            "leaf": .string(base64(leaf)), "openings": .object(openings.mapValues { .string(hexadecimal($0)) }),
        ]
        let lines = ["\(Self.family)1", "extra " + base64(extra.canonical), "index \(index)"] + path.map(base64)
        return Array((lines.joined(separator: "\n") + "\n\n").utf8) + checkpoint.bytes
    }
}
