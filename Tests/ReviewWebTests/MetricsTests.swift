import Cases
import Enquiries
import Testing
import Transparency

@testable import ReviewWeb

@Suite struct MetricsTests {
    private static func browser(_ settings: ReviewSettings = ReviewSettings(port: 0), from client: String) -> Browser {
        let desk = SmallDesk(settings: settings)
        desk.keep(SmallDesk.file("c1"))
        desk.keep(SmallDesk.inDoubt("c2"))
        var browser = Browser(desk)
        browser.client = client
        return browser
    }

    @Test(arguments: [
        ("127.0.0.1", 200), ("127.8.8.8", 200), ("::1", 200), ("::ffff:127.0.0.1", 200), ("192.0.2.1", 403),
        ("", 403), ("127.evil.example", 403), ("::ffff:192.0.2.1", 403), ("10.0.0.1", 403),
    ])
    func `without a token figures are for this machine alone`(client: String, status: Int) async throws {
        #expect(try await Self.browser(from: client).get("/metrics").status == status)
    }

    @Test(arguments: ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"])
    func `behind a proxy nobody counts as of this machine`(field: String) async throws {
        #expect(try await Self.browser(from: "127.0.0.1").get("/metrics", [field: "192.0.2.7"]).status == 403)
        let secure = ReviewSettings(port: 0, secureCookies: true)
        #expect(try await Self.browser(secure, from: "127.0.0.1").get("/metrics").status == 403)
    }

    @Test func `with a token only who shows it gets figures`() async throws {
        var settings = ReviewSettings(port: 0, secureCookies: true)
        settings.metricsTokenSHA256 = sha256Hex("secret".utf8)
        let browser = Self.browser(settings, from: "192.0.2.1")
        #expect(try await browser.get("/metrics", ["Authorization": "Bearer secret"]).status == 200)
        for wrong in ["Bearer Secret", "Bearer ", "secret", "Basic secret"] {
            #expect(try await browser.get("/metrics", ["Authorization": wrong]).status == 403, "\(wrong)")
        }
        #expect(try await browser.get("/metrics").status == 403)
        #expect(try await Self.browser(settings, from: "127.0.0.1").get("/metrics").status == 403)
    }

    @Test func `figures are by desk and state, in Prometheus's text form, and name nobody`() async throws {
        let page = try await Self.browser(from: "127.0.0.1").get("/metrics")
        #expect(page.header["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
        for line in [
            "# TYPE postroom_cases gauge", "postroom_cases{desk=\"stadt\",state=\"drafted\"} 1",
            "postroom_oldest_case_age_seconds{desk=\"stadt\",state=\"drafted\"} 3600",
            "postroom_in_doubt_replies{desk=\"stadt\"} 1", "postroom_last_case_age_seconds{desk=\"stadt\"} 3600",
        ] { #expect(page.text.split(separator: "\n").contains { $0 == line }, "\(line)") }
        for word in ["Ann", "citizen", "Bin not", "c1", "jana"] { #expect(!page.text.contains(word)) }
        #expect(page.text.hasSuffix("\n"))
    }

    @Test func `labels and help are escaped`() {
        let text = Exposition.text([
            Metric("postroom_x", .gauge, "one\ntwo \\ \"three\"", [Metric.Sample(1.5, [("desk", "a\"b\\c\nd")])])
        ])
        #expect(
            text == "# HELP postroom_x one\\ntwo \\\\ \"three\"\n# TYPE postroom_x gauge\n"
                + "postroom_x{desk=\"a\\\"b\\\\c\\nd\"} 1.5\n")
        #expect(Exposition.text([Metric("postroom_x", .gauge, "", [])]).isEmpty)
    }

    @Test func `the desk is ready only while nothing stands in its way`() async throws {
        struct Full: InstallationReports {
            func notReady() async -> String? { "the disk is full" }
        }
        let page = try await Browser(SmallDesk(reports: Full())).get("/readyz")
        #expect(page.status == 503 && page.text == "the disk is full\n")
    }
}
