import Foundation
import MailPeer
import Testing

@testable import Curl

extension HTTPTests {
    @Suite struct HTTPClientTests {
        @Test func `an answer has its status, its fields and its body`() async throws {
            let peer = try await HTTPPeer()
            let answer = try await HTTPClient().send(peer.get("/plain"), limits: .test())
            #expect(answer.status == 200)
            #expect(answer.body == Array("hello".utf8))
            #expect(answer.head["x-KIND"] == "plain")
            #expect(answer.head.fields.filter { $0.isNamed("X-Kind") }.map(\.value) == ["plain", "second"])
            #expect(answer.description == "status 200, 5 bytes")
        }

        @Test(arguments: [0, 1, 5_000, 2_000_000])
        func `a request arrives as it was written`(size: Int) async throws {
            let peer = try await HTTPPeer()
            let body = (0..<size).map { UInt8(0x20 + $0 % 95) }
            let request = try HTTPRequest(
                .post, peer.endpoint(), "/v1/./a/../b?c=%20d",
                fields: [
                    HTTPField("Content-Type", "application/json"), HTTPField("X-Empty", ""), HTTPField("X-Ö", "a"),
                ]
                .filter(\.isSendable), body: body)
            let answer = try await HTTPClient().send(request, limits: .test())
            #expect(answer.status == 404)
            let seen = try #require(peer.seen.first)
            #expect(seen.method == "POST" && seen.target == "/v1/./a/../b?c=%20d")
            #expect(seen.body.map { Array($0.unicodeScalars.map { UInt8($0.value) }) } == body)
            #expect(seen.field("Content-Type") == "application/json")
            #expect(seen.fields?.contains(["X-Empty:", ""]) == true)
            #expect(seen.field("Content-Length") == "\(size)")
            #expect(seen.field("Expect") == nil && seen.field("Accept-Encoding") == nil)
        }

        @Test func `no status is a failure, and Retry-After can be read`() async throws {
            let peer = try await HTTPPeer()
            let client = try HTTPClient()
            for (code, after, expected) in [
                (429, "7", Duration.seconds(7)), (503, "Sun,%2006%20Nov%201994%2008:49:47%20GMT", .seconds(10)),
            ] {
                let answer = try await client.send(peer.get("/status?code=\(code)&after=\(after)"), limits: .test())
                #expect(answer.status == code && answer.body == Array("no".utf8))
                #expect(answer.head.retryAfter(now: 784_111_777) == expected)
            }
            for code in [204, 304, 400, 401, 500, 529] {
                #expect(try await client.send(peer.get("/status?code=\(code)"), limits: .test()).status == code)
            }
            // One after the other, over one connection.
            #expect(Set(peer.seen.compactMap(\.connection)).count <= 3)
        }

        @Test(arguments: [
            "http://127.0.0.1:PORT/plain", "http://169.254.169.254/latest/meta-data/", "file:///etc/passwd",
        ])
        func `a redirect is an answer, and nobody follows it`(to: String) async throws {
            let peer = try await HTTPPeer()
            let target = to.replacing("PORT", with: "\(peer.port)")
            let answer = try await HTTPClient().send(peer.get("/redirect?to=\(target)"), limits: .test())
            #expect(answer.status == 302 && answer.body.isEmpty && answer.head["Location"] == target)
            #expect(peer.seen.count == 1)
        }

        @Test func `a key comes from its file, is read anew for each call, and stands in no text`() async throws {
            let peer = try await HTTPPeer()
            let client = try HTTPClient()
            let file = try ScratchFile("sk-first\nsecond line\n")
            let request = try peer.get(
                "/echo", fields: [HTTPField("X-Case", "e42")],
                secrets: [SecretField("Authorization", prefix: "Bearer ", file: file.path)])
            _ = try await client.send(request, limits: .test())
            try "sk-other".write(toFile: file.path, atomically: true, encoding: .utf8)
            _ = try await client.send(request, limits: .test())
            #expect(peer.seen.map { $0.field("authorization") } == ["Bearer sk-first", "Bearer sk-other"])
            var texts = "\(request)" + String(reflecting: request)
            dump(request, to: &texts)
            #expect(!texts.contains("sk-"))
        }

        @Test(arguments: [
            ("", "empty"), ("a\u{1}b\n", "control character"), (String(repeating: "k", count: 4_097), "4096"),
        ])
        func `a key that cannot be used stops the call, and the reason does not repeat it`(
            content: String, word: String
        ) async throws {
            let peer = try await HTTPPeer()
            let file = try ScratchFile(content)
            let request = try peer.get("/echo", secrets: [SecretField("Authorization", file: file.path)])
            let failure = try await failing(HTTPClient(), request, .standard)
            guard case .secret(let reason)? = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
            #expect(reason.contains(word) && reason.contains(file.path))
            #expect(!reason.contains("kkk") && !reason.contains("\u{1}"))
            #expect(peer.seen.isEmpty)
        }

        @Test func `the environment's proxies are not used`() async throws {
            let peer = try await HTTPPeer()
            for name in ["http_proxy", "https_proxy", "all_proxy"] { setenv(name, "http://127.0.0.1:1", 1) }
            defer { for name in ["http_proxy", "https_proxy", "all_proxy"] { unsetenv(name) } }
            #expect(try await HTTPClient().send(peer.get("/plain"), limits: .test()).status == 200)
        }

        @Test func `a proxy is asked for other machines, and never for this one`() async throws {
            let proxy = try await HTTPPeer()
            let client = try HTTPClient(HTTPSettings(proxy: "http://127.0.0.1:\(proxy.port)"))
            setenv("no_proxy", "*", 1)
            defer { unsetenv("no_proxy") }
            let away = try HTTPRequest(.get, Endpoint("https://api.example.org"), "/")
            let failure = await failing(client, away, .test())
            #expect(failure?.kind == "connect" && "\(failure!)".contains("403"), "\(String(describing: failure))")
            #expect(proxy.seen.map(\.connect) == ["api.example.org:443"])
            let peer = try await HTTPPeer()
            #expect(try await client.send(peer.get("/plain"), limits: .test()).status == 200)
            #expect(proxy.seen.count == 1)
        }

        @Test(arguments: [(true, 2), (false, 1)])
        func `an old connection that breaks is made good by libcurl unless that is forbidden`(
            keeps: Bool, requests: Int
        ) async throws {
            let peer = try await HTTPPeer()
            let client = try HTTPClient(HTTPSettings(keepsConnections: keeps))
            for _ in 0..<2 { #expect(try await client.send(peer.get("/once"), limits: .test()).status == 200) }
            #expect(peer.seen.count == 1 + requests)
            #expect(Set(peer.seen.compactMap(\.connection)).count == 2)
        }

        // MARK: TLS

        @Test func `with the right authority's file a server can be trusted, and calls share its connection`()
            async throws
        {
            let certificate = try Certificate()
            let peer = try await HTTPPeer(certificate: certificate)
            let client = try HTTPClient(HTTPSettings(caFile: certificate.certificate))
            let request = try peer.get("/any")
            #expect(try await client.send(request, limits: .test()).body == Array("1".utf8))
            let answers = try await withThrowingTaskGroup(of: [UInt8].self) { group in
                for _ in 0..<10 { group.addTask { try await client.send(request, limits: .test()).body } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers == [[UInt8]](repeating: Array("1".utf8), count: 10))
            #expect(peer.seen.count == 11 && peer.seen.allSatisfy { $0.version == "2" })
        }

        @Test func `a certificate of somebody else, or for another host, is not trusted`() async throws {
            let (own, other) = (try Certificate(), try Certificate())
            let peer = try await HTTPPeer(certificate: own)
            let elsewhere = try Certificate(name: "DNS:mail.example.org")
            let misnamed = try await HTTPPeer(certificate: elsewhere)
            for (peer, file) in [(peer, other.certificate), (peer, nil), (misnamed, elsewhere.certificate)] {
                let client = try HTTPClient(HTTPSettings(caFile: file))
                let request = try peer.get("/plain")
                let failure = await failing(client, request, .test())
                #expect(failure?.kind == "untrusted", "\(String(describing: failure))")
                #expect(peer.seen.isEmpty)
            }
        }

        @Test func `an authority's file that is missing is named as that`() async throws {
            let peer = try await HTTPPeer(certificate: try Certificate())
            let client = try HTTPClient(HTTPSettings(caFile: "/nonexistent/ca.pem"))
            let request = try peer.get("/plain")
            let failure = await failing(client, request, .test())
            #expect(failure?.kind == "caFile", "\(String(describing: failure))")
        }

        @Test func `a server that speaks no TLS is no encrypted one`() async throws {
            let plain = try ScriptedServer()
            let request = try HTTPRequest(.get, Endpoint("https://127.0.0.1:\(plain.port)"), "/")
            let failure = try await failing(HTTPClient(), request, .test())
            plain.stop()
            #expect(failure?.kind == "tls", "\(String(describing: failure))")
        }
    }
}
