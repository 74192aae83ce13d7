import DeskFiles
import Foundation
import Testing

@Suite struct InstallationMailInTests {
    private func read(_ section: String) throws -> Installation {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data((Installation.text(desks: ["desks/a"]) + section).utf8)
            .write(to: folder.appendingPathComponent(Installation.fileName))
        return try Installation(folder: folder.path)
    }

    @Test func `without sections no mail server delivers and no mailbox is read`() throws {
        let installation = try read("")
        #expect(installation.lmtp == nil && installation.mailboxes.isEmpty)
    }

    @Test func `an address is enough for LMTP`() throws {
        let lmtp = try #require(try read("lmtp: {address: \"127.0.0.1:2424\"}").lmtp)
        #expect(lmtp == InstallationLMTP(address: "127.0.0.1:2424"))
        #expect(lmtp.largest == 67_108_864 && lmtp.mode == 0o660 && lmtp.sessions == 100 && lmtp.waiting == 20_000)
        #expect(!lmtp.takesStrayLineEnds && lmtp.takes("anybody@example.org"))
    }

    @Test func `all of LMTP can be set, and mail is taken for listed addresses and domains alone`() throws {
        let lmtp = try #require(
            try read(
                """
                lmtp:
                  address: unix:/run/postroom/lmtp
                  mode: 666
                  hostName: desk.example
                  largest: 1024
                  sessions: 8
                  strayLineEnds: keep
                  waiting: 5
                  recipients: [Post@Stadt.example, "@land.example"]
                """
            ).lmtp)
        #expect(lmtp.mode == 0o666 && lmtp.hostName == "desk.example" && lmtp.largest == 1_024)
        #expect(lmtp.sessions == 8 && lmtp.takesStrayLineEnds && lmtp.waiting == 5)
        #expect(lmtp.at("[::1]:1").recipients == lmtp.recipients && lmtp.at("[::1]:1").address == "[::1]:1")
        for (address, isTaken) in [
            ("post@stadt.example", true), ("POST@STADT.EXAMPLE", true), ("a@stadt.example", false),
            ("a@land.example", true), ("a@sub.land.example", false), ("land.example", false), ("", false),
        ] { #expect(lmtp.takes(address) == isTaken, "\(address)") }
    }

    @Test(arguments: [
        "lmtp: {}", "lmtp: yes", "lmtp: {address: x, bogus: 1}", "lmtp: {address: x, mode: 999}",
        "lmtp: {address: x, mode: 1777}", "lmtp: {address: x, largest: 1023}", "lmtp: {address: x, largest: 67108865}",
        "lmtp: {address: x, sessions: 0}", "lmtp: {address: x, waiting: 0}", "lmtp: {address: x, recipients: []}",
        "lmtp: {address: x, recipients: [stadt.example]}", "lmtp: {address: x, recipients: [\"a@\"]}",
        "lmtp: {address: x, strayLineEnds: maybe}",
        "imap: {url: x}", "imap: [{}]", "imap: [{url: x, bogus: 1}]", "imap: [{url: x, every: 4}]",
        "imap: [{url: x, every: 1741}]", "imap: [{url: x, after: burn}]", "imap: [{url: x, after: move}]",
        "imap: [{url: x, after: seen, moveTo: b}]", "imap: [{url: x, passwordFile: a, tokenFile: b}]",
        "imap: [{url: x, name: \"a b\"}]", "imap: [{url: x, name: a}, {url: y, name: a}]",
        "imap: [{url: x, name: \"2\"}, {url: y}]", "imap: [{url: x, largest: 1023}]",
        "imap: [{url: x, name: \"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddE\"}]",
    ])
    func `mistakes are named`(section: String) {
        #expect(throws: InstallationError.self) { try read(section) }
    }

    @Test func `an address is enough for a mailbox`() throws {
        let mailbox = try #require(try read("imap: [{url: \"imaps://mail.example\"}]").mailboxes.first)
        #expect(mailbox.name == "1" && mailbox.folder == "INBOX" && mailbox.after == .seen && mailbox.every == 300)
        #expect(mailbox.secret == nil && mailbox.largest == 31_457_280 && mailbox.recipient == nil)
    }

    @Test func `all of a mailbox can be set, and secrets stand in files`() throws {
        let installation = try read(
            """
            imap:
              - name: post
                url: imap://127.0.0.1:1143
                user: office
                passwordFile: keys/imap
                folder: Bürgerpost
                moveTo: Erledigt
                certificateAuthorities: ca.pem
                proxy: http://127.0.0.1:3128
                recipient: Post@Stadt.example
                every: 5
                largest: 1024
              - {url: "imaps://b.example", user: b, tokenCommand: [renew, --quiet], after: leave}
              - {url: "imaps://c.example", user: c, tokenFile: /keys/c, after: move, moveTo: Done}
            """)
        let (all, folder) = (installation.mailboxes, installation.folder)
        #expect(all.map(\.name) == ["post", "2", "3"])
        #expect(
            all.map(\.secret) == [
                .passwordFile(folder + "/keys/imap"), .tokenCommand(["renew", "--quiet"]), .tokenFile("/keys/c"),
            ])
        #expect(all.map(\.after) == [.move("Erledigt"), .leave, .move("Done")])
        #expect(all[0].folder == "Bürgerpost" && all[0].certificateAuthorities == folder + "/ca.pem")
        #expect(all[0].recipient == "post@stadt.example" && all[0].every == 5 && all[0].largest == 1_024)
        #expect(all[0].proxy == "http://127.0.0.1:3128" && all[0].url == "imap://127.0.0.1:1143")
    }
}
