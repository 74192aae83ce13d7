/// Writes one JSON object straight to standard output, so that a mail of a hundred megabytes is not held once more for
/// each of its texts.
struct JSONLine {
    private var buffer: [UInt8] = [UInt8(ascii: "{")]
    private var isFirst = true
    private static let full = 256 * 1024

    mutating func member(_ name: String, _ value: String?) {
        open(name)
        write(value)
    }

    mutating func member(_ name: String, _ value: Int) {
        open(name)
        append(String(value))
    }

    /// A list whose items `write` writes, one a call.
    mutating func list<Item>(_ name: String, _ items: some Sequence<Item>, _ write: (inout JSONLine, Item) -> Void) {
        open(name)
        buffer.append(UInt8(ascii: "["))
        for (index, item) in items.enumerated() {
            if index > 0 { buffer.append(UInt8(ascii: ",")) }
            write(&self, item)
        }
        buffer.append(UInt8(ascii: "]"))
    }

    /// An object within a list.
    mutating func object(_ write: (inout JSONLine) -> Void) {
        buffer.append(UInt8(ascii: "{"))
        isFirst = true
        write(&self)
        buffer.append(UInt8(ascii: "}"))
        isFirst = false
    }

    mutating func write(_ value: String?) {
        guard var value else { return append("null") }
        buffer.append(UInt8(ascii: "\""))
        value.withUTF8 { bytes in
            // Runs without anything to escape are copied whole.
            var start = 0
            for index in bytes.indices where Self.mustEscape(bytes[index]) {
                copy(bytes[start..<index])
                escape(bytes[index])
                start = index + 1
            }
            copy(bytes[start...])
        }
        buffer.append(UInt8(ascii: "\""))
    }

    /// Ends the object and the line.
    mutating func end() {
        append("}\n")
        flush()
    }

    private mutating func open(_ name: String) {
        if !isFirst { buffer.append(UInt8(ascii: ",")) }
        isFirst = false
        write(name)
        buffer.append(UInt8(ascii: ":"))
    }

    private mutating func append(_ text: String) { buffer += text.utf8 }

    private mutating func copy(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        for start in stride(from: bytes.startIndex, to: bytes.endIndex, by: Self.full) {
            buffer += bytes[start..<min(start + Self.full, bytes.endIndex)]
            if buffer.count >= Self.full { flush() }
        }
    }

    private static func mustEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\n"): append("\\n")
        case UInt8(ascii: "\t"): append("\\t")
        case UInt8(ascii: "\r"): append("\\r")
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        default: append("\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16))
        }
        if buffer.count >= Self.full { flush() }
    }

    private mutating func flush() {
        Terminal.emit(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
