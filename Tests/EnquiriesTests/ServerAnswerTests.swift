import Enquiries
import Testing

struct ServerAnswerTests {
    private static let moment = Timestamp(milliseconds: 0)

    @Test(
        arguments: [
            ("250 2.0.0 Ok: queued as 4XYZ", 250, "2.0.0", "4XYZ"),
            ("250 OK id=1rXyZa-0001Ab-2C", 250, nil, "1rXyZa-0001Ab-2C"),
            ("250 2.0.0 45N8Xk1b012345 Message accepted for delivery", 250, "2.0.0", "45N8Xk1b012345"),
            ("250 2.0.0: 9f8e7d6c Message accepted for delivery", 250, nil, "9f8e7d6c"),
            ("250-2.0.0 thank you 250 2.0.0 queued", 250, "2.0.0", nil),
            ("250", 250, nil, nil),
            ("451 4.3.0 later", 451, "4.3.0", nil),
            ("550-5.1.1 no such user 550 5.1.1 see our pages", 550, "5.1.1", nil),
            ("550 id=5 queued as X", 550, nil, nil),
            ("The mail server offers no way to sign in (250 HELP). Check its address.", 250, nil, nil),
            ("The mail server refuses us: 554 5.7.1 go away. Check the settings.", 554, "5.7.1", nil),
            ("The message was sent, but nobody answered (Timeout was reached).", nil, nil, nil),
            ("in 600 s", nil, nil, nil), ("2500 2.0.0", nil, nil, nil), ("199 x", nil, nil, nil),
            ("250 2.0", 250, nil, nil),
            ("250 2.0.1234 x", 250, nil, nil), ("250 3.0.0 x", 250, nil, nil), ("", nil, nil, nil),
        ] as [(String, Int?, String?, String?)])
    func `what programs can read of an answer is read`(said: String, code: Int?, enhanced: String?, queue: String?) {
        let answer = ServerAnswer(said, at: Self.moment)
        #expect(answer.code == code && answer.enhanced == enhanced && answer.queueID == queue, "\(answer)")
        #expect(answer.text == said)
    }

    @Test(arguments: [(ServerAnswer.longest, ServerAnswer.longest), (ServerAnswer.longest + 1, ServerAnswer.longest)])
    func `a long answer is cut`(length: Int, kept: Int) {
        #expect(ServerAnswer(String(repeating: "x", count: length), at: Self.moment).text.count == kept)
    }

    @Test func `control characters of a stranger become blanks`() {
        #expect(ServerAnswer("250 a\u{1B}[2Jb\u{202E}c\r\nd", at: Self.moment).text == "250 a [2Jb c  d")
    }
}
