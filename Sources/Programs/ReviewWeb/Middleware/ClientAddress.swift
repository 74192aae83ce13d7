import Glibc
import Hummingbird

/// Who asks, as the sign-in pace tells askers apart.
enum ClientAddress {
    /// The address of the other end; where a proxy on this machine brings HTTPS, the one that the proxy names last in
    /// `X-Forwarded-For`. Of an IPv6 address the first 64 bits count: a subscriber has all of the others.
    static func name(of request: Request, connection: String, settings: ReviewSettings) -> String {
        let isLoopback = connection.hasPrefix("127.") || connection == "::1"
        guard isLoopback, settings.secureCookies, let field = request.field("X-Forwarded-For"),
            let last = field.split(separator: ",").last
        else { return network(of: connection) }
        return network(of: String(last.filter { $0 != " " }.prefix(64)))
    }

    private static func network(of address: String) -> String {
        guard address.contains(":") else { return address }
        var bytes = in6_addr()
        guard inet_pton(AF_INET6, address, &bytes) == 1 else { return address }
        return withUnsafeBytes(of: &bytes) { raw in
            // The machine itself, and IPv4 addresses in IPv6 form: these are told apart as a whole.
            if raw[..<8].allSatisfy({ $0 == 0 }) { return address }
            return raw[..<8].map { String($0, radix: 16) }.joined(separator: ":")
        }
    }
}
