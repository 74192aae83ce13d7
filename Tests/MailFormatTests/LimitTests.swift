import Testing

@testable import MailFormat

/// Every limit at its value, where nothing is lost, and one above, where a defect says that something is.
@Suite struct LimitTests {
    private func parse(_ text: String, _ change: (inout MailLimits) -> Void) -> MailMessage {
        var limits = MailLimits.standard
        change(&limits)
        return MailParser(limits: limits).parse(Array(text.utf8))
    }

    private func kinds(_ message: MailMessage) -> Set<MailDefect.Kind> { Set(message.defects.map(\.kind)) }

    private func nested(_ levels: Int) -> String {
        (0..<levels).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined() + "\nx\n"
            + (0..<levels).reversed().map { "--b\($0)--\n" }.joined()
    }

    @Test func `depth`() {
        #expect(parse(nested(5)) { $0.depth = 5 }.text == "x")
        let deeper = parse(nested(6)) { $0.depth = 5 }
        #expect(kinds(deeper).contains(.tooDeep))
        #expect(deeper.parts.count == 6)
    }

    @Test func `parts`() {
        func mail(_ count: Int) -> String {
            "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: "--b\n\nx\n", count: count) + "--b--\n"
        }
        let whole = parse(mail(9)) { $0.parts = 10 }
        #expect(whole.parts.count == 10 && !kinds(whole).contains(.tooManyParts))
        let cut = parse(mail(10)) { $0.parts = 10 }
        #expect(cut.parts.count == 10 && kinds(cut).contains(.tooManyParts))
    }

    @Test func `header fields`() {
        let fields = (0..<10).map { "X-\($0): y\n" }.joined()
        let whole = parse(fields + "\nbody") { $0.headerFields = 10 }
        #expect(whole.headerFields.count == 10 && kinds(whole).isEmpty)
        let cut = parse(fields + "X-10: y\n\nbody") { $0.headerFields = 10 }
        #expect(cut.headerFields.count == 10 && kinds(cut) == [.headerCut] && cut.text == "body")
    }

    @Test func `header bytes`() {
        let fields = "A: 1\nB: 2\nC: 3\n"
        #expect(parse(fields + "\nx") { $0.headerBytes = 10 }.headerFields.count == 3)
        let cut = parse(fields + "\nx") { $0.headerBytes = 9 }
        #expect(cut.headerFields.count == 2 && kinds(cut) == [.headerCut] && cut.text == "x")
    }

    @Test func `field bytes`() {
        let whole = parse("Subject:12345\n\nx") { $0.fieldBytes = 5 }
        #expect(whole.subject == "12345" && kinds(whole).isEmpty)
        let cut = parse("Subject:123456\n\nx") { $0.fieldBytes = 5 }
        #expect(cut.subject == "12345" && kinds(cut) == [.headerCut])
    }

    @Test func `parameters and pieces of parameters`() {
        let type = "Content-Type: text/plain; a=1; b=2"
        #expect(kinds(parse(type + "\n\nx") { $0.parameters = 2 }).isEmpty)
        #expect(kinds(parse(type + "; c=3\n\nx") { $0.parameters = 2 }) == [.parametersCut])
        let pieces = "Content-Type: text/plain; name*0=ab; name*1=cd"
        #expect(parse(pieces + "\n\nx") { $0.parameterPieces = 2 }.parts[0].filename == "abcd")
        let cut = parse(pieces + "; name*2=ef\n\nx") { $0.parameterPieces = 2 }
        #expect(cut.parts[0].filename == "abcd" && kinds(cut) == [.parametersCut])
    }

    @Test func `addresses`() {
        #expect(kinds(parse("To: a@b.c, d@e.f\n\nx") { $0.addresses = 2 }).isEmpty)
        let cut = parse("To: a@b.c, d@e.f, g@h.i\n\nx") { $0.addresses = 2 }
        #expect(cut.to.count == 2 && kinds(cut) == [.addressesCut])
    }

    @Test func `identifiers, from both ends`() {
        #expect(kinds(parse("References: <1@x> <2@x>\n\nx") { $0.identifiers = 2 }).isEmpty)
        let cut = parse("References: <1@x> <2@x> <3@x>\n\nx") { $0.identifiers = 2 }
        #expect(cut.references == ["1@x", "3@x"] && kinds(cut) == [.identifiersCut])
    }

    @Test(arguments: ["", "Content-Transfer-Encoding: quoted-printable\n"])
    func `decoded text`(encoding: String) {
        let whole = parse("A: b\n\(encoding)\n12345") { $0.decodedTextBytes = 5 }
        #expect(whole.text == "12345" && kinds(whole).isEmpty)
        let cut = parse("A: b\n\(encoding)\n123456") { $0.decodedTextBytes = 5 }
        #expect(cut.text == "12345" && kinds(cut) == [.decodedCut])
    }

    @Test(arguments: [
        ("MTIzNA==", 4, 4), ("MTIzNA==", 3, 3), ("MTIzNA==", 0, 0), ("MTIzNDU2", 5, 5), ("MTIzNDU2", 6, 6),
    ])
    func `decoded data`(base64: String, limit: Int, wanted: Int) {
        let message = parse("Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n\(base64)") {
            $0.decodedDataBytes = limit
        }
        #expect(message.data(ofPart: 0).count == wanted)
    }

    @Test func `HTML and hidden evidence`() {
        let html = "From: a@b.c\nContent-Type: text/html\n\n<p>12345"
        #expect(parse(html) { $0.htmlBytes = 8 }.visibleText.text == "12345")
        #expect(parse(html) { $0.htmlBytes = 7 }.visibleText.text == "1234")
        let nested = "From: a@b.c\nContent-Type: text/html\n\n<div><div style='display:none'>x"
        #expect(parse(nested) { $0.htmlDepth = 2 }.visibleText.text == "")
        let comments = "From: a@b.c\nContent-Type: text/html\n\n<!--1234567890-->x<!--1234567890-->"
        #expect(parse(comments) { $0.hiddenBytes = 26 }.visibleText.hidden.map(\.text) == ["1234567890"])
    }

    @Test func `defects`() {
        let lines = "Subject: a\n" + String(repeating: "Subject: b\n", count: 5)
        #expect(parse(lines + "\nx") { $0.defects = 5 }.defects.count == 5)
        #expect(parse(lines + "\nx") { $0.defects = 4 }.defects.count == 4)
    }
}
