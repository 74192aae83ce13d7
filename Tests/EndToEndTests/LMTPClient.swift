import Foundation

/// A mail server that delivers over LMTP. It waits, with a limit of its own.
final class LMTPClient {
    struct Lost: Error {}

    private let descriptor: Int32
    private var heard: [UInt8] = []

    /// Connects and reads the greeting.
    init(port: Int) throws {
        descriptor = try Loopback.connect(to: port)
        var patience = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        guard try reply().hasPrefix("220") else { throw Lost() }
    }

    deinit { close(descriptor) }

    func say(_ text: String) throws {
        let bytes = Array(text.utf8)
        guard send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else { throw Lost() }
    }

    /// The last line of the next reply.
    func reply() throws -> String {
        while true {
            while let end = heard.firstIndex(of: 0x0A) {
                let line = String(decoding: heard[..<end], as: UTF8.self)
                heard.removeFirst(end + 1)
                if line.dropFirst(3).first != "-" { return line.trimmingCharacters(in: .whitespacesAndNewlines) }
            }
            var buffer = [UInt8](repeating: 0, count: 4_096)
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { throw Lost() }
            heard += buffer[..<count]
        }
    }

    func ask(_ line: String) throws -> String {
        try say(line + "\r\n")
        return try reply()
    }

    /// - Parameter message: With CR LF, and no line that begins with a dot.
    /// - Returns: The replies for the recipients, or the first reply that refused.
    func deliver(_ message: String, to recipients: [String]) throws -> [String] {
        for line in ["LHLO mx.example", "MAIL FROM:<a@b.example>"] {
            let said = try ask(line)
            guard said.hasPrefix("250") else { return [said] }
        }
        var taken = 0
        var refusals: [String] = []
        for recipient in recipients {
            let said = try ask("RCPT TO:<\(recipient)>")
            if said.hasPrefix("250") { taken += 1 } else { refusals.append(said) }
        }
        guard taken > 0 else { return refusals }
        let said = try ask("DATA")
        guard said.hasPrefix("354") else { return [said] }
        try say(message + (message.hasSuffix("\r\n") ? "" : "\r\n") + ".\r\n")
        return try refusals + (0..<taken).map { _ in try reply() }
    }
}
