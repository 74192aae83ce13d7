/// Finds which of many word patterns a word fits, in one pass over its bytes whatever their number.
///
/// An automaton after Aho and Corasick, "Efficient String Matching" (CACM 1975), over the bytes of a word with a border before
/// and behind it: a whole word is a pattern with both borders, a front one with the first, a back one with the second, an inner
/// one with none. Transitions are worked out when the automaton is built, so that each byte costs one look-up.
struct WordAutomaton: Sendable {
    /// Stands before and behind each word; no folded word holds it.
    static let border: UInt8 = 0x20

    /// The class of each byte: bytes that no pattern holds share class 0.
    private let classes: [UInt8]
    private let classCount: Int
    /// `classCount` successors a state.
    private let next: [Int32]
    /// Where the patterns that end at each state begin in ``found``; one more entry than states.
    private let foundStarts: [Int32]
    private let found: [Int32]

    /// - Parameter patterns: Bytes with the borders that they ask for; their numbers are their places.
    init(_ patterns: [[UInt8]]) {
        var classes = [UInt8](repeating: 0, count: 256)
        var count = 1
        for byte in patterns.joined() where classes[Int(byte)] == 0 {
            // At most 255 classes: byte 0xFF stands in no UTF-8.
            classes[Int(byte)] = UInt8(count)
            count += 1
        }
        var next = [Int32](repeating: -1, count: count)
        var own: [[Int32]] = [[]]
        for (number, pattern) in patterns.enumerated() {
            var state = 0
            for byte in pattern {
                let place = state * count + Int(classes[Int(byte)])
                if next[place] < 0 {
                    next[place] = Int32(own.count)
                    own.append([])
                    next.append(contentsOf: repeatElement(-1, count: count))
                }
                state = Int(next[place])
            }
            own[state].append(Int32(number))
        }
        // Breadth first: the state of the longest proper suffix is complete before the states that need it.
        var suffix = [Int](repeating: 0, count: own.count)
        var queue: [Int] = []
        for symbol in 0..<count {
            if next[symbol] < 0 { next[symbol] = 0 } else { queue.append(Int(next[symbol])) }
        }
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            own[state] += own[suffix[state]]
            for symbol in 0..<count {
                let after = next[suffix[state] * count + symbol]
                let child = Int(next[state * count + symbol])
                if child < 0 {
                    next[state * count + symbol] = after
                } else {
                    suffix[child] = Int(after)
                    queue.append(child)
                }
            }
        }
        self.classes = classes
        classCount = count
        self.next = next
        var starts: [Int32] = [0]
        for list in own { starts.append(starts[starts.count - 1] + Int32(list.count)) }
        foundStarts = starts
        found = own.flatMap { $0 }
    }

    /// Appends the numbers of the patterns that the word fits to `numbers`, each once, in no particular order.
    func append(matching word: ArraySlice<UInt8>, to numbers: inout [Int32]) {
        let first = numbers.count
        var state = step(0, Self.border)
        word.withUnsafeBufferPointer { bytes in
            for byte in bytes {
                state = step(state, byte)
                collect(state, from: first, in: &numbers)
            }
        }
        collect(step(state, Self.border), from: first, in: &numbers)
    }

    @inline(__always)
    private func step(_ state: Int, _ byte: UInt8) -> Int {
        Int(next[state * classCount + Int(classes[Int(byte)])])
    }

    @inline(__always)
    private func collect(_ state: Int, from first: Int, in numbers: inout [Int32]) {
        for index in Int(foundStarts[state])..<Int(foundStarts[state + 1]) {
            // An inner pattern can stand in a word twice.
            if !numbers[first...].contains(found[index]) { numbers.append(found[index]) }
        }
    }
}
