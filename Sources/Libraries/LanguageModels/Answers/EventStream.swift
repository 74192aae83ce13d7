/// Reads an event stream (server-sent events, HTML Standard section 9.2.6) from bytes as they come.
///
/// Lines end with LF, CR or CRLF; comments, unknown fields, `id` and `retry` are skipped. An event that has not ended with
/// an empty line when the stream ends is dropped, as the standard demands.
struct EventStream: Sendable {
    struct Event: Sendable, Equatable {
        /// Empty where the stream names none.
        var name = ""
        /// Data lines, joined by LF.
        var data: [UInt8] = []
    }

    /// What was more than allowed.
    enum Overrun: Error, Sendable, Equatable {
        case line, events, total
    }

    private let limits: AnswerLimits
    private var line: [UInt8] = []
    private var event = Event()
    private var hasData = false
    private var lastWasCR = false
    private var isFirstLine = true
    private var total = 0
    private(set) var events = 0

    init(_ limits: AnswerLimits) { self.limits = limits }

    /// Takes the next bytes.
    /// - Returns: The events that end in them.
    mutating func feed(_ bytes: [UInt8]) throws(Overrun) -> [Event] {
        total += bytes.count
        guard total <= limits.totalBytes else { throw .total }
        var ended: [Event] = []
        for byte in bytes {
            if lastWasCR, byte == 0x0A {
                lastWasCR = false
                continue
            }
            lastWasCR = byte == 0x0D
            guard byte == 0x0A || byte == 0x0D else {
                guard line.count < limits.lineBytes else { throw .line }
                line.append(byte)
                continue
            }
            if let event = try endLine() { ended.append(event) }
        }
        return ended
    }

    private mutating func endLine() throws(Overrun) -> Event? {
        defer { line.removeAll(keepingCapacity: true) }
        if isFirstLine, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
        isFirstLine = false
        guard !line.isEmpty else {
            defer { (event, hasData) = (Event(), false) }
            guard hasData else { return nil }
            events += 1
            guard events <= limits.events else { throw .events }
            return event
        }
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
        let name = line[..<colon]
        var value = line[min(colon + 1, line.endIndex)...]
        if value.first == 0x20 { value.removeFirst() }
        if name.elementsEqual("data".utf8) {
            guard event.data.count + value.count < limits.eventBytes else { throw .line }
            if hasData { event.data.append(0x0A) }
            event.data += value
            hasData = true
        } else if name.elementsEqual("event".utf8) {
            event.name = String(decoding: value, as: UTF8.self)
        }
        return nil
    }
}

/// What reading one answer may take. Each limit is the largest value that is still allowed.
package struct AnswerLimits: Sendable, Equatable {
    /// Bytes of one line of an event stream.
    package var lineBytes: Int
    /// Bytes of the data lines of one event, line ends between them included.
    package var eventBytes: Int
    package var events: Int
    /// Bytes of the body in all.
    package var totalBytes: Int
    /// Bytes of the text that the model wrote.
    package var textBytes: Int

    package init(
        lineBytes: Int = 256 << 10, eventBytes: Int = 256 << 10, events: Int = 50_000, totalBytes: Int = 16 << 20,
        textBytes: Int = 256 << 10
    ) {
        (self.lineBytes, self.eventBytes, self.events) = (lineBytes, eventBytes, events)
        (self.totalBytes, self.textBytes) = (totalBytes, textBytes)
    }

    package static let standard = AnswerLimits()

    var json: JSONLimits { JSONLimits(bytes: totalBytes, values: 100_000) }
}
