extension IMAPSession {
    /// Marks or moves messages as the folder was opened for. Only for what is safely kept elsewhere.
    ///
    /// Messages that are gone meanwhile are passed over. Doing it twice does no harm; a message that was copied but not
    /// yet removed is copied again.
    package mutating func accept(_ uids: [UInt32]) throws(IMAPFailure) {
        var rest = Set(uids).sorted()[...]
        while !rest.isEmpty {
            let set = UIDSet.text(rest.prefix(UIDSet.most))
            rest = rest.dropFirst(UIDSet.most)
            switch after {
            case .leave: return
            case .markSeen: try require(IMAPCommand(.store, [.plain("\(set) +FLAGS.SILENT (\\Seen)")]))
            case .move(let target): try move(set, to: FolderName.encoded(target))
            }
        }
    }

    private mutating func move(_ set: String, to target: [UInt8]) throws(IMAPFailure) {
        if capabilities.contains("MOVE") {
            return try require(IMAPCommand(.move, [.plain(set), .string(target)], synchronising: synchronises))
        }
        try require(IMAPCommand(.copy, [.plain(set), .string(target)], synchronising: synchronises))
        try require(IMAPCommand(.store, [.plain("\(set) +FLAGS.SILENT (\\Deleted)")]))
        // With UIDs: a plain EXPUNGE would remove what others marked as deleted.
        try require(IMAPCommand(.expunge, [.plain(set)]))
    }
}
