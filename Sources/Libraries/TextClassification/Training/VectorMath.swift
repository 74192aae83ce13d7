/// Short loops over floats that the compiler turns into vector instructions.
enum VectorMath {
    @inline(__always)
    static func add(
        _ factor: Float, times source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, count: Int
    ) {
        for index in 0..<count { target[index] += factor * source[index] }
    }

    /// Adds up chosen rows of small whole numbers, each times its factor, for up to 24 labels at once: as many sums as
    /// the processor keeps without memory.
    /// - Returns: How many groups of eight labels were done, at most `groups`.
    @inline(__always)
    static func add(
        rows: UnsafePointer<UInt32>, factors: UnsafePointer<Float>, count: Int, of base: UnsafeRawPointer, length: Int,
        scale: Float, to target: UnsafeMutablePointer<Float>, groups: Int
    ) -> Int {
        var first = SIMD8<Float>()
        var second = SIMD8<Float>()
        var third = SIMD8<Float>()
        if groups >= 3 {
            for index in 0..<count {
                let row = base + Int(rows[index]) * length
                let factor = factors[index]
                first += factor * SIMD8<Float>(row.loadUnaligned(as: SIMD8<Int8>.self))
                second += factor * SIMD8<Float>(row.loadUnaligned(fromByteOffset: 8, as: SIMD8<Int8>.self))
                third += factor * SIMD8<Float>(row.loadUnaligned(fromByteOffset: 16, as: SIMD8<Int8>.self))
            }
        } else {
            for index in 0..<count {
                let row = base + Int(rows[index]) * length
                first += factors[index] * SIMD8<Float>(row.loadUnaligned(as: SIMD8<Int8>.self))
                if groups == 2 {
                    second += factors[index] * SIMD8<Float>(row.loadUnaligned(fromByteOffset: 8, as: SIMD8<Int8>.self))
                }
            }
        }
        let done = min(groups, 3)
        for label in 0..<8 {
            target[label] += scale * first[label]
            if done > 1 { target[8 + label] += scale * second[label] }
            if done > 2 { target[16 + label] += scale * third[label] }
        }
        return done
    }
}
