/// Why a model's text is not an answer of the form that was asked for.
package enum FormProblem: Error, Sendable, Equatable {
    case noObject
    /// More than one JSON object: which of them is meant cannot be known.
    case severalObjects
    case tooLong(limit: Int)
    /// Offset in the JSON text, which may begin behind prose.
    case json(JSONProblem)
    case schema(SchemaViolation)
}

extension FormProblem: CustomStringConvertible {
    /// Without anything that the model wrote.
    package var description: String {
        switch self {
        case .noObject: "The model's text holds no JSON object."
        case .severalObjects: "The model's text holds several JSON objects."
        case .tooLong(let limit): "The model's text has more than \(limit) bytes."
        case .json(let problem): "The model's JSON cannot be read: \(problem)."
        case .schema(let violation): "The model's answer does not have the form that was asked for: \(violation)."
        }
    }
}

extension JSONSchema {
    /// The JSON object in a model's text, compared with this schema. Linear in the text.
    ///
    /// 1. A block `<think>…</think>` at the beginning is left out.
    /// 2. The rest may be the object alone.
    /// 3. Otherwise the text is searched for `{` with its closing brace, braces in strings left out; prose and code fences
    ///    around it are no part of it. There must be one such place and it must be an object.
    package func object(
        in text: String, limits: JSONLimits = .standard
    ) throws(FormProblem) -> JSON {
        guard text.utf8.count <= limits.bytes else { throw .tooLong(limit: limits.bytes) }
        let bytes = Self.withoutThinking(Array(text.utf8))
        guard let range = try Self.onlyObject(in: bytes) else { throw .noObject }
        let json: JSON
        do throws(JSONProblem) { json = try JSON(bytes[range], limits: limits) } catch { throw .json(error) }
        do throws(SchemaViolation) { try check(json) } catch { throw .schema(error) }
        return json
    }

    private static func withoutThinking(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        let (open, close) = (Array("<think>".utf8), Array("</think>".utf8))
        let text = bytes.drop { $0 <= 0x20 }
        guard text.starts(with: open) else { return text }
        var place = text.startIndex + open.count
        while place + close.count <= text.endIndex {
            if text[place] == close[0], text[place..<place + close.count].elementsEqual(close) {
                return text[(place + close.count)...]
            }
            place += 1
        }
        // Thought to the end and wrote nothing.
        return text[text.endIndex...]
    }

    private static func onlyObject(in bytes: ArraySlice<UInt8>) throws(FormProblem) -> Range<Int>? {
        var (found, start, depth): (Range<Int>?, Int, Int) = (nil, 0, 0)
        var (isInString, isEscaped) = (false, false)
        for place in bytes.indices {
            let byte = bytes[place]
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                }
                continue
            }
            switch byte {
            // A quotation mark in prose starts no string.
            case UInt8(ascii: "\"") where depth > 0: isInString = true
            case UInt8(ascii: "{"):
                if depth == 0 { start = place }
                depth += 1
            case UInt8(ascii: "}") where depth > 0:
                depth -= 1
                guard depth == 0 else { continue }
                guard found == nil else { throw .severalObjects }
                found = start..<place + 1
            default: break
            }
        }
        // An object that begins and does not end was cut, whatever stands before it.
        if depth > 0 { throw .json(JSONProblem(kind: .endsEarly, offset: bytes.endIndex - start)) }
        return found
    }
}
