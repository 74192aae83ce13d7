import Testing

@testable import MailFormat

@Suite struct HTMLTextTests {
    static let cases: [(String, String)] = [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("a  b\n\t c", "a b c"),
        ("<b>a</b> <i>b</i>", "a b"),
        ("<ul><li>one<li>two</ul>", "- one\n- two"),
        ("<ol><li>one</li><li>two</li></ol>", "1. one\n2. two"),
        (
            "<table><tr><td>Name</td><td>Anna</td></tr><tr><td>Town</td><td>Bonn</td></tr></table>",
            "Name Anna\nTown Bonn"
        ),
        ("<a href='https://x.example/p'>here</a>", "here (https://x.example/p)"),
        ("<a href='https://x.example/'>x.example</a>", "x.example"),
        ("<a href='mailto:a@b.example?subject=x'>write</a>", "write (a@b.example)"),
        ("<a href='javascript:alert(1)'>here</a>", "here"),
        ("<a href='#top'>top</a>", "top"),
        ("&auml;&Ouml;&#223;&#x20AC;&amp;lt;&nbsp;x", "äÖß€&lt; x"),
        ("&#150;&#0;&#xD800;&bogus;&ampx", "–\u{FFFD}\u{FFFD}&bogus;&x"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<blockquote><p>a</p><p>b</p></blockquote>c", "> a\n> b\nc"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "> a\n>> b"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("<img src=cid:1 alt='our house'>", "[our house]"),
        ("<h1>Title</h1>text", "Title\n\ntext"),
        ("<textarea>a &amp; b</textarea>", "a & b"),
        ("<a href='https://x.example/p'><img src=cid:1 alt=Logo></a>", "[Logo] (https://x.example/p)"),
        ("<![if !mso]>a<![endif]>", "a"),
    ]

    @Test(arguments: cases)
    func `HTML reads as the text that a browser would show`(html: String, wanted: String) {
        var text = Array(HidingTests.read(html).text.utf8)
        text = Array(text[trimmed(text, 0..<text.count)])
        #expect(String(decoding: text, as: UTF8.self) == wanted)
    }

    @Test func `pictures from elsewhere are counted and not fetched`() {
        let html = "<img src=http://t.example/1.gif><img src='//t.example/2.gif'><img src=cid:x>"
        #expect(HidingTests.read(html).remoteImages == 2)
    }
}
