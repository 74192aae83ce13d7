import Sending
import Testing

@testable import Curl

@Suite struct SMTPSettingsTests {
    @Test(arguments: [
        ("smtp://mail.example.org:587", true), ("smtps://mail.example.org", true), ("SMTP://127.0.0.1:25", true),
        ("smtp://[::1]:25", true), ("smtp://localhost/office.example.org", true), ("smtp://mail_1.example.org", true),
        ("mail.example.org", false), ("http://mail.example.org", false), ("smtp://", false), ("smtp://:25", false),
        ("smtp://user:secret@mail.example.org", false), ("smtp://mail.example.org:0", false),
        ("smtp://mail.example.org:65536", false), ("smtp://mail.example.org:", false),
        ("smtp://mail example.org", false),
        ("smtp://mail.example.org/a b", false), ("smtp://mail.example.org/a\r\nMAIL", false),
        ("smtp://mail.example.org?x=y", false), ("smtp://[::1", false), ("smtp://[::1]25", false),
        ("smtp://a:25:26", false),
        ("smtp://mail.example.org:+25", false),
    ])
    func `an address of a mail server is scheme, host, and perhaps port and name`(url: String, isLegal: Bool) {
        #expect((SubmissionServer(url) != nil) == isLegal)
        #expect((SMTPTransport.Settings(url: url).problem == nil) == isLegal)
    }

    @Test(arguments: [
        ("smtp://localhost:25", false), ("smtp://127.0.0.1", false), ("smtp://127.9.8.7", false),
        ("smtp://[::1]", false),
        ("smtp://mail.example.org", true), ("smtp://192.0.2.1", true), ("smtp://127.0.0.1.example.org", true),
        ("smtp://127.0.0", true), ("smtp://127.0.0.999", true), ("smtp://localhost.example.org", true),
        ("smtp://[::2]", true), ("smtps://mail.example.org", true),
    ])
    func `only this very machine is spoken to in clear`(url: String, isEncrypted: Bool) {
        #expect(SMTPTransport.Settings(url: url).mustEncrypt == isEncrypted)
    }

    @Test func `settings that cannot work are named before anything is sent`() async {
        let url = "smtp://mail.example.org"
        let wrong: [SMTPTransport.Settings] = [
            .init(url: "mail.example.org"), .init(url: url, username: "a"), .init(url: url, passwordFile: "p"),
            .init(url: url, username: "", passwordFile: "p"), .init(url: url, username: "a\r\nb", passwordFile: "p"),
            .init(url: url, requireTLS: false), .init(url: url, connectTimeout: 0), .init(url: url, replyTimeout: 0),
            .init(url: url, replyTimeout: 600, totalTimeout: 599),
        ]
        for settings in wrong {
            let outcome = await SMTPTransport(settings).handOver(reply())
            #expect(outcome.kind == .deferred && outcome.text == settings.problem)
        }
    }

    @Test func `libcurl says which version it is`() {
        #expect(curlVersion().hasPrefix("libcurl/"))
    }
}
