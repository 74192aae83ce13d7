import Testing

@testable import Curl

@Suite struct EndpointTests {
    @Test(arguments: [
        ("https://api.example.org", "https://api.example.org"),
        ("HTTPS://API.Example.ORG:443/", "https://api.example.org"),
        ("https://api.example.org:8443/v1/", "https://api.example.org:8443/v1"),
        ("https://192.0.2.1/v1", "https://192.0.2.1/v1"),
        ("https://[2001:db8::1]:9000", "https://[2001:db8::1]:9000"),
        ("http://localhost:8080/v1", "http://localhost:8080/v1"),
        ("http://127.0.0.1", "http://127.0.0.1"), ("http://127.9.8.7:81", "http://127.9.8.7:81"),
        ("http://[::1]:80", "http://[::1]"),
    ])
    func `an endpoint is scheme, host, port and path`(url: String, expected: String) throws {
        #expect(try Endpoint(url).description == expected)
    }

    @Test(arguments: [
        ("", Endpoint.Problem.scheme), ("api.example.org", .scheme), ("file:///etc/passwd", .scheme),
        ("ftp://127.0.0.1", .scheme), ("httpss://a", .scheme), ("https:/a", .scheme), ("gopher://127.0.0.1", .scheme),
        ("http://api.example.org", .clearText), ("http://169.254.169.254", .clearText),
        ("http://127.0.0.1.example.org", .clearText), ("http://localhost.example.org", .clearText),
        // What else libcurl or a resolver takes for an address: none of it is a way around the rule.
        ("http://127.1", .clearText), ("http://2130706433", .clearText), ("http://0x7f.0.0.1", .clearText),
        ("http://0127.0.0.1", .clearText), ("http://127.0.0.01", .clearText), ("http://0.0.0.0", .clearText),
        ("http://[::]", .clearText), ("http://[::ffff:127.0.0.1]", .clearText), ("http://localhost.", .clearText),
        ("https://user:key@api.example.org", .credentials), ("https://key@api.example.org", .credentials),
        ("http://127.0.0.1@evil.example", .credentials),
        ("https://", .host), ("https:///v1", .host), ("https://a b", .host), ("https://[::1", .host),
        ("https://[::1]x", .host), ("https://exa\u{6D}ple.org\r\nX", .host), ("https://ämter.example", .host),
        ("https://a\\b", .host), ("https://a?x=y", .host), ("https://a#b", .host), ("https://a%2eb", .host),
        ("https://a:", .port), ("https://a:0", .port), ("https://a:65536", .port), ("https://a:+80", .port),
        ("https://a:80:81", .port), ("https://a:80\r\n", .port),
        ("https://a/b?c=d", .path), ("https://a/b#c", .path), ("https://a/b c", .path), ("https://a/b\\c", .path),
        ("https://a/b\r\nHost: c", .path),
    ])
    func `everything else is refused, and the reason named`(url: String, problem: Endpoint.Problem) {
        #expect(throws: problem) { try Endpoint(url) }
        #expect(!problem.description.contains("key@"))
    }

    @Test(arguments: [
        ("/v1", true), ("/v1?a=b&c=%20", true), ("/a//b/../c", true), ("/@evil.example", true),
        ("v1", false), ("", false), ("@evil.example/", false), (".evil.example", false), (":81/", false),
        ("/a b", false), ("/a#b", false), ("/a\r\nX: y", false), ("/ä", false), ("/a\\b", false), ("/a\u{0}", false),
    ])
    func `no path leads to another host`(path: String, isLegal: Bool) throws {
        let endpoint = try Endpoint("https://api.example.org/base")
        let request = try? HTTPRequest(.get, endpoint, path)
        #expect((request != nil) == isLegal)
        #expect(request?.url == (isLegal ? "https://api.example.org/base" + path : nil))
    }

    @Test(arguments: [
        ("X-A", "b", true), ("X-A", "", true), ("x-a", "b\tc", true), ("X-A", "ä", true),
        ("", "b", false), ("X A", "b", false), ("X-A:", "b", false), ("X-A", "b\r\nX-C: d", false),
        ("X-A", "b\nc", false), ("X-A", "b\u{0}", false), ("X-A\r\nB", "c", false),
        ("Host", "evil.example", false), ("content-length", "1", false), ("Transfer-Encoding", "chunked", false),
        ("Connection", "close", false), ("Expect", "100-continue", false),
    ])
    func `no field can start a line of its own or change the frame`(name: String, value: String, isLegal: Bool) throws {
        let endpoint = try Endpoint("https://api.example.org")
        let asField = try? HTTPRequest(.get, endpoint, "/", fields: [HTTPField(name, value)])
        let asSecret = try? HTTPRequest(.get, endpoint, "/", secrets: [SecretField(name, prefix: value, file: "f")])
        #expect((asField != nil) == isLegal)
        #expect((asSecret != nil) == isLegal)
    }

    @Test(arguments: [
        (HTTPSettings(), true), (HTTPSettings(proxy: "http://proxy.example.org:3128"), true),
        (HTTPSettings(proxy: "http://proxy.example.org/"), true),
        (HTTPSettings(proxy: "https://proxy.example.org"), false), (HTTPSettings(proxy: "socks5://a:1"), false),
        (HTTPSettings(proxy: "http://user:secret@a:1"), false), (HTTPSettings(proxy: "http://a/b"), false),
        (HTTPSettings(proxy: ""), false),
        (HTTPSettings(parallelCalls: 1, waitingCalls: 0, streamBytes: 16_384), true),
        (HTTPSettings(parallelCalls: 0), false), (HTTPSettings(waitingCalls: -1), false),
        (HTTPSettings(streamBytes: 16_383), false),
        (HTTPSettings(parallelCalls: 1_000, waitingCalls: 1_000_000, streamBytes: 16_777_216), true),
        (HTTPSettings(parallelCalls: 1_001), false), (HTTPSettings(waitingCalls: 1_000_001), false),
        (HTTPSettings(streamBytes: 16_777_217), false),
    ])
    func `settings that cannot work are named before anything is sent`(settings: HTTPSettings, isLegal: Bool) {
        #expect((settings.problem == nil) == isLegal)
        var refusal: HTTPFailure?
        do throws(HTTPFailure) { _ = try HTTPClient(settings) } catch { refusal = error }
        #expect(refusal == settings.problem.map { .settings(reason: $0) })
    }

    @Test(arguments: [
        ("http://localhost", "127.0.0.1", true), ("http://localhost", "::1", true),
        ("http://localhost", "::ffff:127.0.0.1", true), ("http://localhost", "192.0.2.1", false),
        ("http://localhost", "::2", false), ("http://localhost", "localhost", false),
        ("https://api.example.org", "192.0.2.1", true),
    ])
    func `nothing goes out in clear where a name leads to another machine`(
        url: String, address: String, mayAsk: Bool
    ) throws {
        let request = try HTTPRequest(.get, Endpoint(url), "/")
        let transfer = Transfer(request, .standard, secretFields: [], capacity: 16_384)
        #expect(transfer.mayAsk(address) == mayAsk)
        #expect((transfer.refusal == .notThisMachine) == !mayAsk)
    }
}
