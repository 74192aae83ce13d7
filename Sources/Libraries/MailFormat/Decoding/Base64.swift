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

    /// What decoding came to.
    struct Outcome {
        var foreignBytes = 0
        var isCut = false
    }

    /// Appends the data of `bytes[range]` to `output`, at most `limit` bytes of it.
    ///
    /// Padding ends a group; data after it begins a new one, as in mail glued together from several encodings.
    static func decode(_ bytes: [UInt8], _ range: Range<Int>, into output: inout [UInt8], limit: Int) -> Outcome {
        var outcome = Outcome()
        let room = min(range.count / 4 * 3 + 3, max(limit, 0))
        output.reserveCapacity(output.count + room)
        let cap = output.count + min(max(limit, 0), 1 << 40)
        let table = values
        bytes.withUnsafeBufferPointer { input in
            table.withUnsafeBufferPointer { table in
                var index = range.lowerBound
                let end = range.upperBound
                var group: UInt32 = 0
                var count = 0
                while index < end {
                    if count == 0, end - index >= 4 {
                        let first = table[Int(input[index])]
                        let second = table[Int(input[index + 1])]
                        let third = table[Int(input[index + 2])]
                        let fourth = table[Int(input[index + 3])]
                        if first | second | third | fourth < 64 {
                            output.append(first << 2 | second >> 4)
                            output.append(second << 4 | third >> 2)
                            output.append(third << 6 | fourth)
                            index += 4
                            if output.count >= cap { break }
                            continue
                        }
                    }
                    let value = table[Int(input[index])]
                    index += 1
                    if value < 64 {
                        group = group << 6 | UInt32(value)
                        count += 1
                        if count == 4 {
                            output.append(UInt8(truncatingIfNeeded: group >> 16))
                            output.append(UInt8(truncatingIfNeeded: group >> 8))
                            output.append(UInt8(truncatingIfNeeded: group))
                            group = 0
                            count = 0
                            if output.count >= cap { break }
                        }
                    } else if value == 64 {
                        flush(group, count, into: &output)
                        group = 0
                        count = 0
                    } else if value == 66 {
                        outcome.foreignBytes += 1
                    }
                }
                flush(group, count, into: &output)
                if output.count > cap || index < end, output.count >= cap {
                    outcome.isCut = output.count > cap || index < end
                    output.removeLast(output.count - cap)
                }
            }
        }
        return outcome
    }

    /// The number of bytes that ``decode(_:_:into:limit:)`` would give without a limit.
    static func decodedSize(_ bytes: [UInt8], _ range: Range<Int>) -> (size: Int, foreignBytes: Int) {
        var letters = 0
        var size = 0
        var foreign = 0
        let table = values
        bytes.withUnsafeBufferPointer { input in
            table.withUnsafeBufferPointer { table in
                for index in range {
                    let value = table[Int(input[index])]
                    if value < 64 {
                        letters &+= 1
                    } else if value == 64 {
                        size &+= letters / 4 * 3 &+ [0, 0, 1, 2][letters % 4]
                        letters = 0
                    } else if value == 66 {
                        foreign &+= 1
                    }
                }
            }
        }
        return (size + letters / 4 * 3 + [0, 0, 1, 2][letters % 4], foreign)
    }

    private static func flush(_ group: UInt32, _ count: Int, into output: inout [UInt8]) {
        if count == 2 {
            output.append(UInt8(truncatingIfNeeded: group >> 4))
        } else if count == 3 {
            output.append(UInt8(truncatingIfNeeded: group >> 10))
            output.append(UInt8(truncatingIfNeeded: group >> 2))
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
