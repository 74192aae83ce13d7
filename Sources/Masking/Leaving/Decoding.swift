/// What encoded parts of a request say.
enum Decoding {
    /// Shortest run of base64 or hexadecimal that is decoded.
    private static let shortest = 8

    /// The request with `\u00e4`, with `%C3%A4` and with `=C3=A4` resolved; only what differs from it.
    static func unescaped(_ bytes: [UInt8]) -> [[UInt8]] {
        [json(bytes), percent(bytes, UInt8(ascii: "%")), percent(bytes, UInt8(ascii: "="))].filter { $0 != bytes }
    }

    /// RFC 8259 section 7.
    private static func json(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var units: [UInt16] = []
        var place = 0
        func flush() {
            guard !units.isEmpty else { return }
            result += String(decoding: units, as: UTF16.self).utf8
            units = []
        }
        while place < bytes.count {
            guard bytes[place] == UInt8(ascii: "\\"), place + 1 < bytes.count else {
                flush()
                result.append(bytes[place])
                place += 1
                continue
            }
            if bytes[place + 1] | 0x20 == UInt8(ascii: "u"), place + 5 < bytes.count, let high = pair(bytes, place + 2),
                let low = pair(bytes, place + 4)
            {
                units.append(UInt16(high) << 8 | UInt16(low))
                place += 6
                continue
            }
            flush()
            result.append("nrtbf".utf8.contains(bytes[place + 1]) ? 0x20 : bytes[place + 1])
            place += 2
        }
        flush()
        return result
    }

    /// RFC 3986 section 2.1; with `=` quoted-printable, RFC 2045 section 6.7.
    private static func percent(_ bytes: [UInt8], _ sign: UInt8) -> [UInt8] {
        var result: [UInt8] = []
        var place = 0
        while place < bytes.count {
            if bytes[place] == sign, place + 2 < bytes.count, let byte = pair(bytes, place + 1) {
                result.append(byte)
                place += 3
            } else {
                result.append(sign == UInt8(ascii: "%") && bytes[place] == UInt8(ascii: "+") ? 0x20 : bytes[place])
                place += 1
            }
        }
        return result
    }

    /// Every run of pairs of hexadecimal digits, each way of pairing, with a blank between runs.
    static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
        runs(bytes) { digit($0) != nil }.reduce(into: []) { result, run in
            for shift in 0...1 {
                var place = run.lowerBound + shift
                while place + 1 < run.upperBound {
                    if let byte = pair(bytes, place) { result.append(byte) }
                    place += 2
                }
                result.append(0x20)
            }
        }
    }

    /// Runs of the alphabets of RFC 4648 sections 4 and 5, decoded from each of four places, since what is looked for may
    /// begin inside a longer encoded text. One answer for each place.
    static func base64(_ bytes: [UInt8]) -> [[UInt8]] {
        let runs = runs(bytes) { sextet($0) != nil }
        return (0..<4).map { shift in
            var result: [UInt8] = []
            for run in runs {
                var (bits, count) = (0, 0)
                for byte in bytes[run].dropFirst(shift) {
                    bits = (bits << 6 | (sextet(byte) ?? 0)) & 0xFFFF
                    count += 6
                    if count >= 8 {
                        count -= 8
                        result.append(UInt8(bits >> count & 0xFF))
                    }
                }
                result.append(0x20)
            }
            return result
        }
    }

    private static func runs(_ bytes: [UInt8], where fits: (UInt8) -> Bool) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = 0
        for place in 0...bytes.count where place == bytes.count || !fits(bytes[place]) {
            if place - start >= shortest { runs.append(start..<place) }
            start = place + 1
        }
        return runs
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    private static func pair(_ bytes: [UInt8], _ place: Int) -> UInt8? {
        guard let high = digit(bytes[place]), let low = digit(bytes[place + 1]) else { return nil }
        return high << 4 | low
    }

    private static func sextet(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x41...0x5A: Int(byte) - 0x41
        case 0x61...0x7A: Int(byte) - 0x47
        case 0x30...0x39: Int(byte) + 4
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
