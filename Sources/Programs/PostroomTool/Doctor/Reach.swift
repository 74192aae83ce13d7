import Foundation
import LMTPServer

/// Connects to a server and reads its first words, to find out whether it is there.
enum Reach {
    struct Problem: Error, CustomStringConvertible {
        let description: String
        /// Whether something took the connection.
        var isThere = false

        init(_ description: String, isThere: Bool = false) {
            (self.description, self.isThere) = (description, isThere)
        }

        init(errno code: Int32) { description = String(cString: strerror(code)) }
    }

    /// Milliseconds for each step.
    static let patience: Int32 = 5_000

    static func greeting(at address: ListenAddress) async throws -> String {
        switch address {
        case .loopback(let host, let port): try await greeting(at: host, port: port)
        case .unixSocket(let path, _): try await apart { try greeting(ofSocketAt: path) }
        case .inherited: throw Problem("not an address")
        }
    }

    /// - Parameter waits: False where the server says nothing by itself; then the text is empty.
    static func greeting(at host: String, port: Int, waits: Bool = true) async throws -> String {
        try await apart {
            var hints = addrinfo()
            hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
            var found: UnsafeMutablePointer<addrinfo>?
            let code = getaddrinfo(host, String(port), &hints, &found)
            guard code == 0 else { throw Problem(String(cString: gai_strerror(code))) }
            defer { freeaddrinfo(found) }
            var problem = Problem("it has no address")
            var next = found
            while let info = next {
                next = info.pointee.ai_next
                do {
                    return try greeting(
                        of: info.pointee.ai_family, info.pointee.ai_addr, info.pointee.ai_addrlen, waits: waits)
                } catch let error as Problem {
                    problem = error
                }
            }
            throw problem
        }
    }

    private static func greeting(ofSocketAt path: String) throws -> String {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        guard path.utf8.count < MemoryLayout.size(ofValue: address.sun_path) else { throw Problem(errno: ENAMETOOLONG) }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return try withUnsafePointer(to: &address) { pointer in
            try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                try greeting(of: AF_UNIX, $0, socklen_t(MemoryLayout<sockaddr_un>.size), waits: true)
            }
        }
    }

    private static func greeting(
        of family: Int32, _ address: UnsafePointer<sockaddr>?, _ length: socklen_t, waits: Bool
    ) throws -> String {
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        let socket = Foundation.socket(family, kind, 0)
        guard socket >= 0 else { throw Problem(errno: errno) }
        defer { close(socket) }
        if connect(socket, address, length) != 0 {
            guard errno == EINPROGRESS else { throw Problem(errno: errno) }
            try wait(socket, POLLOUT)
            var code: Int32 = 0
            var size = socklen_t(MemoryLayout<Int32>.size)
            getsockopt(socket, SOL_SOCKET, SO_ERROR, &code, &size)
            guard code == 0 else { throw Problem(errno: code) }
        }
        guard waits else { return "" }
        do {
            try wait(socket, POLLIN)
        } catch let problem as Problem {
            throw Problem(problem.description, isThere: true)
        }
        var buffer = [UInt8](repeating: 0, count: 512)
        let count = recv(socket, &buffer, buffer.count, 0)
        guard count > 0 else { throw Problem("it hung up", isThere: true) }
        return String(decoding: buffer[..<count], as: UTF8.self)
    }

    private static func wait(_ socket: Int32, _ event: Int32) throws {
        var waiting = pollfd(fd: socket, events: Int16(event), revents: 0)
        guard poll(&waiting, 1, patience) > 0 else { throw Problem("no answer within \(patience / 1_000) seconds") }
    }

    /// Off the threads that tasks share.
    private static func apart<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { done in
            DispatchQueue.global().async { done.resume(with: Result { try work() }) }
        }
    }
}
