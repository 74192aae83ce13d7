import Foundation
import Glibc

/// A client that says what a test wants said. Blocks, so it runs on threads of its own.
final class Peer: @unchecked Sendable {
    private let descriptor: Int32
    private var heard: [UInt8] = []

    enum Failure: Error { case connecting(Int32), silent, sending }

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        address.sin_port = in_port_t(port).bigEndian
        try connect(&address)
    }

    init(path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        try connect(&address)
    }

    deinit { close(descriptor) }

    private func connect<Address>(_ address: inout Address) throws {
        let size = socklen_t(MemoryLayout<Address>.size)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.connect(descriptor, $0, size) }
        }
        if result != 0 { throw Failure.connecting(errno) }
    }

    func say(_ text: String) throws { try say(Array(text.utf8)) }

    func say(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failure.sending }
            sent += count
        }
    }

    /// Says nothing more, but still listens.
    func finish() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// The codes of the next `count` replies. Fewer where the server closes.
    func codes(_ count: Int, seconds: Int32 = 20) throws -> [Int] {
        var codes: [Int] = []
        while codes.count < count {
            guard let line = try line(seconds) else { break }
            if line.dropFirst(3).first != UInt8(ascii: "-"),
                let code = Int(String(decoding: line.prefix(3), as: UTF8.self))
            {
                codes.append(code)
            }
        }
        return codes
    }

    /// Whether the server closes, with nothing more to say.
    func isClosed(seconds: Int32 = 20) throws -> Bool { try line(seconds) == nil }

    private func line(_ seconds: Int32) throws -> [UInt8]? {
        while true {
            if let end = heard.firstIndex(of: 0x0A) {
                defer { heard.removeFirst(end + 1) }
                return Array(heard[..<end])
            }
            var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard Glibc.poll(&poll, 1, seconds * 1000) > 0 else { throw Failure.silent }
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count <= 0 { return nil }
            heard += buffer[..<count]
        }
    }
}

/// Runs blocking work beside the threads of tasks, which the server needs.
func apart<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Swift.Result { try work() }) }
    }
}
