import Foundation
import Glibc
import PostgresServer
import Synchronization

/// Stands between a program and a server, passes on what both say, and cuts a connection at a chosen statement.
final class CuttingProxy: Sendable {
    enum Moment: Sendable, CaseIterable {
        /// The server never hears of the statement.
        case before
        /// The server has carried it out, and its answer never arrives.
        case after
    }

    private struct Plan {
        var left: Int
        var moment: Moment
    }

    /// The directory of its socket.
    let directory: String
    private let target: String
    private let listener: Int32
    private let plan = Mutex<Plan?>(nil)
    private let cuts = Mutex(0)

    init(to server: PostgresServer) throws {
        var template = Array("/tmp/postroom-cut-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
        directory = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        target = "\(server.directory)/.s.PGSQL.\(server.port)"
        listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        try Self.use("\(directory)/.s.PGSQL.\(server.port)") { bind(listener, $0, $1) }
        listen(listener, 16)
        Thread.detachNewThread { [listener, target, self] in
            while true {
                let client = accept(listener, nil, nil)
                guard client >= 0 else { return }
                let server = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
                guard (try? Self.use(target) { connect(server, $0, $1) }) != nil else {
                    close(client)
                    close(server)
                    continue
                }
                relay(client, server)
            }
        }
    }

    /// Cuts at the statement behind `count` others, once.
    func cut(behind count: Int, _ moment: Moment) { plan.withLock { $0 = Plan(left: count, moment: moment) } }

    /// Whether the cut was made; none is made afterwards.
    func wasCut() -> Bool {
        plan.withLock { plan in
            defer { plan = nil }
            return plan == nil
        }
    }

    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        try? FileManager.default.removeItem(atPath: directory)
    }

    private func relay(_ client: Int32, _ server: Int32) {
        // Set once a statement was passed on whose answer must not get through.
        let isMute = Mutex(false)
        let end: @Sendable () -> Void = {
            shutdown(client, Int32(SHUT_RDWR))
            shutdown(server, Int32(SHUT_RDWR))
        }
        let bothAreDone = Mutex(0)
        let leave: @Sendable () -> Void = {
            end()
            if bothAreDone.withLock({
                $0 += 1; return $0 == 2
            }) {
                close(client)
                close(server)
            }
        }
        Thread.detachNewThread { [self] in
            defer { leave() }
            guard let start = Self.message(client, isFirst: true), Self.send(start, to: server) else { return }
            while let message = Self.message(client) {
                let isStatement = message.first == UInt8(ascii: "Q") || message.first == UInt8(ascii: "S")
                let moment: Moment? =
                    !isStatement
                    ? nil
                    : plan.withLock { plan in
                        guard let now = plan else { return nil }
                        guard now.left == 0 else {
                            plan = Plan(left: now.left - 1, moment: now.moment)
                            return nil
                        }
                        plan = nil
                        return now.moment
                    }
                if moment == .before { return }
                if moment == .after { isMute.withLock { $0 = true } }
                guard Self.send(message, to: server) else { return }
            }
        }
        Thread.detachNewThread {
            defer { leave() }
            while let message = Self.message(server) {
                let isCut = isMute.withLock { $0 }
                // The server is done with the statement.
                if isCut, message.first == UInt8(ascii: "Z") { return }
                if !isCut, !Self.send(message, to: client) { return }
            }
        }
    }

    /// One message of the protocol: a letter, then four bytes of length. The first of a connection has no letter.
    private static func message(_ socket: Int32, isFirst: Bool = false) -> [UInt8]? {
        let head = isFirst ? 4 : 5
        guard var message = bytes(head, from: socket) else { return nil }
        let length = message.suffix(4).reduce(0) { $0 << 8 | Int($1) } - 4
        guard let rest = bytes(length, from: socket) else { return nil }
        message += rest
        return message
    }

    private static func bytes(_ count: Int, from socket: Int32) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var have = 0
        while have < count {
            let got = bytes[have...].withUnsafeMutableBytes { recv(socket, $0.baseAddress, $0.count, 0) }
            guard got > 0 else { return nil }
            have += got
        }
        return bytes
    }

    private static func send(_ bytes: [UInt8], to socket: Int32) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let put = bytes[sent...].withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard put > 0 else { return false }
            sent += put
        }
        return true
    }

    private static func use(_ path: String, _ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32) throws {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                call($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else { throw POSIXError(.ECONNREFUSED) }
    }
}
