/// Base64 as mail carries it (RFC 2045 section 6.8): bytes outside the alphabet are skipped and counted.
enum Base64 {
    /// Six-bit values; 64 pads, 65 is white space, 66 foreign.
    private static let values: [UInt8] = {
        var table = [UInt8](repeating: 66, count: 256)
        for (index, byte) in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8.enumerated() {
            table[Int(byte)] = UInt8(index)
        }
        table[Int(Byte.equals)] = 64
        for byte in [Byte.space, Byte.tab, Byte.cr, Byte.lf] { table[Int(byte)] = 65 }
        return table
    }()

    /// For each of the four places in a group: the bits of a letter where they end up, or bit 24 for anything else.
    private static let places: [UInt32] = {
        var table = [UInt32](repeating: 1 << 24, count: 1_024)
        for byte in 0..<256 where values[byte] < 64 {
            for place in 0..<4 { table[place * 256 + byte] = UInt32(values[byte]) << UInt32(18 - 6 * place) }
        }
        return table
    }()

    /// What decoding came to.
    struct Outcome {
        var foreignBytes = 0
        var isCut = false
    }

    /// The data of `bytes[range]`, at most `limit` bytes of it.
    ///
    /// Padding ends a group; data after it begins a new one, as in mail glued together from several encodings.
    static func decode(_ bytes: [UInt8], _ range: Range<Int>, limit: Int) -> ([UInt8], Outcome) {
        var outcome = Outcome()
        let cap = max(limit, 0)
        let room = min(range.count / 4 * 3 + 3, cap < Int.max - 8 ? cap + 3 : cap)
        let output = [UInt8](unsafeUninitializedCapacity: room) { target, count in
            bytes.withUnsafeBufferPointer { input in
                values.withUnsafeBufferPointer { values in
                    places.withUnsafeBufferPointer { places in
                        count = decode(input, range, target, cap, values, places, &outcome)
                    }
                }
            }
        }
        return (output, outcome)
    }

    /// Fills `target`, whose room is enough for all groups of four letters, and gives the count of bytes.
    private static func decode(
        _ input: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ target: UnsafeMutableBufferPointer<UInt8>,
        _ cap: Int,
        _ values: UnsafeBufferPointer<UInt8>, _ places: UnsafeBufferPointer<UInt32>, _ outcome: inout Outcome
    ) -> Int {
        let end = min(range.upperBound, input.count)
        var index = max(range.lowerBound, 0)
        var written = 0
        var group: UInt32 = 0
        var letters = 0
        while index < end, written < cap {
            if letters == 0 {
                while end - index >= 4, target.count - written >= 3, written < cap {
                    let first = places[Int(input[index])] | places[256 + Int(input[index + 1])]
                    let bits = first | places[512 + Int(input[index + 2])] | places[768 + Int(input[index + 3])]
                    guard bits < 1 << 24 else { break }
                    target[written] = UInt8(truncatingIfNeeded: bits >> 16)
                    target[written + 1] = UInt8(truncatingIfNeeded: bits >> 8)
                    target[written + 2] = UInt8(truncatingIfNeeded: bits)
                    written += 3
                    index += 4
                }
                guard index < end, written < cap else { break }
            }
            let value = values[Int(input[index])]
            index += 1
            if value < 64 {
                group = group << 6 | UInt32(value)
                letters += 1
                if letters == 4 {
                    written += put(group << 8, 3, target, written)
                    group = 0
                    letters = 0
                }
            } else if value == 64 {
                written += putRest(group, letters, target, written)
                group = 0
                letters = 0
            } else if value == 66 {
                outcome.foreignBytes += 1
            }
        }
        written += putRest(group, letters, target, written)
        outcome.isCut = index < end && written >= cap || written > cap
        return min(written, cap)
    }

    /// Writes what two or three letters without a fourth stand for.
    private static func putRest(
        _ group: UInt32, _ letters: Int, _ target: UnsafeMutableBufferPointer<UInt8>, _ written: Int
    ) -> Int {
        if letters == 2 { return put(group << 20, 1, target, written) }
        if letters == 3 { return put(group << 14, 2, target, written) }
        return 0
    }

    /// Writes the first `count` bytes of `word`, as far as there is room.
    private static func put(
        _ word: UInt32, _ count: Int, _ target: UnsafeMutableBufferPointer<UInt8>, _ written: Int
    ) -> Int {
        let fitting = min(count, target.count - written)
        for offset in 0..<max(fitting, 0) {
            target[written + offset] = UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * offset))
        }
        return max(fitting, 0)
    }

    /// The number of bytes that ``decode(_:_:limit:)`` would give without a limit.
    static func decodedSize(_ bytes: [UInt8], _ range: Range<Int>) -> (size: Int, foreignBytes: Int) {
        var counter = SizeCounter()
        bytes.withUnsafeBufferPointer { input in
            values.withUnsafeBufferPointer { values in
                guard let base = input.baseAddress else { return }
                let end = min(range.upperBound, input.count)
                var index = max(range.lowerBound, 0)
                while end - index >= 8 {
                    let block = base + index
                    let first =
                        values[Int(block[0])] | values[Int(block[1])] | values[Int(block[2])] | values[Int(block[3])]
                    let rest =
                        values[Int(block[4])] | values[Int(block[5])] | values[Int(block[6])] | values[Int(block[7])]
                    if first | rest < 64 {
                        counter.letters &+= 8
                    } else {
                        for offset in 0..<8 { counter.add(values[Int(block[offset])]) }
                    }
                    index += 8
                }
                while index < end {
                    counter.add(values[Int(input[index])])
                    index += 1
                }
            }
        }
        counter.endGroup()
        return (counter.size, counter.foreignBytes)
    }

    private struct SizeCounter {
        var size = 0
        var foreignBytes = 0
        var letters = 0

        @inline(__always)
        mutating func add(_ value: UInt8) {
            if value < 64 {
                letters &+= 1
            } else if value == 64 {
                endGroup()
            } else if value == 66 {
                foreignBytes &+= 1
            }
        }

        mutating func endGroup() {
            size &+= letters / 4 * 3 &+ max(letters % 4 - 1, 0)
            letters = 0
        }
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The padded base64 form of `data`, without line breaks.
    static func encode(_ data: some Collection<UInt8>) -> [UInt8] {
        let data = Array(data)
        var output: [UInt8] = []
        output.reserveCapacity((data.count + 2) / 3 * 4)
        var index = 0
        while index < data.count {
            let first = data[index]
            let second = index + 1 < data.count ? data[index + 1] : 0
            let third = index + 2 < data.count ? data[index + 2] : 0
            output.append(alphabet[Int(first >> 2)])
            output.append(alphabet[Int((first & 3) << 4 | second >> 4)])
            output.append(index + 1 < data.count ? alphabet[Int((second & 15) << 2 | third >> 6)] : Byte.equals)
            output.append(index + 2 < data.count ? alphabet[Int(third & 63)] : Byte.equals)
            index += 3
        }
        return output
    }
}
