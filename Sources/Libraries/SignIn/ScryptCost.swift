/// What one run of scrypt costs (RFC 7914). Kept beside each hash, so that it can be raised later.
package struct ScryptCost: Sendable, Equatable {
    /// Binary logarithm of N, the cost in memory and time; 1 to 24.
    package let logarithm: Int
    /// r: 1 to 64.
    package let blockSize: Int
    /// p: 1 to 16.
    package let lanes: Int

    /// - Returns: `nil` outside the ranges: a hash whose cost was tampered with must not take the machine's memory.
    package init?(logarithm: Int, blockSize: Int, lanes: Int) {
        guard (1...24).contains(logarithm), (1...64).contains(blockSize), (1...16).contains(lanes),
            (128 * blockSize) << logarithm <= Self.mostMemory
        else { return nil }
        (self.logarithm, self.blockSize, self.lanes) = (logarithm, blockSize, lanes)
    }

    private init(_ logarithm: Int) { (self.logarithm, blockSize, lanes) = (logarithm, 8, 1) }

    /// N = 2^17, r = 8, p = 1: 128 MiB.
    package static let standard = ScryptCost(17)

    /// N = 2^4, r = 8, p = 1: for tests, in which nobody guesses.
    package static let tests = ScryptCost(4)

    /// Bytes that one run may take at most.
    package static let mostMemory = 1 << 30

    /// Bytes that one run takes.
    package var memory: Int { (128 * blockSize) << logarithm }
}
