import Curl
import IMAPReader
import Testing

@Suite struct MailFolderSettingsTests {
    @Test(arguments: [
        ("imaps://mail.example.org", true), ("imap://mail.example.org:143", true), ("IMAPS://[::1]:993", true),
        ("imaps://mail.example.org/", true), ("imaps://mail.example.org/INBOX", false),
        ("imaps://u:p@mail.example.org", false),
        ("imap://", false), ("smtp://mail.example.org", false), ("imap://mail.example.org:0", false),
        ("imap://mail.example.org:65536", false), ("imap://mail.example.org;AUTH=PLAIN", false),
        ("mail.example.org", false),
    ])
    func `an address is that of a server alone`(url: String, isGood: Bool) {
        #expect((MailFolder.Settings(url: url).problem == nil) == isGood)
    }

    @Test func `settings that cannot work are named before anything is connected`() {
        let good = MailFolder.Settings(
            url: "imaps://mail.example.org", username: "office", secret: .password(file: "/nowhere"), folder: "Büro")
        #expect(good.problem == nil)
        let changes: [(inout MailFolder.Settings) -> Void] = [
            { $0.username = nil }, { $0.secret = nil }, { $0.requireTLS = false }, { $0.folder = "" },
            { $0.folder = "a\r\nb" }, { $0.folder = String(repeating: "x", count: 1_001) }, { $0.username = "a\0" },
            { $0.after = .move(to: "Büro") }, { $0.after = .move(to: "") }, { $0.proxy = "socks://x" },
            { $0.connectTimeout = 0 }, { $0.patience.silence = 0 }, { $0.patience.command = 59 },
            { $0.limits.messageBytes = 1_023 }, { $0.limits.messageBytes = 1_073_741_825 },
        ]
        for change in changes {
            var settings = good
            change(&settings)
            #expect(settings.problem != nil)
        }
        var longest = good
        longest.folder = String(repeating: "x", count: 1_000)
        #expect(longest.problem == nil)
    }

    @Test func `a secret that cannot be read is named and nothing is connected`() async throws {
        let settings = MailFolder.Settings(
            url: "imap://127.0.0.1:1", username: "office", secret: .accessToken(file: "/nowhere/token"))
        let failure = await #expect(throws: IMAPFailure.self) { try await MailFolder(settings).visit { _ in } }
        #expect(failure?.description.contains("access token cannot be read from /nowhere/token") == true)
    }

    @Test func `a server that is not there is named`() async throws {
        let failure = await #expect(throws: IMAPFailure.self) {
            try await MailFolder(MailFolder.Settings(url: "imap://127.0.0.1:1")).visit { _ in }
        }
        guard case .unreachable? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
    }
}
