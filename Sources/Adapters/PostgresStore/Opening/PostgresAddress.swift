import Glibc

/// Where a database is and how its server is recognised.
///
/// ```
/// postgresql://postroom@db.example.org:5432/postroom?sslrootcert=/etc/postroom/db-ca.pem
/// postgresql:///postroom?host=/run/postgresql
/// ```
///
/// Over a network the server must prove its name by a certificate (`sslmode=verify-full`, which is what counts where
/// nothing is said). Only a socket of this machine and its loopback may go without.
package struct PostgresAddress: Sendable, Equatable {
    /// A name, an address, or the directory of a Unix socket.
    package let host: String
    package let port: Int
    package let user: String
    package let database: String
    package let tls: TLS
    /// Holds the password on its first line and is readable by its owner alone; `nil` where the server asks for none.
    package let passwordFile: String?

    package enum TLS: Sendable, Equatable {
        case none
        /// The server's certificate must be valid and bear the name of the host.
        ///
        /// - Parameters:
        ///   - root: A file of certificates to trust; `nil` for those of the system.
        ///   - certificate: A certificate of our own and its key, where the server asks for one.
        case verified(root: String?, certificate: String?, key: String?)
    }

    /// - Parameter url: `postgresql://USER@HOST:PORT/DATABASE?sslmode=…`, without a password.
    /// - Throws: ``PostgresAddressProblem``.
    package init(url: String, passwordFile: String? = nil) throws(PostgresAddressProblem) {
        let schemes = ["postgresql://", "postgres://"]
        guard let scheme = schemes.first(where: { url.hasPrefix($0) }) else { throw .notAnAddress }
        let parts = url.dropFirst(scheme.utf8.count).split(
            separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var parameters = try Self.parameters(parts.count > 1 ? parts[1] : "")
        let place = parts[0].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        var authority = place[0]
        var user: String?
        if let at = authority.lastIndex(of: "@") {
            let name = authority[..<at]
            guard !name.contains(":") else { throw .password }
            user = try Self.decoded(name)
            authority = authority[authority.index(after: at)...]
        }
        let (name, port) = try Self.hostAndPort(authority)
        if let directory = parameters.take("host") { host = directory } else { host = try Self.decoded(name) }
        guard !host.isEmpty, !host.contains(",") else { throw .host }
        self.port = port
        database = place.count > 1 ? try Self.decoded(place[1]) : ""
        guard !database.isEmpty else { throw .database }
        guard let named = parameters.take("user") ?? user, !named.isEmpty else { throw .user }
        self.user = named
        tls = try Self.tls(host: host, &parameters)
        if let unknown = parameters.names.min() { throw .unknownParameter(unknown) }
        self.passwordFile = passwordFile
    }

    private static func tls(host: String, _ parameters: inout Parameters) throws(PostgresAddressProblem) -> TLS {
        let (root, certificate, key) = (
            parameters.take("sslrootcert"), parameters.take("sslcert"), parameters.take("sslkey")
        )
        let isNear = host.hasPrefix("/") || ["localhost", "127.0.0.1", "::1"].contains(host)
        let mode = parameters.take("sslmode") ?? (isNear && root == nil ? "disable" : "verify-full")
        switch mode {
        case "verify-full": return .verified(root: root, certificate: certificate, key: key)
        case "disable" where isNear: return .none
        default: throw .notVerified(mode)
        }
    }

    private static func hostAndPort(_ text: Substring) throws(PostgresAddressProblem) -> (Substring, Int) {
        var (host, port): (Substring, Substring?) = (text, nil)
        if text.hasPrefix("["), let end = text.lastIndex(of: "]") {
            host = text[text.index(after: text.startIndex)..<end]
            let rest = text[text.index(after: end)...]
            guard rest.isEmpty || rest.hasPrefix(":") else { throw .host }
            port = rest.isEmpty ? nil : rest.dropFirst()
        } else if let colon = text.lastIndex(of: ":") {
            (host, port) = (text[..<colon], text[text.index(after: colon)...])
        }
        guard let port else { return (host, 5432) }
        guard let number = Int(port), (1...65_535).contains(number) else { throw .port }
        return (host, number)
    }

    /// Percent signs with two hexadecimal digits stand for bytes.
    fileprivate static func decoded(_ text: some StringProtocol) throws(PostgresAddressProblem) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = rest.prefix(2)
            guard digits.count == 2, let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 16), code != 0
            else {
                throw .notAnAddress
            }
            bytes.append(code)
            rest = rest.dropFirst(2)
        }
        guard let decoded = String(validating: bytes, as: UTF8.self) else { throw .notAnAddress }
        return decoded
    }

    fileprivate struct Parameters {
        var values: [String: String] = [:]
        var names: [String] { Array(values.keys) }
        mutating func take(_ name: String) -> String? { values.removeValue(forKey: name) }
    }

    private static func parameters(_ text: Substring) throws(PostgresAddressProblem) -> Parameters {
        var parameters = Parameters()
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { throw .notAnAddress }
            let name = try decoded(parts[0])
            if name == "password" || name == "sslpassword" { throw .password }
            guard parameters.values.updateValue(try decoded(parts[1]), forKey: name) == nil else { throw .notAnAddress }
        }
        return parameters
    }
}

/// Why an address is none that is used. It never repeats the address: that may hold a password.
package enum PostgresAddressProblem: Error, Sendable, Equatable {
    case notAnAddress
    case password
    case host, port, user, database
    case notVerified(String)
    case unknownParameter(String)
    case passwordFile(String, PasswordFile.Problem)
}

extension PostgresAddressProblem: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notAnAddress: "The address of the database is not of the form postgresql://USER@HOST:PORT/DATABASE."
        case .password:
            "The address of the database holds a password, which lists of processes, logs and backups would show. Put it "
                + "into a file that only postroom may read, and change it."
        case .host:
            "The address of the database must name one host, or the directory of a socket by ?host=/run/postgresql."
        case .port: "The port of the database must be a number from 1 to 65535."
        case .user: "The address of the database must name the user, as in postgresql://USER@HOST/DATABASE."
        case .database: "The address of the database must name the database, as in postgresql://USER@HOST/DATABASE."
        case .notVerified(let mode):
            "With sslmode=\(mode) somebody between here and the database could read and change everything. Use "
                + "sslmode=verify-full with sslrootcert=FILE; only a database of this machine may do without (disable)."
        case .unknownParameter(let name): "The address of the database has the parameter \(name), which is not known."
        case .passwordFile(let path, .missing): "The password file \(path) cannot be read."
        case .passwordFile(let path, .open): "The password file \(path) can be read by others. Run: chmod 600 \(path)"
        case .passwordFile(let path, .empty): "The password file \(path) has no password on its first line."
        }
    }
}
