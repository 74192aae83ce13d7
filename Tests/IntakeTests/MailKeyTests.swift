import Intake
import Testing

struct MailKeyTests {
    private static let mail = "From: a@b.example\r\nSubject: Hi\r\n there\r\nMessage-ID: <1@b>\r\n\r\nText\r\nmore\r\n"

    @Test(arguments: [
        ("the same mail with LF", mail.replacing("\r\n", with: "\n")),
        ("further trace fields", "Received: from x\r\n\tby y\r\nReturn-Path: <a@b.example>\r\n" + mail),
        ("mailbox status fields", "X-Status: A\r\nStatus: RO\r\nX-UID: 5\r\n" + mail),
        ("empty lines at the end", mail + "\r\n\n"),
    ])
    func `copies that took another way are the same mail`(what: String, copy: String) {
        #expect(MailKey.of(Array(copy.utf8)) == MailKey.of(Array(Self.mail.utf8)), "\(what)")
    }

    @Test(arguments: [
        mail.replacing("Hi", with: "Hj"), mail.replacing("more", with: "More"), mail.replacing("<1@b>", with: "<2@b>"),
        mail.replacing("Text\r\nmore", with: "Text\r\n\r\nmore"), "", "\r\n" + mail,
    ])
    func `any other difference is another mail`(other: String) {
        #expect(MailKey.of(Array(other.utf8)) != MailKey.of(Array(Self.mail.utf8)))
    }

    @Test func `a trace field's name in the text does not hide the text`() {
        let one = Array("Subject: x\n\nReceived: 1\n".utf8)
        let two = Array("Subject: x\n\nReceived: 2\n".utf8)
        #expect(MailKey.of(one) != MailKey.of(two))
    }
}
