import Curl
import Foundation
import Sending
import Testing

/// The scripted server and the transport come from one hand; here somebody else reads what we send.
@Suite struct RealServerTests {
    private static let missing: Comment = "neither aiosmtpd (PyPI) nor smtp-sink (Debian package postfix) is installed"
    private static let noTLS: Comment = "aiosmtpd (PyPI) or the command openssl is not installed"

    private let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.path + "/postroom-server-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    /// The lines of a text without their line ends, which servers keep as their system writes them.
    private func lines(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n").split(separator: "\n").map(String.init)
    }

    @Test(.enabled(if: !RealServer.installed.isEmpty, missing), arguments: RealServer.installed)
    func `a server of others takes a reply with lone dots as it is`(server: RealServer) async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let body = ["first", ".", "..", ". hidden", "RCPT TO:<evil@c.example>", "...", "last"]
        let text = "Subject: dots\r\nMessage-ID: <1@lindenfurt.example>\r\n\r\n" + body.map { $0 + "\r\n" }.joined()
        let kept = try await server.serving(in: folder) { port in
            let outcome = await SMTPTransport(.init(url: "smtp://127.0.0.1:\(port)")).handOver(reply(text))
            #expect(outcome.kind == .accepted && outcome.text.hasPrefix("250 "), "\(outcome)")
        }
        #expect(kept.count == 1)
        #expect(kept.first.map { Array(lines($0).suffix(body.count)) } == body)
    }

    @Test(.enabled(if: RealServer.canEncrypt, noTLS), arguments: [true, false])
    func `encryption is used, and only with a certificate that can be trusted`(isTrusted: Bool) async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (key, certificate) = (folder + "/key.pem", folder + "/certificate.pem")
        let made = RealServer.run([
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
            "-addext",
            "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate,
        ])
        try #require(made == 0)
        let server = try #require(RealServer.aiosmtpd)
        let kept = try await server.serving(in: folder, options: ["--tlscert", certificate, "--tlskey", key]) { port in
            let settings = SMTPTransport.Settings(
                url: "smtp://127.0.0.1:\(port)", caFile: isTrusted ? certificate : nil, requireTLS: true)
            let outcome = await SMTPTransport(settings).handOver(reply())
            #expect(outcome.kind == (isTrusted ? .accepted : .deferred), "\(outcome)")
            #expect(isTrusted || outcome.text.contains("certificate cannot be trusted"))
        }
        #expect(kept.count == (isTrusted ? 1 : 0))
    }
}
