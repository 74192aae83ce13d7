import Glibc

/// Where an LMTP server listens. LMTP knows no password, so who can reach it can hand in mail: only this machine may.
package enum ListenAddress: Sendable, Equatable, CustomStringConvertible {
    /// An address of the loopback interface. Port 0 takes any free one; port 25 is never taken (RFC 2033 section 5).
    case loopback(host: String, port: Int)
    /// A Unix socket. Its mode says who may hand in mail, e.g. `0o660` with the mail server in the group.
    case unixSocket(path: String, mode: UInt32)
    /// A bound socket that another program handed over, e.g. systemd. Closed at the end, never removed.
    case inherited(descriptor: Int32)

    /// `127.0.0.1:2424`, `localhost:2424`, `[::1]:2424`, `unix:/run/postroom/lmtp` or `/run/postroom/lmtp`.
    ///
    /// - Parameter mode: For a Unix socket.
    package init(_ text: String, mode: UInt32 = 0o660) throws(ListenError) {
        let path = text.hasPrefix("unix:") ? String(text.dropFirst(5)) : text
        if path.hasPrefix("/") {
            self = .unixSocket(path: path, mode: mode)
        } else {
            guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
                throw .notAnAddress
            }
            var host = String(text[..<colon])
            if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
            self = .loopback(host: host, port: Int(port))
        }
        try check()
    }

    package var description: String {
        switch self {
        case .loopback(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unixSocket(let path, _): path
        case .inherited(let descriptor): "descriptor \(descriptor)"
        }
    }

    func check() throws(ListenError) {
        switch self {
        case .loopback(let host, let port):
            guard port != 25, (0...65535).contains(port) else { throw .portOfSMTP }
            guard host == "localhost" || host == "::1" || Self.isIPv4Loopback(host) else { throw .notLoopback }
        case .unixSocket(let path, let mode):
            guard mode & ~0o777 == 0 else { throw .notAnAddress }
            guard path.hasPrefix("/"), !path.utf8.contains(0) else { throw .notAnAddress }
            guard path.utf8.count <= Self.longestPath else { throw .pathTooLong(limit: Self.longestPath) }
        case .inherited(let descriptor):
            guard descriptor >= 0 else { throw .notAnAddress }
        }
    }

    /// The system takes 107 bytes; the socket is made under a longer name first.
    static let longestPath = 107 - UnixSocket.suffix.utf8.count

    private static func isIPv4Loopback(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.first == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}

/// Why a server cannot listen.
package enum ListenError: Error, Sendable, Equatable, CustomStringConvertible {
    case notAnAddress
    case notLoopback
    case portOfSMTP
    case pathTooLong(limit: Int)
    /// Another program answers on the Unix socket.
    case inUse(String)
    /// Something that is no socket lies at the path.
    case notASocket(String)
    /// - Parameter errno: Of the call that failed.
    case system(at: String, errno: Int32)

    package var description: String {
        switch self {
        case .notAnAddress:
            "This is no address to listen at. Write 127.0.0.1:2424, [::1]:2424 or the absolute path of a Unix socket."
        case .notLoopback:
            "LMTP has no passwords, so it is served on this machine only. Write 127.0.0.1, ::1 or a Unix socket."
        case .portOfSMTP: "Port 25 belongs to SMTP. Choose another one, e.g. 2424."
        case .pathTooLong(let limit): "The path of the Unix socket is longer than \(limit) bytes. Choose a shorter one."
        case .inUse(let place): "Another program listens at \(place). Stop it or choose another address."
        case .notASocket(let path): "\(path) exists and is no socket. Remove it or choose another path."
        case .system(let place, let code):
            "Listening at \(place) failed: \(String(cString: strerror(code))). Check the address and the rights."
        }
    }
}
