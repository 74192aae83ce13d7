import Synchronization

/// Working memory for scoring one text, used again for the next one.
final class Scratch {
    let reader = TextReader()
    /// How often each row of the model stands in the text; all zero between texts.
    let counts: UnsafeMutablePointer<UInt8>
    /// The same without an upper limit, for explanations; all zero between texts.
    private(set) lazy var occurrences: UnsafeMutablePointer<UInt32> = {
        let memory = UnsafeMutablePointer<UInt32>.allocate(capacity: max(features, 1))
        memory.initialize(repeating: 0, count: max(features, 1))
        hasOccurrences = true
        return memory
    }()
    private var hasOccurrences = false
    private let features: Int
    /// The rows that stand in the text.
    var rows = HashBuffer()
    /// What each of these rows is multiplied by.
    private(set) var factors: UnsafeMutablePointer<Float>
    private var factorCapacity = 4096
    /// The scores of all labels.
    let scores: UnsafeMutablePointer<Float>

    init(features: Int, stride: Int) {
        self.features = features
        counts = .allocate(capacity: max(features, 1))
        counts.initialize(repeating: 0, count: max(features, 1))
        factors = .allocate(capacity: factorCapacity)
        scores = .allocate(capacity: max(stride, 1))
    }

    /// Makes room for as many factors.
    func reserveFactors(_ count: Int) {
        guard count > factorCapacity else { return }
        factors.deallocate()
        factorCapacity = count * 2
        factors = .allocate(capacity: factorCapacity)
    }

    deinit {
        if hasOccurrences { occurrences.deallocate() }
        counts.deallocate()
        rows.deallocate()
        factors.deallocate()
        scores.deallocate()
    }
}

/// Keeps scratches between texts, one for each thread that is classifying at the same time.
final class ScratchPool: Sendable {
    private struct Shelf: @unchecked Sendable {
        var free: [Scratch] = []
    }

    private let shelf = Mutex(Shelf())

    /// Runs `body` with a scratch of its own.
    func use<Result>(_ image: ModelImage, _ body: (Scratch) -> Result) -> Result {
        let taken = shelf.withLock { shelf -> Shelf in
            var one = Shelf()
            if let last = shelf.free.popLast() { one.free.append(last) }
            return one
        }
        let scratch = taken.free.first ?? Scratch(features: image.layout.featureCount, stride: image.layout.stride)
        let result = body(scratch)
        let back = Shelf(free: [scratch])
        shelf.withLock { $0.free.append(contentsOf: back.free) }
        return result
    }
}
