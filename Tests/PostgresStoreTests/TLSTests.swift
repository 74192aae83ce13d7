import Cases
import Foundation
import StoreContract
import PostgresServer
import Testing

@testable import PostgresStore

private let openssl = "/usr/bin/openssl"
private let canEncrypt = PostgresServer.isInstalled && FileManager.default.isExecutableFile(atPath: openssl)

@Suite(.serialized, .enabled(if: canEncrypt, "PostgreSQL 15 or openssl is not installed")) struct TLS {
    /// Makes an authority of its own and a certificate for `name`, signed by it.
    private static func certificates(in folder: String, for name: String) throws {
        func run(_ arguments: String) throws {
            try PostgresServer.run(openssl, arguments.split(separator: " ").map(String.init))
        }
        for authority in ["ca", "other"] {
            try run(
                "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=\(authority) "
                    + "-keyout \(folder)/\(authority).key -out \(folder)/\(authority).pem")
        }
        try run(
            "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=\(name) -keyout \(folder)/server.key "
                + "-out \(folder)/server.csr")
        try "subjectAltName=DNS:\(name)".write(toFile: folder + "/names", atomically: false, encoding: .utf8)
        try run(
            "x509 -req -days 2 -in \(folder)/server.csr -CA \(folder)/ca.pem -CAkey \(folder)/ca.key -CAcreateserial "
                + "-extfile \(folder)/names -out \(folder)/server.pem")
        for file in ["server.key", "server.pem"] {
            try PostgresServer.run("/bin/chmod", ["600", "\(folder)/\(file)"])
            if geteuid() == 0 { try PostgresServer.run("/bin/chown", ["nobody", "\(folder)/\(file)"]) }
        }
    }

    private static func freePort() throws -> Int {
        let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(probe) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(probe, $0, length) == 0 && getsockname(probe, $0, &length) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRINUSE) }
        return Int(address.sin_port.bigEndian)
    }

    @Test func `a server over the network is believed only with its certificate, and believes only a password`()
        async throws
    {
        let port = try Self.freePort()
        let server = try PostgresServer(port: port)
        let database = try TestDatabase(on: server)
        let folder = server.directory
        try Self.certificates(in: folder, for: "localhost")
        try server.stop()
        try server.configure([
            "listen_addresses = '127.0.0.1'", "ssl = on", "ssl_cert_file = '\(folder)/server.pem'",
            "ssl_key_file = '\(folder)/server.key'",
        ])
        try "local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n".write(
            toFile: server.data + "/pg_hba.conf", atomically: false, encoding: .utf8)
        try server.start()
        try database.behindTheStore("CREATE ROLE office LOGIN PASSWORD 's3cret' SUPERUSER")
        let password = folder + "/password"
        try "s3cret\n".write(toFile: password, atomically: false, encoding: .utf8)
        try PostgresServer.run("/bin/chmod", ["600", password])
        let wrong = folder + "/wrong"
        try "guess\n".write(toFile: wrong, atomically: false, encoding: .utf8)
        try PostgresServer.run("/bin/chmod", ["600", wrong])

        func open(_ host: String, _ authority: String, _ password: String?) async throws -> PostgresStore {
            var limits = PostgresLimits.ofTests
            limits.patience = 100
            return try await PostgresStore(
                PostgresAddress(
                    url: "postgresql://office@\(host):\(port)/\(database.name)?sslmode=verify-full"
                        + "&sslrootcert=\(folder)/\(authority).pem", passwordFile: password),
                mode: .readWrite, surroundings: Sample.surroundings(), limits: limits)
        }
        let store = try await open("localhost", "ca", password)
        try await store.keep(Sample.arrival(1))
        #expect(try await store.verify().firstFault == nil)
        // Another authority, another name than the certificate's, no or another password.
        for (host, authority, password) in [
            ("localhost", "other", password), ("127.0.0.1", "ca", password), ("localhost", "ca", nil),
            ("localhost", "ca", wrong),
        ] as [(String, String, String?)] {
            do {
                try await open(host, authority, password).close()
                Issue.record("opened at \(host) with \(authority)")
            } catch {
                guard case .unreachable(let reason)? = error as? StoreError else {
                    Issue.record("\(error)")
                    continue
                }
                #expect(!reason.contains("s3cret") && !reason.contains("guess"))
            }
        }
    }
}
