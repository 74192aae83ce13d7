import Foundation
import Testing

/// A mail's text that looks like something a server says.
struct LookAlike: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]

    static let all: [LookAlike] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../CurlTests/Fixtures/imap-look-alikes.txt")
        let lines = (try? Data(contentsOf: file))?.split(separator: 0x0A) ?? []
        return lines.filter { $0.first != UInt8(ascii: "#") }.compactMap(LookAlike.init)
    }()

    private init?(_ line: Data) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        testDescription = String(decoding: line[..<colon], as: UTF8.self)
        var text = line[(colon + 2)...]
        var bytes: [UInt8] = []
        while let byte = text.popFirst() {
            guard byte == UInt8(ascii: "\\"), let letter = text.popFirst() else {
                bytes.append(byte)
                continue
            }
            switch letter {
            case UInt8(ascii: "r"): bytes.append(0x0D)
            case UInt8(ascii: "n"): bytes.append(0x0A)
            case UInt8(ascii: "0"): bytes.append(0)
            case UInt8(ascii: "x"):
                bytes.append(UInt8(String(decoding: text.prefix(2), as: UTF8.self), radix: 16) ?? 0)
                text = text.dropFirst(2)
            default: bytes.append(letter)
            }
        }
        self.bytes = bytes
    }
}
