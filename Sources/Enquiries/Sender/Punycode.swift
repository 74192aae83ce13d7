/// Letters beyond ASCII in names of domains (RFC 3492).
enum Punycode {
    /// - Parameter text: What follows `xn--`; in lower case.
    /// - Returns: The label in Unicode, or nil where the text encodes none. A label has at most 63 bytes.
    static func decode(_ text: Substring) -> String? {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, bytes.count <= 63, bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        let split = bytes.lastIndex(of: 0x2D)
        var output = bytes[..<(split ?? 0)].map { Unicode.Scalar($0) }
        var code = 128
        var place = 0
        var bias = 72
        var index = split.map { $0 + 1 } ?? 0
        guard index < bytes.count else { return nil }
        while index < bytes.count {
            let start = place
            var weight = 1
            var step = 36
            while true {
                guard index < bytes.count, let digit = digit(bytes[index]) else { return nil }
                index += 1
                place += digit * weight
                let threshold = min(max(step - bias, 1), 26)
                if digit < threshold { break }
                weight *= 36 - threshold
                step += 36
                // More than any code point can need; what follows would only overflow.
                guard weight < 1 << 32, place < 1 << 32 else { return nil }
            }
            let count = output.count + 1
            bias = adapted(place - start, count, isFirst: start == 0)
            code += place / count
            place %= count
            guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else { return nil }
            output.insert(scalar, at: place)
            place += 1
        }
        var label = String.UnicodeScalarView()
        label.append(contentsOf: output)
        return String(label)
    }

    /// - Parameter label: In lower case; not all ASCII.
    /// - Returns: What follows `xn--` (section 6.3).
    static func encode(_ label: String) -> String {
        let input = label.unicodeScalars.map { Int($0.value) }
        var output = input.filter { $0 < 0x80 }.map { UInt8($0) }
        var handled = output.count
        if handled > 0 { output.append(0x2D) }
        let plain = handled
        var code = 128
        var delta = 0
        var bias = 72
        while handled < input.count {
            let next = input.filter { $0 >= code }.min() ?? code
            delta += (next - code) * (handled + 1)
            code = next
            for scalar in input {
                if scalar < code { delta += 1 }
                guard scalar == code else { continue }
                var rest = delta
                var step = 36
                while true {
                    let threshold = min(max(step - bias, 1), 26)
                    if rest < threshold { break }
                    output.append(letter(threshold + (rest - threshold) % (36 - threshold)))
                    rest = (rest - threshold) / (36 - threshold)
                    step += 36
                }
                output.append(letter(rest))
                bias = adapted(delta, handled + 1, isFirst: handled == plain)
                delta = 0
                handled += 1
            }
            delta += 1
            code += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func letter(_ digit: Int) -> UInt8 { UInt8(digit < 26 ? 0x61 + digit : 0x30 + digit - 26) }

    private static func digit(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x61...0x7A: Int(byte) - 0x61
        case 0x30...0x39: Int(byte) - 0x30 + 26
        default: nil
        }
    }

    private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var bias = 0
        while delta > 455 {
            delta /= 35
            bias += 36
        }
        return bias + 36 * delta / (delta + 38)
    }
}
