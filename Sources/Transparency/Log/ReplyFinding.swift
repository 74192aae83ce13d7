/// What a proof shows about a reply.
package struct ReplyFinding: Sendable {
    package enum Extent: String, Sendable {
        /// Every byte from the first field of the approved header on.
        case whole
        /// The text; the header, the HTML part or attachments differ from what was approved.
        case textOnly = "text only"
    }

    package let extent: Extent
    /// The log, its size and its root.
    package let checkpoint: Checkpoint
    /// The witnesses that signed, by key name, with the time in seconds since 1970.
    package let cosigners: [(name: String, time: Int64)]
    /// Place of the approval in the log, from 0.
    package let index: Int64
    /// Id of the record of the approval.
    package let record: String
    /// When the reply was approved by the clock of the authority, in milliseconds since 1970; whole minutes.
    package let approvedAt: Int64
}

extension ReplyProof {
    /// Starts of header fields from which a received message is compared: servers put their fields on top.
    package static let mostStarts = 200
    /// Bytes in a reply at most.
    package static let largestReply = 31_457_280
    /// The forms of records that this program can read.
    static let knownSchemas: Set<String> = [ActionRecord.schema]

    /// Checks whether a reply is the one whose approval is in the log.
    ///
    /// - Parameters:
    ///   - reply: The message as it arrived. Line ends may have been changed and fields put on top of its header.
    ///   - text: The text part, decoded; `nil` where there is none. It is looked at only where the whole message differs.
    ///   - policy: Whom the checker trusts.
    ///   - now: Seconds since 1970; `nil` where no clock is to be asked.
    /// - Throws: ``LogFailure``, the first of these that holds: too large, not this log, not its key, too few witnesses, not in the
    ///   tree, no approval, another reply.
    package func check(
        reply: [UInt8], text: String?, policy: LogPolicy, now: Int64?
    ) throws(LogFailure) -> ReplyFinding {
        guard reply.count <= Self.largestReply else {
            throw .tooLarge(.reply, bytes: reply.count, limit: Self.largestReply)
        }
        let believed = try policy.check(checkpoint, now: now)
        try MerkleProof.checkInclusion(
            leafHash: MerkleHash.leaf(leaf), index: index, size: believed.checkpoint.size, path: path,
            root: believed.checkpoint.root)
        let (outcome, record, approvedAt) = try approval()
        if let now, approvedAt / 1000 > now, approvedAt / 1000 - now > LogPolicy.clockTolerance {
            throw .clock("the approval", seconds: approvedAt / 1000 - now)
        }
        func finding(_ extent: ReplyFinding.Extent) -> ReplyFinding {
            ReplyFinding(
                extent: extent, checkpoint: believed.checkpoint, cosigners: believed.cosigners, index: index,
                record: record, approvedAt: approvedAt)
        }
        let whole = opening("reply", of: outcome)
        let textual = opening("text", of: outcome)
        guard whole != nil || textual != nil else { throw .noOpening }
        if let whole, Self.opens(whole, message: reply) { return finding(.whole) }
        if let textual, let text, Self.opens(textual, digest: ReplyMarks.textDigest(of: text)) {
            return finding(.textOnly)
        }
        throw .otherReply
    }

    /// The parts of the logged record that matter here, if it is an approval.
    private func approval() throws(LogFailure) -> (outcome: JSONValue, record: String, time: Int64) {
        guard let record = JSONValue(canonical: leaf) else { throw .malformed(.leaf, "it is not canonical JSON") }
        guard let schema = record["schema"]?.text else { throw .malformed(.leaf, "it does not name its form") }
        guard Self.knownSchemas.contains(schema) else { throw .newerVersion(.leaf, schema) }
        guard let action = record["action"]?.text, let id = record["record_id"]?.text,
            case .integer(let time)? = record["time"]?["end"]
        else { throw .malformed(.leaf, "it lacks its action, id or time") }
        guard action == "review", let outcome = record["outcome"], outcome["decision"]?.text == "approve" else {
            throw .notApproval(action)
        }
        return (outcome, id, time)
    }

    private typealias Opening = (commitment: String, salt: [UInt8])

    private func opening(_ name: String, of outcome: JSONValue) -> Opening? {
        guard let commitment = outcome[name]?.text, let salt = openings[name] else { return nil }
        return (commitment, salt)
    }

    private static func opens(_ opening: Opening, digest: [UInt8]) -> Bool {
        CaseKey.commitment(to: digest, salt: opening.salt) == opening.commitment
    }

    private static func opens(_ opening: Opening, message: [UInt8]) -> Bool {
        if opens(opening, digest: sha256(message)) { return true }
        let message = withNetworkLineEnds(message)
        return fieldStarts(in: message).contains { opens(opening, digest: sha256(message[$0...])) }
    }

    /// Each line end as CR LF.
    private static func withNetworkLineEnds(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 32)
        var previous: UInt8 = 0
        for byte in bytes {
            switch byte {
            case 0x0D: out += [0x0D, 0x0A]
            case 0x0A where previous == 0x0D: break
            case 0x0A: out += [0x0D, 0x0A]
            default: out.append(byte)
            }
            previous = byte
        }
        return out
    }

    /// Where the first ``mostStarts`` fields of the header begin.
    private static func fieldStarts(in message: [UInt8]) -> [Int] {
        var starts: [Int] = []
        var start = 0
        while start < message.count, message[start] != 0x0D, starts.count < mostStarts {
            // A line that begins with a blank belongs to the field above.
            if message[start] != 0x20, message[start] != 0x09 { starts.append(start) }
            guard let end = message[start...].firstIndex(of: 0x0A) else { break }
            start = end + 1
        }
        return starts
    }
}
