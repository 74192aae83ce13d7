/// A fast 64-bit checksum: every single changed byte changes it. It guards against damage, not against malice.
enum Checksum {
    private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var first: UInt64 = 0x243F_6A88_85A3_08D3
        var second: UInt64 = 0x1319_8A2E_0370_7344
        var third: UInt64 = 0xA409_3822_299F_31D0
        var fourth: UInt64 = 0x082E_FA98_EC4E_6C89
        var at = 0
        while at + 32 <= bytes.count {
            first = mix(first, word(bytes, at))
            second = mix(second, word(bytes, at + 8))
            third = mix(third, word(bytes, at + 16))
            fourth = mix(fourth, word(bytes, at + 24))
            at += 32
        }
        while at < bytes.count {
            first = mix(first, UInt64(bytes[at]))
            at += 1
        }
        return mix(mix(mix(mix(first, second), third), fourth), UInt64(bytes.count))
    }

    @inline(__always)
    private static func word(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
    }

    @inline(__always)
    private static func mix(_ state: UInt64, _ word: UInt64) -> UInt64 {
        let product = (state ^ word) &* multiplier
        return product << 27 | product >> 37
    }
}
