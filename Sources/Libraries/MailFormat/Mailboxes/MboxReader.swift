/// The messages of an mbox file that lies in memory, one after the other (RFC 4155 and the four dialects in use).
///
/// ```swift
/// let reader = MboxReader(bytes)
/// for entry in reader { let message = parser.parse(reader.message(at: entry)) }
/// ```
public struct MboxReader: Sequence, Sendable {
    /// The bytes of the file.
    public let bytes: [UInt8]
    /// The dialect the file is read in.
    public let dialect: MboxDialect

    /// Creates a reader over the bytes of a file.
    public init(_ bytes: [UInt8], dialect: MboxDialect = .mboxrd) {
        self.bytes = bytes
        self.dialect = dialect
    }

    /// Walks over the places of the messages.
    public struct Iterator: IteratorProtocol {
        private let bytes: [UInt8]
        private var scanner: MboxScanner

        init(_ reader: MboxReader) {
            bytes = reader.bytes
            scanner = MboxScanner(dialect: reader.dialect)
        }

        /// The place of the next message, or nil at the end.
        public mutating func next() -> MboxEntry? {
            var scanner = scanner
            let entry = bytes.withUnsafeBufferPointer { scanner.next($0) }
            self.scanner = scanner
            return entry
        }
    }

    /// An iterator from the start of the file.
    public func makeIterator() -> Iterator { Iterator(self) }

    /// The bytes of one message, separator quoting undone as the dialect has it.
    public func message(at entry: MboxEntry) -> [UInt8] {
        guard entry.content.lowerBound >= 0, entry.content.upperBound <= bytes.count else { return [] }
        return bytes.withUnsafeBufferPointer {
            MboxQuoting.message(UnsafeBufferPointer(rebasing: $0[entry.content]), dialect: dialect)
        }
    }
}

/// The messages of an mbox file in memory that someone else owns, such as a mapped file.
///
/// The memory must stay valid while the reader is used.
public struct MappedMboxReader: Sequence {
    private let memory: UnsafeRawBufferPointer
    /// The dialect the file is read in.
    public let dialect: MboxDialect

    /// Creates a reader over mapped memory.
    public init(_ memory: UnsafeRawBufferPointer, dialect: MboxDialect = .mboxrd) {
        self.memory = memory
        self.dialect = dialect
    }

    /// Walks over the places of the messages.
    public struct Iterator: IteratorProtocol {
        private let memory: UnsafeRawBufferPointer
        private var scanner: MboxScanner

        init(_ memory: UnsafeRawBufferPointer, _ dialect: MboxDialect) {
            self.memory = memory
            scanner = MboxScanner(dialect: dialect)
        }

        /// The place of the next message, or nil at the end.
        public mutating func next() -> MboxEntry? { scanner.next(memory.assumingMemoryBound(to: UInt8.self)) }
    }

    /// An iterator from the start of the memory.
    public func makeIterator() -> Iterator { Iterator(memory, dialect) }

    /// The bytes of one message, separator quoting undone as the dialect has it.
    public func message(at entry: MboxEntry) -> [UInt8] {
        guard entry.content.lowerBound >= 0, entry.content.upperBound <= memory.count else { return [] }
        let bytes = memory.assumingMemoryBound(to: UInt8.self)
        return MboxQuoting.message(UnsafeBufferPointer(rebasing: bytes[entry.content]), dialect: dialect)
    }
}
