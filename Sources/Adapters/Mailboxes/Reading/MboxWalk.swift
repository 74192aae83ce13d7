import Enquiries
import MailFormat

/// Goes through the messages of an mbox file.
struct MboxWalk: IteratorProtocol {
    private static let forgetAfter = 16 * 1024 * 1024

    private let memory: MboxMemory
    private let place: String
    private let now: Timestamp
    private let limit: Int
    private let reader: MappedMboxReader
    private var entries: MappedMboxReader.Iterator
    private var number = 0
    private var forgotten = 0
    private var isOver = false

    init(_ memory: MboxMemory, at place: String, now: Timestamp, limit: Int) {
        (self.memory, self.place, self.now, self.limit) = (memory, place, now, limit)
        reader = MappedMboxReader(memory.bytes)
        entries = reader.makeIterator()
    }

    mutating func next() -> MailboxItem? {
        guard !isOver else { return nil }
        guard memory.isWhole else {
            isOver = true
            return MailboxItem(outcome: .failure(.changedWhileReading(place)), position: memory.bytes.count)
        }
        guard let entry = entries.next() else { return nil }
        number += 1
        let item = MailboxItem(outcome: read(entry), position: entry.content.upperBound)
        if entry.content.upperBound - forgotten > Self.forgetAfter {
            memory.forget(from: forgotten, to: entry.content.upperBound)
            forgotten = entry.content.upperBound
        }
        return item
    }

    private func read(_ entry: MboxEntry) -> Result<ArrivedMail, MailboxError> {
        let position = "message \(number) at byte \(entry.separator.lowerBound)"
        // The quoted length: undoing the quoting only takes bytes away.
        guard entry.content.count <= limit else {
            return .failure(.tooLarge("\(place), \(position)", bytes: entry.content.count, limit: limit))
        }
        let bytes = reader.message(at: entry)
        let received =
            ArrivalTime.ofSeparator(memory.bytes[entry.separator]) ?? ArrivalTime.ofNewestReceived(bytes) ?? now
        return .success(ArrivedMail(bytes: bytes, receivedAt: received, source: "\(lastComponent(place)), \(position)"))
    }
}

/// The last part of a path, enough to know a file again.
func lastComponent(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
}
