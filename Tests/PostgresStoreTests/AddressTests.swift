import Foundation
import Testing

@testable import PostgresStore

@Suite struct Addresses {
    @Test(arguments: [
        ("postgresql://u:secret@db/postroom", PostgresAddressProblem.password),
        ("postgresql://u:@db/postroom", .password),
        ("postgresql://u@db/postroom?password=secret", .password),
        ("postgresql://u@db/postroom?pass%77ord=secret", .password),
        ("postgresql://u@db/postroom?sslpassword=secret", .password),
        ("mysql://u@db/postroom", .notAnAddress), ("postgresql://u@db/post%zzroom", .notAnAddress),
        ("postgresql://u@db/a?x", .notAnAddress), ("", .notAnAddress), ("postgresql://u@db/a%00b", .notAnAddress),
        ("postgresql://u@/postroom", .host), ("postgresql://u@a,b/postroom", .host),
        ("postgresql://db/postroom", .user), ("postgresql://u@db", .database), ("postgresql://u@db/", .database),
        ("postgresql://u@db:0/postroom", .port), ("postgresql://u@db:x/postroom", .port),
        ("postgresql://u@db/postroom?sslmode=require", .notVerified("require")),
        ("postgresql://u@db/postroom?sslmode=disable", .notVerified("disable")),
        ("postgresql://u@localhost/postroom?sslmode=prefer", .notVerified("prefer")),
        ("postgresql://u@db/postroom?options=-csearch_path%3Dx", .unknownParameter("options")),
    ])
    func `an address that is none or not safe is refused`(_ url: String, _ problem: PostgresAddressProblem) {
        #expect(throws: problem) { try PostgresAddress(url: url) }
        #expect(!"\(problem)".contains("secret"))
    }

    @Test func `over a network the server proves its name`() throws {
        let far = try PostgresAddress(url: "postgresql://u%40x@db.example.org:6432/post%20room?sslrootcert=/etc/ca.pem")
        #expect(far.tls == .verified(root: "/etc/ca.pem", certificate: nil, key: nil))
        #expect((far.host, far.port, far.user, far.database) == ("db.example.org", 6432, "u@x", "post room"))
        let parameters = try far.parameters(PostgresLimits())
        #expect(parameters.contains { $0 == ("sslmode", "verify-full") })
        #expect(try PostgresAddress(url: "postgresql://u@db/p").tls == .verified(root: nil, certificate: nil, key: nil))
        #expect(try PostgresAddress(url: "postgresql://u@/p?host=/run/postgresql").tls == .none)
        let six = try PostgresAddress(url: "postgresql://u@[::1]:6000/p")
        #expect((six.host, six.port, six.tls == .none) == ("::1", 6000, true))
    }

    @Test func `a password comes from a file that others cannot read`() throws {
        let file = FileManager.default.temporaryDirectory.path + "/postroom-password-\(UInt64.random(in: 0 ... .max))"
        defer { try? FileManager.default.removeItem(atPath: file) }
        let address = try PostgresAddress(url: "postgresql://u@db/p", passwordFile: file)
        func problem(_ mode: Int, _ text: String) throws -> PostgresAddressProblem? {
            try text.write(toFile: file, atomically: false, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
            do {
                let parameters = try address.parameters(PostgresLimits())
                #expect(parameters.contains { $0 == ("password", "s3cret") })
                return nil
            } catch { return error as? PostgresAddressProblem }
        }
        #expect(throws: PostgresAddressProblem.passwordFile(file, .missing)) {
            try address.parameters(PostgresLimits())
        }
        #expect(try problem(0o600, "s3cret\nsecond line") == nil)
        #expect(try problem(0o640, "s3cret") == .passwordFile(file, .open))
        #expect(try problem(0o600, "\n") == .passwordFile(file, .empty))
    }
}
