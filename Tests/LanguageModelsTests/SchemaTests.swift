import Testing

@testable import LanguageModels

struct SchemaTests {
    static let text = """
        {"type":"object","properties":{"service":{"type":"string","enum":["waste","müll"]},\
        "sure":{"type":"number","minimum":0,"maximum":1},"count":{"type":"integer","minimum":-1,"maximum":3},\
        "notes":{"type":"array","items":{"type":"string","minLength":1,"maxLength":3},"minItems":1,"maxItems":2},\
        "ok":{"type":"boolean"}},"required":["service","notes"],"additionalProperties":false}
        """
    static var schema: JSONSchema { get throws { try JSONSchema(reading: Array(text.utf8)) } }

    @Test func `a schema that is read is written as it was`() throws {
        let schema = try Self.schema
        let again = try JSONSchema(reading: schema.json().bytes)
        #expect(again == schema)
        #expect(schema.json()["required"] == ["service", "notes"])
        let loose = String(decoding: schema.json(.withoutBounds).bytes, as: UTF8.self)
        #expect(!loose.contains("min") && !loose.contains("max"))
        #expect(loose.contains("\"enum\":[\"waste\",\"müll\"]"))
    }

    @Test(arguments: [
        ("[]", SchemaProblem.Kind.notObject), ("{\"type\":\"null\"}", .unknownType),
        ("{\"type\":\"string\",\"pattern\":\"a\"}", .unknownKeyword("pattern")),
        ("{\"type\":\"object\",\"properties\":{}}", .open),
        ("{\"type\":\"object\",\"additionalProperties\":false}", .wrongValue("properties")),
        ("{\"type\":\"array\"}", .wrongValue("items")), ("{\"type\":\"string\",\"enum\":[]}", .noChoices),
        ("{\"type\":\"string\",\"enum\":[\"a\",\"a\"]}", .noChoices),
        ("{\"type\":\"string\",\"enum\":[1]}", .wrongValue("enum")),
        ("{\"type\":\"string\",\"minLength\":-1}", .wrongValue("minLength")),
        ("{\"type\":\"string\",\"minLength\":3,\"maxLength\":2}", .emptyRange),
        ("{\"type\":\"integer\",\"minimum\":3,\"maximum\":2}", .emptyRange),
        (
            "{\"type\":\"object\",\"properties\":{},\"required\":[\"a\"],\"additionalProperties\":false}",
            .requiredUnknown("a")
        ),
        ("{", .json(JSONProblem(kind: .endsEarly, offset: 1))),
    ])
    func `a schema that we do not check whole is refused`(text: String, kind: SchemaProblem.Kind) {
        #expect(throws: SchemaProblem(kind: kind, path: "")) { try JSONSchema(reading: Array(text.utf8)) }
    }

    @Test func `a schema may have eight levels and not nine`() throws {
        func nested(_ levels: Int) -> [UInt8] {
            let open = String(repeating: "{\"type\":\"array\",\"items\":", count: levels - 1)
            return Array((open + "{\"type\":\"boolean\"}" + String(repeating: "}", count: levels - 1)).utf8)
        }
        #expect(try JSONSchema(reading: nested(8)).depth == 8)
        #expect(throws: SchemaProblem(kind: .tooDeep, path: String(repeating: "/[]", count: 8))) {
            try JSONSchema(reading: nested(9))
        }
    }

    @Test func `a schema may have a hundred properties, and a thousand choices, and not one more`() throws {
        func wide(_ count: Int) -> [UInt8] {
            JSONSchema.object((0..<count).map { .init("p\($0)", .boolean) }).json().bytes
        }
        func long(_ count: Int) -> [UInt8] { JSONSchema.choice((0..<count).map { "c\($0)" }).json().bytes }
        _ = try JSONSchema(reading: wide(100))
        #expect(throws: SchemaProblem(kind: .tooLarge, path: "")) { try JSONSchema(reading: wide(101)) }
        _ = try JSONSchema(reading: long(1_000))
        #expect(throws: SchemaProblem(kind: .noChoices, path: "")) { try JSONSchema(reading: long(1_001)) }
    }

    @Test(
        arguments: [
            ("{\"service\":\"waste\",\"notes\":[\"a\"]}", nil),
            ("{\"service\":\"müll\",\"notes\":[\"abc\",\"ä€😀\"]}", nil),
            ("{\"service\":\"waste\",\"notes\":[\"a\"],\"sure\":1,\"count\":-1,\"ok\":true}", nil),
            ("[]", ("wrongType", "")), ("{\"notes\":[\"a\"]}", ("missing", "/service")),
            ("{\"service\":\"tax\",\"notes\":[\"a\"]}", ("notAChoice", "/service")),
            // The same to the eye, other bytes.
            ("{\"service\":\"mu\u{308}ll\",\"notes\":[\"a\"]}", ("notAChoice", "/service")),
            ("{\"service\":1,\"notes\":[\"a\"]}", ("wrongType", "/service")),
            ("{\"service\":\"waste\",\"notes\":[]}", ("tooFew", "/notes")),
            ("{\"service\":\"waste\",\"notes\":[\"a\",\"b\",\"c\"]}", ("tooMany", "/notes")),
            ("{\"service\":\"waste\",\"notes\":[\"a\",\"\"]}", ("tooShort", "/notes/1")),
            ("{\"service\":\"waste\",\"notes\":[\"abcd\"]}", ("tooLong", "/notes/0")),
            ("{\"service\":\"waste\",\"notes\":[\"a\"],\"sure\":1.0001}", ("tooLarge", "/sure")),
            ("{\"service\":\"waste\",\"notes\":[\"a\"],\"sure\":-0.1}", ("tooSmall", "/sure")),
            ("{\"service\":\"waste\",\"notes\":[\"a\"],\"count\":4}", ("tooLarge", "/count")),
            ("{\"service\":\"waste\",\"notes\":[\"a\"],\"count\":1.5}", ("wrongType", "/count")),
            ("{\"service\":\"waste\",\"notes\":[\"a\"],\"ok\":\"true\"}", ("wrongType", "/ok")),
            ("{\"service\":\"waste\",\"notes\":[\"a\"],\"send\":true}", ("unexpectedMember", "")),
        ] as [(String, (String, String)?)])
    func `an answer is compared with its schema`(text: String, expected: (String, String)?) throws {
        let (schema, json) = (try Self.schema, try JSON(Array(text.utf8)))
        var found: (String, String)?
        do throws(SchemaViolation) {
            try schema.check(json)
        } catch {
            found = (error.kind.rawValue, error.path)
            #expect(!error.description.contains("send"), "nothing that the model wrote is shown")
        }
        #expect(found?.0 == expected?.0)
        #expect(found?.1 == expected?.1)
    }
}

struct AnswerObjectTests {
    static let schema = JSONSchema.object([.init("a", .string(length: 0...10))])
    static let object: JSON = ["a": "x"]

    @Test(arguments: [
        "{\"a\":\"x\"}", "  {\"a\":\"x\"}\n", "```json\n{\"a\":\"x\"}\n```", "Sure! {\"a\":\"x\"} Anything \"else\"?",
        "<think>{ or { not</think>{\"a\":\"x\"}", "\n<think></think>\n```\n{\"a\":\"x\"}```", "} {\"a\":\"x\"} }",
    ])
    func `the one object is found`(text: String) throws {
        #expect(try Self.schema.object(in: text) == Self.object)
    }

    @Test(arguments: [
        ("", FormProblem.noObject), ("It rains.", .noObject), ("<think>{\"a\":\"x\"}", .noObject),
        ("{\"a\":\"x\"} or {\"a\":\"y\"}", .severalObjects), ("{} {\"a\":\"x\"}", .severalObjects),
        ("{\"a\":\"x\"", .json(JSONProblem(kind: .endsEarly, offset: 8))),
        ("{a:1}", .json(JSONProblem(kind: .unexpected, offset: 1))),
        ("{\"a\":1}", .schema(SchemaViolation(kind: .wrongType, path: "/a"))),
        ("{\"a\":\"x\",\"a\":\"y\"}", .json(JSONProblem(kind: .duplicateName, offset: 9))),
    ])
    func `everything else is a problem`(text: String, problem: FormProblem) {
        #expect(throws: problem) { try Self.schema.object(in: text) }
    }

    @Test func `braces and quotation marks in strings end nothing`() throws {
        #expect(try Self.schema.object(in: "x {\"a\":\"}{\\\"}\\\\\"} y") == ["a": "}{\"}\\"])
    }

    @Test func `a text may have as many bytes as allowed and not one more`() throws {
        let text = "{\"a\":\"x\"}"
        #expect(try Self.schema.object(in: text, limits: JSONLimits(bytes: 9)) == Self.object)
        #expect(throws: FormProblem.tooLong(limit: 8)) {
            try Self.schema.object(in: text, limits: JSONLimits(bytes: 8))
        }
    }

    @Test(arguments: ["{", "}", "{\"", "{}", "<think>", "```", "{\"a\":", "\\\""])
    func `a megabyte of one thing is searched in linear time`(piece: String) {
        func seconds(_ size: Int) -> Double {
            let text = "<think>" + String(repeating: piece, count: size / piece.utf8.count)
            let plain = String(text.dropFirst(7))
            return fastest {
                for text in [text, plain] { _ = try? Self.schema.object(in: text, limits: JSONLimits(bytes: .max)) }
            }
        }
        let small = seconds(1 << 18)
        #expect(seconds(1 << 20) < max(small, 0.05) * 10)
    }
}
