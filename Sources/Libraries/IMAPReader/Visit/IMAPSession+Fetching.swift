/// What became of messages that were asked for together.
package struct FetchedSet: Sendable, Equatable {
    /// UIDs that did not come, in ascending order.
    package let missing: [UInt32]
    /// Whether those are gone. If not, each is to be asked for by itself.
    package let areGone: Bool
}

extension IMAPSession {
    /// Fetches one message without marking it as read.
    /// - Parameter take: Gets the bytes as they come; they are worth nothing unless the outcome is complete. `false` if it
    ///   cannot take them: the rest is dropped.
    package mutating func fetch(
        _ uid: UInt32, _ take: (ArraySlice<UInt8>) -> Bool
    ) throws(IMAPFailure) -> FetchOutcome {
        var found: FetchedData?
        var fault: IMAPFault?
        var isTaken = true
        var bytes = 0
        let condition = try run(
            fetchCommand([uid]), expectsMessage: true,
            content: { part in
                bytes += part.count
                if isTaken { isTaken = take(part) }
            },
            data: { response in
                guard case .fetch(let data) = response, data.content != nil else { return }
                if found != nil || data.uid != uid { fault = .unexpectedContent }
                found = data
            })
        if let fault { throw failed(.broken(fault)) }
        guard condition.status == .ok else { return .failed(.refused(code: condition.code)) }
        guard let found, let content = found.content else { return .gone }
        switch content {
        case .none: return .failed(.noText)
        case .passedOn(let size):
            guard size == bytes else { throw failed(.broken(.unexpectedContent)) }
        case .quoted(let text):
            guard bytes == 0 else { throw failed(.broken(.unexpectedContent)) }
            bytes = text.count
            isTaken = take(text[...])
        }
        if bytes == 0 { return .failed(.noText) }
        return isTaken ? .complete(bytes: bytes, receivedAt: found.receivedAt) : .failed(.notTaken)
    }

    /// Fetches several messages with one command, so that they cost one way to the server and back.
    /// - Parameters:
    ///   - uids: At most 500.
    ///   - limit: Bytes of all of them that are still taken, whatever the server said of their sizes.
    ///   - take: Gets each message that came whole, also where the call throws afterwards.
    package mutating func fetch(
        _ uids: [UInt32], limit: Int, _ take: (UInt32, [UInt8], _ receivedAt: Int64?) -> Void
    ) throws(IMAPFailure) -> FetchedSet {
        var missing = Set(uids)
        var areAllThere = true
        var total = 0
        var bytes: [UInt8] = []
        var fault: IMAPFault?
        let condition = try run(
            fetchCommand(uids), expectsMessage: true,
            content: { part in
                total += part.count
                if total > limit { fault = fault ?? .unexpectedContent }
                if fault == nil { bytes += part }
            },
            data: { response in
                guard fault == nil, case .fetch(let data) = response, let content = data.content else { return }
                var text = bytes
                bytes = []
                switch content {
                case .none: break
                case .quoted(let quoted): text += quoted
                case .passedOn(let size): if size != text.count { fault = .unexpectedContent }
                }
                guard fault == nil, let uid = data.uid, missing.contains(uid) else {
                    fault = .unexpectedContent
                    return
                }
                guard !text.isEmpty else {
                    areAllThere = false
                    return
                }
                missing.remove(uid)
                take(uid, text, data.receivedAt)
            })
        if let fault { throw failed(.broken(fault)) }
        return FetchedSet(missing: missing.sorted(), areGone: areAllThere && condition.status == .ok)
    }

    private func fetchCommand(_ uids: [UInt32]) -> IMAPCommand {
        IMAPCommand(.fetch, [.plain("\(UIDSet.text(uids)) (UID INTERNALDATE BODY.PEEK[])")])
    }
}
