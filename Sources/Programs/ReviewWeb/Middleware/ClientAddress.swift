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
            // An IPv4 address in IPv6 form is told apart as a whole.
            let isMapped = raw[..<10].allSatisfy { $0 == 0 } && raw[10] == 0xFF && raw[11] == 0xFF
            return raw[..<(isMapped ? 16 : 8)].map { String($0, radix: 16) }.joined(separator: ":")
        }
    }
}
