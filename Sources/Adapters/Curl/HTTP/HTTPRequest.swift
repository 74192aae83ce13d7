/// One request to an endpoint.
package struct HTTPRequest: Sendable, CustomStringConvertible {
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    /// Why a request cannot be written.
    package enum Problem: Error, Sendable, Equatable, CustomStringConvertible {
        case path
        case field(name: String)

        package var description: String {
            switch self {
            case .path: "The path of a request must begin with a slash and hold plain ASCII only."
            case .field(let name):
                "The field \(name) cannot be sent: wrong name, reserved name, or a control character."
            }
        }
    }

    package let endpoint: Endpoint
    package let method: Method
    /// Path below the endpoint's own, with a query perhaps.
    package let path: String
    package let fields: [HTTPField]
    package let secrets: [SecretField]
    package let body: [UInt8]
    /// Where calls have to wait, lanes take turns: whoever asks much delays itself and not the others.
    package let lane: String

    /// - Parameters:
    ///   - path: Begins with a slash.
    ///   - fields: Without those that frame the message (`Host`, `Content-Length`, `Transfer-Encoding`, `Connection`,
    ///     `Expect`), which libcurl writes.
    ///   - body: Empty for GET.
    package init(
        _ method: Method, _ endpoint: Endpoint, _ path: String, fields: [HTTPField] = [], secrets: [SecretField] = [],
        body: [UInt8] = [], lane: String = ""
    ) throws(Problem) {
        guard path.utf8.first == UInt8(ascii: "/"), path.utf8.allSatisfy(Self.isTargetByte) else { throw .path }
        for field in fields + secrets.map({ HTTPField($0.name, $0.prefix) })
        where !field.isSendable || Self.framing.contains(field.name.lowercased()) {
            throw .field(name: field.isSendable ? field.name : "with a forbidden character")
        }
        (self.endpoint, self.method, self.path) = (endpoint, method, path)
        (self.fields, self.secrets, self.body, self.lane) = (fields, secrets, body, lane)
    }

    /// Without query, fields and body, which may hold what is not for everybody.
    package var description: String { "\(method.rawValue) \(endpoint)\(path.prefix { $0 != "?" })" }

    var url: String { endpoint.description + path }

    private static let framing: Set = ["host", "content-length", "transfer-encoding", "connection", "expect"]

    /// Bytes of a path and query (RFC 3986 sections 3.3 and 3.4), `%` for what was encoded included. A `#`, which would
    /// end the path, and a backslash, which some take for a slash, are not among them.
    static func isTargetByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._~!$&'()*+,;=:@/?%".utf8.contains(byte)
        }
    }
}
