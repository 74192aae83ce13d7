import Enquiries
import Hummingbird
import Testing

@testable import ReviewWeb

@Suite struct SignInPaceTests {
    private let pace = SignInPace()
    private let now = SmallDesk.noon
    private typealias Limits = ReviewSettings.Limits

    @Test func `a client has its wrong tries a minute, and one more is refused`() {
        for _ in 0..<Limits.wrongSignIns { #expect(pace.begin("a", nil, at: now)) }
        #expect(!pace.begin("a", nil, at: now))
        #expect(pace.begin("b", nil, at: now))
        #expect(!pace.begin("a", nil, at: now.adding(seconds: 59)))
        #expect(pace.begin("a", nil, at: now.adding(seconds: 60)))
    }

    @Test func `right ones are taken back`() {
        for _ in 0..<(3 * Limits.wrongSignIns) {
            #expect(pace.begin("a", "jana", at: now))
            pace.forgive("a", "jana")
        }
    }

    @Test func `an account that many try stays open for a client that has not tried it`() {
        for number in 0..<Limits.wrongForAccount { #expect(pace.begin("attacker-\(number)", "jana", at: now)) }
        for _ in 0..<Limits.wrongWhileAttacked { #expect(pace.begin("own", "jana", at: now)) }
        #expect(!pace.begin("own", "jana", at: now))
        #expect(pace.begin("attacker-0", "jana", at: now))
        #expect(pace.begin("own", "ali", at: now))
        #expect(pace.begin("own", "jana", at: now.adding(seconds: 15 * 60)))
    }

    @Test func `an account that few try has the limit of the client alone`() {
        for _ in 0..<Limits.wrongSignIns { #expect(pace.begin("a", "jana", at: now)) }
        #expect(!pace.begin("a", "jana", at: now))
        #expect(pace.begin("a", "jana", at: now.adding(seconds: 60)))
    }

    @Test func `the list of clients has an end and starts anew`() {
        for _ in 0..<Limits.wrongSignIns { _ = pace.begin("a", nil, at: now) }
        for number in 1..<SignInPace.mostKept { _ = pace.begin("\(number)", nil, at: now) }
        #expect(!pace.begin("a", nil, at: now))
        #expect(pace.begin("one more", nil, at: now))
        #expect(pace.begin("a", nil, at: now))
    }

    private func name(_ connection: String, _ forwarded: String?, secure: Bool) throws -> String {
        var head = HTTPRequest(method: .post, scheme: "http", authority: "desk.example", path: "/sign-in")
        let field = try #require(HTTPFields.Element.Name("X-Forwarded-For"))
        if let forwarded { head.headerFields[field] = forwarded }
        return ClientAddress.name(
            of: Request(head: head, body: RequestBody(buffer: ByteBuffer())), connection: connection,
            settings: ReviewSettings(secureCookies: secure))
    }

    @Test func `the proxy on this machine says who asks, and nobody else may`() throws {
        #expect(try name("127.0.0.1", "203.0.113.9, 198.51.100.7", secure: true) == "198.51.100.7")
        #expect(try name("::1", "198.51.100.7", secure: true) == "198.51.100.7")
        #expect(try name("192.0.2.1", "198.51.100.7", secure: true) == "192.0.2.1")
        #expect(try name("127.0.0.1", "198.51.100.7", secure: false) == "127.0.0.1")
        #expect(try name("127.0.0.1", nil, secure: true) == "127.0.0.1")
    }

    @Test func `addresses of one IPv6 network are one client`() throws {
        let one = try name("2001:db8:1:2::1", nil, secure: false)
        #expect(try name("2001:db8:1:2:ffff::9", nil, secure: false) == one)
        #expect(try name("2001:db8:1:3::1", nil, secure: false) != one)
        #expect(try name("::1", nil, secure: false) == "::1")
        #expect(
            try name("::ffff:192.0.2.1", nil, secure: false) != name("::ffff:192.0.2.2", nil, secure: false))
    }

    @Test(arguments: [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 "
                + "Edg/140.0", "Edge, Windows"
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari, iPhone"),
        ("<script>", ""), (nil, ""),
    ])
    func `a device has a name of a few words of ours`(field: String?, name: String) {
        #expect(DeviceName.of(field) == name)
    }
}
