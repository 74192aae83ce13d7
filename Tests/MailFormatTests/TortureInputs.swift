import Testing

/// Messages made to break parsers: each is a shape that has crashed, stalled or bloated some mail program.
struct TortureInput: Sendable, CustomTestStringConvertible {
    let name: String
    /// Makes the message; `scale` divides its size.
    let make: @Sendable (_ scale: Int) -> [UInt8]

    var testDescription: String { name }

    private static let head = "From: a@b.example\nTo: c@d.example\nSubject: torture\n"

    private static func bytes(_ pieces: String...) -> [UInt8] { pieces.flatMap { Array($0.utf8) } }

    private static func repeated(_ text: String, _ count: Int) -> [UInt8] {
        let piece = Array(text.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(piece.count * count)
        for _ in 0..<count { output.append(contentsOf: piece) }
        return output
    }

    private static func numbered(_ count: Int, _ piece: (Int) -> String) -> [UInt8] {
        var output: [UInt8] = []
        for index in 0..<count { output.append(contentsOf: piece(index).utf8) }
        return output
    }

    private static func noise(_ count: Int) -> [UInt8] {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        return (0..<count).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return UInt8(truncatingIfNeeded: state >> 24)
        }
    }

    private static func body(_ type: String, _ extra: String = "") -> [UInt8] {
        bytes(head, "MIME-Version: 1.0\nContent-Type: ", type, "\n", extra, "\n")
    }

    static let structure: [TortureInput] = [
        TortureInput(name: "100,000 multiparts inside each other") { scale in
            numbered(100_000 / scale) { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }
                + bytes("Content-Type: text/plain\n\nreadable\n")
        },
        TortureInput(name: "20,000 messages inside each other") { scale in
            repeated("Subject: x\nContent-Type: message/rfc822\n\n", 20_000 / scale)
                + bytes("Subject: last\n\nreadable\n")
        },
        TortureInput(name: "20,000 multiparts with one and the same boundary") { scale in
            repeated("Content-Type: multipart/mixed; boundary=b\n\n--b\n", 20_000 / scale)
                + bytes("\nreadable\n--b--\n")
        },
        TortureInput(name: "500,000 empty parts") { scale in
            body("multipart/mixed; boundary=b") + repeated("--b\n\n", 500_000 / scale) + bytes("--b--\n")
        },
        TortureInput(name: "150,000 lines that nearly are the boundary") { scale in
            body("multipart/mixed; boundary=abcdefghijklmnopqrstuvwxyz") + bytes("--abcdefghijklmnopqrstuvwxyz\n\n")
                + repeated("--abcdefghijklmnopqrstuvwxy\n", 150_000 / scale)
        },
        TortureInput(name: "20 MB under an unterminated boundary") { scale in
            body("multipart/mixed; boundary=b") + bytes("--b\nContent-Type: text/plain\n\n")
                + repeated("a line of text that goes on for a while and then ends\n", 380_000 / scale)
        },
    ]

    static let headers: [TortureInput] = [
        TortureInput(name: "100,000 different fields") { scale in
            bytes(head) + numbered(100_000 / scale) { "X-Field-\($0): value\n" } + bytes("\nreadable\n")
        },
        TortureInput(name: "100,000 To fields") { scale in
            repeated("To: a@b.example\n", 100_000 / scale) + bytes("\nreadable\n")
        },
        TortureInput(name: "200,000 addresses in one field") { scale in
            bytes("To: ") + repeated("a@b.example, ", 200_000 / scale) + bytes("z@b.example\n\nreadable\n")
        },
        TortureInput(name: "100,000 comments inside each other") { scale in
            bytes("From: ") + repeated("(", 100_000 / scale) + bytes(" a@b.example\n\nreadable\n")
        },
        TortureInput(name: "100,000 groups inside each other") { scale in
            bytes("To: ") + repeated("a:", 100_000 / scale) + bytes("\n\nreadable\n")
        },
        TortureInput(name: "5 MB in a quoted string that stays open") { scale in
            bytes("From: \"") + repeated("abcde", 1_000_000 / scale) + bytes("\n\nreadable\n")
        },
        TortureInput(name: "100,000 encoded words") { scale in
            bytes("Subject: ") + repeated("=?utf-8?q?=C3=A4?= ", 100_000 / scale) + bytes("\n\nreadable\n")
        },
        TortureInput(name: "one million times =?") { scale in
            bytes("Subject: ") + repeated("=?", 1_000_000 / scale) + bytes("\n\nreadable\n")
        },
        TortureInput(name: "50,000 pieces of a parameter, backwards") { scale in
            let count = 50_000 / scale
            return bytes("Content-Type: text/plain") + numbered(count) { "; name*\(count - $0)=x" }
                + bytes("\n\nreadable\n")
        },
        TortureInput(name: "100,000 parameters") { scale in
            bytes("Content-Type: text/plain") + numbered(100_000 / scale) { "; p\($0)=x" } + bytes("\n\nreadable\n")
        },
        TortureInput(name: "200,000 references") { scale in
            bytes("References:") + numbered(200_000 / scale) { " <\($0)@b.example>\n" } + bytes("\nreadable\n")
        },
        TortureInput(name: "50,000 Received fields") { scale in
            repeated("Received: from a by b; Mon, 2 Nov 2026 10:00:00 +0100\n", 50_000 / scale) + bytes("\nreadable\n")
        },
        TortureInput(name: "a field of 20 MB") { scale in
            bytes("Subject: ") + repeated("abcdefghij", 2_000_000 / scale) + bytes("\n\nreadable\n")
        },
        TortureInput(name: "a field of 20 MB of blanks") { scale in
            bytes("Subject: ") + repeated("          ", 2_000_000 / scale) + bytes("\n\nreadable\n")
        },
        TortureInput(name: "one million folds") { scale in
            bytes("Subject: x\n") + repeated(" y\n", 1_000_000 / scale) + bytes("\nreadable\n")
        },
    ]

    static let bodies: [TortureInput] = [
        TortureInput(name: "20 MB without a line end") { scale in repeated("abcdefghij", 2_000_000 / scale) },
        TortureInput(name: "a body line of 100 MB") { scale in
            bytes(head, "\n") + repeated("abcdefghij", 10_000_000 / scale)
        },
        TortureInput(name: "20 MB of noise said to be base64") { scale in
            body("application/octet-stream", "Content-Transfer-Encoding: base64\n") + noise(20_000_000 / scale)
        },
        TortureInput(name: "5 million soft line breaks") { scale in
            body("text/plain", "Content-Transfer-Encoding: quoted-printable\n") + repeated("=\n", 5_000_000 / scale)
        },
        TortureInput(name: "10 MB of NUL") { scale in
            bytes(head, "\n") + [UInt8](repeating: 0, count: 10_000_000 / scale)
        },
        TortureInput(name: "10 MB of bare CR") { scale in
            bytes(head, "\n") + [UInt8](repeating: 13, count: 10_000_000 / scale)
        },
        TortureInput(name: "10 MB of ISO-2022-JP escapes") { scale in
            body("text/plain; charset=iso-2022-jp") + repeated("\u{1B}$B\u{1B}(B", 1_666_666 / scale)
        },
        TortureInput(name: "10 MB of UTF-7") { scale in
            body("text/plain; charset=utf-7") + repeated("+AGEAYgBj-", 1_000_000 / scale)
        },
        TortureInput(name: "a charset label of 100 kB") { scale in
            bytes(head, "Content-Type: text/plain; charset=\"") + repeated("x", 100_000 / scale)
                + bytes("\"\n\nreadable \n")
        },
        TortureInput(name: "100,000 HTML elements inside each other") { scale in
            body("text/html") + repeated("<div style='color:red'><b>", 50_000 / scale) + bytes("readable")
        },
        TortureInput(name: "one million opening angle brackets in HTML") { scale in
            body("text/html") + repeated("<", 1_000_000 / scale)
        },
        TortureInput(name: "comments in HTML that stay open") { scale in
            body("text/html") + repeated("<!--", 500_000 / scale)
        },
        TortureInput(name: "references and tags in HTML that stay open") { scale in
            body("text/html") + repeated("&amp &#x41 <a href=\"x\" ", 100_000 / scale)
        },
        TortureInput(name: "end tags that no start tag waits for, under 500 open elements") { scale in
            body("text/html") + repeated("<b>", 500) + repeated("</i></p>", 500_000 / scale)
        },
        TortureInput(name: "paragraphs under 500 open elements") { scale in
            body("text/html") + repeated("<span>", 500) + repeated("<p>x", 500_000 / scale)
        },
        TortureInput(name: "200 rules for each of 300,000 elements") { scale in
            body("text/html") + bytes("<style>") + numbered(200) { ".a .b\($0), .x{top:\($0)px}" } + bytes("</style>")
                + repeated("<b class='a b1 x'></b>", 300_000 / scale)
        },
        TortureInput(name: "400,000 styled elements") { scale in
            body("text/html") + repeated("<b style=color:#777>x</b>", 400_000 / scale)
        },
        TortureInput(name: "4 MB of rules") { scale in
            body("text/html") + bytes("<style>") + repeated("a,b{top:1px}", 330_000 / scale) + bytes("</style>x")
        },
        TortureInput(name: "a style of one million declarations") { scale in
            body("text/html") + bytes("<b style='") + repeated("a:b;", 1_000_000 / scale) + bytes("'>x")
        },
        TortureInput(name: "quotes inside each other in HTML") { scale in
            body("text/html") + repeated("<blockquote><p>x", 250_000 / scale)
        },
        TortureInput(name: "one million lines that may begin a quote header") { scale in
            bytes(head, "\n") + repeated("On 1\n", 1_000_000 / scale)
        },
        TortureInput(name: "long lines that may be a quote header") { scale in
            bytes(head, "\n") + repeated("on 1 " + String(repeating: "w", count: 480) + "\n", 20_000 / scale)
        },
        TortureInput(name: "200,000 uuencoded files that do not end") { scale in
            bytes(head, "\n") + repeated("begin 644 a\n#8F%R\n", 200_000 / scale)
        },
        TortureInput(name: "200,000 uuencoded files in the text") { scale in
            bytes(head, "\n") + repeated("begin 644 a\n#8F%R\nend\n", 200_000 / scale)
        },
        TortureInput(name: "50,000 quote headers") { scale in
            bytes(head, "\n") + repeated("On 1 May 2026 at 10:00, a@b.example wrote:\n> x\ny\n", 50_000 / scale)
        },
    ]

    static let all = structure + headers + bodies
}
