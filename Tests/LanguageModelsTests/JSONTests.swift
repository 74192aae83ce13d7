import Testing

@testable import LanguageModels

/// Seconds of the fastest of three runs: other programs make some of them slow.
func fastest(_ work: () -> Void) -> Double {
    (0..<3).map { _ in ContinuousClock().measure(work) / .seconds(1) }.min() ?? 0
}

struct JSONTests {
    @Test(arguments: [
        (" {\"b\" : [1, -2.5, 1e2],\n\"a\":null}", "{\"b\":[1,-2.5,100.0],\"a\":null}"),
        ("\"\\u00e4\\ud83d\\ude00\\n\\/\"", "\"ä😀\\n/\""), ("[true,false,[],{}]", "[true,false,[],{}]"),
        ("9223372036854775807", "9223372036854775807"), ("9223372036854775808", "9.223372036854776e+18"), ("-0", "0"),
        ("\"\\u0001\u{7F}\"", "\"\\u0001\u{7F}\""),
    ])
    func `a text is read and written with its order kept`(text: String, written: String) throws {
        let json = try JSON(Array(text.utf8))
        #expect(String(decoding: json.bytes, as: UTF8.self) == written)
        #expect(try JSON(json.bytes) == json)
    }

    @Test(arguments: [
        ("", JSONProblem.Kind.endsEarly, 0), ("  ", .endsEarly, 2), ("nul", .endsEarly, 3), ("nulx", .unexpected, 0),
        ("1 2", .afterValue, 2), ("[1,]", .unexpected, 3), ("[1 2]", .unexpected, 3), ("{\"a\"}", .unexpected, 4),
        ("{a:1}", .unexpected, 1), ("{\"a\":1,}", .unexpected, 7), ("01", .number, 0), ("1.", .number, 0),
        ("-", .number, 0), ("+1", .unexpected, 0), ("1e999", .number, 0), ("NaN", .unexpected, 0),
        ("\"a", .endsEarly, 2), ("\"\\x\"", .escape, 2), ("\"\\u12g4\"", .escape, 3), ("\"\\ud800\"", .surrogate, 7),
        ("\"\\ud800\\u0041\"", .surrogate, 13), ("\"\\udc00\"", .surrogate, 7), ("\"\u{1}\"", .control, 1),
        ("{\"a\":1,\"a\":2}", .duplicateName, 7), ("]", .unexpected, 0), ("\u{FEFF}1", .unexpected, 0),
    ])
    func `what is not JSON is refused with its place`(text: String, kind: JSONProblem.Kind, offset: Int) {
        #expect(throws: JSONProblem(kind: kind, offset: offset)) { try JSON(Array(text.utf8)) }
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        #expect(throws: JSONProblem(kind: .utf8, offset: 0)) { try JSON([0x22, 0xC3, 0x28, 0x22]) }
    }

    @Test func `each limit holds at its value and not above`() throws {
        let limits = JSONLimits(bytes: 40, depth: 3, values: 6, numberBytes: 5)
        func kind(_ text: String) -> JSONProblem.Kind? {
            do throws(JSONProblem) {
                _ = try JSON(Array(text.utf8), limits: limits)
                return nil
            } catch {
                return error.kind
            }
        }
        #expect(kind(String(repeating: " ", count: 39) + "1") == nil)
        #expect(kind(String(repeating: " ", count: 40) + "1") == .tooManyBytes)
        #expect(kind("[[[1]]]") == nil)
        #expect(kind("[[[[1]]]]") == .tooDeep)
        #expect(kind("[1,2,3,4,5]") == nil)
        #expect(kind("[1,2,3,4,5,6]") == .tooManyValues)
        #expect(kind("12345") == nil)
        #expect(kind("123456") == .numberTooLong)
    }

    @Test func `no cut and no changed byte of a text is a crash`() {
        let text = Array("{\"a\":[1.5e3,\"x\\u00e4\\ud83d\\ude00\",true,null],\"b\":{\"c\":[]}}".utf8)
        for length in 0..<text.count { #expect(throws: JSONProblem.self) { try JSON(text.prefix(length)) } }
        for place in text.indices {
            for byte in [0x00, 0x22, 0x2C, 0x5C, 0x7B, 0x7D, 0xFF] as [UInt8] {
                var changed = text
                changed[place] = byte
                _ = try? JSON(changed)
            }
        }
    }

    @Test(arguments: ["[", "{\"a\":", "\"", "\\", "1", "[1,", "{\"a\":1,", " "])
    func `a megabyte of one thing is read in linear time`(piece: String) {
        func seconds(_ size: Int) -> Double {
            let bytes = Array(String(repeating: piece, count: size / piece.utf8.count).utf8)
            let limits = JSONLimits(bytes: .max, depth: .max, values: .max, numberBytes: 100)
            return fastest { _ = try? JSON(bytes, limits: limits) }
        }
        let small = seconds(1 << 18)
        // Four times the bytes; sixteen times the time would be quadratic.
        #expect(seconds(1 << 20) < max(small, 0.05) * 10)
    }
}
