import Testing
import Transparency

struct StructuredFieldTests {
    private typealias Field = StructuredField

    /// Examples of RFC 9651 sections 3.1 to 3.3, and of other texts that mean the same.
    @Test(
        arguments: [
            ("en=\"Applepie\", da=:w4ZibGV0w6ZydGU=:", nil), ("a=?0, b, c; foo=bar", "a=?0, b, c;foo=bar"),
            ("rating=1.5, feelings=(joy sadness)", nil), ("a=(1 2), b=3, c=4;aa=bb, d=(5 6);valid", nil),
            ("a=1,b=2;x=1;y=2,c=(a   b   c)", "a=1, b=2;x=1;y=2, c=(a b c)"), ("  a=1 , b=2  ", "a=1, b=2"),
            ("a=-0.001, b=12.50, c=-7, d=1.0", "a=-0.001, b=12.5, c=-7, d=1.0"), ("a=@1659578233, b=@-3", nil),
            ("a=%\"This is intended for display to %c3%bcsers.\"", nil), ("a=\"x \\\" \\\\ y\"", nil),
            ("a=foo123/456, b=*x:y", nil), ("a=1, b=2, a=3", "a=3, b=2"), ("a=1;x=1;x=2", "a=1;x=2"), ("a=::", nil),
            ("a=()", nil), ("a=(\"x\";p \"y\");q=?0", nil), ("a=?1", "a"), ("", nil),
        ] as [(String, String?)])
    func `a dictionary is read and written as the RFC says`(text: String, canonical: String?) throws {
        #expect(try Field.text(of: Field.dictionary(text)) == canonical ?? text)
    }

    @Test(arguments: [
        "a=", "=x", "a=1,", "a=1,,b=2", ",a=1", "a=\"open", "a=\"\\x\"", "a=\"ü\"", "a=:*:", "a=:YQ", "A=1", "1=a",
        "a b", "a=1 b=2", "a=1.5.2", "a=1.", "a=.5", "a=1.2345", "a=1234567890123456", "a=1234567890123.1", "a=--1",
        "a=?2", "a=?", "a=@1.5", "a=@", "a=@x", "a=%\"%C3%BC\"", "a=%\"%ff\"", "a=%\"%c3\"", "a=%\"%c\"", "a=%\"x",
        "a=%x", "a=(1", "a=(1,2)", "a=(1\"x\")", "a=)", "a;=1", "a;B=1", "a=1;", "a=\u{1}", "ä=1", "a=1\n", "a\u{0}=1",
        "a=\u{2003}1", "a=1;\tb=2",
    ])
    func `what the grammar does not allow is refused with its place`(text: String) {
        do {
            let read = try Field.dictionary(text)
            Issue.record("read as \(read)")
        } catch {
            guard case .unexpected(let place) = error else {
                Issue.record("\(error)")
                return
            }
            #expect((0...text.utf8.count).contains(place))
        }
    }

    /// As the RFC has it, and as the example of draft-abaris-aicdh has it.
    @Test(arguments: [
        "mode=ai-originated, model=\"m\", date=@7", "mode=ai-originated; model=\"m\"; date=@7",
        "mode=ai-originated;model=\"m\",date=@7", "mode=ai-originated,model=\"m\";date=@7",
    ])
    func `members may be parted by commas or by semicolons`(text: String) throws {
        let values = Field.flat(try Field.dictionary(text))
        #expect(values == ["mode": .token("ai-originated"), "model": .string("m"), "date": .date(7)])
    }

    @Test func `a member counts more than a parameter of the same name`() throws {
        #expect(Field.flat(try Field.dictionary("a=1;mode=none, mode=ai-modified"))["mode"] == .token("ai-modified"))
    }

    @Test(
        arguments: [
            (.integer(1_000_000_000_000_000), .integer), (.integer(-1_000_000_000_000_000), .integer),
            (.decimal(thousandths: 1_000_000_000_000_000), .decimal), (.string("ü"), .string),
            (.string("a\nb"), .string),
            (.string("\u{7F}"), .string), (.token(""), .token), (.token("1a"), .token), (.token("a b"), .token),
            (.date(1_000_000_000_000_000), .date),
        ] as [(StructuredField.Bare, StructuredFieldError.Unwritable)])
    func `what cannot be written is refused`(value: StructuredField.Bare, type: StructuredFieldError.Unwritable) {
        #expect(throws: StructuredFieldError.unwritable(type)) { try Field.text(of: .init(value)) }
    }

    @Test(arguments: ["", "A", "1", "-a", "ä", "a b", "a\n"])
    func `a key that the RFC does not allow is refused`(key: String) {
        #expect(throws: StructuredFieldError.unwritable(.key)) { try Field.text(of: [.init(key, .integer(1))]) }
        #expect(throws: StructuredFieldError.unwritable(.key)) {
            try Field.text(of: .init(.integer(1), [.init(key, .integer(1))]))
        }
    }

    static let limits: [(StructuredFieldError.Limit, @Sendable (Int) -> String)] = [
        (.members, { count in (0..<count).map { "a\($0)" }.joined(separator: ",") }),
        (.innerListItems, { "a=(" + Array(repeating: "1", count: $0).joined(separator: " ") + ")" }),
        (.parameters, { "a" + String(repeating: ";p", count: $0) }),
        (.keyBytes, { String(repeating: "k", count: $0) }),
        (.stringBytes, { "a=\"" + String(repeating: "s", count: $0) + "\"" }),
        (.stringBytes, { "a=%\"" + String(repeating: "s", count: $0) + "\"" }),
        (.tokenBytes, { "a=" + String(repeating: "t", count: $0) }),
        (.sequenceBytes, { "a=:" + base64([UInt8](repeating: 1, count: $0)) + ":" }),
    ]

    @Test(arguments: limits.indices)
    func `each limit is kept at its value and not above`(index: Int) throws {
        let (limit, text) = Self.limits[index]
        let most: [StructuredFieldError.Limit: Int] = [
            .members: 1024, .innerListItems: 256, .parameters: 256, .keyBytes: 64, .stringBytes: 1024,
            .tokenBytes: 512, .sequenceBytes: 16_384,
        ]
        let value = try #require(most[limit])
        #expect(throws: Never.self) { try Field.dictionary(text(value)) }
        do {
            _ = try Field.dictionary(text(value + 1))
            Issue.record("read beyond the limit")
        } catch {
            guard case .limit(limit, _) = error else {
                Issue.record("\(error)")
                return
            }
        }
    }

    @Test func `a field of 65536 bytes is read, a longer one is not`() throws {
        let text = "a=1" + String(repeating: " ", count: 65_533)
        #expect(try Field.dictionary(text).count == 1)
        #expect(throws: StructuredFieldError.limit(.fieldBytes, at: 65_536)) { try Field.dictionary(text + " ") }
    }

    @Test(arguments: 0..<500)
    func `what is written reads the same`(seed: UInt64) throws {
        var random = Numbers(seed)
        let entries = (0..<random.next(below: 6)).map { StructuredField.Entry("k\($0)", Self.member(&random)) }
        let text = try Field.text(of: entries)
        #expect(try Field.dictionary(text) == entries)
        #expect(text.utf8.allSatisfy { (0x20...0x7E).contains($0) })
        let list = entries.map(\.member)
        #expect(try Field.list(Field.parts(ofList: list).joined(separator: ", ")) == list)
        // Any damage gives a value or an error, never a stop.
        var bytes = Array(text.utf8)
        for _ in 0..<3 where !bytes.isEmpty {
            bytes[random.next(below: bytes.count)] = UInt8(truncatingIfNeeded: random.next(below: 256))
        }
        _ = try? Field.dictionary(String(decoding: bytes, as: UTF8.self))
        for length in 0..<min(bytes.count, 60) {
            _ = try? Field.list(String(decoding: bytes[..<length], as: UTF8.self))
        }
    }

    private static func member(_ random: inout Numbers) -> StructuredField.Member {
        let parameters = (0..<random.next(below: 3)).map { StructuredField.Parameter("p\($0)", bare(&random)) }
        guard random.next(below: 4) == 0 else { return .item(.init(bare(&random), parameters)) }
        return .innerList((0..<random.next(below: 4)).map { _ in .init(bare(&random)) }, parameters: parameters)
    }

    private static func bare(_ random: inout Numbers) -> StructuredField.Bare {
        let number = Int64(random.next(below: 1_999_999_999_999_999)) - 999_999_999_999_999
        let scalars = (0..<random.next(below: 12)).map { _ in
            Unicode.Scalar(
                UInt32([0x20 + random.next(below: 95), 0xFC, 0x4E2D, 0x1F600, 0x0A, 0][random.next(below: 6)])) ?? "x"
        }
        let text = String(String.UnicodeScalarView(scalars))
        switch random.next(below: 8) {
        case 0: return .integer(number)
        case 1: return .decimal(thousandths: number)
        case 2: return .string(String(text.unicodeScalars.filter { (0x20...0x7E).contains($0.value) }))
        case 3: return .token(["none", "a/b:c", "*", "T~1"][random.next(below: 4)])
        case 4: return .bytes((0..<random.next(below: 9)).map { UInt8($0 * 31) })
        case 5: return .boolean(random.next(below: 2) == 0)
        case 6: return .date(number)
        default: return .display(text)
        }
    }
}

/// Numbers that are the same in each run (xorshift).
private struct Numbers {
    private var state: UInt64

    init(_ seed: UInt64) { state = (seed &+ 1) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next(below bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }
}
