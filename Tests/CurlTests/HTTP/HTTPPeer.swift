import ChildPrograms
import Foundation
import Testing

@testable import Curl

/// Measures times, so its tests run one after the other.
@Suite(.serialized) enum HTTPTests {}

/// The server of Fixtures/http_peer.py, for one test.
final class HTTPPeer {
    /// One request as the server read it.
    struct Seen: Decodable {
        var connection: Int?
        var version: String?
        var method: String?
        var target: String?
        var fields: [[String]]?
        var body: String?
        var connect: String?
        var sent: Int?

        func field(_ name: String) -> String? {
            fields?.first { $0.first?.lowercased() == name.lowercased() }?.last
        }
    }

    let port: Int
    let folder: String
    private let child: RunningChild
    private let isEncrypted: Bool

    /// - Parameter certificate: Makes it speak TLS. With ``Certificate/own``, its authority's file is the certificate.
    init(certificate: Certificate? = nil) async throws {
        folder = FileManager.default.temporaryDirectory.path + "/postroom-http-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/http_peer.py").path
        isEncrypted = certificate != nil
        child = try ChildProgram(
            ["python3", script, folder] + (certificate.map { [$0.certificate, $0.key] } ?? [])
        ).start()
        var text = ""
        for _ in 0..<1_000 where text.isEmpty {
            try await Task.sleep(for: .milliseconds(20))
            text = (try? String(contentsOfFile: folder + "/port", encoding: .utf8)) ?? ""
        }
        port = try #require(Int(text), "the server did not start")
    }

    deinit {
        child.end()
        try? FileManager.default.removeItem(atPath: folder)
    }

    var seen: [Seen] {
        let text = (try? String(contentsOfFile: folder + "/seen", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { try? JSONDecoder().decode(Seen.self, from: Data($0.utf8)) }
    }

    func endpoint(host: String = "127.0.0.1") throws -> Endpoint {
        try Endpoint("\(isEncrypted ? "https" : "http")://\(host):\(port)")
    }

    func get(_ path: String, fields: [HTTPField] = [], secrets: [SecretField] = [], lane: String = "") throws
        -> HTTPRequest
    {
        try HTTPRequest(.get, endpoint(), path, fields: fields, secrets: secrets, lane: lane)
    }
}

/// A key pair for the tests, made by openssl.
final class Certificate {
    let folder: String
    var certificate: String { folder + "/certificate.pem" }
    var key: String { folder + "/key.pem" }

    init(name: String = "IP:127.0.0.1") throws {
        folder = FileManager.default.temporaryDirectory.path + "/postroom-key-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let made = RealServer.run([
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=test",
            "-addext", "subjectAltName=\(name)", "-keyout", folder + "/key.pem", "-out", folder + "/certificate.pem",
        ])
        try #require(made == 0, "openssl is needed for this test")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }
}

/// Short enough for tests, long enough for a busy machine.
extension HTTPLimits {
    static func test(_ change: (inout HTTPLimits) -> Void = { _ in }) -> HTTPLimits {
        var limits = HTTPLimits(
            connect: .seconds(5), firstByte: .seconds(10), betweenBytes: .seconds(10), total: .seconds(20))
        change(&limits)
        return limits
    }
}

/// The failure of a call, or `nil` where there was an answer.
func failing(_ client: HTTPClient, _ request: HTTPRequest, _ limits: HTTPLimits) async -> HTTPFailure? {
    do throws(HTTPFailure) {
        _ = try await client.send(request, limits: limits)
        return nil
    } catch {
        return error
    }
}
