/// How far a folder has been read, kept by the caller from visit to visit. Losing it costs time alone: all mail is
/// fetched again and known by its key.
///
/// Every UID up to ``lastUID`` is done, or stands in ``waiting`` or ``skipped``.
package struct FolderProgress: Codable, Sendable, Equatable {
    /// A message that is to be fetched or could not be, and how often it was tried.
    package struct Failed: Codable, Sendable, Equatable {
        package let uid: UInt32
        package var tries: Int
        package var fault: MessageFault
    }

    /// Tries after which a message is skipped.
    package static let mostTries = 3
    /// Messages that wait for another try. While there are as many, no new ones are begun with.
    package static let mostWaiting = 1_000
    /// Skipped messages that are still known by their UID; the oldest make room.
    package static let mostSkipped = 1_000

    package private(set) var uidValidity: UInt32?
    package private(set) var lastUID: UInt32 = 0
    package private(set) var waiting: [Failed] = []
    /// Given up; they stay in the folder, neither marked nor moved, for a person to look at.
    package private(set) var skipped: [Failed] = []
    /// Safely kept here, but not yet marked or moved at the server.
    package private(set) var unmarked: [UInt32] = []

    package init() {}

    /// Begins a visit.
    /// - Returns: Whether everything is to be read again, since the folder's UIDs are others than last time.
    package mutating func begin(_ folder: OpenFolder) -> Bool {
        guard uidValidity != folder.uidValidity else { return false }
        let wasKnown = uidValidity != nil
        self = FolderProgress()
        uidValidity = folder.uidValidity
        return wasKnown
    }

    /// Leaves out what the folder holds already. For a folder that was never visited, where the server told the next UID.
    /// - Returns: Whether that was possible.
    package mutating func leaveOutOldMail(of folder: OpenFolder) -> Bool {
        guard uidValidity == nil, let next = folder.uidNext, next > 0 else { return false }
        (uidValidity, lastUID) = (folder.uidValidity, next - 1)
        return true
    }

    /// The first UID that is not known yet, or `nil` where none can come any more.
    package var firstNewUID: UInt32? { lastUID == .max ? nil : lastUID + 1 }

    /// What to fetch first: messages that were never tried, in ascending order.
    package func new(in listed: [ListedMessage]) -> [ListedMessage] {
        guard waiting.count < Self.mostWaiting else { return [] }
        return listed.filter { $0.uid > lastUID }.sorted { $0.uid < $1.uid }
    }

    /// What to fetch after that, each by itself: so a damaged message delays no other.
    package var again: [UInt32] { waiting.map(\.uid) }

    /// Fetching of these begins, which must be the next new ones. Whatever happens now, each is tried until it is done.
    package mutating func plan(_ uids: [UInt32]) {
        for uid in uids where uid > lastUID {
            waiting.append(Failed(uid: uid, tries: 0, fault: .connectionLost))
            lastUID = uid
        }
    }

    /// Messages are safely kept.
    package mutating func committed(_ uids: [UInt32]) {
        for uid in uids { settle(uid) }
        unmarked += uids
    }

    /// Messages were marked or moved.
    package mutating func marked(_ uids: [UInt32]) {
        let done = Set(uids)
        unmarked.removeAll { done.contains($0) }
    }

    /// A message is no longer in the folder.
    package mutating func gone(_ uid: UInt32) { settle(uid) }

    /// A message could not be fetched.
    /// - Returns: Whether it is skipped from now on.
    @discardableResult
    package mutating func failed(_ uid: UInt32, _ fault: MessageFault) -> Bool {
        let before = waiting.first { $0.uid == uid }?.tries ?? 0
        settle(uid)
        let failed = Failed(uid: uid, tries: before + 1, fault: fault)
        guard failed.tries >= Self.mostTries || !fault.mayPass else {
            waiting.append(failed)
            return false
        }
        skipped.append(failed)
        if skipped.count > Self.mostSkipped { skipped.removeFirst() }
        return true
    }

    /// Skipped messages are tried again, as often as at first.
    package mutating func trySkippedAgain() {
        waiting += skipped.map { Failed(uid: $0.uid, tries: 0, fault: $0.fault) }
        skipped = []
    }

    private mutating func settle(_ uid: UInt32) {
        waiting.removeAll { $0.uid == uid }
    }
}
