import Foundation
import Glibc
import Synchronization

/// An SMTP server on loopback that does exactly what a test tells it, faults above all.
package final class ScriptedServer: Sendable {
    /// The points of a session, named after what the client sent last.
    package enum Point: String, CaseIterable, Sendable {
        case greeting, hello, startTLS, signIn, sender, recipient, data
        /// Within the text, after its first bytes.
        case text
        case dot, quit
    }

    /// What the server does instead of its usual answer.
    package enum Action: Sendable, Equatable {
        /// Sends these bytes and goes on.
        case say(String)
        /// Sends these bytes and closes.
        case sayAndDrop(String)
        /// Closes without an answer.
        case drop
        /// Answers as usual and closes before it reads anything more.
        case answerAndDrop
        /// Says nothing more and keeps the connection open.
        case silence
        /// Answers as usual, so many milliseconds later.
        case late(Int)
        /// Closes so that the other side sees a reset.
        case reset
    }

    /// What a client said.
    package struct Record: Sendable {
        package var commands: [String] = []
        /// The text after DATA as it came, without the final dot line.
        package var text: [UInt8]?
        /// Whether the server took responsibility: it has the whole text, and has not refused it.
        package var isAccepted = false
    }

    package let port: UInt16
    private let listener: Int32
    private let script: [Point: Action]
    private let extensions: [String]
    private let keepsWhatItReads: Bool
    private let records = Mutex<[Record]>([])

    /// - Parameter keepsWhatItReads: Whether the server has accepted a text where its script keeps it from saying so.
    package init(
        _ script: [Point: Action] = [:], extensions: [String] = ["SIZE 50000000", "8BITMIME"],
        keepsWhatItReads: Bool = false
    ) throws {
        (self.script, self.extensions, self.keepsWhatItReads) = (script, extensions, keepsWhatItReads)
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let socket = listener
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, length) == 0 && listen(socket, 64) == 0 && getsockname(socket, $0, &length) == 0
            }
        }
        guard isBound else { throw POSIXError(.EADDRNOTAVAIL) }
        port = UInt16(bigEndian: address.sin_port)
        Thread { [weak self] in
            while true {
                let connection = accept(socket, nil, nil)
                guard connection >= 0 else { return }
                Thread { [weak self] in self?.serve(connection) }.start()
            }
        }.start()
    }

    /// Ends `accept`, and with it the thread.
    package func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    deinit { close(listener) }

    package var url: String { "smtp://127.0.0.1:\(port)" }

    package var sessions: [Record] { records.withLock { $0 } }

    /// Waits until a session is as far as `condition` says, ten seconds at most.
    package func hasHeard(_ condition: (Record) -> Bool) async throws {
        for _ in 0..<1_000 where !sessions.contains(where: condition) { try await Task.sleep(for: .milliseconds(10)) }
    }

    private func serve(_ connection: Int32) {
        // A client that has gone must not hold the thread, nor end the program.
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        let index = records.withLock { records in
            records.append(Record())
            return records.count - 1
        }
        var wire = Wire(connection)
        defer { close(connection) }
        guard answer(.greeting, "220 test.example ESMTP\r\n", &wire) else { return }
        while let line = wire.line() {
            let command = String(decoding: line, as: UTF8.self)
            records.withLock { $0[index].commands.append(command) }
            guard handle(command, index, &wire) else { return }
        }
    }

    /// False when the session is over.
    private func handle(_ command: String, _ index: Int, _ wire: inout Wire) -> Bool {
        switch command.prefix(4) {
        case "EHLO":
            let lines = (["test.example"] + extensions).map { "250-" + $0 + "\r\n" }.joined()
            return answer(.hello, lines + "250 HELP\r\n", &wire)
        case "HELO": return answer(.hello, "250 test.example\r\n", &wire)
        case "STAR": return answer(.startTLS, "454 4.7.0 no TLS here\r\n", &wire)
        case "AUTH":
            guard wire.say("334 \r\n"), let credentials = wire.line() else { return false }
            records.withLock { $0[index].commands.append(String(decoding: credentials, as: UTF8.self)) }
            return answer(.signIn, "235 2.7.0 welcome\r\n", &wire)
        case "MAIL": return answer(.sender, "250 2.1.0 fine\r\n", &wire)
        case "RCPT": return answer(.recipient, "250 2.1.5 fine\r\n", &wire)
        case "DATA":
            guard answer(.data, "354 go ahead\r\n", &wire) else { return false }
            if case .say(let text)? = script[.data], !text.hasPrefix("354") { return true }
            if script[.text] != nil {
                _ = wire.readSome()
                return answer(.text, "", &wire)
            }
            guard let text = wire.text() else { return false }
            let isAccepted = accepts
            records.withLock {
                $0[index].text = text
                $0[index].isAccepted = isAccepted
            }
            return answer(.dot, "250 2.0.0 Ok: queued as 4XYZ\r\n", &wire)
        case "QUIT":
            _ = answer(.quit, "221 bye\r\n", &wire)
            return false
        default:
            return wire.say("502 5.5.1 what?\r\n")
        }
    }

    private var accepts: Bool {
        switch script[.dot] {
        case nil, .late, .answerAndDrop: true
        case .say(let words): words.split(separator: "\r\n").last?.hasPrefix("2") ?? keepsWhatItReads
        // Half an answer says what the server meant, though not to who must wait for the rest.
        case .sayAndDrop(let words): words.hasPrefix("2") || words.hasPrefix("\r\n2") || keepsWhatItReads
        case .drop, .silence, .reset: keepsWhatItReads
        }
    }

    private func answer(_ point: Point, _ usual: String, _ wire: inout Wire) -> Bool {
        switch script[point] {
        case nil: return wire.say(usual)
        case .say(let text): return wire.say(text)
        case .sayAndDrop(let text):
            _ = wire.say(text)
            return false
        case .drop: return false
        case .answerAndDrop:
            _ = wire.say(usual)
            return false
        case .silence:
            while wire.readSome() {}
            return false
        case .reset:
            var patience = Glibc.linger(l_onoff: 1, l_linger: 0)
            setsockopt(
                wire.socket, SOL_SOCKET, SO_LINGER, &patience, socklen_t(MemoryLayout<Glibc.linger>.size))
            return false
        case .late(let milliseconds):
            usleep(UInt32(milliseconds) * 1_000)
            return wire.say(usual)
        }
    }
}

/// Lines over a socket.
private struct Wire {
    let socket: Int32
    private var buffer: [UInt8] = []

    init(_ socket: Int32) { self.socket = socket }

    func say(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }

    mutating func readSome() -> Bool {
        var part = [UInt8](repeating: 0, count: 65_536)
        let count = recv(socket, &part, part.count, 0)
        guard count > 0 else { return false }
        buffer += part[..<count]
        return true
    }

    /// The next line without CR LF, or nil at the end.
    mutating func line() -> [UInt8]? {
        while true {
            if let end = buffer.firstIndex(of: 0x0A) {
                let line = Array(buffer[..<end].dropLast())
                buffer = Array(buffer[(end + 1)...])
                return line
            }
            guard readSome() else { return nil }
        }
    }

    /// Everything up to CR LF . CR LF (RFC 5321 section 4.1.1.4), with the dots still doubled; nil if it never comes.
    mutating func text() -> [UInt8]? {
        let mark: [UInt8] = [0x0D, 0x0A, 0x2E, 0x0D, 0x0A]
        var searched = 0
        while true {
            var index = searched
            while index + mark.count <= buffer.count {
                if buffer[index] == 0x0D, Array(buffer[index..<(index + mark.count)]) == mark {
                    let text = Array(buffer[..<(index + 2)])
                    buffer = Array(buffer[(index + mark.count)...])
                    return text
                }
                index += 1
            }
            searched = max(0, buffer.count - mark.count + 1)
            guard readSome() else { return nil }
        }
    }
}
