/// A logarithm to four digits, quick because it is only a handful of operations.
enum FastLog {
    @inline(__always)
    static func log2(_ value: Float) -> Float {
        let bits = value.bitPattern
        let exponent = Float(Int32(bits >> 23) - 127)
        let fraction = Float(bitPattern: bits & 0x007F_FFFF | 0x3F80_0000)
        return exponent + (-1.703_3 + fraction * (2.396_2 + fraction * (-0.838_5 + fraction * 0.145_8)))
    }
}
