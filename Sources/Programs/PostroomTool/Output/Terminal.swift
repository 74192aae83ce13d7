import Foundation

/// Talk goes to standard error, data to standard output.
enum Terminal {
    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }
    static var inputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }

    /// One line of talk. Control characters, which a mail or a file name may have brought along, are taken out.
    static func say(_ line: String) { write(printable(line) + "\n", to: STDERR_FILENO) }

    /// One line of data.
    static func print(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

    /// One line of data for people.
    static func show(_ line: String) { print(printable(line)) }

    /// Bytes of data, as they are.
    static func emit(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

    static func write(_ text: String, to descriptor: Int32) { write(Array(text.utf8), to: descriptor) }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                // Nobody reads any more, or the disk is full: data that did not arrive must not look like success.
                if descriptor == STDOUT_FILENO { end(.inputOutput) }
                return
            }
            rest = rest.dropFirst(written)
        }
    }

    /// The text without control characters but line ends and tabs, and without bidirectional controls.
    static func printable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { scalar in
                    if scalar == "\n" || scalar == "\t" { return true }
                    switch scalar.value {
                    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: return false
                    default: return true
                    }
                }))
    }
}

/// Ends the program.
func end(_ ending: Ending) -> Never { exit(ending.rawValue) }
