package import Curl
package import Transparency

/// What became of one checkpoint at all witnesses.
package struct WitnessRound: Sendable {
    /// What one witness did.
    package enum Outcome: Sendable, Equatable {
        /// It signed, at this time in seconds since 1970.
        case cosigned(time: Int64)
        /// It signed another tree of the same size.
        case split
        /// It does not accept our proof that the tree it signed before was only added to.
        case doesNotExtend
        /// It signed more entries than this checkpoint has.
        case signedMore(size: Int64)
        /// It answered with this status.
        case refused(status: Int)
        case unreachable(HTTPFailure)
        /// It answered with something else than its signature on this checkpoint.
        case wrongAnswer(LogFailure)
        /// It failed several times in a row and was not asked this time.
        case resting
    }

    /// What a checkpoint is good for after a round.
    package enum Standing: Sendable, Equatable {
        /// Enough witnesses signed, and all that are required.
        case complete
        /// Not yet enough; ask again later. Mail goes on.
        case delayed(missing: Int)
        /// These are required and have not signed. The checkpoint must not be used yet.
        case held(by: [String])
        /// These have seen another history of this log. Stop publishing, and find out why.
        case splitView(seenBy: [String])
    }

    /// The checkpoint with all signatures that were already there or came in this round.
    package let note: SignedNote
    /// In the order of the settings.
    package let outcomes: [(witness: Witness, outcome: Outcome)]
    /// Witnesses that must have signed.
    package let quorum: Int

    package var standing: Standing {
        let alarmed = outcomes.filter { $0.outcome == .split || $0.outcome == .doesNotExtend }
        if !alarmed.isEmpty { return .splitView(seenBy: alarmed.map(\.witness.key.name)) }
        let missing = outcomes.filter { !$0.outcome.hasSigned }
        let required = missing.filter(\.witness.isRequired)
        if !required.isEmpty { return .held(by: required.map(\.witness.key.name)) }
        let signed = outcomes.count - missing.count
        return signed >= quorum ? .complete : .delayed(missing: quorum - signed)
    }

    /// A line for each witness that has not signed: who, why, what to do.
    package var complaints: [String] {
        outcomes.compactMap { witness, outcome in outcome.problem.map { "Witness \(witness.key.name): \($0)" } }
    }
}

extension WitnessRound.Outcome {
    package var hasSigned: Bool { if case .cosigned = self { true } else { false } }

    /// What is wrong and what to do, or `nil`.
    package var problem: String? {
        switch self {
        case .cosigned: nil
        case .split:
            "IT HAS SIGNED ANOTHER TREE OF THE SAME SIZE. The log was forked or set back: publish nothing more, keep "
                + "log and backups as they are, and compare both checkpoints."
        case .doesNotExtend:
            "IT HAS SIGNED A TREE THAT THIS ONE DOES NOT CONTINUE. The log was forked or set back: publish nothing more, "
                + "keep log and backups as they are, and compare both checkpoints."
        case .signedMore(let size):
            "it has signed a checkpoint with \(size) entries, more than this one. If no newer one was published from "
                + "here, the log was set back; then publish nothing more."
        case .refused(let status): Self.words(status)
        case .unreachable(let failure): "\(failure)"
        case .wrongAnswer(let failure): "\(failure)"
        case .resting: "it failed several times in a row and is left alone for a while."
        }
    }

    private static func words(_ status: Int) -> String {
        switch status {
        case 403: "it does not accept our signature (403). Give its operator the log's present key."
        case 404: "it does not know this log (404). Ask its operator to add the log's key."
        case 409: "it changes its mind about the size that it knows (409). Ask its operator."
        case 429, 503: "it is busy or cannot keep its state (\(status)). It is asked again later."
        default: "it answered with status \(status). Check its address, and ask its operator."
        }
    }
}
