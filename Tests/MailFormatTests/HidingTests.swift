import Testing

@testable import MailFormat

/// The tricks by which a mail tells a machine something that its reader does not see. `SECRET` must never come out.
@Suite struct HidingTests {
    typealias Trick = (name: String, html: String, kind: HiddenContent.Kind)

    static let styles: [Trick] = [
        ("display none", "<p style='display:none'>SECRET</p>", .notDisplayed),
        ("display none in capitals", "<P STYLE='DISPLAY: NONE'>SECRET</P>", .notDisplayed),
        ("display none, important", "<p style='display:none !important'>SECRET</p>", .notDisplayed),
        ("display none with a comment in it", "<p style='display:/**/none'>SECRET</p>", .notDisplayed),
        ("display none with CSS escapes", "<p style='d\\69splay:n\\6f ne'>SECRET</p>", .notDisplayed),
        ("display none with references", "<p style='display&#58;n&#111;ne'>SECRET</p>", .notDisplayed),
        ("display none without quotes", "<p style=display:none>SECRET</p>", .notDisplayed),
        (
            "display none around deep elements", "<div style='display:none'><b><i><u>SECRET</u></i></b></div>",
            .notDisplayed
        ),
        ("display none in a style sheet", "<style>.x{display:none}</style><p class=x>SECRET</p>", .notDisplayed),
        ("display none by id", "<style>#x{display:none}</style><p id=x>SECRET</p>", .notDisplayed),
        ("display none by element", "<style>aside{display:none}</style><aside>SECRET</aside>", .notDisplayed),
        (
            "display none by ancestor", "<style>.a .b{display:none}</style><div class=a><p class=b>SECRET</p></div>",
            .notDisplayed
        ),
        (
            "display none among several classes", "<style>p.b{display:none}</style><p class='a b c'>SECRET</p>",
            .notDisplayed
        ),
        (
            "display none within @media screen", "<style>@media screen{.x{display:none}}</style><p class=x>SECRET</p>",
            .notDisplayed
        ),
        ("visibility hidden", "<p style='visibility:hidden'>SECRET</p>", .notDisplayed),
        ("visibility collapse", "<p style='visibility:collapse'>SECRET</p>", .notDisplayed),
        ("the hidden attribute", "<p hidden>SECRET</p>", .notDisplayed),
        ("opacity 0", "<p style='opacity:0'>SECRET</p>", .notDisplayed),
        ("opacity nearly 0", "<p style='opacity:0.01'>SECRET</p>", .notDisplayed),
        ("opacity in percent", "<p style='opacity:0%'>SECRET</p>", .notDisplayed),
        ("filter opacity", "<p style='filter:opacity(0)'>SECRET</p>", .notDisplayed),
        ("filter alpha of old browsers", "<p style='filter:alpha(opacity=0)'>SECRET</p>", .notDisplayed),
        ("mso-hide", "<p style='mso-hide:all'>SECRET</p>", .notDisplayed),
        ("content-visibility", "<p style='content-visibility:hidden'>SECRET</p>", .notDisplayed),
    ]

    static let sizes: [Trick] = [
        ("font size 0", "<p style='font-size:0'>SECRET</p>", .tooSmall),
        ("font size 1px", "<p style='font-size:1px'>SECRET</p>", .tooSmall),
        ("font size in points", "<p style='font-size:.5pt'>SECRET</p>", .tooSmall),
        ("font size in em", "<p style='font-size:0.05em'>SECRET</p>", .tooSmall),
        ("font size in percent", "<p style='font-size:1%'>SECRET</p>", .tooSmall),
        (
            "font size shrinking by nesting", "<p style='font-size:40%'><b style='font-size:40%'>SECRET</b></p>",
            .tooSmall
        ),
        ("font shorthand", "<p style='font:0/0 a'>SECRET</p>", .tooSmall),
        ("height 0", "<div style='height:0;overflow:hidden'>SECRET</div>", .tooSmall),
        ("max-height 0", "<div style='max-height:0px;overflow:hidden'>SECRET</div>", .tooSmall),
        ("width 0", "<div style='width:0;overflow:hidden'>SECRET</div>", .tooSmall),
        ("a box of one pixel", "<div style='width:1px;height:1px;overflow:auto'>SECRET</div>", .tooSmall),
        ("scale 0", "<div style='transform:scale(0)'>SECRET</div>", .tooSmall),
    ]

    static let colours: [Trick] = [
        ("white on white", "<p style='color:white'>SECRET</p>", .sameColour),
        ("white in hexadecimal", "<p style='color:#FFF'>SECRET</p>", .sameColour),
        ("nearly white", "<p style='color:#fefefe'>SECRET</p>", .sameColour),
        ("white by rgb()", "<p style='color:rgb(255, 255, 255)'>SECRET</p>", .sameColour),
        ("white by hsl()", "<p style='color:hsl(0,0%,100%)'>SECRET</p>", .sameColour),
        ("white by the font element", "<font color=#ffffff>SECRET</font>", .sameColour),
        ("transparent", "<p style='color:transparent'>SECRET</p>", .sameColour),
        ("alpha 0", "<p style='color:rgba(0,0,0,0)'>SECRET</p>", .sameColour),
        ("transparent fill", "<p style='-webkit-text-fill-color:transparent'>SECRET</p>", .sameColour),
        ("black on black", "<p style='background:#000;color:#000'>SECRET</p>", .sameColour),
        (
            "the colour of a table cell",
            "<table><tr><td bgcolor=navy><font color=#000080>SECRET</font></td></tr></table>", .sameColour
        ),
        ("the colour of the body", "<body bgcolor='#eeeeee'><p style='color:#eee'>SECRET</p></body>", .sameColour),
    ]

    static let places: [Trick] = [
        ("far to the left", "<div style='position:absolute;left:-9999px'>SECRET</div>", .offScreen),
        ("far above", "<div style='position:fixed;top:-5000px'>SECRET</div>", .offScreen),
        ("indented away", "<p style='text-indent:-9999px'>SECRET</p>", .offScreen),
        ("margin", "<p style='margin-left:-9999px'>SECRET</p>", .offScreen),
        ("margin shorthand", "<p style='margin:0 0 0 -9999px'>SECRET</p>", .offScreen),
        ("moved by transform", "<p style='transform:translateX(-9999px)'>SECRET</p>", .offScreen),
        ("clip", "<p style='position:absolute;clip:rect(0,0,0,0)'>SECRET</p>", .offScreen),
        ("clip-path", "<p style='clip-path:inset(100%)'>SECRET</p>", .offScreen),
        ("clip-path circle", "<p style='clip-path:circle(0)'>SECRET</p>", .offScreen),
    ]

    static let containers: [Trick] = [
        ("a comment", "<!-- SECRET -->", .comment),
        ("a comment that ends oddly", "<!-- SECRET --!>", .comment),
        ("a comment that stays open", "<!-- SECRET", .comment),
        ("script", "<script>var a = 'SECRET'</script>", .neverShown),
        ("template", "<template><p>SECRET</p></template>", .neverShown),
        ("title", "<head><title>SECRET</title></head>", .neverShown),
        ("noembed", "<noembed>SECRET</noembed>", .neverShown),
        ("iframe", "<iframe>SECRET</iframe>", .neverShown),
        ("svg", "<svg><text>SECRET</text></svg>", .neverShown),
        ("object", "<object><p>SECRET</p></object>", .neverShown),
        ("a closed dialog", "<dialog>SECRET</dialog>", .neverShown),
        ("the text of a tracking pixel", "<img src=http://t.example/x.gif width=1 height=1 alt=SECRET>", .tooSmall),
        ("the text of a hidden picture", "<img style='display:none' alt=SECRET>", .notDisplayed),
    ]

    static func read(_ html: String) -> VisibleText {
        let mail = "From: a@b.example\nContent-Type: text/html; charset=utf-8\n\n" + html
        return MailParser().parse(Array(mail.utf8)).visibleText
    }

    @Test(arguments: styles + sizes + colours + places + containers)
    func `hidden content is taken out of the text and reported`(trick: Trick) {
        let visible = Self.read("<p>before</p>" + trick.html)
        #expect(!visible.text.contains("SECRET"), "\(trick.name)")
        #expect(visible.text.contains("before"), "\(trick.name)")
        let evidence = visible.hidden.first { $0.text.contains("SECRET") }
        #expect(evidence?.kind == trick.kind, "\(trick.name): \(visible.hidden)")
    }

    @Test(arguments: [
        ("tag characters spell a text", "a\u{E0053}\u{E0045}\u{E0043}b", HiddenContent.Kind.tagCharacters, "SEC"),
        ("zero-width characters", "a\u{200B}\u{2060}\u{FEFF}b", .zeroWidth, "\u{200B}\u{2060}\u{FEFF}"),
        ("soft hyphens", "a\u{AD}b", .zeroWidth, "\u{AD}"),
        ("direction overrides", "a\u{202E}b", .bidiControl, "\u{202E}"),
        ("direction isolates", "a\u{2066}b\u{2069}", .bidiControl, "\u{2066}"),
        ("variation selectors as data", "a\u{E0100}b", .tagCharacters, "\u{E0100}"),
        ("hangul filler", "a\u{3164}b", .zeroWidth, "\u{3164}"),
        ("control characters", "a\u{8}b", .controlCharacter, "\u{8}"),
    ])
    func `invisible characters are taken out of plain text and reported`(
        name: String, text: String, kind: HiddenContent.Kind, evidence: String
    ) {
        let mail = "From: a@b.example\nContent-Type: text/plain; charset=utf-8\n\n" + text
        let visible = MailParser().parse(Array(mail.utf8)).visibleText
        #expect(visible.text == "ab", "\(name)")
        #expect(visible.hidden.contains { $0.kind == kind && $0.text.contains(evidence) }, "\(name)")
    }

    @Test(arguments: [
        ("a paragraph after a hidden one that was not closed", "<p style='display:none'>x<p>SEEN"),
        (
            "a visible child of an invisible parent",
            "<p style='visibility:hidden'>x<b style='visibility:visible'>SEEN</b></p>"
        ),
        ("a larger child of a tiny parent", "<p style='font-size:0'>x<b style='font-size:12px'>SEEN</b></p>"),
        ("white on a dark cell", "<table><tr><td bgcolor=#003366><font color=white>SEEN</font></td></tr></table>"),
        ("white on a picture", "<div style='background:url(x.png)'><p style='color:#fff'>SEEN</p></div>"),
        ("rules for print", "<style>@media print{p{display:none}}</style><p>SEEN</p>"),
        ("rules for phones", "<style>@media only screen and (max-width:600px){p{display:none}}</style><p>SEEN</p>"),
        ("height 0 without clipping", "<div style='height:0'>SEEN</div>"),
        ("noscript", "<noscript>SEEN</noscript>"),
        ("small print", "<p style='font-size:7pt'>SEEN</p>"),
        ("grey", "<p style='color:#999'>SEEN</p>"),
        ("an end tag without a start", "</div></p>SEEN"),
        ("a class that another element's rule names", "<style>td.x{display:none}</style><p class=x>SEEN</p>"),
        ("list marks moved to the left", "<ul><li style='text-indent:-18pt;margin-left:36pt'>SEEN</li></ul>"),
    ])
    func `what can be seen stays`(name: String, html: String) {
        #expect(Self.read(html).text.contains("SEEN"), "\(name)")
    }
}
