/// A growing list of feature hashes that is filled without a check for each one.
struct HashBuffer {
    private(set) var base: UnsafeMutablePointer<UInt32>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int = 4096) {
        self.capacity = capacity
        base = .allocate(capacity: capacity)
    }

    subscript(index: Int) -> UInt32 { base[index] }

    mutating func removeAll() { count = 0 }

    /// Makes room for `extra` further hashes.
    @inline(__always)
    mutating func reserve(_ extra: Int) {
        if count + extra > capacity { grow(extra) }
    }

    /// Appends a hash; room must have been reserved.
    @inline(__always)
    mutating func append(_ hash: UInt32) {
        base[count] = hash
        count += 1
    }

    /// Says how many hashes were written to ``base`` directly; room must have been reserved.
    mutating func setCount(_ count: Int) { self.count = count }

    private mutating func grow(_ extra: Int) {
        let larger = max(capacity * 2, count + extra)
        let copy = UnsafeMutablePointer<UInt32>.allocate(capacity: larger)
        copy.update(from: base, count: count)
        base.deallocate()
        base = copy
        capacity = larger
    }

    /// Gives the memory back; the buffer must not be used afterwards.
    func deallocate() { base.deallocate() }
}
