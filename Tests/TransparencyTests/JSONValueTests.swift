import Testing
import Transparency

struct JSONValueTests {
    @Test(arguments: [
        (0.0, "0"), (-0.0, "0"), (1.0, "1"), (-1.5, "-1.5"), (1e21, "1e+21"), (1e20, "100000000000000000000"),
        (1e-6, "0.000001"), (1e-7, "1e-7"), (0.1, "0.1"), (123456.789, "123456.789"), (5e-324, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"), (9007199254740993.0, "9007199254740992"),
        (0.000001234, "0.000001234"), (1.234e-10, "1.234e-10"), (295147905179352830000.0, "295147905179352830000"),
        (.infinity, "null"), (.nan, "null"),
    ])
    func `numbers are written as ECMAScript writes them`(number: Double, text: String) {
        #expect(JSONValue.number(number).canonicalText == text)
    }

    @Test func `members are sorted by UTF-16 and nothing is padded`() {
        // The sorting example of RFC 8785 section 3.2.3.
        let value: JSONValue = [
            "\u{20ac}": 1, "\r": 2, "\u{fb33}": 3, "1": 4, "\u{1f600}": 5, "\u{80}": 6, "\u{f6}": 7,
        ]
        #expect(
            value.canonicalText
                == "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"\u{f6}\":7,\"\u{20ac}\":1,\"\u{1f600}\":5,\"\u{fb33}\":3}")
    }

    @Test func `control characters are escaped the short way where there is one`() {
        #expect(
            JSONValue.string("a\"\\\u{8}\t\n\u{c}\r\u{1}\u{1f}/é").canonicalText == #""a\"\\\b\t\n\f\r\u0001\u001f/é""#)
    }
}
